// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The managers' decisions on one family.
struct FamilyDecisions: Sendable {
  /// The officer whom the family is to have.
  var pin: Officer.ID?
  /// The officer with whom it stays.
  var keep: Officer.ID?
  /// The officers whom it is not to have.
  var forbidden: Set<Officer.ID> = []

  /// The decisions by family, in the order of the scenario's families.
  static func byFamily(_ scenario: Scenario, familyIndex: [Family.ID: Int]) -> [FamilyDecisions] {
    var all = Array(repeating: FamilyDecisions(), count: scenario.families.count)
    for decision in scenario.decisions {
      guard let family = familyIndex[decision.family] else { continue }
      switch decision.kind {
      case .pin: all[family].pin = decision.officer
      case .keep: all[family].keep = decision.officer
      case .forbid: all[family].forbidden.insert(decision.officer)
      }
    }
    return all
  }
}
