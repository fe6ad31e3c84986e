// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes generalised assignment problems as `GAPFileReader` reads them.
enum GAPFileWriter {
  private static let numbersInLine = 20

  /// The text of a file with one instance.
  static func text(_ instance: GAPInstance) -> String {
    var lines = ["\(instance.agents) \(instance.jobs)"]
    for row in instance.costs + instance.resources + [instance.capacities] {
      for start in stride(from: 0, to: row.count, by: numbersInLine) {
        lines.append(
          row[start..<min(start + numbersInLine, row.count)].map(String.init).joined(separator: " "))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text of a file with several instances: their count on a line alone, then one after the other.
  static func text(_ instances: [GAPInstance]) -> String {
    "\(instances.count)\n" + instances.map { text($0) }.joined()
  }
}
