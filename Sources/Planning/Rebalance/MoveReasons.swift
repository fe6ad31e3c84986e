// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Says in words why a family leaves its officer.
struct MoveReasons {
  private let model: AllocationModel
  private let officers: [PlanSummary.OfficerLoad]
  private let targetPercent: Int

  init(_ model: AllocationModel, officers: [PlanSummary.OfficerLoad], targetPercent: Int) {
    self.model = model
    self.officers = officers
    self.targetPercent = targetPercent
  }

  /// Puts the reason first, when the family has another officer than before.
  func add(to decision: inout AllocationDecision) {
    guard let family = model.tables.familyIndex[decision.family],
      let before = model.tables.scenario.families[family].officer, let now = decision.officer, now != before
    else { return }
    decision.reasons.insert(reason(family, leaving: before), at: 0)
  }

  private func reason(_ family: Int, leaving officer: Officer.ID) -> String {
    guard let index = model.tables.officerIndex[officer], model.eligibility.isAvailable[index] else {
      return "\(officer) is not available"
    }
    if let obstacle = model.eligibility.obstacles(family: family, officer: index).first {
      return "\(officer) may not keep it: \(obstacle.words)"
    }
    let load = officers[index]
    let percent = (load.loadBefore * 100).dividedUp(by: load.capacity)
    if load.loadBefore > load.capacity * targetPercent / 100 {
      return "\(officer) would be at \(percent)% of capacity if nobody moved"
    }
    return "makes room for others"
  }
}
