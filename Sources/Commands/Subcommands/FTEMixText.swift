// SPDX-License-Identifier: GPL-3.0-or-later

import Generation

/// The text of the option `--fte-mix`.
extension FTEShare {
  /// Reads `1.0:6,0.8:2`; nil when the text is not such a list.
  static func list(_ text: String) -> [FTEShare]? {
    var shares: [FTEShare] = []
    for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = pair.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let thousandths = Self.thousandths(parts[0]), (1...1000).contains(thousandths),
        let weight = Int(parts[1]), (1...1000).contains(weight)
      else { return nil }
      shares.append(FTEShare(thousandths: thousandths, weight: weight))
    }
    return shares
  }

  /// A plain decimal number below 10 with at most three decimals, in thousandths.
  private static func thousandths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    guard isPlain, (1...2).contains(parts.count), parts[0].count == 1 else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : "0"
    guard (1...3).contains(decimals.count) else { return nil }
    return Int(parts[0] + decimals + String(repeating: "0", count: 3 - decimals.count))
  }

  /// The list that reads as these shares.
  static func text(of shares: [FTEShare]) -> String {
    shares.map { "\(Double($0.thousandths) / 1000):\($0.weight)" }.joined(separator: ",")
  }
}
