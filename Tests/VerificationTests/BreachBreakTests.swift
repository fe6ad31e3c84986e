// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Verification

@Suite("Breaking the breaches") struct BreachBreakTests {
  private static let file = "breaches.csv"

  static let rows: [Break] = [
    .plan("a family without an officer is left out", ["breach-missing"]) { $0.remove(file, "F5") },
    .plan("a late meeting is left out", ["breach-missing", "booking-count-wrong"]) { $0.remove(file, "C7") },
    .plan("an unbooked meeting is left out", ["breach-missing", "booking-count-wrong"]) {
      $0.remove(file, "C8")
    },
    .plan("a late published booking is left out", ["breach-missing", "booking-count-wrong"]) {
      $0.remove(file, "K1")
    },
    .plan("a breach is listed twice", ["breach-twice", "booking-count-wrong"]) { $0.copy(file, "C7") },
    .plan("a meeting in its window is listed", ["breach-not-real", "booking-count-wrong"]) {
      $0.copy(file, "C7", ["id": "C1.later-review.2025-06-16"])
    },
    .plan("a family with an officer is listed", ["breach-not-real"]) { $0.copy(file, "F5", ["id": "F2"]) },
    .plan("a meeting that does not exist is listed", ["breach-not-real", "booking-count-wrong"]) {
      $0.copy(file, "C7", ["id": "C99.later-review.2025-05-30"])
    },
    .plan("the kind is another", ["breach-kind-wrong"]) { $0.set(file, "C7", "kind", "first-review") },
    .plan("a family has a kind", ["breach-kind-wrong"]) { $0.set(file, "F5", "kind", "later-review") },
    .plan("the detail is empty", ["breach-without-detail"]) { $0.set(file, "C7", "detail", "") },
  ]

  static let causes: [Break] = [
    .plan("an overdue meeting is blamed on officers", ["breach-cause-wrong"]) {
      $0.set(file, "C7", "cause", "no-officer-time")
    },
    .plan("an overdue meeting is blamed on notice", ["breach-cause-wrong"]) {
      $0.set(file, "C7", "cause", "notice-too-long")
    },
    .plan("a meeting that nobody may chair is blamed on time", ["breach-cause-wrong"]) {
      $0.set(file, "C8", "cause", "no-officer-time")
    },
    .plan("a meeting that nobody may chair is blamed on the others", ["breach-cause-wrong"]) {
      $0.set(file, "C8", "cause", "resources-taken")
    },
    .plan("a published booking is blamed on the others", ["breach-cause-wrong"]) {
      $0.set(file, "K1", "cause", "resources-taken")
    },
    .plan("a family that nobody may take is blamed on the maximum", ["breach-cause-wrong"]) {
      $0.set(file, "F5", "cause", "maximum-caseload")
    },
    .plan("a family is blamed on a meeting's cause", ["breach-cause-wrong"]) {
      $0.set(file, "F5", "cause", "no-room")
    },
    .scenario("a meeting that someone may chair is blamed on nobody", ["breach-cause-wrong"]) {
      $0.family("F7") { $0.conflicts = ["A2", "A3"] }
    },
  ]

  @Test("A wrong row is reported", arguments: rows) func row(_ broken: Break) throws { try broken.check() }

  @Test("A cause that the tables contradict is reported", arguments: causes)
  func cause(_ broken: Break) throws { try broken.check() }
}
