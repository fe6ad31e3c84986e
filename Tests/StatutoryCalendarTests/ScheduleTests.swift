// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Schedules")
struct ScheduleTests {
  let calendar: WorkingCalendar
  let law: RuleBook

  init() throws {
    calendar = try .english()
    law = try RuleBook(calendar: calendar, months: .statutory)
  }

  func lines(
    _ states: [(CaseStatus, Day)], held: [(MeetingKind, Day)] = [], events: [(MeetingKind, Day)] = [],
    from first: Day, through last: Day
  ) throws -> [String] {
    try law.schedule(of: history(states, held: held, events: events), from: first, through: last).map(\.line)
  }

  @Test("A child new in care: the first review, three months, then every six")
  func lookedAfter() throws {
    #expect(
      try lines([(.lookedAfter, "2015-01-12")], from: "2015-01-12", through: "2016-05-08") == [
        "LAC1 first-review ..2015-02-09", "LAC2 second-review ..2015-05-09", "LAC3 later-review ..2015-11-09",
      ])
    #expect(
      try lines([(.lookedAfter, "2015-01-12")], from: "2015-01-12", through: "2016-05-09").last
        == "LAC3 later-review ..2016-05-09", "the last day is included")
  }

  @Test("An overdue meeting is held on the first day, and the next count from then")
  func overdue() throws {
    #expect(
      try lines([(.lookedAfter, "2014-10-01")], from: "2015-01-12", through: "2015-12-31") == [
        "LAC1 first-review ..2014-10-29", "LAC2 second-review ..2015-04-12", "LAC3 later-review ..2015-10-12",
      ])
  }

  @Test("A strategy discussion leads to a conference and its reviews")
  func conferences() throws {
    #expect(
      try lines([(.strategyDiscussion, "2014-12-08")], from: "2014-12-10", through: "2015-12-31") == [
        "CP1 initial-conference ..2014-12-31", "CP2 first-review-conference 2015-01-01..2015-03-31",
        "CP3 later-review-conference 2015-04-01..2015-09-30",
      ])
    #expect(
      try lines([(.transferredIn, "2014-12-08")], from: "2014-12-10", through: "2015-06-30") == [
        "CP1T transfer-in-conference ..2014-12-31", "CP2 first-review-conference 2015-01-01..2015-03-31",
      ])
  }

  @Test("A child already on a plan does not get a second one from a new conference")
  func alreadyOnPlan() throws {
    #expect(
      try lines(
        [(.onPlan, "2014-09-01"), (.strategyDiscussion, "2014-12-08")],
        held: [(.firstReviewConference, "2014-11-17")], from: "2014-12-10", through: "2015-06-30") == [
          "CP1 initial-conference ..2014-12-31", "CP3 later-review-conference 2014-11-18..2015-05-17",
        ])
  }

  @Test("Events and a disruption ask for one meeting; the review they bring restarts the review clock")
  func once() throws {
    #expect(
      try lines(
        [(.lookedAfter, "2014-10-01"), (.adoptionDisrupted, "2015-02-02")],
        held: [(.firstReview, "2014-10-20"), (.secondReview, "2015-01-05")],
        events: [(.broughtForwardReview, "2015-03-03"), (.secondPartReview, "2015-01-05")],
        from: "2015-01-12",
        through: "2015-12-31") == [
          "ADJ second-part-review ..2015-02-02", "LAC-EARLY brought-forward-review ..2015-03-02",
          "AD-DIS adoption-disruption-review 2015-03-02..2015-03-16", "LAC3 later-review ..2015-09-02",
        ])
  }

  @Test("Care leavers: the review after 28 days, then every three months, and pathway reviews go on")
  func careLeavers() throws {
    #expect(
      try lines([(.housedCareLeaver, "2015-02-02")], from: "2015-02-02", through: "2015-10-01") == [
        "PP2a housed-first-review 2015-03-02..2015-03-30", "PP2b housed-later-review ..2015-06-30",
        "PP2b housed-later-review ..2015-09-30",
      ])
    #expect(
      try lines([(.pathway, "2015-02-02")], from: "2015-02-02", through: "2016-02-02") == [
        "PP1 pathway-review ..2015-08-02", "PP1 pathway-review ..2016-02-02",
      ])
  }

  @Test("A pathway review before the housed care leaver's window answers the pathway clock only")
  func pathwayThenHoused() throws {
    #expect(
      try lines(
        [(.pathway, "2014-08-20"), (.housedCareLeaver, "2015-02-02")], from: "2015-02-02",
        through: "2015-07-01")
        == [
          "PP1 pathway-review ..2015-02-20", "PP2a housed-first-review 2015-03-02..2015-03-30",
          "PP2b housed-later-review ..2015-06-30",
        ])
  }

  @Test("Months alone need no bank holidays, however far ahead")
  func beyondKnownYears() throws {
    let held: [(MeetingKind, Day)] = [(.firstReview, "2028-06-01"), (.secondReview, "2028-08-01")]
    let meetings = try lines(
      [(.lookedAfter, "2028-05-08")], held: held, from: "2028-09-01", through: "2031-08-31")
    #expect(meetings.count == 6)
    #expect(meetings.last == "LAC3 later-review ..2031-08-01")
  }

  @Test("Nothing is due in a time that ends before it begins")
  func emptyTime() throws {
    #expect(try lines([(.lookedAfter, "2014-10-01")], from: "2015-01-12", through: "2015-01-11").isEmpty)
  }

  @Test(
    "Any history ends in a schedule: in order, in time, no clock twice on a day, never later than allowed")
  func anyHistory() throws {
    let seed: UInt64 = 8841
    var random = SeededGenerator(seed: seed)
    let first: Day = "2015-01-05"
    let last: Day = "2016-01-04"
    let eventKinds = MeetingKind.allCases.filter(\.isAskedForByEvent)
    for round in 0..<400 {
      let tightest = Tightening(
        rule: ["LAC3", "CP3", "PP1", "SEC2"].randomElement(using: &random) ?? "LAC3", cohort: "often",
        within: [.workingDays(1), .calendarDays(1), .months(1)].randomElement(using: &random) ?? .months(1),
        source: "test")
      let book = try RuleBook(
        calendar: calendar, months: MonthCount.allCases.randomElement(using: &random) ?? .strict,
        tightenings: [tightest])
      var child = CaseHistory(spells: [], held: [], cohorts: round % 4 == 0 ? ["often"] : [])
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let status = CaseStatus.allCases.randomElement(using: &random) ?? .lookedAfter
        let isOpen = Int.random(in: 0..<4, using: &random) > 0
        // Some begin after the schedule does, which files with mistakes can hold.
        let since = random.day("2012-01-01"..."2015-06-30")
        child.spells.append(.init(status: status, since: since, until: isOpen ? nil : since + 30))
      }
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let kind = MeetingKind.allCases.randomElement(using: &random) ?? .laterReview
        child.held.append(.init(kind: kind, day: random.day("2012-01-01"..."2015-03-31")))
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let kind = eventKinds.randomElement(using: &random) ?? .broughtForwardReview
        child.events.append(.init(kind: kind, day: random.day("2014-12-01"..."2015-12-31")))
      }
      let meetings = try book.schedule(of: child, from: first, through: last)
      let days = meetings.map { max($0.closes, first) }
      let about: Comment = "seed \(seed), round \(round): \(child)"
      #expect(days == days.sorted(), about)
      #expect(days.allSatisfy { $0 <= last }, about)
      #expect(meetings.allSatisfy { ($0.opens ?? $0.closes) <= $0.closes }, about)
      let clocks = zip(meetings, days).filter { !$0.0.kind.isAskedForByEvent }
        .map { "\($0.0.kind.group) \($0.1)" }
      #expect(Set(clocks).count == clocks.count, about)
      #expect(meetings.filter { $0.kind == .adoptionDisruptionReview }.count <= 5, about)
      #expect(meetings.filter(\.kind.isAskedForByEvent).count <= child.events.count, about)
      // The first meetings are the windows of the history itself.
      let windows = try book.windows(of: child).filter { max($0.closes, first) <= last }
      #expect(meetings.first == windows.first, about)
    }
  }

  @Test("A schedule stays the same as long as it says when it begins on a later day")
  func holds() throws {
    let cases: [(states: [(CaseStatus, Day)], held: [(MeetingKind, Day)], events: [(MeetingKind, Day)])] = [
      ([(.lookedAfter, "2015-01-12")], [], []),
      ([(.lookedAfter, "2014-03-01"), (.onPlan, "2014-11-20")], [(.laterReview, "2014-10-01")], []),
      ([(.strategyDiscussion, "2015-01-10")], [], []),
      ([(.lookedAfter, "2014-10-01")], [], []),
      (
        [(.lookedAfter, "2014-03-01"), (.shortBreaks, "2014-05-05")], [(.laterReview, "2014-12-01")],
        [(.secondPartReview, "2014-12-30")]
      ),
    ]
    for (number, sample) in cases.enumerated() {
      let history = history(sample.states, held: sample.held, events: sample.events)
      let first: Day = "2015-01-12"
      let course = try law.course(of: history, from: first, through: first + 364)
      let end = try #require(course.holdsThrough)
      #expect(end >= first)
      for start in first...end {
        #expect(
          try law.schedule(of: history, from: start, through: start + 364) == course.meetings,
          "case \(number), \(start)")
      }
      // A window that is over moves with the first day; else the day after the last brings another meeting, or makes
      // the first window overdue.
      let next = try law.course(of: history, from: end + 1, through: end + 365)
      #expect(
        next.meetings != course.meetings || next.holdsThrough == end + 1, "case \(number) could hold longer")
    }
    #expect(
      try law.course(of: history([]), from: "2015-01-12", through: "2016-01-11").holdsThrough == nil)
  }
}
