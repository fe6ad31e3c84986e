// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Simulation
import StatutoryCalendar

/// A simulated year in the words of the terminal.
enum SimulationWords {
  /// What the summary shows, in order.
  private static let shown = [
    "initial-conferences-in-time", "review-conferences-in-time", "reviews-in-time",
    "children-reviewed-in-time",
    "plans-reviewed-in-time", "caseload-per-fte", "hours-per-fte-week",
    "travel-hours-per-fte-week",
    "cover", "changes-of-officer-per-child", "reviews-held", "conferences-held", "looked-after-at-end",
    "on-plan-at-end", "overdue-at-end",
  ]

  /// How far it is, on one line.
  static func progress(_ progress: SimulationProgress) -> String {
    let part = Double(progress.weeksDone) / Double(max(1, progress.weeks))
    var text =
      "simulating: \(progress.replicationsDone) of \(progress.replications) replications,"
      + " \(Int((part * 100).rounded(.down)))%, \(Int(progress.seconds)) s"
    if part > 0.02, part < 1 {
      text += ", about \(Int((progress.seconds * (1 - part) / part).rounded(.up))) s left"
    }
    return text
  }

  /// The year in a screenful.
  static func summary(of year: SimulatedYear, folder: String?) -> String {
    var lines: [String] = []
    let end = year.start + (7 * year.weeks - 1)
    var first =
      "\(year.service): \(year.start) to \(end), \(Words.count(year.done, "replication")), seed \(year.seed)"
    if year.done < year.asked { first += " (stopped: \(year.asked) were asked for)" }
    lines.append(first)
    var table = TextTable([
      ("measure", .left), ("median", .right), ("5th", .right), ("95th", .right), ("unit", .left),
    ])
    let own = year.estimates(of: .service)
    for name in shown {
      guard let estimate = own.first(where: { $0.key.measure == name }) else { continue }
      let range = estimate.range
      table.append([name, number(range.median), number(range.low), number(range.high), estimate.key.unit])
    }
    lines.append(table.text)
    let causes = year.estimates(of: .causes).sorted { ($1.range.mean, $0.key) < ($0.range.mean, $1.key) }
    if !causes.isEmpty {
      let words = causes.prefix(5).map { "\($0.key.subject) \(number($0.range.mean))" }
      lines.append("Late meetings by cause, in the mean: \(words.joined(separator: ", "))")
    }
    if !year.comparisons.isEmpty { lines.append(published(year)) }
    if let folder { lines.append("\(folder): simulation.html, simulation.json and the tables are written") }
    return lines.joined(separator: "\n")
  }

  private static func published(_ year: SimulatedYear) -> String {
    var table = TextTable([
      ("published", .left), ("value", .right), ("predicted", .right), ("5th", .right), ("95th", .right),
      ("verdict", .left),
    ])
    for row in year.comparisons {
      table.append([
        row.published.outcome, number(row.published.value), row.predicted.map { number($0.median) } ?? "",
        row.predicted.map { number($0.low) } ?? "", row.predicted.map { number($0.high) } ?? "",
        row.verdict.rawValue,
      ])
    }
    return table.text
  }

  /// A number with one decimal.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
