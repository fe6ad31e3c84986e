// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// A small program in plain arrays, which can be built with the library or solved by trying everything.
struct RandomProgram {
  var sense = ObjectiveSense.minimise
  var constant = 0.0
  var costs: [Double]
  var columnBounds: [Bounds]
  var kinds: [ColumnKind]
  var rows: [(bounds: Bounds, coefficients: [Double])]

  /// Builds it in an empty program.
  func build(in program: inout LinearProgram) throws {
    try program.setSense(sense)
    try program.setObjectiveConstant(constant)
    let columns = try program.addColumns(
      costs.indices.map { NewColumn(cost: costs[$0], bounds: columnBounds[$0], kind: kinds[$0]) })
    try program.addRows(
      rows.map { row in
        NewRow(bounds: row.bounds, entries: zip(columns, row.coefficients).map { Entry($0, $1) })
      })
  }

  func objective(at values: [Double]) -> Double {
    zip(costs, values).reduce(constant) { $0 + $1.0 * $1.1 }
  }

  func isFeasible(_ values: [Double], tolerance: Double = 1e-6) -> Bool {
    let inBounds = zip(columnBounds, values).allSatisfy { $0.contains($1, tolerance: tolerance) }
    return inBounds
      && rows.allSatisfy { row in
        row.bounds.contains(
          zip(row.coefficients, values).reduce(0) { $0 + $1.0 * $1.1 }, tolerance: tolerance)
      }
  }

  func isBetter(_ left: Double, than right: Double) -> Bool {
    sense == .minimise ? left < right : left > right
  }

  /// The best objective over all corners of the feasible set, which must be bounded; nothing when it is
  /// empty.
  ///
  /// A corner is where as many rows or bounds as there are columns hold with equality.
  func bestCorner() -> Double? {
    var planes: [(coefficients: [Double], value: Double)] = []
    for (place, bounds) in columnBounds.enumerated() {
      var unit = [Double](repeating: 0, count: costs.count)
      unit[place] = 1
      for value in [bounds.lower, bounds.upper] where value.isFinite { planes.append((unit, value)) }
    }
    for row in rows {
      for value in [row.bounds.lower, row.bounds.upper] where value.isFinite {
        planes.append((row.coefficients, value))
      }
    }
    var best: Double?
    for choice in choices(of: costs.count, from: planes.count) {
      let chosen = choice.map { planes[$0] }
      guard let corner = solveSquare(chosen.map(\.coefficients), chosen.map(\.value)), isFeasible(corner)
      else {
        continue
      }
      let value = objective(at: corner)
      if best.map({ isBetter(value, than: $0) }) ?? true { best = value }
    }
    return best
  }

  /// The best objective over all whole-number points; all columns must be integer and bounded.
  func bestWholePoint() -> Double? {
    var best: Double?
    var point = columnBounds.map(\.lower)
    while true {
      if isFeasible(point, tolerance: 1e-9) {
        let value = objective(at: point)
        if best.map({ isBetter(value, than: $0) }) ?? true { best = value }
      }
      guard let place = point.indices.first(where: { point[$0] < columnBounds[$0].upper }) else {
        return best
      }
      for lower in 0..<place { point[lower] = columnBounds[lower].lower }
      point[place] += 1
    }
  }
}

extension Bounds {
  func contains(_ value: Double, tolerance: Double) -> Bool {
    value >= lower - tolerance && value <= upper + tolerance
  }
}

/// All ways to choose some of the first numbers.
private func choices(of size: Int, from count: Int) -> [[Int]] {
  if size == 0 { return [[]] }
  if count < size { return [] }
  return choices(of: size, from: count - 1)
    + choices(of: size - 1, from: count - 1).map { $0 + [count - 1] }
}

/// Solves a square system by elimination; nothing when it is singular.
private func solveSquare(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
  var rows = zip(matrix, right).map { $0 + [$1] }
  for column in rows.indices {
    guard let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
      abs(rows[pivot][column]) > 1e-9
    else { return nil }
    rows.swapAt(column, pivot)
    for other in rows.indices where other != column {
      let factor = rows[other][column] / rows[column][column]
      for place in rows[other].indices { rows[other][place] -= factor * rows[column][place] }
    }
  }
  return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
}

extension RandomProgram {
  /// A small program whose feasible set is bounded and may be empty.
  static func bounded(seed: UInt64, kind: ColumnKind, columns: Int, reach: Int = 6) -> RandomProgram {
    var random = TestRandom(seed: seed)
    let columnBounds: [Bounds] = (0..<columns).map { _ in
      if kind == .binary { return .between(0, 1) }
      let lower = random.whole(-reach...0)
      return random.happens(0.1) ? .fixed(lower) : .between(lower, lower + random.whole(1...reach))
    }
    let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let coefficients = (0..<columns).map { _ in random.happens(0.3) ? 0 : random.whole(-5...9) }
      let value = random.whole(-8...20)
      let bounds: Bounds =
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .fixed(value)
        case 1...3: .atLeast(value - 12)
        case 4: .between(value - 9, value)
        default: .atMost(value)
        }
      return (bounds: bounds, coefficients: coefficients)
    }
    return RandomProgram(
      sense: random.happens(0.5) ? .minimise : .maximise, constant: random.whole(-20...20),
      costs: (0..<columns).map { _ in random.whole(-9...9) }, columnBounds: columnBounds,
      kinds: Array(repeating: kind, count: columns), rows: rows)
  }
}
