// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange

/// A comparison of scenarios in the words of the terminal.
enum SweepWords {
  private static let shown: [(measure: String, title: String)] = [
    ("initial-conferences-in-time", "initial"), ("review-conferences-in-time", "conferences"),
    ("reviews-in-time", "reviews"), ("caseload-per-fte-mean", "caseload"), ("hours-per-fte-week", "hours"),
    ("cover", "cover"),
  ]

  static func summary(of comparison: ScenarioComparison, tasks: Int, done: Int, folder: String) -> String {
    var lines: [String] = []
    if done < tasks {
      lines.append("stopped: \(done) of \(Words.count(tasks, "task")) are done; the same command goes on")
    }
    var table = TextTable([("scenario", .left)] + shown.map { ($0.title, .right) })
    for (index, variant) in comparison.variants.enumerated() {
      table.append(
        [variant.name]
          + shown.map { measure in
            guard let row = comparison.row(index, measure.measure) else { return "-" }
            let mark = row.difference?.isClear ?? false ? "*" : ""
            return number(row.range.median) + mark
          })
    }
    lines.append(table.text)
    lines.append("Medians; * differs from \(comparison.variants.first?.name ?? "") by more than noise (95%)")
    for row in comparison.frontier {
      let needed = row.needed.map { "from \(number($0)) on" } ?? "not in the range"
      lines.append("\(row.origin): \(number(row.target))% \(row.measure) \(needed)")
    }
    lines.append(
      "\(folder): \(SweepTables.report), \(SweepTables.comparison) and \(SweepTables.frontier) are written")
    return lines.joined(separator: "\n")
  }

  /// A number with one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
