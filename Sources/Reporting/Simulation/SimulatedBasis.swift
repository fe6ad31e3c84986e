// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the year was drawn from, and what is taken for granted.
enum SimulatedBasis {
  static func section(_ year: SimulatedYear) -> Section {
    Section(id: "basis", title: "What it rests on") {
      Tag.p(
        "Seed \(year.seed). The same scenario, seed and number of replications give the same page, however many threads there were."
      )
      Components.disclosure("Figures that the year draws from") {
        DataTable(
          id: "figures-table", caption: "Figures, the service's own and the shared calibration",
          columns: [
            .words("Quantity"), .words("Month"), .number("Value"), .words("Unit"), .words("Basis"),
            .prose("Source"),
          ],
          rows: year.figures.map { figure in
            .init(
              texts: [
                RangeWords.words(figure.quantity),
                figure.month.map { "\($0.year)-\($0.month < 10 ? "0" : "")\($0.month)" } ?? "",
                RangeWords.number(figure.value), figure.unit, figure.basis.rawValue,
                [figure.source, figure.section].filter { !$0.isEmpty }.joined(separator: ", "),
              ])
          }
        ).html
      }
      Components.disclosure("Assumptions of the simulation") {
        DataTable(
          id: "assumptions-table", caption: "What no table says",
          columns: [.words("Assumption"), .words("Value"), .words("Unit"), .prose("Why")],
          rows: year.assumptions.map {
            .init(texts: [RangeWords.words($0.assumption), $0.value, $0.unit, $0.reason])
          }
        ).html
      }
    }
  }
}
