// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The managers' decisions of a scenario, by family (`MODEL.md`, Roles and eligibility).
struct ManagersDecisions {
  private let decisionsOfFamily: [Family.ID: [Decision]]

  init(_ decisions: [Decision]) { decisionsOfFamily = Dictionary(grouping: decisions, by: \.family) }

  /// The officer who is to have the family, whoever else could.
  func pinned(_ family: Family.ID, lifting lifted: Decision? = nil) -> Officer.ID? {
    decisionsOfFamily[family]?.first { $0.kind == .pin && $0 != lifted }?.officer
  }

  /// Whether the officer is not to have the family.
  func isForbidden(_ officer: Officer.ID, _ family: Family.ID, lifting lifted: Decision? = nil) -> Bool {
    decisionsOfFamily[family]?.contains { $0.kind == .forbid && $0.officer == officer && $0 != lifted }
      ?? false
  }

  /// Whether the family is to stay with its present officer.
  func isToStay(_ family: Family) -> Bool {
    decisionsOfFamily[family.id]?.contains { $0.kind == .keep && $0.officer == family.officer } ?? false
  }
}
