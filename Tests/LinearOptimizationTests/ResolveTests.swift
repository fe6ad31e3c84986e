// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@Suite struct ReSolves {
  /// A covering program of many random columns, added in portions as column generation does.
  private func columns(_ count: Int, rows: Int, seed: UInt64) -> [NewColumn] {
    var random = TestRandom(seed: seed)
    return (0..<count).map { _ in
      let covered = (0..<rows).filter { _ in random.happens(0.12) }
      let cost = Double(covered.count) * 10 + random.whole(1...25)
      return NewColumn(cost: cost, entries: covered.map { Entry(Row($0), 1) })
    }
  }

  private func slacks(_ rows: Int) -> [NewColumn] {
    (0..<rows).map { NewColumn(cost: 500, entries: [Entry(Row($0), 1)]) }
  }

  @Test func newColumnsAreAddedToAWarmBasis() throws {
    let rows = 40
    for seed in UInt64(1)...3 {
      let portions = (0..<6).map { columns(60, rows: rows, seed: seed * 100 + UInt64($0)) }
      let (warm, warmIterations) = try withLinearProgram { program in
        try program.addRows((0..<rows).map { _ in NewRow(bounds: .fixed(1)) })
        try program.addColumns(slacks(rows))
        var solution = try program.solveRelaxation()
        var iterations = 0
        for portion in portions {
          try program.addColumns(portion)
          let next = try program.solveRelaxation()
          #expect(next.objective <= solution.objective + 1e-7, "seed \(seed): more columns cost no more")
          iterations = next.iterations
          solution = next
        }
        return (solution, iterations)
      }
      let cold = try withLinearProgram { program in
        try program.addRows((0..<rows).map { _ in NewRow(bounds: .fixed(1)) })
        try program.addColumns(slacks(rows) + portions.flatMap { $0 })
        return try program.solveRelaxation(SimplexOptions(method: .primal))
      }
      #expect(agree(warm.objective, cold.objective), "seed \(seed)")
      #expect(
        warmIterations < cold.iterations / 2, "seed \(seed): \(warmIterations), cold \(cold.iterations)")
    }
  }

  @Test func newRowsAreAddedToAWarmBasis() throws {
    for seed in UInt64(1)...3 {
      var random = TestRandom(seed: seed)
      let count = 40
      let costs = (0..<count).map { _ in random.whole(5...30) }
      let rows = (0..<60).map { _ in
        NewRow(
          bounds: .atLeast(random.whole(10...30)),
          entries: (0..<count).filter { _ in random.happens(0.3) }.map {
            Entry(Column($0), random.whole(1...9))
          })
      }
      let (warm, warmIterations) = try withLinearProgram { program in
        try program.addColumns(costs.map { NewColumn(cost: $0, bounds: .between(0, 3)) })
        try program.addRows(Array(rows.prefix(55)))
        _ = try program.solveRelaxation()
        try program.addRows(Array(rows.suffix(5)))
        let solution = try program.solveRelaxation()
        return (solution, solution.iterations)
      }
      let cold = try withLinearProgram { program in
        try program.addColumns(costs.map { NewColumn(cost: $0, bounds: .between(0, 3)) })
        try program.addRows(rows)
        return try program.solveRelaxation()
      }
      #expect(warm.status == cold.status, "seed \(seed)")
      if cold.status == .optimal { #expect(agree(warm.objective, cold.objective), "seed \(seed)") }
      #expect(warmIterations < max(2, cold.iterations), "seed \(seed): \(warmIterations), \(cold.iterations)")
    }
  }

  @Test func solvingAgainWithoutAChangeTakesNoIteration() throws {
    try withLinearProgram { program in
      try HardProgram(seed: 4).build(in: &program)
      let first = try program.solveRelaxation()
      let second = try program.solveRelaxation()
      #expect(first.iterations > 0)
      #expect(second.iterations == 0)
      #expect(second.objective == first.objective)
      for presolve in [true, false] {
        var options = IntegerOptions()
        options.presolve = presolve
        _ = try program.solveInteger(options)
        let third = try program.solveRelaxation()
        #expect(third.iterations == 0, "a search leaves the basis of the relaxation")
        #expect(agree(third.objective, first.objective))
      }
    }
  }

  @Test func aSavedBasisIsWarm() throws {
    try withLinearProgram { program in
      try HardProgram(seed: 4).build(in: &program)
      let first = try program.solveRelaxation()
      let basis = try program.basis()
      for column in 0..<program.columnCount { try program.setCost(1, of: Column(column)) }
      _ = try program.solveRelaxation()
      for (column, cost) in HardProgram(seed: 4).costs.flatMap({ $0 }).enumerated() {
        try program.setCost(cost, of: Column(column))
      }
      try program.setBasis(basis)
      let again = try program.solveRelaxation()
      #expect(again.iterations == 0)
      #expect(agree(again.objective, first.objective))
      try program.addColumn()
      #expect(throws: LinearOptimizationError.self) { try program.setBasis(basis) }
    }
  }

  @Test func removalMovesLaterColumnsAndRowsUp() throws {
    try withLinearProgram { program in
      let x = try program.addColumns((0..<5).map { NewColumn(cost: Double($0 + 1), name: "x\($0)") })
      try program.addRows(
        x.map { NewRow(bounds: .atLeast(Double(10 * ($0.index + 1))), entries: [Entry($0, 1)]) })
      #expect(try agree(program.solveRelaxation().objective, 10 + 40 + 90 + 160 + 250))
      try program.removeRows([Row(3), Row(0)])
      #expect(program.rowCount == 3)
      #expect(try program.bounds(of: Row(0)) == .atLeast(20))
      #expect(try program.bounds(of: Row(2)) == .atLeast(50))
      #expect(try agree(program.solveRelaxation().objective, 40 + 90 + 250))
      // A basic column goes too, so that the basis has to be made anew.
      try program.removeColumns([Column(2), Column(0)])
      #expect(program.columnCount == 3)
      #expect(try program.cost(of: Column(0)) == 2)
      #expect(try program.name(of: Column(1)) == "x3")
      #expect(try program.entries(of: Row(2)) == [Entry(Column(2), 1)])
      #expect(try program.entries(of: Row(1)) == [])
      try program.setBounds(.free, of: Row(1))
      let last = try program.solveRelaxation()
      #expect(agree(last.objective, 40 + 250))
      #expect(agree(last.values, [20, 0, 50]))
      try program.removeColumns([])
      try program.removeRows([])
      #expect(program.columnCount == 3)
    }
  }

  @Test func randomChangesLeaveTheProgramThatWasMeant() throws {
    for seed in UInt64(1)...25 {
      var random = TestRandom(seed: seed)
      var meant = RandomProgram.bounded(seed: seed, kind: .continuous, columns: 5)
      try withLinearProgram { program in
        try meant.build(in: &program)
        for step in 0..<12 {
          try change(&meant, &program, &random)
          let warm = try program.solveRelaxation()
          let cold = try withLinearProgram { fresh in
            try meant.build(in: &fresh)
            return try fresh.solveRelaxation()
          }
          #expect(warm.status == cold.status, "seed \(seed), step \(step)")
          guard cold.status == .optimal else { continue }
          #expect(agree(warm.objective, cold.objective), "seed \(seed), step \(step)")
          #expect(meant.isFeasible(warm.values), "seed \(seed), step \(step)")
        }
      }
    }
  }

  /// Makes one change to the plain arrays and the same to the program.
  private func change(
    _ meant: inout RandomProgram, _ program: inout LinearProgram, _ random: inout TestRandom
  ) throws {
    let column = Int.random(in: meant.costs.indices, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      meant.costs[column] = random.whole(-9...9)
      try program.setCost(meant.costs[column], of: Column(column))
    case 1:
      meant.columnBounds[column] = .between(random.whole(-4...0), random.whole(0...4))
      try program.setBounds(meant.columnBounds[column], of: Column(column))
    case 2:
      let coefficients = meant.costs.map { _ in random.whole(-3...6) }
      meant.rows.append((bounds: .atMost(random.whole(0...20)), coefficients: coefficients))
      try program.addRow(
        bounds: .atMost(meant.rows[meant.rows.count - 1].bounds.upper),
        entries: coefficients.enumerated().map { Entry(Column($0.offset), $0.element) })
    case 3:
      meant.costs.append(random.whole(-9...9))
      meant.columnBounds.append(.between(0, 3))
      meant.kinds.append(.continuous)
      for row in meant.rows.indices { meant.rows[row].coefficients.append(random.whole(-3...6)) }
      try program.addColumn(
        cost: meant.costs[meant.costs.count - 1], bounds: .between(0, 3),
        entries: meant.rows.enumerated().map { Entry(Row($0.offset), $0.element.coefficients.last ?? 0) })
    case 4 where meant.costs.count > 2:
      meant.costs.remove(at: column)
      meant.columnBounds.remove(at: column)
      meant.kinds.remove(at: column)
      for row in meant.rows.indices { meant.rows[row].coefficients.remove(at: column) }
      try program.removeColumns([Column(column)])
    case 5 where meant.rows.count > 1:
      let row = Int.random(in: meant.rows.indices, using: &random)
      meant.rows.remove(at: row)
      try program.removeRows([Row(row)])
    case 6:
      let row = Int.random(in: meant.rows.indices, using: &random)
      meant.rows[row].coefficients = meant.costs.map { _ in random.whole(-3...6) }
      try program.setEntries(
        meant.rows[row].coefficients.enumerated().map { Entry(Column($0.offset), $0.element) }, of: Row(row))
    case 7:
      for row in meant.rows.indices { meant.rows[row].coefficients[column] = random.whole(-3...6) }
      try program.setEntries(
        meant.rows.enumerated().map { Entry(Row($0.offset), $0.element.coefficients[column]) },
        of: Column(column))
    default:
      let row = Int.random(in: meant.rows.indices, using: &random)
      meant.rows[row].bounds = .atMost(random.whole(-5...20))
      try program.setBounds(meant.rows[row].bounds, of: Row(row))
      meant.sense = meant.sense == .minimise ? .maximise : .minimise
      try program.setSense(meant.sense)
    }
  }
}
