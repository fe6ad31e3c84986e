// SPDX-License-Identifier: GPL-3.0-or-later

/// The files of a simulated year and the columns of its tables, in the order in which they are written.
public enum SimulationFiles {
  /// Every number with its range, a row each.
  public static let measures = "measures.csv"
  /// The service's own numbers of each replication.
  public static let replications = "replications.csv"
  /// What was published beside what is predicted.
  public static let comparison = "comparison.csv"
  /// The figures that the year drew from.
  public static let figures = "course-used.csv"
  /// What it takes for granted.
  public static let assumptions = "assumptions.csv"
  /// Figures about the whole.
  public static let summary = "simulation.json"
  /// The page for people.
  public static let report = "simulation.html"

  /// The columns of `measures.csv`.
  public static let measuresColumns = [
    "table", "subject", "measure", "unit", "median", "low", "high", "mean", "replications",
  ]
  /// The columns of `replications.csv`.
  public static let replicationsColumns = ["replication", "measure", "unit", "value"]
  /// The columns of `comparison.csv`.
  public static let comparisonColumns = [
    "outcome", "unit", "period", "published", "predicted", "low", "high", "difference", "tolerance",
    "verdict",
    "in_range", "source", "section",
  ]
  /// The columns of `course-used.csv`.
  public static let figuresColumns = ["quantity", "month", "value", "unit", "basis", "source", "section"]
  /// The columns of `assumptions.csv`.
  public static let assumptionsColumns = ["assumption", "value", "unit", "reason"]

  /// Every file but the page.
  static let written = [measures, replications, comparison, figures, assumptions, summary]
}
