// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// The tables of a comparison of scenarios.
public enum SweepTables {
  /// Every measure of every variant, with its difference from the first.
  public static let comparison = "sweep.csv"
  /// What the ranges need for a target.
  public static let frontier = "frontier.csv"
  /// The page for people.
  public static let report = "sweep.html"

  /// The columns of `sweep.csv`.
  public static let comparisonColumns = [
    "scenario", "changes", "measure", "unit", "median", "low", "high", "mean", "replications", "difference",
    "difference_low", "difference_high", "clear",
  ]
  /// The columns of `frontier.csv`.
  public static let frontierColumns = ["range", "measure", "target", "needed", "needed_for_most"]

  /// `sweep.csv`, one row for each measure of each variant.
  public static func comparison(_ comparison: ScenarioComparison) -> [UInt8] {
    var text = CSVText(header: comparisonColumns)
    for row in comparison.rows {
      let variant = comparison.variants[row.variant]
      let difference = row.difference
      text.append([
        variant.name, variant.changes.joined(separator: " "), row.measure, row.unit,
        decimal(row.range.median),
        decimal(row.range.low), decimal(row.range.high), decimal(row.range.mean), String(row.range.count),
        difference.map { decimal($0.mean) } ?? "", difference.map { decimal($0.low) } ?? "",
        difference.map { decimal($0.high) } ?? "", difference.map { yesOrNo($0.isClear) } ?? "",
      ])
    }
    return text.bytes
  }

  /// `frontier.csv`, one row for each range and target.
  public static func frontier(_ comparison: ScenarioComparison) -> [UInt8] {
    var text = CSVText(header: frontierColumns)
    for row in comparison.frontier {
      text.append([
        row.origin, row.measure, decimal(row.target), row.needed.map(decimal) ?? "",
        row.neededForMost.map(decimal) ?? "",
      ])
    }
    return text.bytes
  }
}
