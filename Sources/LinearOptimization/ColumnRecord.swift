// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known of a column without asking GLPK.
struct ColumnRecord {
  var cost: Double
  var bounds: Bounds
  var kind: ColumnKind
}

extension [ColumnRecord] {
  /// The sum of costs at the values of the columns.
  func cost(at values: [Double]) -> Double {
    zip(self, values).reduce(0) { $0 + $1.0.cost * $1.1 }
  }

  /// The values with whole numbers exactly whole, which GLPK gives but for rounding.
  func wholeWhereIntegral(_ values: [Double]) -> [Double] {
    zip(self, values).map { $0.kind.isIntegral ? $1.rounded() : $1 }
  }
}
