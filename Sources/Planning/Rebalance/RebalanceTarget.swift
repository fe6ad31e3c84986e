// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The utilisation that a rebalancing aims at (`Scenarios/MODEL.md`, Changes and rebalancing).
enum RebalanceTarget {
  /// The target in per cent of capacity.
  ///
  /// - Parameters:
  ///   - after: the service after the changes.
  ///   - before: the service before them; asked for only when it matters.
  static func percent(
    _ goal: RebalanceGoal, changes: [ScenarioChange], after: AllocationModel,
    before: () throws -> AllocationModel
  ) rethrows -> Int {
    if case .target(let percent) = goal { return percent }
    return changes.contains(where: addsCapacity) ? ofService(after) + 5 : max(100, busiest(try before()))
  }

  private static func addsCapacity(_ change: ScenarioChange) -> Bool {
    switch change {
    case .back, .merge: true
    case .leave, .absent: false
    }
  }

  /// The utilisation of the busiest officer as things stand, rounded up.
  private static func busiest(_ model: AllocationModel) -> Int {
    loads(model).map { ($0.loadBefore * 100).dividedUp(by: $0.capacity) }.max() ?? 0
  }

  /// All load over all capacity, rounded up. A family without an officer counts with the least load that it would be
  /// on anybody who may have it.
  private static func ofService(_ model: AllocationModel) -> Int {
    let officers = loads(model)
    let waiting = zip(model.families, model.candidates).reduce(0) { sum, entry in
      guard model.presentOfficer[entry.0] == nil else { return sum }
      let part = model.workload.families[entry.0]
      return sum + (entry.1.map { model.workload.load(part, officer: $0) }.min() ?? 0)
    }
    let capacity = officers.reduce(0) { $0 + $1.capacity }
    let load = officers.reduce(waiting) { $0 + $1.loadBefore }
    return (load * 100).dividedUp(by: max(1, capacity))
  }

  private static func loads(_ model: AllocationModel) -> [PlanSummary.OfficerLoad] {
    AllocationOutcome(model, placements: model.toAllocate.map { _ in .nobody }).officerLoads()
  }
}
