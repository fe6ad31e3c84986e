// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the service's report published beside what the simulation predicts; misses are called misses.
enum PublishedSection {
  static func section(_ year: SimulatedYear) -> Section {
    let judged = year.comparisons.filter { $0.verdict != .notPredicted }
    let misses = judged.count { $0.verdict == .miss }
    return Section(id: "published", title: "Published against predicted") {
      Tag.p(
        "\(NumberWords.count(judged.count - misses, "outcome")) of \(NumberWords.whole(judged.count)) \(judged.count - misses == 1 ? "is" : "are") predicted to within five percentage points, or a tenth of a number; \(misses == 0 ? "none is a miss" : misses == 1 ? "one is a miss" : "\(NumberWords.whole(misses)) are misses"). Nothing was tuned to this service's outcomes."
      )
      DataTable(
        id: "published-table", caption: "What was published and what is predicted",
        columns: [.words("Outcome"), .number("Published")] + RangeWords.columns + [
          .number("Difference"), .words("Verdict"), .prose("Source"),
        ],
        rows: year.comparisons.map(row)
      ).html
    }
  }

  private static func row(_ row: OutcomeComparison) -> DataTable.Row {
    let unit = row.published.unit == "percent" ? "percent" : ""
    return .init(
      [
        .text(RangeWords.words(row.published.outcome)),
        .text(RangeWords.number(row.published.value, unit: unit)),
      ] + RangeWords.cells(row.predicted, unit: unit) + [
        .text(row.difference.map { RangeWords.number($0) } ?? ""), verdict(row),
        .text("\(row.published.source), \(row.published.section); \(row.published.period)"),
      ])
  }

  private static func verdict(_ row: OutcomeComparison) -> HTML {
    switch row.verdict {
    case .hit: Components.label("Hit", .good)
    case .miss: Components.label("Miss", .alert)
    case .notPredicted: Components.label("Not predicted", .note)
    }
  }
}
