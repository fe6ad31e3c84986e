// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Local policies")
struct LocalPolicyTests {
  let calendar: WorkingCalendar

  init() throws { calendar = try .english() }

  func book(
    _ rule: String, _ within: Interval, cohort: String? = nil, months: MonthCount = .strict,
    countStartDay: Bool = false
  ) throws -> RuleBook {
    let tightening = Tightening(rule: rule, cohort: cohort, within: within, source: "local manual 4.2")
    return try RuleBook(
      calendar: calendar, months: months, countStartDay: countStartDay, tightenings: [tightening])
  }

  static let twoReviews: [(MeetingKind, Day)] = [(.firstReview, "2013-01-28"), (.secondReview, "2013-04-15")]

  @Test("Halton's three months for a child out of the area hold for that cohort only")
  func cohort() throws {
    let book = try book("LAC3", .months(3), cohort: "out-of-area", months: .statutory)
    let states: [(CaseStatus, Day)] = [(.lookedAfter, "2013-01-02")]
    #expect(try book.lines(states, held: Self.twoReviews) == ["LAC3 later-review ..2013-10-15"])
    #expect(
      try book.lines(states, held: Self.twoReviews, cohorts: ["under-fives"])
        == ["LAC3 later-review ..2013-10-15"])
    #expect(
      try book.lines(states, held: Self.twoReviews, cohorts: ["under-fives", "out-of-area"])
        == ["LAC3 later-review ..2013-07-15"])
  }

  @Test("A window names the local policy when it decided, and only then")
  func citation() throws {
    let book = try book("LAC3", .months(3), cohort: "out-of-area")
    func citation(_ cohorts: Set<String>) throws -> String? {
      let child = history([(.lookedAfter, "2013-01-02")], held: Self.twoReviews, cohorts: cohorts)
      return try book.windows(of: child).first?.citation
    }
    #expect(try citation(["out-of-area"])?.hasSuffix("reg 33(2); tightened by local manual 4.2") == true)
    #expect(try citation([])?.hasSuffix("reg 33(2)") == true)
    let equal = try RuleBook(
      calendar: calendar,
      tightenings: [Tightening(rule: "LAC3", cohort: nil, within: .months(6), source: "local manual 4.2")])
    let window = try equal.windows(of: history([(.lookedAfter, "2013-01-02")], held: Self.twoReviews)).first
    #expect(window?.citation.hasSuffix("reg 33(2)") == true)
  }

  @Test("Lancashire's five months between conferences hold for every child")
  func everyChild() throws {
    let book = try book("CP3", .months(5), months: .statutory)
    let held: [(MeetingKind, Day)] = [
      (.initialConference, "2011-09-06"), (.firstReviewConference, "2011-11-30"),
    ]
    #expect(
      try book.lines([(.onPlan, "2011-09-06")], held: held)
        == ["CP3 later-review-conference 2011-12-01..2012-04-30"])
  }

  @Test("Of several policies the shortest decides")
  func shortest() throws {
    let book = try RuleBook(
      calendar: calendar, months: .statutory,
      tightenings: [
        Tightening(rule: "LAC3", cohort: nil, within: .months(5), source: "manual"),
        Tightening(rule: "LAC3", cohort: "under-fives", within: .months(3), source: "panel"),
        Tightening(rule: "LAC3", cohort: "under-fives", within: .months(4), source: "board"),
      ])
    let child = history([(.lookedAfter, "2013-01-02")], held: Self.twoReviews, cohorts: ["under-fives"])
    let window = try #require(try book.windows(of: child).first)
    #expect(window.closes == "2013-07-15")
    #expect(window.citation.hasSuffix("tightened by panel"))
  }

  @Test("A policy in another unit binds only where it is earlier, and never moves a window later")
  func otherUnit() throws {
    // 26 days are never later than 20 working days, and earlier from all but a few days.
    let book = try book("LAC1", .calendarDays(26))
    #expect(try book.lines([(.lookedAfter, "2019-11-04")]) == ["LAC1 first-review ..2019-11-30"])
    let sunday = try #require(try book.windows(of: history([(.lookedAfter, "2019-11-03")])).first)
    #expect(sunday.closes == "2019-11-29")
    #expect(sunday.citation.hasSuffix("reg 33(1)"), "both end on that day")
  }

  @Test("A policy that could be later than the law on any day is refused with the law's citation")
  func loosens() throws {
    let cases: [(rule: String, local: Interval, statutory: String, cites: String)] = [
      ("LAC1", .workingDays(21), "20 working days", "SI 2010/959), reg 33(1)"),
      ("LAC1", .calendarDays(28), "20 working days", "reg 33(1)"),
      ("LAC1", .months(1), "20 working days", "reg 33(1)"),
      ("LAC2", .calendarDays(90), "3 months", "reg 33(2)"),
      ("LAC2", .workingDays(62), "3 months", "reg 33(2)"),
      ("LAC3", .months(7), "6 months", "reg 33(2)"),
      ("AD1", .workingDays(20), "28 days", "reg 36(3)(a)"),
      ("AD1", .months(1), "28 days", "reg 36(3)(a)"),
      ("CP1", .workingDays(16), "15 working days", "Working Together"),
      ("CP3", .months(12), "6 months", "Working Together"),
      ("IRO1", .workingDays(6), "5 working days", "s 25A(2)"),
    ]
    for (rule, local, statutory, cites) in cases {
      let citation = try #require(try RuleBook(calendar: calendar).rules.first { $0.id == rule }?.citation)
      let expected = RuleError.loosens(
        rule: rule, citation: citation, statutory: statutory, local: local.description)
      #expect(throws: expected, "\(rule)") { try book(rule, local) }
      #expect(citation.contains(cites))
      for part in [rule, citation, statutory, local.description] {
        #expect(expected.description.contains(part), "\(expected.description)")
      }
    }
  }

  @Test("Whatever the policy that is let through, on every day its window closes no later than the law's")
  func neverLater() throws {
    let days = Array(stride(from: Day("2010-01-01"), through: "2028-03-01", by: 17))
    let intervals: [Interval] = [
      .workingDays(1), .workingDays(15), .workingDays(18), .workingDays(20), .workingDays(59),
      .calendarDays(19),
      .calendarDays(26), .calendarDays(28), .calendarDays(89), .calendarDays(91), .calendarDays(181),
      .months(1),
      .months(3), .months(5), .months(6),
    ]
    for months in MonthCount.allCases {
      let law = try RuleBook(calendar: calendar, months: months)
      var accepted = 0
      for rule in ["LAC1", "LAC2", "LAC3", "AD1", "SEC1"] {
        for interval in intervals {
          guard let local = try? book(rule, interval, months: months) else { continue }
          accepted += 1
          for day in days {
            let latest = try #require(try law.deadline(rule: rule, from: day))
            let own = try #require(try local.deadline(rule: rule, from: day))
            if own > latest {
              Issue.record("\(rule), \(interval), \(months) from \(day): \(own) after \(latest)")
            }
          }
        }
      }
      #expect(accepted > 25, "\(months): a test of nothing would pass")
    }
  }

  @Test("Policies that are accepted at the very limit")
  func atTheLimit() throws {
    #expect(throws: Never.self) { try book("LAC1", .workingDays(20)) }
    #expect(throws: Never.self) { try book("LAC1", .calendarDays(26)) }
    #expect(throws: Never.self) { try book("LAC2", .calendarDays(89)) }
    #expect(throws: Never.self) { try book("LAC2", .calendarDays(91), months: .mis) }
    #expect(throws: Never.self) { try book("CP1", .calendarDays(19)) }
    #expect(throws: Never.self) { try book("IRO2", .workingDays(5)) }
  }

  @Test("An unknown rule is refused, and the message lists the rules")
  func unknownRule() throws {
    #expect(throws: RuleError.unknownRule(id: "LAC4")) { try book("LAC4", .months(3)) }
    #expect(RuleError.unknownRule(id: "LAC4").description.contains("LAC1, LAC2, LAC3"))
    #expect(throws: RuleError.unknownRule(id: "A")) {
      try RuleBook(calendar: calendar, unconfirmedIntervals: ["B": .months(1), "A": .months(1)])
    }
  }

  @Test(
    "An interval that is no time at all or more than a year is refused",
    arguments: [
      Interval.workingDays(0), .workingDays(-3), .calendarDays(0), .calendarDays(400), .months(0),
      .months(13),
      .months(.max), .calendarDays(.max), .workingDays(.min),
    ])
  func unusable(interval: Interval) throws {
    let citation = try #require(try RuleBook(calendar: calendar).rules.first { $0.id == "LAC3" }?.citation)
    let expected = RuleError.unusableInterval(
      rule: "LAC3", citation: citation, local: interval.description)
    #expect(throws: expected) { try book("LAC3", interval) }
    #expect(expected.description.contains(interval.description))
  }

  @Test("When the start day counts, one working day would end on the day it starts and is refused")
  func noTimeAtAll() throws {
    #expect(throws: RuleError.self) { try book("LAC3", .workingDays(1), countStartDay: true) }
    #expect(throws: Never.self) { try book("LAC3", .workingDays(2), countStartDay: true) }
    #expect(throws: Never.self) { try book("LAC3", .workingDays(1)) }
  }

  @Test("A policy that could end before the meeting may be held is refused")
  func endsBeforeOpening() throws {
    let citation = try #require(try RuleBook(calendar: calendar).rules.first { $0.id == "AD-DIS" }?.citation)
    let expected = RuleError.endsBeforeOpening(
      rule: "AD-DIS", citation: citation, opens: "28 days", local: "27 days")
    #expect(throws: expected) { try book("AD-DIS", .calendarDays(27)) }
    #expect(expected.description.contains("28 days after the trigger"))
    #expect(throws: RuleError.self) { try book("AD-DIS", .workingDays(20)) }
    #expect(
      try book("AD-DIS", .calendarDays(28)).lines([(.adoptionDisrupted, "2015-02-02")])
        == ["AD-DIS adoption-disruption-review 2015-03-02..2015-03-02"])
  }

  @Test("A rule without a time cannot be tightened or replaced")
  func countsNoTime() throws {
    for rule in ["LAC-EARLY", "LAC-PWP", "LAC-UNREG", "R44"] {
      let citation = try #require(try RuleBook(calendar: calendar).rules.first { $0.id == rule }?.citation)
      let expected = RuleError.countsNoTime(rule: rule, citation: citation)
      #expect(throws: expected) { try book(rule, .calendarDays(3)) }
      #expect(throws: expected) {
        try RuleBook(calendar: calendar, unconfirmedIntervals: [rule: .calendarDays(3)])
      }
      #expect(expected.description.contains(citation))
    }
  }

  @Test("What is not confirmed can be set to what the service knows, longer too, and says so")
  func unconfirmed() throws {
    let book = try RuleBook(
      calendar: calendar, months: .statutory,
      unconfirmedIntervals: ["SEC1": .calendarDays(28), "PP2a": .calendarDays(70), "SB1": .months(4)])
    #expect(try book.lines([(.secure, "2015-01-31")]) == ["SEC1 secure-first-review ..2015-02-28"])
    #expect(try book.lines([(.secure, "2015-03-31")]) == ["SEC1 secure-first-review ..2015-04-28"])
    #expect(
      try book.lines([(.housedCareLeaver, "2015-02-02")])
        == ["PP2a housed-first-review 2015-03-02..2015-04-13"])
    #expect(try book.lines([(.shortBreaks, "2015-01-31")]) == ["SB1 short-breaks-first-review ..2015-05-31"])
    let rule = try #require(book.rules.first { $0.id == "SB1" })
    #expect(rule.within == .months(4))
    #expect(rule.note.hasSuffix("This service's interval; the table has 3 months."))
  }

  @Test("Confirmed law cannot be replaced, shorter or longer")
  func confirmedLaw() throws {
    for (rule, interval) in [
      ("LAC1", Interval.workingDays(10)), ("AD1", .calendarDays(29)), ("CP1", .workingDays(20)),
    ] {
      #expect {
        try RuleBook(calendar: calendar, unconfirmedIntervals: [rule: interval])
      } throws: { error in
        guard case .confirmedLaw(rule, let citation, _) = error as? RuleError else { return false }
        return "\(error)".contains(citation) && "\(error)".contains("tighten")
      }
    }
  }

  @Test("A tightening is held against the interval that the service has set")
  func tighteningOfReplaced() throws {
    let weeks = Tightening(rule: "SEC1", cohort: nil, within: .calendarDays(28), source: "manual")
    #expect(throws: Never.self) { try RuleBook(calendar: calendar, tightenings: [weeks]) }
    #expect(throws: RuleError.self) {
      try RuleBook(
        calendar: calendar, tightenings: [weeks], unconfirmedIntervals: ["SEC1": .calendarDays(21)])
    }
  }

  @Test("A replacement must leave the meeting a day on which it may be held")
  func replacementBeforeOpening() throws {
    #expect(throws: RuleError.self) {
      try RuleBook(calendar: calendar, unconfirmedIntervals: ["PP2a": .calendarDays(20)])
    }
    #expect(throws: RuleError.self) {
      try RuleBook(calendar: calendar, unconfirmedIntervals: ["SB1": .months(0)])
    }
  }

  @Test("A rule book says how it counts")
  func settings() throws {
    let book = try RuleBook(calendar: calendar, months: .mis, countStartDay: true)
    #expect(book.months == .mis)
    #expect(book.countStartDay)
    #expect(book.calendar.lastYear == 2028)
    #expect(try RuleBook(calendar: calendar).months == .strict)
  }
}
