// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Numbers as results print them.
enum Figures {
  /// A number with a fixed count of decimals.
  static func decimals(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }

  /// A bound: whole, or cut to two decimals downwards, so that print never claims more than was proved.
  static func bound(_ value: Double) -> String {
    guard value.isFinite else { return "none" }
    if value == value.rounded() { return decimals(value, 0) }
    return decimals((value * 100).rounded(.down) / 100, 2)
  }

  /// (objective - bound) / objective, by the size of the objective when it is not above 0; 0 when they agree.
  static func gap(objective: Int, bound: Double) -> Double {
    let distance = max(0, Double(objective) - bound)
    return distance == 0 ? 0 : distance / Double(max(1, abs(objective)))
  }
}
