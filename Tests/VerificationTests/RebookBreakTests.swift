// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Breaking a mended diary") struct RebookBreakTests {
  private static let (follow, added, late) = (
    RebookedPlan.follow, RebookedPlan.added, RebookedPlan.lateReview
  )

  static let rows: [Break] = [
    .plan("a booking that could stay is moved without a word", ["kept-booking-moved"], alone: false) {
      $0.diary("C6", ["date": "2025-06-26"])
    },
    .plan("a booking that could stay starts later", ["kept-booking-moved", "change-missing"]) {
      $0.diary("C6", ["start": "10:30", "end": "11:30"])
    },
    .plan("a booking that could stay has another chair", ["kept-booking-moved"], alone: false) {
      $0.diary("C6", ["officer": "A1"])
    },
    .plan("a booking that could stay is lost", ["published-booking-lost"], alone: false) {
      $0.diary("C6", ["officer": "", "date": "", "start": "", "end": "", "status": "unbooked"])
    },
    .plan("a booking that could stay is said to be new", ["meeting-status-wrong", "notice-too-short"]) {
      $0.diary("C6", ["status": "new"])
    },
    .plan("a booking that is where it was is said to be moved", ["moved-booking-the-same"], alone: false) {
      $0.diary("C6", ["status": "moved"])
    },
    .plan("a pinned booking is moved", ["pinned-booking-moved"]) { RebookedPlan.move(&$0) },
    Break(
      title: "a booking pinned in the tables is moved", violations: ["pinned-booking-moved"], isAlone: false
    ) {
      plan, scenario in
      plan.diary("K1", ["date": "2025-06-27"])
      plan.replace("summary.json", "absent:A1:2025-06-13", "absent:A1:2025-06-12")
      plan.replace("summary.json", "..2025-06-13", "..2025-06-12")
      scenario.meeting("K1") { $0.isPinned = true }
    },
    .plan("a booking of the past has another room", ["past-booking-changed"], alone: false) { plan in
      plan.replace("summary.json", "\"today\": \"2025-06-12\"", "\"today\": \"2025-06-13\"")
      plan.diary("C3", ["minute_taker": "M2"])
    },
    .plan("a booking of the past is moved", ["past-booking-changed"], alone: false) {
      $0.diary("C1", ["status": "moved", "date": "2025-06-20"])
    },
    .plan("a booking whose chair is away is kept", ["impossible-booking-kept"], alone: false) {
      $0.diary("K1", ["status": "kept", "date": "2025-06-13"])
    },
    .plan("a booking whose venue is closed is kept", ["impossible-booking-kept"], alone: false) {
      $0.replace("summary.json", "\"adjourn:K2\"", "\"adjourn:K2\", \"close:V1:2025-06-12..2025-06-12\"")
    },
    .plan("an adjourned booking is kept", ["meeting-status-wrong"], alone: false) {
      $0.diary("K2", ["status": "kept"])
    },
    .plan("an adjourned booking has another time", ["adjourned-booking-changed"], alone: false) {
      $0.diary("K2", ["end": "11:00"])
    },
    .plan("a booking is said to be adjourned", ["meeting-status-wrong"], alone: false) {
      $0.diary("C6", ["status": "adjourned"])
    },
    .plan("a new meeting is said to be kept", ["meeting-status-wrong"], alone: false) {
      $0.diary(added, ["status": "kept"])
    },
  ]

  static let events: [Break] = [
    .plan("the added meeting is left out", ["event-meeting-missing"], alone: false) {
      $0.remove("diary.csv", added)
    },
    .plan("the meeting after the adjourned one is left out", ["event-meeting-missing"], alone: false) {
      $0.remove("diary.csv", follow)
    },
    .plan("a meeting is left out", ["meeting-missing"], alone: false) { $0.remove("diary.csv", "C8") },
    .plan("a meeting is left out of the diary before", ["meeting-missing"], alone: false) {
      $0.remove("before.csv", "C8")
    },
    .plan("a meeting is booked that no event asks for", ["meeting-not-due"], alone: false) {
      $0.copy("diary.csv", added, ["meeting": "C7.brought-forward-review.2025-06-28"])
    },
    .plan("the added meeting has a rule", ["meeting-rule-wrong"]) { $0.diary(added, ["rule": "BF"]) },
    .plan("the added meeting has another window", ["window-closes-wrong"]) {
      $0.diary(added, ["window_closes": "2025-06-30"])
    },
    .plan("the meeting after the adjourned one opens on its day", ["window-opens-wrong"]) {
      $0.diary(follow, ["window_opens": "2025-06-12"])
    },
    .plan("the meeting after the adjourned one closes 28 days later", ["window-closes-wrong"]) {
      $0.diary(follow, ["window_closes": "2025-07-10"])
    },
    Break(
      title: "the conference is to be reconvened sooner", violations: ["event-meeting-missing"],
      isAlone: false
    ) { plan, scenario in
      scenario.policy.reconveneDays = 17
    },
    .plan("the window before was another", ["window-closes-wrong"]) {
      $0.set("before.csv", "C6", "window_closes", "2025-06-28")
    },
    .plan("an officer is unknown", ["rebook-event-unknown"], alone: false) {
      $0.replace("summary.json", "absent:A1", "absent:A9")
    },
    .plan("a meeting is unknown", ["rebook-event-unknown"], alone: false) {
      $0.replace("summary.json", "adjourn:K2", "adjourn:K9")
    },
    .plan("an unbooked meeting is adjourned", ["rebook-event-unknown"], alone: false) {
      $0.replace("summary.json", "adjourn:K2", "adjourn:C8.secure-later-review.2025-06-25")
    },
    .plan("a place is unknown", ["rebook-event-unknown"]) {
      $0.replace("summary.json", "\"adjourn:K2\"", "\"adjourn:K2\", \"close:V9:2025-06-12..2025-06-12\"")
    },
    .plan("a family is unknown", ["rebook-event-unknown"], alone: false) {
      $0.replace("summary.json", "add:F6", "add:F99")
    },
    .plan("a pinned meeting is unknown", ["rebook-pin-unknown"]) {
      $0.replace("summary.json", "\"pinned\": [\"C6.later-review.2025-06-27\"]", "\"pinned\": [\"K9\"]")
    },
    .plan("an event is of no form", ["plan-file-unreadable"], alone: false) {
      $0.replace("summary.json", "adjourn:K2", "adjourn K2")
    },
    .plan("the day is before the plan", ["rebook-today-wrong"], alone: false) {
      $0.replace("summary.json", "\"today\": \"2025-06-12\"", "\"today\": \"2025-06-01\"")
    },
  ]

  static let rules: [Break] = [
    .plan("a moved meeting has too little notice", ["notice-too-short"], alone: false) {
      $0.diary("K1", ["date": "2025-06-16"])
    },
    .plan("a moved meeting is on the chair's day off", ["officer-absent"], alone: false) { plan in
      plan.replace("summary.json", "2025-06-13..2025-06-13", "2025-06-13..2025-06-20")
    },
    .plan("a new meeting overlaps one that stayed", ["officer-double-booked"], alone: false) {
      $0.diary(added, ["officer": "A2", "cover": "yes", "date": "2025-06-17"])
    },
    .plan("a new meeting is before its window", ["booked-before-window-opens"], alone: false) {
      $0.diary(added, ["date": "2025-06-19", "officer": "A4", "cover": "yes"])
    },
    .plan("a new meeting takes too long", ["meeting-length-wrong"]) { $0.diary(added, ["end": "12:00"]) },
    .plan("a meeting that stayed has a minute taker who is away", ["minute-taker-absent"]) {
      $0.diary("C3", ["minute_taker": "M2"])
      note(&$0, "C3.later-review-conference.2025-06-20", "R1 M1", "R1 M2")
    },
    .plan("a meeting that stayed has a room elsewhere", ["room-elsewhere"]) {
      $0.diary("C3", ["room": "R2"])
      note(&$0, "C3.later-review-conference.2025-06-20", "R1 M1", "R2 M1")
    },
    .plan("a meeting that stayed has no room any more", ["room-missing"]) {
      $0.diary("C3", ["room": ""])
      note(&$0, "C3.later-review-conference.2025-06-20", "R1 M1", "- M1")
    },
    .scenario("a family cannot come to a moved meeting", ["family-busy"]) {
      $0.busyTimes.append(
        BusyTime(holder: "F4", day: TinyService.day("2025-06-20"), span: TinyService.span("10:30", "17:00")))
    },
    .scenario("a chair has no break on a day with a moved meeting", ["officer-without-break"]) {
      $0.busyTimes.append(
        BusyTime(holder: "A1", day: TinyService.day("2025-06-20"), span: TinyService.span("11:30", "12:31")))
      $0.busyTimes.append(
        BusyTime(holder: "A1", day: TinyService.day("2025-06-20"), span: TinyService.span("14:00", "17:00")))
    },
    .scenario("a published booking may not be moved to a closed venue", ["venue-closed"]) {
      $0.closures.append(Closure(day: TinyService.day("2025-06-24"), reason: "works", place: "V1"))
    },
  ]

  /// Notes in `changes.csv` that C3's conference of the 12th has another room or minute taker.
  private static func note(_ plan: inout TinyPlan, _ meeting: String, _ before: String, _ after: String) {
    plan.files["changes.csv"]?
      .append("\(meeting),room-or-taker,A2 2025-06-12 14:00 \(before),A2 2025-06-12 14:00 \(after),another\n")
  }

  static let changes: [Break] = [
    .plan("a move is left out", ["change-missing"]) { $0.remove("changes.csv", "K1") },
    .plan("an added meeting is left out", ["change-missing"]) { $0.remove("changes.csv", added) },
    .plan("an adjourned meeting is left out", ["change-missing"]) { $0.remove("changes.csv", "K2") },
    .plan("a move is listed twice", ["change-twice"]) { $0.copy("changes.csv", "K1") },
    .plan("a meeting that stayed is listed", ["change-not-real"]) {
      $0.copy("changes.csv", "K1", ["meeting": "C6.later-review.2025-06-27"])
    },
    .plan("a move is called a change of room", ["change-kind-wrong"]) {
      $0.set("changes.csv", "K1", "change", "room-or-taker")
    },
    .plan("a change is of no kind", ["plan-file-unreadable", "change-kind-wrong"]) {
      $0.set("changes.csv", "K1", "change", "postponed")
    },
    .plan("the place before was another", ["change-before-wrong"]) {
      $0.set("changes.csv", "K1", "before", "A1 2025-06-13 10:30 - -")
    },
    .plan("the place after is another", ["change-after-wrong"]) {
      $0.set("changes.csv", "K1", "after", "A1 2025-06-21 10:00 - -")
    },
    .plan("nothing says why", ["change-without-reason"]) { $0.set("changes.csv", "K1", "reason", "") },
    .plan("the changes are missing", ["plan-file-unreadable"]) { $0.files["changes.csv"] = nil },
    .plan("the diary before is missing", ["plan-file-unreadable"]) { $0.files["before.csv"] = nil },
  ]

  static let figures: [Break] = [
    .plan("published is wrong", ["rebook-count-wrong"]) { count(&$0, "published", "5", "4") },
    .plan("moved is wrong", ["rebook-count-wrong"]) { count(&$0, "moved", "0", "2") },
    .plan("lifted is wrong", ["rebook-count-wrong"]) { count(&$0, "lifted", "2", "3") },
    .plan("lost is wrong", ["rebook-count-wrong"]) { count(&$0, "lost", "0", "1") },
    .plan("the objective is wrong", ["rebook-objective-wrong"]) {
      $0.replace("summary.json", "\"objective\": 11020 }", "\"objective\": 11019 }")
    },
    .plan("a count is left out", ["plan-file-unreadable"]) { $0.replace("summary.json", "\"lost\": 0,", "") },
    .plan("the figures are left out", ["plan-file-unreadable"], alone: false) {
      $0.replace("summary.json", "\"rebook\": {", "\"rebooking\": {")
    },
    .plan("a late booking is left out of the breaches", ["breach-missing", "booking-count-wrong"]) {
      $0.remove("breaches.csv", "K1")
    },
    .plan("a late booking is blamed on a room", ["breach-cause-wrong"]) {
      $0.set("breaches.csv", "K1", "cause", "no-room")
    },
  ]

  private static func count(_ plan: inout TinyPlan, _ key: String, _ right: String, _ wrong: String) {
    plan.replace("summary.json", "\"\(key)\": \(right)", "\"\(key)\": \(wrong)")
  }

  @Test("A booking that did not stay, or had to go, is reported", arguments: rows)
  func row(_ broken: Break) throws { try broken.of(.rebooked).check() }

  @Test("An event that was not heeded is reported", arguments: events)
  func event(_ broken: Break) throws { try broken.of(.rebooked).check() }

  @Test("A rule of booking that a mended diary breaks is reported", arguments: rules)
  func rule(_ broken: Break) throws { try broken.of(.rebooked).check() }

  @Test("A wrong list of changes is reported", arguments: changes)
  func change(_ broken: Break) throws { try broken.of(.rebooked).check() }

  @Test("A wrong figure is reported", arguments: figures)
  func figure(_ broken: Break) throws { try broken.of(.rebooked).check() }

  @Test("A plan that was never mended has no diary before and no changes")
  func otherScope() throws {
    var plan = TinyPlan()
    for file in ["before.csv", "changes.csv"] { plan.files[file] = RebookedPlan.plan.files[file] }
    #expect(try plan.verify().map(\.name) == ["plan-file-unexpected", "plan-file-unexpected"])
  }
}
