// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The year as it goes: the backlog by week, caseloads by month.
enum SimulatedCourse {
  static func backlog(_ year: SimulatedYear) -> Section {
    let weeks = year.estimates(of: .weeks)
    func values(_ measure: String) -> [Estimate] { weeks.filter { $0.key.measure == measure } }
    let overdue = values("overdue")
    let worst = overdue.max { $0.range.median < $1.range.median }
    return Section(id: "backlog", title: "Backlog by week") {
      Tag.p(
        "Overdue are the meetings that the service knows of and whose window is over on the day of the week's plan, booked since or not."
      )
      if overdue.count > 1 {
        Components.figure(
          LineChart(
            id: "backlog-chart", title: "Overdue meetings by week",
            description:
              "The median over the replications and the 95th percentile, week by week. \(worst.map { "The median is highest in the week of \($0.key.subject), with \(RangeWords.number($0.range.median))." } ?? "") The numbers are in the table below.",
            axisTitle: "Week", valueTitle: "meetings", places: Array(1...overdue.count),
            series: [
              .init(name: "Median", style: .solid, values: overdue.map(\.range.median)),
              .init(name: "95th percentile", style: .dashed, values: overdue.map(\.range.high)),
            ], marked: nil
          ).html, name: "Overdue meetings by week")
      }
      Components.disclosure("The backlog of every week", isOpen: overdue.count <= 13) {
        table(
          id: "backlog-table", caption: "The backlog, by week", "Week from", weeks,
          [
            ("overdue", "Overdue"), ("unbooked", "Without a day"), ("booked-late", "Booked late"),
            ("families-without-officer", "Families without an officer"), ("held", "Held"),
          ])
      }
    }
  }

  static func months(_ year: SimulatedYear) -> Section {
    Section(id: "months", title: "Caseload by month") {
      Tag.p("Children with an open case for each full-time equivalent in post, and what makes it.")
      table(
        id: "months-table", caption: "Caseload, staff and children, by month", "Month",
        year.estimates(of: .months),
        [
          ("caseload-per-fte", "Children per full-time equivalent"), ("fte", "Full-time equivalents"),
          ("looked-after", "Looked after"), ("on-plan", "On a plan"), ("held", "Meetings held"),
          ("overdue", "Overdue meetings"),
        ])
    }
  }

  private static func table(
    id: String, caption: String, _ first: String, _ estimates: [Estimate],
    _ columns: [(measure: String, title: String)]
  ) -> HTML {
    let bySubject = Dictionary(grouping: estimates, by: \.key.subject)
    return DataTable(
      id: id, caption: "\(caption): median (5th to 95th percentile)",
      columns: [.words(first)] + columns.map { .number($0.title) },
      rows: bySubject.keys.sorted().map { subject in
        .init(
          [.text(subject)]
            + columns.map { column in
              let estimate = bySubject[subject]?.first { $0.key.measure == column.measure }
              return .text(estimate.map { RangeWords.range($0.range, unit: "") } ?? "none")
            })
      }
    ).html
  }
}
