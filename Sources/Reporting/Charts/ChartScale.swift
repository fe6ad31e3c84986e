// SPDX-License-Identifier: GPL-3.0-or-later

/// An axis from 0 with round steps.
struct ChartScale {
  /// The value between two ticks.
  let step: Int
  /// The value at the end of the axis: a multiple of the step, above 0.
  let end: Int

  /// An axis that reaches a value with at most six steps of 1, 2 or 5 times a power of ten.
  init(reaching value: Double) {
    let value = value.isFinite ? min(max(value, 1), 1e12) : 1
    var power = 1
    var step = 1
    while Double(step) * 6 < value {
      switch step / power {
      case 1: step = 2 * power
      case 2: step = 5 * power
      default:
        power *= 10
        step = power
      }
    }
    self.step = step
    self.end = Int((value / Double(step)).rounded(.up)) * step
  }

  /// The values with a line and a number.
  var ticks: [Int] { Array(stride(from: 0, through: end, by: step)) }

  /// Where a value lies when the axis has a length.
  func position(_ value: Double, length: Double) -> Double {
    value.isFinite ? min(max(value, 0), Double(end)) / Double(end) * length : 0
  }
}
