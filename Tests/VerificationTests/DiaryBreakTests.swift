// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Verification

@Suite("Breaking the diary's rows") struct DiaryBreakTests {
  static let presence: [Break] = [
    .plan("a due meeting is left out", ["meeting-missing"], alone: false) { $0.remove("diary.csv", "C4") },
    .plan("an unbooked meeting is left out", ["meeting-missing", "breach-not-real"], alone: false) {
      $0.remove("diary.csv", "C8")
    },
    .plan("a published booking is left out", ["kept-booking-missing", "booking-count-wrong"]) {
      $0.remove("diary.csv", "K2")
    },
    .plan("a meeting that is not due is booked", ["meeting-not-due", "booking-count-wrong"]) {
      $0.copy("diary.csv", "C4", ["meeting": "C4.later-review.2025-09-20"])
    },
    .plan("a meeting is booked twice", ["meeting-twice", "booking-count-wrong"]) {
      $0.copy("diary.csv", "C4")
    },
    .plan("a sibling's meeting is booked apart", ["meeting-not-due", "booking-count-wrong"]) {
      $0.copy("diary.csv", "C1", ["meeting": "C2.later-review.2025-06-20", "children": "C2"])
    },
  ]

  static let columns: [Break] = [
    .plan("the kind is another", ["meeting-kind-wrong"]) { $0.diary("C1", ["kind": "first-review"]) },
    .plan("the family is another", ["meeting-family-wrong"]) { $0.diary("C1", ["family": "F3"]) },
    .plan("the family is left out", ["meeting-family-wrong"]) { $0.diary("C1", ["family": ""]) },
    .plan("a sibling is left out", ["meeting-children-wrong"]) { $0.diary("C1", ["children": "C1"]) },
    .plan("the place is another", ["meeting-place-wrong"]) { $0.diary("C1", ["place": "P2"]) },
    .plan("the place of a conference is the other venue", ["meeting-place-wrong"]) {
      $0.diary("C3", ["place": "V2"])
    },
    .plan("the window opens earlier", ["window-opens-wrong"]) {
      $0.diary("C1", ["window_opens": "2025-05-19"])
    },
    .plan("the window closes later", ["window-closes-wrong"]) {
      $0.diary("C1", ["window_closes": "2025-06-20"])
    },
    .plan("a published booking has the local opening", ["window-opens-wrong"]) {
      $0.diary("K1", ["window_opens": "2025-05-15"])
    },
    .plan("the rule is another", ["meeting-rule-wrong"]) { $0.diary("C1", ["rule": "LAC2"]) },
    .plan("a meeting in its window is said to be outside", ["in-window-wrong", "booking-count-wrong"]) {
      $0.diary("C1", ["in_window": "no"])
    },
    .plan("a late meeting is said to be in its window", ["in-window-wrong", "booking-count-wrong"]) {
      $0.diary("C7", ["in_window": "yes"])
    },
    .plan("a late published booking is said to be in its window", ["in-window-wrong", "booking-count-wrong"])
    {
      $0.diary("K1", ["in_window": "yes"])
    },
    .plan("an unbooked meeting is said to be in its window", ["in-window-wrong", "booking-count-wrong"]) {
      $0.diary("C8", ["in_window": "yes"])
    },
    .plan("the named officer is the chair", ["named-officer-wrong"]) {
      $0.diary("C4", ["named_officer": "A1"])
    },
    .plan("a newly named officer is left out", ["named-officer-wrong"]) {
      $0.diary("C3", ["named_officer": ""])
    },
    .plan("cover is not told", ["cover-wrong"]) { $0.diary("C6", ["cover": "no"]) },
    .plan("a secure review is told as cover", ["cover-wrong"]) { $0.diary("C4", ["cover": "yes"]) },
  ]

  static let statuses: [Break] = [
    .plan("a published booking is told as new", ["meeting-status-wrong"]) {
      $0.diary("K2", ["status": "new"])
    },
    .plan("a new booking is told as kept", ["meeting-status-wrong", "booking-objective-wrong"]) {
      $0.diary("C4", ["status": "kept"])
    },
    .plan("a booked meeting is told as unbooked", ["unbooked-not-empty"], alone: false) {
      $0.diary("C4", ["status": "unbooked"])
    },
    .plan("an unbooked meeting is told as new", ["booking-incomplete", "booking-objective-wrong"]) {
      $0.diary("C8", ["status": "new"])
    },
    .plan("an unbooked meeting has a chair", ["unbooked-not-empty"]) {
      $0.diary("C8", ["officer": "A1"])
    },
    .plan("an unbooked meeting has a room", ["unbooked-not-empty"]) { $0.diary("C8", ["room": "R1"]) },
    .plan("a new booking has no chair", ["booking-incomplete", "booking-objective-wrong"]) {
      $0.diary("C4", ["officer": ""])
    },
    .plan("a new booking has no day", ["booking-incomplete"], alone: false) { $0.diary("C4", ["date": ""]) },
    .plan("a meeting ends before it starts", ["booking-incomplete", "booking-objective-wrong"]) {
      $0.diary("C4", ["end": "09:00"])
    },
    .plan("a published booking is on another day", ["kept-booking-moved"], alone: false) {
      $0.diary("K1", ["date": "2025-06-12", "in_window": "yes"])
    },
    .plan("a published booking starts later", ["kept-booking-moved"]) { $0.diary("K2", ["start": "10:30"]) },
    .plan("a published booking ends later", ["kept-booking-moved"]) { $0.diary("K2", ["end": "12:00"]) },
    .plan("a published booking has another chair", ["kept-booking-moved", "cover-wrong"]) {
      $0.diary("K2", ["officer": "A1"])
    },
    .plan("a published booking has another room", ["kept-booking-moved"]) { $0.diary("K2", ["room": "R2"]) },
    .plan("a published booking has no minute taker", ["kept-booking-moved"]) {
      $0.diary("K2", ["minute_taker": ""])
    },
  ]

  @Test("A missing or superfluous meeting is reported", arguments: presence)
  func present(_ broken: Break) throws { try broken.check() }

  @Test("A wrong column is reported", arguments: columns) func column(_ broken: Break) throws {
    try broken.check()
  }

  @Test("A wrong status is reported", arguments: statuses) func status(_ broken: Break) throws {
    try broken.check()
  }
}
