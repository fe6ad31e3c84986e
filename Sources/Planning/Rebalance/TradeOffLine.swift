// SPDX-License-Identifier: GPL-3.0-or-later

/// What one run of the engine proves about every allocation: costWeight x cost + moveWeight x children moved is
/// at least `least`.
struct TradeOffLine: Sendable {
  /// What a minute of cost counts, at least 1.
  let costWeight: Int
  /// What a child moved counts, at least 0.
  let moveWeight: Int
  /// The proved lower bound of the sum.
  let least: Int

  /// What every allocation that moves no more children costs at least; 0 when the line says nothing about it.
  func cost(moving children: Int) -> Int {
    let rest = least - moveWeight * children
    return rest <= 0 ? 0 : (rest + costWeight - 1) / costWeight
  }
}

extension [TradeOffLine] {
  /// What every allocation that moves no more children costs at least, by all that is proved.
  func cost(moving children: Int) -> Int { map { $0.cost(moving: children) }.max() ?? 0 }
}
