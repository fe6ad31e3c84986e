// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Verification

/// One way to break the good plan, or the scenario under it, and the violations that must be reported.
struct Break: Sendable, CustomTestStringConvertible {
  let title: String
  let violations: Set<String>
  /// Whether these are all: most breaks must be reported and nothing else be.
  let isAlone: Bool
  /// The plan to be broken.
  private(set) var base = GoodPlan.tiny
  let apply: @Sendable (inout TinyPlan, inout Scenario) -> Void

  init(
    title: String, violations: Set<String>, isAlone: Bool,
    apply: @escaping @Sendable (inout TinyPlan, inout Scenario) -> Void
  ) {
    self.title = title
    self.violations = violations
    self.isAlone = isAlone
    self.apply = apply
  }

  var testDescription: String { title }

  /// A break of the plan's files.
  static func plan(
    _ title: String, _ violations: Set<String>, alone: Bool = true,
    _ apply: @escaping @Sendable (inout TinyPlan) -> Void
  ) -> Break {
    Break(title: title, violations: violations, isAlone: alone) { plan, _ in apply(&plan) }
  }

  /// A change of the scenario that makes the plan a bad one.
  static func scenario(
    _ title: String, _ violations: Set<String>, alone: Bool = true,
    _ apply: @escaping @Sendable (inout Scenario) -> Void
  ) -> Break {
    Break(title: title, violations: violations, isAlone: alone) { _, scenario in apply(&scenario) }
  }

  /// Another maximum in the policy, and in the plan's summary, than the good plan was made under.
  static func maximum(
    _ title: String, _ key: String, _ value: Int, _ violations: Set<String>,
    _ apply: @escaping @Sendable (inout Capacity) -> Void
  ) -> Break {
    Break(title: title, violations: violations, isAlone: true) { plan, scenario in
      apply(&scenario.policy.capacity)
      plan.replace("summary.json", "\"maximum_\(key)\": null", "\"maximum_\(key)\": \(value)")
    }
  }

  /// A break of another good plan.
  func of(_ base: GoodPlan) -> Break {
    var copy = self
    copy.base = base
    return copy
  }

  /// What the checker finds in the broken plan.
  func found() throws -> [Violation] {
    var plan = base.plan
    var scenario = base.scenario
    apply(&plan, &scenario)
    return try plan.verify(scenario)
  }

  /// Breaks the plan and expects the checker to say so by name.
  func check() throws {
    let found = try found()
    let names = Set(found.map(\.name))
    if isAlone {
      #expect(names == violations, "\(found.map(\.description).joined(separator: "\n"))")
    } else {
      #expect(names.isSuperset(of: violations), "\(found.map(\.description).joined(separator: "\n"))")
    }
  }
}

extension Scenario {
  /// Changes an officer.
  mutating func officer(_ id: Officer.ID, _ change: (inout Officer) -> Void) {
    guard let index = officers.firstIndex(where: { $0.id == id }) else { return }
    change(&officers[index])
  }

  /// Changes a family.
  mutating func family(_ id: Family.ID, _ change: (inout Family) -> Void) {
    guard let index = families.firstIndex(where: { $0.id == id }) else { return }
    change(&families[index])
  }

  /// Changes a recorded meeting.
  mutating func meeting(_ id: RecordedMeeting.ID, _ change: (inout RecordedMeeting) -> Void) {
    guard let index = meetings.firstIndex(where: { $0.id == id }) else { return }
    change(&meetings[index])
  }
}
