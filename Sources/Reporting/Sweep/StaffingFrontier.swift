// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// How much of each range it takes to reach a target, with the curve that says so.
enum StaffingFrontier {
  static func section(_ comparison: ScenarioComparison) -> Section {
    var origins: [String] = []
    for row in comparison.frontier where !origins.contains(row.origin) { origins.append(row.origin) }
    return Section(id: "frontier", title: "What it takes") {
      Tag.p(
        "The least number of each range from which on the mean reaches the target, and from which on the worst of twenty replications does, too. Found by simulating every number of the range."
      )
      DataTable(
        id: "frontier-table", caption: "What each range needs",
        columns: [
          .words("Range"), .words("Measure"), .number("Target"), .number("Needed"),
          .number("Needed for most years"),
        ],
        rows: comparison.frontier.map { row in
          .init([
            Components.reference(row.origin), .text(RangeWords.words(row.measure)),
            .text(RangeWords.number(row.target, unit: "percent")), .text(words(row.needed)),
            .text(words(row.neededForMost)),
          ])
        }
      ).html
      origins.enumerated().map { chart($1, number: $0, comparison) }
    }
  }

  private static func words(_ number: Double?) -> String {
    number.map { RangeWords.number($0) } ?? "more than the range has"
  }

  private static func chart(_ origin: String, number: Int, _ comparison: ScenarioComparison) -> HTML {
    let members = comparison.variants.enumerated().filter { $0.element.origin == origin }
    let steps = members.compactMap(\.element.step)
    // The axis of the picture counts whole numbers; a range of others is in the table.
    guard steps.count > 1, steps.allSatisfy({ $0 == $0.rounded() }) else { return .empty }
    let shown = ComparedScenarios.measures.prefix(3)
    let series = shown.enumerated().map { position, measure in
      LineChart.Series(
        name: measure.title, style: position % 2 == 0 ? .solid : .dashed,
        values: members.map { comparison.row($0.offset, measure.name)?.range.mean ?? 0 })
    }
    let name = "In time over the range \(origin)"
    return Components.figure(
      LineChart(
        id: "frontier-chart-\(number)", title: name,
        description:
          "The mean of each measure at each number of the range. The numbers are in the first table.",
        axisTitle: origin, valueTitle: "per cent", places: steps.map { Int($0) }, series: series, marked: nil
      ).html, name: name)
  }
}
