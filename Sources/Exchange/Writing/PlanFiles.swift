// SPDX-License-Identifier: GPL-3.0-or-later

/// The files of a plan and the columns of its tables, in the order in which they are written.
public enum PlanFiles {
  /// The decisions on families.
  public static let allocation = "allocation.csv"
  /// The diary.
  public static let diary = "diary.csv"
  /// What could not be done.
  public static let breaches = "breaches.csv"
  /// Figures about the whole.
  public static let summary = "summary.json"
  /// The page for people.
  public static let report = "report.html"

  /// The columns of `allocation.csv`.
  public static let allocationColumns = [
    "family", "children", "officer", "previous_officer", "changed", "load", "travel", "cost", "second",
    "second_extra", "third", "third_extra", "reasons",
  ]
  /// The columns of `diary.csv`.
  public static let diaryColumns = [
    "meeting", "kind", "family", "children", "officer", "named_officer", "cover", "place", "room",
    "minute_taker", "date", "start", "end", "window_opens", "window_closes", "in_window", "status", "rule",
  ]
  /// The columns of `breaches.csv`.
  public static let breachesColumns = ["subject", "id", "kind", "cause", "detail"]
}
