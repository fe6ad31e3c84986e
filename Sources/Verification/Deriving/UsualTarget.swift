// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The utilisation that a rebalancing aims at unless it is told another one (`MODEL.md`, Changes and rebalancing).
struct UsualTarget {
  /// Per cent of capacity.
  let percent: Int

  /// - Parameters:
  ///   - changes: the changes of staff, in order.
  ///   - before: the service before them; asked for only when the target depends on it.
  ///   - after: the service after them.
  init(changes: [ScenarioChange], before: () throws -> AllocationBasis, after: AllocationBasis) rethrows {
    let addsCapacity = changes.contains { change in
      switch change {
      case .back, .merge: true
      case .leave, .absent: false
      }
    }
    percent = addsCapacity ? 5 + Self.wholeService(after) : max(100, Self.busiest(try before()))
  }

  /// What the busiest officer has, rounded up to a whole per cent.
  private static func busiest(_ basis: AllocationBasis) -> Int {
    let before = basis.before
    return basis.tables.scenario.officers.reduce(0) { highest, officer in
      max(highest, rounded(up: before[officer.id]?.load ?? 0, of: basis.capacity[officer.id]?.minutes ?? 1))
    }
  }

  /// All load over all capacity, rounded up to a whole per cent.
  private static func wholeService(_ basis: AllocationBasis) -> Int {
    let waiting = basis.toAllocate.filter { family in
      family.officer.map { !basis.naming.isAvailable($0) } ?? true
    }
    let leastLoads = waiting.map { family in
      basis.eligible(family).map { basis.workload.load(.whole(family.id), $0) }.min() ?? 0
    }
    let load = basis.before.values.reduce(0) { $0 + $1.load } + leastLoads.reduce(0, +)
    let capacity = basis.tables.scenario.officers.reduce(0) { $0 + (basis.capacity[$1.id]?.minutes ?? 1) }
    return rounded(up: load, of: max(1, capacity))
  }

  private static func rounded(up load: Int, of capacity: Int) -> Int {
    (load * 100 + capacity - 1) / capacity
  }
}
