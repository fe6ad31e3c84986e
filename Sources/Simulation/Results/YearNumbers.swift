// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The numbers of many replications, by what they are: all that is kept of a year that was simulated.
struct YearNumbers: Sendable {
  /// The replications, in the order in which they were added.
  private(set) var replications: [Int] = []
  /// By key, the number of each replication, NaN where it has none, as a percentage of no meetings; as far as the last
  /// replication that told of it.
  private var columns: [MeasureKey: [Double]] = [:]

  /// How many replications there are.
  var count: Int { replications.count }
  /// Every key that some replication has.
  var keys: [MeasureKey] { columns.keys.sorted() }

  /// Adds a replication.
  ///
  /// - Parameter values: its numbers; nil where it has none.
  mutating func append(_ values: [MeasureKey: Double?], replication: Int) {
    for (key, value) in values {
      let silent = count - (columns[key]?.count ?? 0)
      columns[key, default: []] += repeatElement(Self.untold(key), count: silent)
      columns[key]?.append(value ?? .nan)
    }
    replications.append(replication)
  }

  /// What a replication has that does not tell of a key: what never happened was counted 0 times.
  private static func untold(_ key: MeasureKey) -> Double { key.unit == "percent" ? .nan : 0 }

  /// Brings the replications into their order.
  mutating func sort() {
    let order = replications.indices.sorted { replications[$0] < replications[$1] }
    // Column by column, so that thousands of years are not in memory twice.
    for key in columns.keys {
      let values = values(key)
      columns[key] = order.map { values[$0] ?? .nan }
    }
    replications.sort()
  }

  /// A number of every replication.
  func values(_ key: MeasureKey) -> [Double?] {
    let told = columns[key] ?? []
    let all = told + repeatElement(Self.untold(key), count: count - told.count)
    return all.map { $0.isNaN ? nil : $0 }
  }
}
