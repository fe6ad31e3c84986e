// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Verification

@Suite("Breaking the summary") struct SummaryBreakTests {
  private static func summary(
    _ title: String, _ violations: Set<String>, _ text: String, _ other: String
  ) -> Break {
    .plan(title, violations) { $0.replace("summary.json", text, other) }
  }

  static let figures: [Break] = [
    summary(
      "the families are one too many", ["allocation-count-wrong"], "\"families\": 2", "\"families\": 3"),
    summary(
      "the allocated are one too many", ["allocation-count-wrong"], "\"allocated\": 1", "\"allocated\": 2"),
    summary(
      "the allocation costs one less", ["allocation-objective-wrong", "allocation-bound-above-objective"],
      "\"objective\": 60", "\"objective\": 59"),
    summary(
      "the allocation's bound is above the objective", ["allocation-bound-above-objective"], "\"bound\": 60,",
      "\"bound\": 60.001,"),
    summary(
      "the allocation's gap is of another bound", ["allocation-gap-wrong"], "\"bound\": 60,",
      "\"bound\": 59.9,"),
    summary("the meetings are one too few", ["booking-count-wrong"], "\"meetings\": 8", "\"meetings\": 7"),
    summary("the booked are one too many", ["booking-count-wrong"], "\"booked\": 7", "\"booked\": 8"),
    summary(
      "those in their window are one too many", ["booking-count-wrong"], "\"in_window\": 5",
      "\"in_window\": 6"),
    summary("the breaches are one too few", ["booking-count-wrong"], "\"breaches\": 3", "\"breaches\": 2"),
    summary("the diary costs one more", ["booking-objective-wrong", "booking-gap-wrong"], "8184", "8185"),
    summary("the diary's gap is off", ["booking-gap-wrong"], "0.022483", "0.022485"),
    summary(
      "the diary's bound is above the objective", ["booking-bound-above-objective", "booking-gap-wrong"],
      "8000",
      "8184.5"),
    summary(
      "the service is another", ["service-wrong"], "\"service\": \"Tiny\", \"scenario\"",
      "\"service\": \"Big\", \"scenario\""),
    summary(
      "a policy's number is another", ["policy-echo-wrong"], "\"gap_minutes\": 15", "\"gap_minutes\": 10"),
    summary("a policy's weighting is another", ["policy-echo-wrong"], "\"hours\"", "\"heads\""),
    summary("a policy's periods are others", ["policy-echo-wrong"], "\"periods\": 2", "\"periods\": 4"),
    summary("a policy's cost is another", ["policy-echo-wrong"], "\"cover\": 240", "\"cover\": 24"),
    summary("a policy's key is left out", ["policy-echo-missing"], "\"tightenings\": [], ", ""),
    summary("the policy is left out", ["policy-echo-missing"], "\"policy\": {", "\"policies\": {"),
  ]

  static let officers: [Break] = [
    summary("an officer's hours are others", ["officer-fte-wrong"], "\"fte\": 0.125", "\"fte\": 0.15"),
    summary(
      "a caseload before is off by one", ["caseload-wrong"], "\"caseload_before\": 5",
      "\"caseload_before\": 4"),
    summary(
      "a caseload after is off by one", ["caseload-wrong"], "\"caseload_after\": 5", "\"caseload_after\": 6"),
    summary(
      "a utilisation before is off", ["utilisation-wrong"], "\"utilisation_before\": 0.73",
      "\"utilisation_before\": 0.72"),
    summary(
      "a utilisation after is off", ["utilisation-wrong"], "\"utilisation\": 0.908",
      "\"utilisation\": 0.908002"),
    summary(
      "an officer is left out and another unknown", ["officer-missing", "officer-unknown"], "\"id\": \"A4\"",
      "\"id\": \"Z9\""),
    summary(
      "an officer has two entries", ["officer-twice", "officer-missing"], "\"id\": \"A4\"", "\"id\": \"A1\""),
    .plan("the plan says that all were to be allocated", ["family-not-allocated"], alone: false) {
      $0.replace("summary.json", "\"reallocate\": false", "\"reallocate\": true")
    },
  ]

  @Test("Before the plan, the families of an officer who is not available are nobody's") func before() throws
  {
    var scenario = TinyService.scenario
    scenario.officer("A3") { $0.end = TinyService.day("2025-06-01") }
    let details = try TinyPlan().verify(scenario).map(\.detail)
    #expect(
      details.contains("summary.json, officers: officer A3 has caseload_before 2.0, expected 0.0"))
  }

  @Test("A wrong figure is reported", arguments: figures) func figure(_ broken: Break) throws {
    try broken.check()
  }

  @Test("A wrong figure of an officer is reported", arguments: officers)
  func officer(_ broken: Break) throws { try broken.check() }
}
