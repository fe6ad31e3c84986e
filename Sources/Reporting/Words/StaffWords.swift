// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension ScenarioChange {
  /// What changes, in a sentence.
  var words: String {
    switch self {
    case .leave(let officer, let last): "Officer \(officer) leaves; \(TimeWords.date(last)) is the last day."
    case .absent(let officer, let first, let last):
      "Officer \(officer) is away from \(TimeWords.dates(first, to: last))."
    case .back(let officer, let first): "Officer \(officer) is back from \(TimeWords.date(first))."
    case .merge: "The teams are merged: every officer reviews and chairs conferences."
    }
  }
}

extension Decision.Kind {
  /// What was decided about the officer, short enough for a table.
  var words: String {
    switch self {
    case .pin: "Is to have"
    case .forbid: "Is not to have"
    case .keep: "Stays with"
    }
  }
}

extension PlanScope {
  /// What the page is, before its dates.
  var title: String {
    switch self {
    case .plan: "Plan for"
    case .allocate: "Allocation of"
    case .rebalance: "Rebalancing of"
    case .rebook: "Mended diary of"
    }
  }
}

extension Capacity.Weighting {
  /// How a caseload is weighed, in a sentence.
  func words(_ capacity: Capacity) -> String {
    switch self {
    case .hours: "By officer time: meetings, travel and monitoring."
    case .heads: "By heads: \(capacity.childrenPerFTE) children are the full caseload of a full-time officer."
    case .points:
      "By points for each child: \(capacity.pointsPerFTE) are the full caseload of a full-time officer, \(capacity.stablePoints) of them gone before the first case."
    }
  }
}
