// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Breaks, and families who cannot come") struct DayRuleTests {
  /// A1 has meetings from 09:30 to 10:30 and from 13:00 to 14:30 on 10 June; a break is 30 minutes from 11:30 to 14:30.
  private static func busy(_ holder: Identifier<Holder>, _ start: String, _ end: String) -> BusyTime {
    BusyTime(holder: holder, day: TinyService.day("2025-06-10"), span: TinyService.span(start, end))
  }

  static let breaks: [Break] = [
    .scenario("an appointment leaves a minute too little before it", ["officer-without-break"]) {
      $0.busyTimes.append(busy("A1", "11:59", "13:00"))
    },
    .scenario("an appointment leaves a minute too little after it", ["officer-without-break"]) {
      $0.busyTimes.append(busy("A1", "11:00", "12:31"))
    },
    .scenario("an appointment leaves too little on either side", ["officer-without-break"]) {
      $0.busyTimes.append(busy("A1", "11:45", "12:45"))
    },
    .scenario("two appointments that overlap leave too little", ["officer-without-break"]) {
      $0.busyTimes.append(busy("A1", "11:45", "12:45"))
      $0.busyTimes.append(busy("A1", "11:50", "11:55"))
    },
    .scenario("the break is longer than there is time", ["officer-without-break", "policy-echo-wrong"]) {
      $0.policy.dayBreak?.minutes = 91
    },
    .scenario(
      "the break is longer than the time without the journey", ["officer-without-break", "policy-echo-wrong"]
    ) {
      $0.policy.dayBreak?.span = TinyService.span("10:00", "14:30")
      $0.policy.dayBreak?.minutes = 146
    },
    .scenario(
      "the break lies within a meeting", ["officer-without-break", "policy-echo-wrong"], alone: false
    ) {
      $0.policy.dayBreak?.span = TinyService.span("13:00", "14:00")
    },
    .scenario("a child cannot come", ["child-busy"]) { $0.busyTimes.append(busy("C2", "14:29", "16:00")) },
    .scenario("a family cannot come", ["family-busy"]) { $0.busyTimes.append(busy("F1", "12:00", "13:01")) },
    .scenario("a family cannot come all day, nor can its child", ["family-busy", "child-busy"]) {
      $0.busyTimes += [busy("F1", "00:00", "24:00"), busy("C1", "00:00", "24:00")]
    },
  ]

  @Test("A day that breaks a rule is reported", arguments: breaks)
  func broken(_ broken: Break) throws { try broken.check() }

  static let edges: [Break] = [
    .scenario("an appointment leaves just enough before it", []) {
      $0.busyTimes.append(busy("A1", "12:00", "13:00"))
    },
    .scenario("an appointment leaves just enough after it", []) {
      $0.busyTimes.append(busy("A1", "11:00", "12:30"))
    },
    .scenario("a break between two appointments", []) {
      $0.busyTimes += [busy("A1", "12:30", "13:00"), busy("A1", "11:00", "12:00")]
    },
    .scenario("a child who cannot come before and after", []) {
      $0.busyTimes += [busy("C1", "12:00", "13:00"), busy("C1", "14:30", "15:00")]
    },
    .scenario("a family who cannot come to a published booking", []) {
      $0.busyTimes.append(
        BusyTime(holder: "F8", day: TinyService.day("2025-06-12"), span: TinyService.span("09:00", "17:00")))
    },
  ]

  @Test("A day at the edge of a rule is in order", arguments: edges)
  func lawful(_ good: Break) throws {
    #expect(try good.found() == [])
  }

  @Test("A break needs the journey besides", arguments: [("12:35", true), ("12:34", false)])
  func journey(start: String, fits: Bool) throws {
    let tables = try Derived { _ in }.tables
    let officer = try #require(tables.officers["A1"])
    let rest = try #require(
      OfficerBreak(officer, on: TinyService.day("2025-06-10"), busy: [], tables))
    // From P1 to P2 it is five minutes; before 09:30 and after 16:00 lies no time of the break.
    let stops = [
      OfficerBreak.Stop(span: TinyService.span("09:30", "12:00"), place: "P1"),
      OfficerBreak.Stop(span: TinyService.span(start, "16:00"), place: "P2"),
    ]
    #expect(rest.fits(between: stops) == fits)
  }

  @Test("A break at either end of the day needs the journey from the base or to it")
  func ends() throws {
    let tables = try Derived { $0.policy.dayBreak?.span = TinyService.span("09:00", "17:00") }.tables
    let officer = try #require(tables.officers["A1"])
    let rest = try #require(OfficerBreak(officer, on: TinyService.day("2025-06-10"), busy: [], tables))
    func fits(_ start: String, _ end: String) -> Bool {
      rest.fits(between: [OfficerBreak.Stop(span: TinyService.span(start, end), place: "P1")])
    }
    #expect(fits("09:50", "17:00"))
    #expect(!fits("09:49", "17:00"))
    #expect(fits("09:00", "16:10"))
    #expect(!fits("09:00", "16:11"))
  }

  @Test("No break is needed without one in the policy, or when the hours do not contain its time")
  func notNeeded() throws {
    func rest(_ change: (inout Scenario) -> Void) throws -> OfficerBreak? {
      let tables = try Derived(change).tables
      return OfficerBreak(
        try #require(tables.officers["A1"]), on: TinyService.day("2025-06-10"), busy: [], tables)
    }
    #expect(try rest { _ in } != nil)
    #expect(try rest { $0.policy.dayBreak = nil } == nil)
    func hours(_ start: String, _ end: String) throws -> OfficerBreak? {
      try rest {
        $0.workingHours.append(
          WorkingHours(person: "A1", weekday: .tuesday, span: TinyService.span(start, end)))
      }
    }
    #expect(try hours("11:30", "14:30") != nil)
    #expect(try hours("11:31", "17:00") == nil)
    #expect(try hours("09:00", "14:29") == nil)
  }

  @Test("A meeting that leaves no break, or to which nobody can come, lacks an officer's time")
  func cause() throws {
    let review: RecordedMeeting.ID = "C6.later-review.2025-06-27"
    let noBreak = try Derived { scenario in
      scenario.policy.dayBreak?.span = TinyService.span("09:00", "17:00")
      scenario.policy.dayBreak?.minutes = 400
    }
    #expect(try noBreak.causes(review) == [.noOfficerTime])
    let away = try Derived { scenario in
      for offset in 0..<60 {
        scenario.busyTimes.append(
          BusyTime(
            holder: "C6", day: TinyService.day("2025-05-20") + offset,
            span: TinyService.span("00:00", "24:00")))
      }
    }
    #expect(try away.causes(review) == [.noOfficerTime, .resourcesTaken])
  }
}

@Suite("Breaking what binds") struct BindingBreakTests {
  private static let file = "binding.csv"

  static let breaks: [Break] = [
    .plan("a week starts on a Tuesday", ["binding-week-wrong"]) {
      $0.set(file, "2025-06-02", "week", "2025-06-03")
    },
    .plan("a week is before the plan", ["binding-week-wrong"]) {
      $0.set(file, "2025-06-02", "week", "2025-05-26")
    },
    .plan("a week is after the late weeks", ["binding-week-wrong"]) {
      $0.set(file, "2025-06-30", "week", "2025-07-14")
    },
    .plan("a week is left out", ["binding-week-wrong"]) { $0.set(file, "2025-06-02", "week", "") },
    .plan("a resource is none", ["binding-resource-wrong"]) {
      $0.set(file, "2025-06-02", "resource", "car")
    },
    .plan("an officer is unknown", ["binding-id-unknown"]) { $0.set(file, "2025-06-02", "id", "A9") },
    .plan("a venue is unknown", ["binding-id-unknown"]) { $0.set(file, "2025-06-16", "id", "V9") },
    .plan("a minute taker is named", ["binding-id-unknown"]) {
      $0.setLine(file, "2025-06-16,minute", "id", "M1")
    },
    .plan("a kind is unknown", ["binding-id-unknown"]) { $0.set(file, "2025-06-30", "id", "review") },
    .plan("it is worth nothing", ["binding-minutes-wrong"]) { $0.set(file, "2025-06-02", "minutes", "0") },
    .plan("nothing says what it is worth", ["binding-minutes-wrong"]) {
      $0.set(file, "2025-06-02", "minutes", "")
    },
    .plan("it would serve more breaches than there are", ["binding-breaches-wrong"]) {
      $0.set(file, "2025-06-30", "breaches", "4")
    },
    .plan("it would serve meetings of another kind", ["binding-breaches-wrong"]) {
      $0.set(file, "2025-06-30", "id", "secure-later-review")
      $0.set(file, "2025-06-30", "breaches", "2")
    },
    .plan("it would serve meetings that are in their windows", ["binding-breaches-wrong"]) {
      $0.setLine(file, "2025-06-16,room", "breaches", "1")
    },
    .plan("an officer would serve whom no officer may chair", ["binding-breaches-wrong"]) {
      $0.set(file, "2025-06-02", "breaches", "2")
    },
    .plan("an office has no meeting that needs a room", ["binding-unused"]) {
      $0.setLine(file, "2025-06-16,room", "id", "OF")
    },
    .plan("no meeting of the kind is to be booked", ["binding-unused"]) {
      $0.set(file, "2025-06-30", "id", "pathway-review")
    },
    .scenario("nobody needs a minute taker", ["binding-unused"], alone: false) {
      $0.policy.kinds[.laterReviewConference]?.minuteTaker = false
    },
    .scenario("notice cannot be less than none", ["binding-unused"]) {
      $0.policy.noticeByKind[.laterReview] = 0
    },
    .scenario("the week is closed", ["binding-week-closed"], alone: false) { scenario in
      scenario.closures += (2...6).map {
        Closure(day: TinyService.day("2025-06-0\($0)"), reason: "flood")
      }
    },
    .plan("it would serve fewer than none", ["binding-breaches-wrong"]) {
      $0.set(file, "2025-06-30", "breaches", "-1")
    },
    .plan("a resource stands twice", ["binding-twice"]) { $0.copy(file, "2025-06-02") },
    .plan("a family has a remedy", ["breach-remedy-of-family"]) {
      $0.set("breaches.csv", "F5", "remedy", "an officer who signs")
    },
  ]

  @Test("A wrong row is reported", arguments: breaks)
  func broken(_ broken: Break) throws { try broken.check() }

  @Test("The week of the start counts from its Monday, and the last late week is one of the plan's")
  func edges() throws {
    var plan = TinyPlan()
    plan.set(Self.file, "2025-06-30", "week", "2025-07-07")
    plan.setLine(Self.file, "2025-07-07", "breaches", "0")
    #expect(try plan.verify() == [])
  }
}
