// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Windows of reviews")
struct ReviewWindowTests {
  let law: RuleBook
  let strict: RuleBook
  let mis: RuleBook

  init() throws {
    law = try RuleBook(calendar: .english(), months: .statutory)
    strict = try RuleBook(calendar: .english())
    mis = try RuleBook(calendar: .english(), months: .mis)
  }

  @Test("The first review is within 20 working days, from a weekend or a bank holiday too")
  func firstReview() throws {
    #expect(try strict.lines([(.lookedAfter, "2019-11-04")]) == ["LAC1 first-review ..2019-12-02"])
    #expect(try strict.lines([(.lookedAfter, "2025-06-07")]) == ["LAC1 first-review ..2025-07-04"])
    #expect(try strict.lines([(.lookedAfter, "2014-12-25")]) == ["LAC1 first-review ..2015-01-26"])
    let window = try #require(try strict.windows(of: history([(.lookedAfter, "2019-11-04")])).first)
    #expect(window.trigger == "2019-11-04")
    #expect(window.citation.hasSuffix("reg 33(1)"))
  }

  @Test("The second review is three months after the day the first was held, late or early")
  func secondReview() throws {
    let states: [(CaseStatus, Day)] = [(.lookedAfter, "2014-11-03")]
    #expect(
      try law.lines(states, held: [(.firstReview, "2014-11-30")]) == ["LAC2 second-review ..2015-02-28"])
    #expect(
      try law.lines(states, held: [(.firstReview, "2015-03-01")]) == ["LAC2 second-review ..2015-06-01"])
    #expect(
      try mis.lines(states, held: [(.firstReview, "2015-03-01")]) == ["LAC2 second-review ..2015-05-31"])
    #expect(
      try mis.lines(states, held: [(.firstReview, "2014-11-30")]) == ["LAC2 second-review ..2015-03-01"])
    for start: Day in ["2014-11-30", "2015-03-01"] {
      let lines = try [law, mis].map { try $0.lines(states, held: [(.firstReview, start)])[0] }
      #expect(try strict.lines(states, held: [(.firstReview, start)]) == [lines.min()])
    }
  }

  @Test("Later reviews are six months after the last one held, whatever the order of the rows")
  func laterReviews() throws {
    let held: [(MeetingKind, Day)] = [
      (.laterReview, "2024-08-31"), (.firstReview, "2024-01-29"), (.secondReview, "2024-04-15"),
    ]
    #expect(try law.lines([(.lookedAfter, "2024-01-02")], held: held) == ["LAC3 later-review ..2025-02-28"])
    #expect(try mis.lines([(.lookedAfter, "2024-01-02")], held: held) == ["LAC3 later-review ..2025-03-02"])
    #expect(
      try strict.lines([(.lookedAfter, "2024-01-02")], held: held) == ["LAC3 later-review ..2025-02-28"])
  }

  @Test("Reviews are counted, so a wrong label does not move a deadline")
  func labels() throws {
    let held: [(MeetingKind, Day)] = [(.laterReview, "2024-01-29")]
    #expect(try law.lines([(.lookedAfter, "2024-01-02")], held: held) == ["LAC2 second-review ..2024-04-29"])
  }

  @Test("A deadline on a closed day stays there")
  func closedDay() throws {
    // Sunday 28 December 2014; Christmas Day 2024.
    #expect(
      try law.lines([(.lookedAfter, "2014-09-01")], held: [(.firstReview, "2014-09-28")])
        == ["LAC2 second-review ..2014-12-28"])
    #expect(
      try law.lines([(.lookedAfter, "2024-09-01")], held: [(.firstReview, "2024-09-25")])
        == ["LAC2 second-review ..2024-12-25"])
  }

  @Test("Reviews before the child was looked after again do not count; one on the first day does")
  func earlierEpisode() throws {
    let before: [(MeetingKind, Day)] = [(.firstReview, "2018-03-01"), (.secondReview, "2018-05-01")]
    #expect(
      try strict.lines([(.lookedAfter, "2019-11-04")], held: before) == ["LAC1 first-review ..2019-12-02"])
    let sameDay = before + [(.broughtForwardReview, "2019-11-04")]
    #expect(
      try law.lines([(.lookedAfter, "2019-11-04")], held: sameDay) == ["LAC2 second-review ..2020-02-04"])
  }

  @Test("Other meetings do not move the review clock")
  func otherGroups() throws {
    let held: [(MeetingKind, Day)] = [
      (.initialConference, "2019-11-06"), (.shortBreaksFirstReview, "2019-11-07"),
      (.secureFirstReview, "2019-11-08"),
      (.pathwayReview, "2019-11-11"), (.adoptionDisruptionReview, "2019-11-12"),
      (.firstReviewConference, "2019-11-13"),
    ]
    #expect(
      try strict.lines([(.lookedAfter, "2019-11-04")], held: held) == ["LAC1 first-review ..2019-12-02"])
  }

  @Test("The second part of a review is not another review")
  func secondPart() throws {
    let held: [(MeetingKind, Day)] = [(.firstReview, "2024-01-29"), (.secondPartReview, "2024-02-20")]
    #expect(try law.lines([(.lookedAfter, "2024-01-02")], held: held) == ["LAC2 second-review ..2024-04-29"])
  }

  @Test("A state that ended asks for nothing, and no state for nothing")
  func ended() throws {
    let spells = [CaseHistory.Spell(status: .lookedAfter, since: "2019-11-04", until: "2019-11-20")]
    #expect(try strict.windows(of: CaseHistory(spells: spells, held: [])).isEmpty)
    #expect(try strict.windows(of: CaseHistory(spells: [], held: [])).isEmpty)
  }

  @Test("Short breaks: three months after the first placement, then six months, apart from other reviews")
  func shortBreaks() throws {
    let states: [(CaseStatus, Day)] = [(.shortBreaks, "2015-01-31")]
    #expect(try law.lines(states) == ["SB1 short-breaks-first-review ..2015-04-30"])
    #expect(
      try law.lines(states, held: [(.laterReview, "2015-03-01")])
        == ["SB1 short-breaks-first-review ..2015-04-30"])
    #expect(
      try law.lines(states, held: [(.shortBreaksFirstReview, "2015-04-20")])
        == ["SB2 short-breaks-later-review ..2015-10-20"])
    let twice: [(MeetingKind, Day)] = [
      (.shortBreaksFirstReview, "2015-04-20"), (.shortBreaksLaterReview, "2015-08-31"),
    ]
    #expect(try law.lines(states, held: twice) == ["SB2 short-breaks-later-review ..2016-02-29"])
  }

  @Test("Secure: one month, then three, beside the looked-after clock")
  func secure() throws {
    let states: [(CaseStatus, Day)] = [(.secure, "2015-01-31")]
    #expect(try law.lines(states) == ["SEC1 secure-first-review ..2015-02-28"])
    #expect(try mis.lines(states) == ["SEC1 secure-first-review ..2015-03-02"])
    #expect(
      try law.lines(states, held: [(.secureFirstReview, "2015-02-28")])
        == ["SEC2 secure-later-review ..2015-05-28"])
    let both: [(CaseStatus, Day)] = [(.secure, "2015-01-31"), (.lookedAfter, "2015-01-31")]
    #expect(
      try law.lines(both, held: [(.firstReview, "2015-02-16")])
        == ["SEC1 secure-first-review ..2015-02-28", "LAC2 second-review ..2015-05-16"])
  }

  @Test("Pathway plans: six months after the plan began, then after each review")
  func pathway() throws {
    #expect(try law.lines([(.pathway, "2015-08-31")]) == ["PP1 pathway-review ..2016-02-29"])
    #expect(
      try law.lines([(.pathway, "2015-08-31")], held: [(.pathwayReview, "2015-12-01")])
        == ["PP1 pathway-review ..2016-06-01"])
    let twice: [(MeetingKind, Day)] = [(.pathwayReview, "2015-12-01"), (.pathwayReview, "2016-05-30")]
    #expect(try law.lines([(.pathway, "2015-08-31")], held: twice) == ["PP1 pathway-review ..2016-11-30"])
  }

  @Test("A housed care leaver: from day 28 on, since the 28 days begin on the first day; then three months")
  func housed() throws {
    let states: [(CaseStatus, Day)] = [(.housedCareLeaver, "2015-02-02")]
    #expect(try law.lines(states) == ["PP2a housed-first-review 2015-03-02..2015-03-30"])
    #expect(
      try law.lines(states, held: [(.housedFirstReview, "2015-03-05")])
        == ["PP2b housed-later-review ..2015-06-05"])
    #expect(
      try law.lines(states, held: [(.housedFirstReview, "2015-03-05"), (.housedLaterReview, "2015-06-01")])
        == ["PP2b housed-later-review ..2015-09-01"])
  }

  @Test("A review before the 28 days are over does not answer the housed care leaver's first")
  func housedTooEarly() throws {
    let states: [(CaseStatus, Day)] = [(.housedCareLeaver, "2015-02-02")]
    let first = ["PP2a housed-first-review 2015-03-02..2015-03-30"]
    #expect(try law.lines(states, held: [(.pathwayReview, "2015-03-01")]) == first)
    #expect(
      try law.lines(states, held: [(.pathwayReview, "2015-03-02")]) == [
        "PP2b housed-later-review ..2015-06-02"
      ])
  }

  @Test("A care leaver with a pathway plan and housed has the earlier of both")
  func housedWithPathway() throws {
    let states: [(CaseStatus, Day)] = [(.pathway, "2015-01-05"), (.housedCareLeaver, "2015-02-02")]
    #expect(try law.lines(states) == ["PP2a housed-first-review 2015-03-02..2015-03-30"])
    let old: [(CaseStatus, Day)] = [(.pathway, "2014-08-20"), (.housedCareLeaver, "2015-02-02")]
    #expect(try law.lines(old) == ["PP1 pathway-review ..2015-02-20"])
  }

  @Test("Months are counted beyond the years whose bank holidays are known; working days are not")
  func beyondKnownYears() throws {
    let held: [(MeetingKind, Day)] = [(.firstReview, "2028-11-30"), (.secondReview, "2028-12-29")]
    #expect(try law.lines([(.lookedAfter, "2028-11-01")], held: held) == ["LAC3 later-review ..2029-06-29"])
    #expect(throws: CalendarError.outsideKnownYears(day: "2029-01-01", firstYear: 2010, lastYear: 2028)) {
      try law.windows(of: history([(.lookedAfter, "2028-12-04")]))
    }
  }

  @Test("Counting the start day brings the first review forward by a working day")
  func countStartDay() throws {
    let book = try RuleBook(calendar: .english(), countStartDay: true)
    #expect(try book.lines([(.lookedAfter, "2019-11-04")]) == ["LAC1 first-review ..2019-11-29"])
    #expect(try book.lines([(.lookedAfter, "2025-06-07")]) == ["LAC1 first-review ..2025-07-04"])
  }
}
