// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension SimulatedYear {
  /// The tables, by file name.
  var tables: [(name: String, bytes: [UInt8])] {
    [
      (SimulationFiles.measures, measuresTable), (SimulationFiles.replications, replicationsTable),
      (SimulationFiles.comparison, comparisonTable), (SimulationFiles.figures, figuresTable),
      (SimulationFiles.assumptions, assumptionsTable),
    ].map { ($0.0, $0.1.bytes) }
  }

  private var measuresTable: CSVText {
    var text = CSVText(header: SimulationFiles.measuresColumns)
    for estimate in estimates {
      let (key, range) = (estimate.key, estimate.range)
      text.append([
        key.table.rawValue, key.subject, key.measure, key.unit, decimal(range.median), decimal(range.low),
        decimal(range.high), decimal(range.mean), String(range.count),
      ])
    }
    return text
  }

  private var replicationsTable: CSVText {
    var text = CSVText(header: SimulationFiles.replicationsColumns)
    let keys = estimates(of: .service).map(\.key)
    for (number, values) in replications.enumerated() {
      for (key, value) in zip(keys, values) {
        text.append([String(number + 1), key.measure, key.unit, value.map(decimal) ?? ""])
      }
    }
    return text
  }

  private var comparisonTable: CSVText {
    var text = CSVText(header: SimulationFiles.comparisonColumns)
    for row in comparisons {
      let outcome = row.published
      let isPredicted = row.predicted != nil
      text.append([
        outcome.outcome, outcome.unit, outcome.period, decimal(outcome.value),
        row.predicted.map { decimal($0.median) } ?? "", row.predicted.map { decimal($0.low) } ?? "",
        row.predicted.map { decimal($0.high) } ?? "", row.difference.map(decimal) ?? "",
        isPredicted ? decimal(row.tolerance) : "", row.verdict.rawValue,
        isPredicted ? yesOrNo(row.isInRange) : "", outcome.source, outcome.section,
      ])
    }
    return text
  }

  private var figuresTable: CSVText {
    var text = CSVText(header: SimulationFiles.figuresColumns)
    for figure in figures {
      let month = figure.month.map { "\($0.year)-\($0.month < 10 ? "0" : "")\($0.month)" }
      text.append([
        figure.quantity, month ?? "", decimal(figure.value), figure.unit, figure.basis.rawValue,
        figure.source,
        figure.section,
      ])
    }
    return text
  }

  private var assumptionsTable: CSVText {
    var text = CSVText(header: SimulationFiles.assumptionsColumns)
    for row in assumptions { text.append([row.assumption, row.value, row.unit, row.reason]) }
    return text
  }
}

/// A number with four decimals at the most, without zeros behind.
func decimal(_ value: Double) -> String { JSONValue.rounded(value, decimals: 4).flatText }
