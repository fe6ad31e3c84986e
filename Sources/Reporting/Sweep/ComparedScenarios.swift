// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Scenarios side by side, and what is different from the first.
enum ComparedScenarios {
  /// What a planner compares first, in order.
  static let measures: [(name: String, title: String)] = [
    ("initial-conferences-in-time", "Initial conferences in time"),
    ("review-conferences-in-time", "Review conferences in time"), ("reviews-in-time", "Reviews in time"),
    ("children-reviewed-in-time", "Children with all reviews in time"),
    ("caseload-per-fte-mean", "Children per full-time equivalent"),
    ("hours-per-fte-week", "Hours a week per full-time equivalent"),
    ("travel-hours-per-fte-week", "Of them travel"), ("cover", "Chaired by cover"),
    ("changes-of-officer-per-child", "Changes of officer per child"),
    ("overdue-at-end", "Overdue at the end"),
  ]

  static func sideBySide(_ comparison: ScenarioComparison) -> Section {
    Section(id: "side-by-side", title: "Side by side") {
      Tag.p(
        "The same children come on the same days in every scenario. In each cell the median and, in brackets, the 5th and the 95th percentile over the replications."
      )
      DataTable(
        id: "side-by-side-table", caption: "The scenarios side by side",
        columns: [.words("Scenario")] + measures.map { .number($0.title) },
        rows: comparison.variants.enumerated().map { index, variant in
          .init(
            [Components.reference(variant.name)]
              + measures.map { measure in
                let row = comparison.row(index, measure.name)
                return .text(row.map { RangeWords.range($0.range, unit: $0.unit) } ?? "none")
              })
        }
      ).html
    }
  }

  static func differences(_ comparison: ScenarioComparison) -> Section {
    let first = comparison.variants.first?.name ?? ""
    return Section(id: "differences", title: "What changes") {
      Tag.p(
        "The mean difference from \(first), replication by replication, with its 95% interval. A difference whose interval leaves out 0 is more than noise and is marked with \u{201C}clear\u{201D}."
      )
      DataTable(
        id: "differences-table", caption: "Differences from \(first)",
        columns: [.words("Scenario")] + measures.map { .number($0.title) },
        rows: comparison.variants.enumerated().dropFirst().map { index, variant in
          .init(
            [Components.reference(variant.name)]
              + measures.map { measure in
                .text(words(comparison.row(index, measure.name)))
              })
        }
      ).html
    }
  }

  private static func words(_ row: ScenarioComparison.Row?) -> String {
    guard let row, let difference = row.difference else { return "none" }
    func signed(_ value: Double) -> String {
      (value > 0.05 ? "+" : "") + RangeWords.number(value)
    }
    let interval = "(\(signed(difference.low)) to \(signed(difference.high)))"
    return "\(signed(difference.mean)) \(interval)" + (difference.isClear ? " clear" : "")
  }

  static func changes(_ comparison: ScenarioComparison) -> Section {
    Section(id: "changes", title: "What each scenario is") {
      DataTable(
        id: "changes-table", caption: "The scenarios and their changes",
        columns: [.words("Scenario"), .prose("Changes"), .number("Replications")],
        rows: comparison.variants.map { variant in
          .init([
            Components.reference(variant.name),
            .text(
              variant.changes.isEmpty ? "none: the service as it is" : variant.changes.joined(separator: ", ")
            ),
            .text(NumberWords.whole(variant.replications)),
          ])
        }
      ).html
    }
  }
}
