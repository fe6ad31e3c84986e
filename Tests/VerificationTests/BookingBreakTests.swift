// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Breaking the rules of booking") struct BookingBreakTests {
  static let days: [Break] = [
    .plan("a meeting is on a Sunday", ["day-not-bookable", "officer-outside-hours"], alone: false) {
      $0.diary("C4", ["date": "2025-06-15"])
    },
    .plan("a meeting is on a day on which all is closed", ["day-not-bookable"], alone: false) {
      $0.diary("C7", ["date": "2025-06-23"])
    },
    Break(title: "a meeting is on a bank holiday", violations: ["day-not-bookable"], isAlone: false) {
      plan, scenario in
      scenario.policy.start = TinyService.day("2025-05-12")
      plan.diary("C7", ["date": "2025-05-26"])
    },
    .plan("a meeting is before the start", ["day-not-bookable"], alone: false) {
      $0.diary("C7", ["date": "2025-05-29"])
    },
    .plan("a meeting is after the late end", ["day-not-bookable"], alone: false) {
      $0.diary("C7", ["date": "2025-07-14"])
    },
    .plan("a meeting is on a day that gives four days' notice", ["notice-too-short"], alone: false) {
      $0.diary("C7", ["date": "2025-06-06"])
    },
    .scenario("a kind of meeting needs more notice", ["notice-too-short"]) {
      $0.policy.noticeByKind[.laterReviewConference] = 9
    },
    .scenario("the venue of a conference is closed", ["venue-closed"]) {
      $0.closures.append(Closure(day: TinyService.day("2025-06-12"), reason: "works", place: "V1"))
    },
    .scenario("a meeting is before its window opens", ["booked-before-window-opens"], alone: false) {
      $0.policy.reviewOpensDaysBefore = 3
    },
    .plan("a meeting starts off the grid", ["start-off-grid"]) {
      $0.diary("C1", ["start": "12:50", "end": "14:20"])
    },
    .plan("a conference starts when none may", ["conference-start-not-allowed"]) {
      $0.diary("C3", ["start": "13:30", "end": "15:00"])
    },
    .plan("a meeting of siblings takes as long as one of a single child", ["meeting-length-wrong"]) {
      $0.diary("C1", ["end": "14:00"])
    },
    .plan("a meeting takes longer than its length", ["meeting-length-wrong"]) {
      $0.diary("C4", ["end": "11:00"])
    },
  ]

  static let chairs: [Break] = [
    .plan("the chair is unknown", ["chair-unknown"], alone: false) { $0.diary("C1", ["officer": "Z9"]) },
    .scenario("the cover lacks the role", ["chair-not-eligible"]) {
      $0.officer("A2") { $0.roles = [.conferences] }
    },
    .scenario("the cover is in conflict", ["chair-not-eligible"]) {
      $0.family("F5") { $0.conflicts = ["A2"] }
    },
    .scenario("the cover is of an excluded team", ["chair-not-eligible"]) {
      $0.family("F5") { $0.team = "north" }
      $0.officer("A2") { $0.excludedTeams = ["north"] }
    },
    .plan("the named officer chairs a secure review", ["secure-review-chaired-by-named-officer"]) {
      $0.diary("C4", ["officer": "A3"])
    },
    .scenario("the chair is not employed any more", ["officer-not-employed"], alone: false) {
      $0.officer("A1") { $0.end = TinyService.day("2025-06-12") }
    },
    .scenario("the chair is not employed yet", ["officer-not-employed"], alone: false) {
      $0.officer("A1") { $0.start = TinyService.day("2025-06-11") }
    },
    .scenario("the chair is on leave", ["officer-absent"]) {
      $0.absences.append(
        Absence(
          person: "A1", first: TinyService.day("2025-06-09"), last: TinyService.day("2025-06-10"),
          kind: .leave))
    },
    .plan("the chair is on duty", ["officer-on-duty"], alone: false) {
      $0.diary("C7", ["date": "2025-06-17"])
    },
    .scenario("the chair does not work that weekday", ["officer-outside-hours"]) {
      $0.workingHours.append(
        WorkingHours(person: "A1", weekday: .tuesday, span: TinyService.span("09:00", "17:00")))
    },
    .plan("the chair does not work that week of the fortnight", ["officer-outside-hours"], alone: false) {
      $0.diary("C6", ["date": "2025-06-10"])
    },
    .plan("the chair would leave the base before the hours", ["officer-outside-hours"]) {
      $0.diary("C4", ["start": "09:00", "end": "10:00"])
    },
    .plan(
      "the chair would be back at the base after the hours",
      ["officer-outside-hours", "booking-objective-wrong"]
    ) { $0.diary("C1", ["start": "15:30", "end": "17:00"]) },
    .plan("the chair has two meetings at once", ["officer-double-booked"]) {
      $0.diary("C1", ["start": "10:00", "end": "11:30"])
    },
    .plan("the chair has a published booking then", ["officer-double-booked"]) {
      $0.diary("C7", ["start": "10:30", "end": "11:30"])
    },
    .plan("the chair has no time between two meetings", ["officer-gap-too-short"]) {
      $0.diary("C1", ["start": "10:30", "end": "12:00"])
    },
    .plan("the chair has no time after a published booking", ["officer-gap-too-short"]) {
      $0.diary("C7", ["start": "11:00", "end": "12:00"])
    },
    .scenario(
      "the chair travels longer than there is time",
      ["officer-gap-too-short", "officer-without-break", "booking-objective-wrong"]
    ) {
      $0.travelOverrides = [TravelOverride(from: "P2", to: "P1", minutes: 151)]
    },
    .scenario("the chair has another appointment", ["officer-busy"]) {
      $0.busyTimes.append(
        BusyTime(holder: "A1", day: TinyService.day("2025-06-10"), span: TinyService.span("14:00", "16:00")))
    },
    .plan(
      "the chair has too many meetings in a day with a published booking",
      ["officer-too-many-meetings", "booking-objective-wrong"]
    ) { $0.diary("C4", ["date": "2025-06-13", "start": "14:30", "end": "15:30"]) },
    .scenario("the chair has too many meetings in a day", ["officer-too-many-meetings", "policy-echo-wrong"])
    {
      $0.policy.meetingsPerDay = 1
    },
  ]

  static let rooms: [Break] = [
    .plan("a conference has no room", ["room-missing"]) { $0.diary("C3", ["room": ""]) },
    .plan("a review has a room", ["room-not-needed"]) { $0.diary("C1", ["room": "R1"]) },
    .plan("the room is unknown", ["room-unknown"]) { $0.diary("C3", ["room": "R9"]) },
    .plan("the room is at another venue", ["room-elsewhere"]) { $0.diary("C3", ["room": "R2"]) },
    .scenario("the room is closed by then", ["room-closed"]) {
      $0.rooms[0].opening = TinyService.span("08:00", "15:00")
    },
    .scenario("the room is taken", ["room-busy"]) {
      $0.busyTimes.append(
        BusyTime(holder: "R1", day: TinyService.day("2025-06-12"), span: TinyService.span("15:00", "16:00")))
    },
    .plan(
      "room and minute taker are at a published conference then",
      ["room-double-booked", "minute-taker-double-booked"]
    ) { $0.diary("C3", ["start": "10:00", "end": "11:30"]) },
  ]

  static let minuteTakers: [Break] = [
    .plan("a conference has no minute taker", ["minute-taker-missing"]) {
      $0.diary("C3", ["minute_taker": ""])
    },
    .plan("a review has a minute taker", ["minute-taker-not-needed"]) {
      $0.diary("C1", ["minute_taker": "M1"])
    },
    .plan("the minute taker is unknown", ["minute-taker-unknown"]) { $0.diary("C3", ["minute_taker": "M9"]) },
    .plan("the minute taker is away", ["minute-taker-absent"]) { $0.diary("C3", ["minute_taker": "M2"]) },
    .scenario("the minute taker is not employed any more", ["minute-taker-not-employed"]) {
      $0.minuteTakers[0].end = TinyService.day("2025-06-11")
    },
    .scenario("the minute taker would be back after the hours", ["minute-taker-outside-hours"]) {
      $0.workingHours.append(
        WorkingHours(person: "M1", weekday: .thursday, span: TinyService.span("09:00", "15:39")))
    },
    .scenario("the minute taker would leave before the hours", ["minute-taker-outside-hours"]) {
      $0.workingHours.append(
        WorkingHours(person: "M1", weekday: .thursday, span: TinyService.span("13:51", "17:00")))
    },
    .scenario("the minute taker has another appointment", ["minute-taker-busy"]) {
      $0.busyTimes.append(
        BusyTime(holder: "M1", day: TinyService.day("2025-06-12"), span: TinyService.span("15:00", "16:00")))
    },
    .scenario(
      "the minute taker is at another venue until just before", ["minute-taker-gap-too-short"], alone: false
    ) {
      $0.meeting("K2") {
        $0.room = "R2"
        $0.span = TinyService.span("12:30", "13:57")
      }
    },
  ]

  @Test("A day or time on which no meeting may be is reported", arguments: days)
  func day(_ broken: Break) throws { try broken.check() }

  @Test("A chair who may not or cannot is reported", arguments: chairs) func chair(_ broken: Break) throws {
    try broken.check()
  }

  @Test("A room that is not to be had is reported", arguments: rooms) func room(_ broken: Break) throws {
    try broken.check()
  }

  @Test("A minute taker who cannot be there is reported", arguments: minuteTakers)
  func minuteTaker(_ broken: Break) throws { try broken.check() }
}
