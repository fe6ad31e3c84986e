// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// How many children each service of a country has.
///
/// An assumption, not a table: a few large counties and cities, many middling boroughs, some very small unitary
/// authorities, as the quantiles of a log-normal distribution, whose largest service has some thirty times the
/// children of its smallest.
enum ServiceSizes {
  /// The standard deviation of the logarithm of a service's size.
  private static let spread = 0.65

  /// Sizes that add up to the total, smallest first, none below 1.
  ///
  /// - Precondition: at least one service, and at least as many children.
  static func sizes(services: Int, children: Int) -> [Int] {
    precondition(services >= 1 && children >= services, "a child for each service")
    let weights = (0..<services).map { exp(spread * normalQuantile((Double($0) + 0.5) / Double(services))) }
    let total = weights.reduce(0, +)
    // Rounded sums rather than rounded sizes, so that nothing is lost on the way.
    var soFar = 0.0
    var given = 0
    return weights.map { weight in
      soFar += weight
      let upTo = Int((soFar / total * Double(children - services)).rounded())
      defer { given = upTo }
      return upTo - given + 1
    }
  }

  /// The number below which the given fraction of a standard normal distribution lies.
  private static func normalQuantile(_ fraction: Double) -> Double {
    var low = -8.0
    var high = 8.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if erfc(-middle / 2.0.squareRoot()) / 2 < fraction { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
