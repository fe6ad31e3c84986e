// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// The most load that each officer is to have: what a target utilisation means in minutes.
struct LoadCeilings: Sendable {
  /// For each officer the minutes a year: target x capacity / 100.
  let minutes: [Int]
  /// Minutes a year in one unit of the engine's load, at least 1.
  let unit: Int

  /// The ceilings of a target in per cent of capacity.
  init(targetPercent: Int, capacity: [Int], unit: Int) {
    minutes = capacity.map { $0 * targetPercent / 100 }
    self.unit = unit
  }

  /// Minutes above the ceilings, summed over the officers.
  func overload(_ load: [Int]) -> Int {
    zip(load, minutes).reduce(0) { $0 + max(0, $1.0 * unit - $1.1) }
  }

  /// The same minutes as a penalty of the load in the engine's unit; a ceiling between two units is exact,
  /// since loads are whole units.
  func penalty(officer: Int, rate: Int) -> ConvexPenalty {
    let below = minutes[officer] / unit
    let first = (below + 1) * unit - minutes[officer]
    return ConvexPenalty(ends: [below, below + 1, .max], rates: [0, rate * first, rate * unit])
  }
}

extension ConvexPenalty {
  /// The penalty with every rate multiplied.
  func scaled(by factor: Int) -> ConvexPenalty {
    ConvexPenalty(ends: ends, rates: rates.map { $0 * factor })
  }

  /// The sum of two penalties.
  func adding(_ other: ConvexPenalty) -> ConvexPenalty {
    let all = Set(ends + other.ends).sorted()
    return ConvexPenalty(ends: all, rates: all.map { rate(upTo: $0) + other.rate(upTo: $0) })
  }

  /// What the last unit below an end costs.
  private func rate(upTo end: Int) -> Int {
    zip(ends, rates).first { $0.0 >= end }?.1 ?? highestRate
  }
}
