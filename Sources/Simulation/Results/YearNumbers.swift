// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The numbers of many replications, by what they are: all that is kept of a year that was simulated.
struct YearNumbers: Sendable {
  /// The replications, in the order in which they were added.
  private(set) var replications: [Int] = []
  /// By key, the replications that have the number and what it is; nil where it has none, as a percentage of no meetings.
  private var columns: [MeasureKey: [Entry]] = [:]

  private struct Entry {
    /// The position in `replications`.
    var position: Int32
    var value: Double?
  }

  /// How many replications there are.
  var count: Int { replications.count }
  /// Every key that some replication has.
  var keys: [MeasureKey] { columns.keys.sorted() }

  /// Adds a replication.
  mutating func append(_ measures: YearMeasures, replication: Int) {
    let position = Int32(replications.count)
    replications.append(replication)
    for (key, value) in measures.values {
      columns[key, default: []].append(Entry(position: position, value: value))
    }
  }

  /// The same with the replications in their order.
  func inOrder() -> YearNumbers {
    var ordered = self
    let order = replications.indices.sorted { replications[$0] < replications[$1] }
    ordered.replications = order.map { replications[$0] }
    var place = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = Int32(new) }
    for key in columns.keys {
      ordered.columns[key] = columns[key]?.map { Entry(position: place[Int($0.position)], value: $0.value) }
        .sorted { $0.position < $1.position }
    }
    return ordered
  }

  /// A number of every replication: what never happened in one was counted 0 times.
  func values(_ key: MeasureKey) -> [Double?] {
    var values = [Double?](repeating: key.unit == "percent" ? nil : 0, count: count)
    for entry in columns[key] ?? [] { values[Int(entry.position)] = entry.value }
    return values
  }
}
