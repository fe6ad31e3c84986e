// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The two parts into which a large sibling group may be split (`MODEL.md`, Split).
struct SiblingHalves {
  /// The larger half, with the first child.
  let first: [Child]
  let second: [Child]

  /// Cuts the open children of a family, or gives nil when the policy lets it not be split.
  ///
  /// - Parameter isPinned: whether a manager's pin says that one officer is to have the family.
  init?(_ children: [Child], policy: Policy, isPinned: Bool) {
    let open = children.filter { !$0.openSpells(at: policy.start).isEmpty }
    guard let least = policy.capacity.splitFromChildren, open.count >= max(2, least), !isPinned,
      open.allSatisfy({ $0.openSpells(at: policy.start).allSatisfy { !$0.status.isOfConferences } })
    else { return nil }
    let ordered = open.sorted { left, right in
      if left.placement != right.placement { return Self.comesBefore(left.placement, right.placement) }
      return (left.birth, left.id) < (right.birth, right.id)
    }
    let cut = (ordered.count + 1) / 2
    first = Array(ordered[..<cut])
    second = Array(ordered[cut...])
  }

  /// Orders placements by id, none first.
  private static func comesBefore(_ left: Place.ID?, _ right: Place.ID?) -> Bool {
    guard let right else { return false }
    return left.map { $0 < right } ?? true
  }
}

extension Child {
  /// The states of the child that are open: without an end, or with one after the start.
  func openSpells(at start: Day) -> [CaseHistory.Spell] {
    spells.filter { spell in spell.until.map { $0 > start } ?? true }
  }
}

extension CaseStatus {
  /// Whether the state asks for conferences; all others ask for reviews.
  var isOfConferences: Bool {
    switch self {
    case .strategyDiscussion, .transferredIn, .onPlan: true
    default: false
    }
  }
}
