// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Hours, travel and meetings of each officer.
enum SimulatedOfficers {
  private static let columns: [(measure: String, title: String)] = [
    ("children", "Children"), ("meetings", "Meetings"), ("cover", "As cover"),
    ("hours-a-week", "Hours a week"),
    ("travel-hours-a-week", "Of them travel"),
  ]

  static func section(_ year: SimulatedYear) -> Section {
    let byOfficer = Dictionary(grouping: year.estimates(of: .officers), by: \.key.subject)
    return Section(id: "officers", title: "Officers") {
      Tag.p(
        "Hours are those of meetings with preparation, visits and writing up, of travel, of monitoring and of other duties, for each week in post. In brackets the 5th and the 95th percentile."
      )
      DataTable(
        id: "officers-table", caption: "The work of each officer",
        columns: [.words("Officer")] + columns.map { .number($0.title) },
        rows: byOfficer.keys.sorted().map { officer in
          .init(
            [Components.reference(officer)]
              + columns.map { column in
                let estimate = byOfficer[officer]?.first { $0.key.measure == column.measure }
                return .text(estimate.map { RangeWords.range($0.range, unit: "") } ?? "none")
              })
        }
      ).html
    }
  }
}
