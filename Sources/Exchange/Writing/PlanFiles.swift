// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The files of a plan and the columns of its tables, in the order in which they are written.
public enum PlanFiles {
  /// The decisions on families.
  public static let allocation = "allocation.csv"
  /// Why: each chosen officer and the next two, term by term.
  public static let terms = "terms.csv"
  /// What managers' decisions cost.
  public static let overrides = "overrides.csv"
  /// What a rebalancing could reach with how many moves.
  public static let tradeOff = "tradeoff.csv"
  /// The diary.
  public static let diary = "diary.csv"
  /// The diary before it was mended.
  public static let before = "before.csv"
  /// What mending the diary changed.
  public static let changes = "changes.csv"
  /// What could not be done.
  public static let breaches = "breaches.csv"
  /// What more of each resource would be worth.
  public static let binding = "binding.csv"
  /// Figures about the whole.
  public static let summary = "summary.json"
  /// The page for people.
  public static let report = "report.html"

  /// How the names of the pages begin that show one officer's, minute taker's or venue's diary; the id follows.
  public static let diaryPagePrefixes = ["officer-", "minute-taker-", "venue-"]

  /// Whether a file is a page of one person's or venue's diary.
  static func isDiaryPage(_ name: String) -> Bool {
    name.hasSuffix(".html") && diaryPagePrefixes.contains(where: name.hasPrefix)
  }

  /// The columns of `allocation.csv`.
  public static let allocationColumns = [
    "family", "children", "officer", "previous_officer", "changed", "load", "travel", "cost", "second",
    "second_extra", "third", "third_extra", "reasons",
  ]
  /// The columns of `terms.csv`.
  public static let termsColumns =
    ["family", "children", "rank", "officer"] + AllocationTerms.named.map(\.name) + ["total", "extra"]
  /// The columns of `overrides.csv`.
  public static let overridesColumns = [
    "family", "decision", "officer", "reason", "better_officer", "saving",
  ]
  /// The columns of `tradeoff.csv`.
  public static let tradeOffColumns = [
    "children_moved", "families_moved", "caseload_cost", "travel", "highest_utilisation",
    "lowest_utilisation", "cost", "cost_bound", "chosen",
  ]
  /// The columns of `diary.csv` and of `before.csv`.
  public static let diaryColumns = [
    "meeting", "kind", "family", "children", "officer", "named_officer", "cover", "place", "room",
    "minute_taker", "date", "start", "end", "window_opens", "window_closes", "in_window", "status", "rule",
    "combined", "follows",
  ]
  /// The columns of `changes.csv`.
  public static let changesColumns = ["meeting", "change", "before", "after", "reason"]
  /// The columns of `breaches.csv`.
  public static let breachesColumns = ["subject", "id", "kind", "cause", "detail", "remedy"]
  /// The columns of `binding.csv`.
  public static let bindingColumns = ["week", "resource", "id", "minutes", "breaches"]

  /// Every file that a plan may have but the page; which of them it has is for its scope to say.
  static let written = [
    allocation, terms, overrides, tradeOff, diary, before, changes, breaches, binding, summary,
  ]
}
