// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Meetings by kind, and what made them late.
enum SimulatedMeetings {
  private static let columns: [(measure: String, title: String, unit: String)] = [
    ("held", "Held", ""), ("in-time", "In time by law", "percent"),
    ("in-time-by-own-rules", "In time by the service's rules", "percent"),
    ("children-in-time", "Children in time", "percent"), ("cover", "Chaired by cover", "percent"),
  ]

  static func kinds(_ year: SimulatedYear) -> Section {
    let byKind = Dictionary(grouping: year.estimates(of: .meetings), by: \.key.subject)
    return Section(id: "meetings", title: "Meetings by kind") {
      Tag.p("In each cell the median and, in brackets, the 5th and the 95th percentile.")
      DataTable(
        id: "meetings-table", caption: "Meetings held in the year, by kind",
        columns: [.words("Kind")] + columns.map { .number($0.title) },
        rows: byKind.keys.sorted().map { kind in
          .init(
            [.text(RangeWords.words(kind))]
              + columns.map { column in
                let estimate = byKind[kind]?.first { $0.key.measure == column.measure }
                return .text(estimate.map { RangeWords.range($0.range, unit: column.unit) } ?? "none")
              })
        }
      ).html
    }
  }

  static func causes(_ year: SimulatedYear) -> Section {
    let causes = year.estimates(of: .causes).sorted { left, right in
      (right.range.mean, left.key) < (left.range.mean, right.key)
    }
    return Section(id: "causes", title: "What makes meetings late") {
      if causes.isEmpty {
        Tag.p("No meeting was late.")
      } else {
        Tag.p(
          "Each late meeting counts once: for what happened to it last, or else for what stopped it when it was booked."
        )
        DataTable(
          id: "causes-table", caption: "Late meetings in the year, by cause",
          columns: [.words("Cause"), .number("Mean")] + RangeWords.columns,
          rows: causes.map { estimate in
            .init(
              [.text(RangeWords.words(estimate.key.subject)), .text(RangeWords.number(estimate.range.mean))]
                + RangeWords.cells(estimate.range, unit: ""))
          }
        ).html
      }
    }
  }
}
