// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Breaking follow-ons") struct FollowOnBreakTests {
  private static let (first, second) = (FollowedPlan.first, FollowedPlan.second)

  static let breaks: [Break] = [
    .plan("it closes as if the first were on its nominal day", ["window-closes-wrong"]) {
      $0.diary(second, ["window_closes": "2025-09-20"])
    },
    .plan("it opens as if the first were on its nominal day", ["window-opens-wrong"]) {
      $0.diary(second, ["window_opens": "2025-08-23"])
    },
    .plan("it opens by law alone", ["window-opens-wrong"]) {
      $0.diary(second, ["window_opens": "2025-06-11"])
    },
    .plan("it is left out", ["follow-on-missing"], alone: false) { $0.remove("diary.csv", second) },
    .plan("it follows nothing", ["meeting-follows-wrong"]) { $0.diary(second, ["follows": ""]) },
    .plan("it follows another meeting", ["meeting-follows-wrong"]) {
      $0.diary(second, ["follows": "C4.later-review.2025-09-20"])
    },
    .plan("a meeting of a window of today follows another", ["meeting-follows-wrong"]) {
      $0.diary("C4.later", ["follows": first])
    },
    .plan("a meeting too many follows it", ["meeting-not-due"], alone: false) {
      $0.copy("diary.csv", second, ["meeting": "C4.secure-later-review.2025-12-03", "follows": second])
    },
    .plan("a meeting beyond the horizon follows", ["meeting-not-due"], alone: false) {
      $0.copy(
        "diary.csv", second,
        ["meeting": "C8.secure-later-review.2025-09-25", "follows": "C8.secure-later-review.2025-06-25"])
    },
    .plan("its id is of the day of the first", ["meeting-not-due", "follow-on-missing"], alone: false) {
      $0.diary(second, ["meeting": "C4.secure-later-review.2025-09-10"])
    },
    .plan("it is of another kind", ["meeting-kind-wrong"]) { $0.diary(second, ["kind": "later-review"]) },
    .plan("it is of other children", ["meeting-children-wrong"]) {
      $0.diary(second, ["children": "C4;C5"])
    },
    .plan("it comes of another rule", ["meeting-rule-wrong"]) { $0.diary(second, ["rule": "SEC1"]) },
    .plan("it is booked before its window opens", ["booked-before-window-opens"], alone: false) {
      $0.diary(second, ["date": "2025-08-12", "in_window": "no"])
    },
    .plan("it is late and said to be in its window", ["in-window-wrong"], alone: false) {
      $0.diary(second, ["date": "2025-09-11"])
    },
    .plan("it is late and no breach", ["breach-missing"], alone: false) {
      $0.diary(second, ["date": "2025-09-11", "in_window": "no"])
    },
    .plan("it costs as if it were timely", ["booking-objective-wrong"], alone: false) {
      $0.diary(second, ["date": "2025-09-04"])
    },
    .plan("the first is on another day", ["window-closes-wrong", "window-opens-wrong"], alone: false) {
      $0.diary(first, ["date": "2025-06-11"])
    },
    .plan("the first is unbooked", ["window-closes-wrong", "window-opens-wrong"], alone: false) {
      unbook(first, in: &$0)
    },
    .scenario("the horizon ends before", ["meeting-not-due"], alone: false) { $0.policy.horizonWeeks = 15 },
    .scenario("the reviews of that law are more frequent here", ["follow-on-missing"], alone: false) {
      $0.policy.tightenings = [
        Tightening(rule: "SEC2", cohort: nil, within: .months(2), source: "local")
      ]
    },
  ]

  static let mended: [Break] = [
    .plan("the window is not made anew", ["window-closes-wrong"]) {
      $0.diary(second, ["window_closes": "2025-09-10"])
    },
    .plan("the window before is made anew", ["window-closes-wrong"]) {
      $0.set("before.csv", second, "window_closes", "2025-09-16")
    },
    .plan("it stays before its new opening", ["follow-on-before-its-opening"], alone: false) {
      for file in ["before.csv", "diary.csv"] { $0.set(file, second, "date", "2025-08-14") }
      $0.diary(second, ["in_window": "no"])
    },
    .plan("it is moved to before its new opening", ["booked-before-window-opens"], alone: false) {
      $0.diary(second, ["date": "2025-08-18", "status": "moved", "in_window": "no"])
    },
    .plan("it costs as it did", ["rebook-objective-wrong", "booking-objective-wrong"]) {
      $0.replaceAll("summary.json", "10474", "10462")
      $0.replace("summary.json", "0.236204", "0.235328")
    },
    .plan("it follows nothing any more", ["meeting-follows-wrong"]) { $0.diary(second, ["follows": ""]) },
    .plan("it followed nothing before", ["meeting-follows-wrong"]) {
      $0.set("before.csv", second, "follows", "")
    },
    .plan("it is left out", ["meeting-missing"], alone: false) { $0.remove("diary.csv", second) },
  ]

  @Test("A wrong follow-on is reported", arguments: breaks)
  func broken(_ broken: Break) throws { try broken.of(.followed).check() }

  @Test("A wrong follow-on of a mended diary is reported", arguments: mended)
  func brokenMended(_ broken: Break) throws { try broken.of(.followedAnew).check() }

  @Test("When the first is unbooked, its nominal day stands for the day") func unbooked() throws {
    let broken = Break.plan("", []) { plan in
      Self.unbook(Self.first, in: &plan)
      plan.diary(Self.second, ["window_opens": "2025-08-23", "window_closes": "2025-09-20"])
    }
    let names = Set(try broken.of(.followed).found().map(\.name))
    #expect(names.isDisjoint(with: ["window-opens-wrong", "window-closes-wrong", "follow-on-missing"]))
  }

  private static func unbook(_ meeting: String, in plan: inout TinyPlan) {
    plan.diary(
      meeting,
      ["officer": "", "date": "", "start": "", "end": "", "in_window": "no", "status": "unbooked"])
  }
}
