// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The service's own numbers.
enum SimulatedOutcomes {
  /// What a manager asks first, in order.
  private static let first = [
    "initial-conferences-in-time", "review-conferences-in-time", "reviews-in-time",
    "children-reviewed-in-time",
    "plans-reviewed-in-time", "caseload-per-fte", "hours-per-fte-week",
    "travel-hours-per-fte-week",
    "cover", "changes-of-officer-per-child", "overdue-at-end",
  ]

  static func section(_ year: SimulatedYear) -> Section {
    let all = year.estimates(of: .service)
    let ordered =
      first.compactMap { name in all.first { $0.key.measure == name } }
      + all.filter { !first.contains($0.key.measure) }
    return Section(id: "outcomes", title: "What the year is like") {
      Tag.p(
        "The same year was lived through \(NumberWords.count(year.done, "time")) with other chances. Half of them lie above the median, nine of ten between the two percentiles."
      )
      if !year.changes.isEmpty {
        Tag.p("Changes of staff taken for granted: \(NumberWords.list(year.changes.map(\.description))).")
      }
      Tag.ul {
        for estimate in ordered.prefix(6) {
          Tag.li(
            "\(RangeWords.words(estimate.key.measure)): \(RangeWords.range(estimate.range, unit: estimate.key.unit))."
          )
        }
      }
      DataTable(
        id: "outcomes-table", caption: "The service as a whole",
        columns: [.words("Measure"), .words("Unit")] + RangeWords.columns,
        rows: ordered.map { estimate in
          .init(
            [.text(RangeWords.words(estimate.key.measure)), .text(estimate.key.unit)]
              + RangeWords.cells(estimate.range, unit: estimate.key.unit))
        }
      ).html
    }
  }
}
