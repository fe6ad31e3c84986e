// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Draws what managers have decided about a few families, and which rows are of the same siblings.
struct DecisionDrawing {
  let practice: Practice
  let assignment: OfficerAssignment

  /// Reasons as managers give them, without names.
  static let reasons: [Decision.Kind: [String]] = [
    .pin: [
      "the young person has asked for this officer", "speaks the family's language",
      "knows the family from an earlier post",
    ],
    .forbid: [
      "a complaint is being heard", "lives near the placement", "knows the carers privately",
    ],
    .keep: [
      "an adoption hearing is set; no change before it", "the young person leaves care this year",
      "the third officer within two years; no further change",
    ],
  ]

  /// Adds decisions and siblings to families that have their officers.
  func draw(_ families: inout [FamilyDraft], using random: inout SeededRandom) {
    linkSiblings(&families, using: &random)
    // Two who must have different officers could be in the way of each other's decisions.
    var apart: Set<Int> = []
    for (index, family) in families.enumerated() {
      if let other = family.apartFrom { apart.formUnion([index, other]) }
    }
    for index in families.indices where !apart.contains(index) {
      guard random.chance(perThousand: practice.decisionsPerThousand) else { continue }
      families[index].decision = decision(on: families[index], using: &random)
    }
  }

  /// A looked-after family now and then has an older child's row before it, of the same team.
  private func linkSiblings(_ families: inout [FamilyDraft], using random: inout SeededRandom) {
    guard practice.siblingsPerThousand > 0 else { return }
    var latestOfTeam: [String: Int] = [:]
    for index in families.indices where families[index].request.course == .lookedAfter {
      let earlier = latestOfTeam.updateValue(index, forKey: families[index].team)
      guard let earlier, random.chance(perThousand: practice.siblingsPerThousand) else { continue }
      if families[index].apartFrom != earlier, families[earlier].apartFrom != index {
        families[index].siblings = earlier
      }
    }
  }

  /// A family without an officer is pinned to one or kept from one; others stay, or are kept from another.
  private func decision(on family: FamilyDraft, using random: inout SeededRandom) -> DecisionDraft? {
    let isForbidden = random.chance(perThousand: 400)
    let kind: Decision.Kind = isForbidden ? .forbid : family.officer == nil ? .pin : .keep
    let officer: Int?
    if kind == .keep {
      officer = family.officer
    } else {
      let able = assignment.inPost.filter { $0 != family.officer && assignment.mayBeNamed($0, for: family) }
      // Whoever is forbidden must leave somebody.
      officer = kind == .forbid && able.count < 2 ? nil : random.element(of: able)
    }
    guard let officer, let reason = random.element(of: Self.reasons[kind] ?? []) else { return nil }
    return DecisionDraft(kind: kind, officer: officer, reason: reason)
  }
}
