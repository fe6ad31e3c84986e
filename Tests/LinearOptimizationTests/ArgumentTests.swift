// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

/// A program of three columns (the last one integer) and two rows, to misuse.
private func withSubject<Outcome>(_ body: (inout LinearProgram) throws -> Outcome) throws -> Outcome {
  try withLinearProgram { program in
    try program.addColumns([
      NewColumn(cost: 1), NewColumn(cost: 2), NewColumn(cost: 3, bounds: .between(0, 9), kind: .integer),
    ])
    try program.addRow(bounds: .atLeast(3), entries: [Entry(Column(0), 1), Entry(Column(1), 1)])
    try program.addRow(bounds: .atMost(8), entries: [Entry(Column(2), 1)])
    return try body(&program)
  }
}

/// A wrong use and what it should be answered by.
private struct Misuse: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let expected: LinearOptimizationError
  let attempt: @Sendable (inout LinearProgram) throws -> Void

  init(
    _ description: String, _ expected: LinearOptimizationError,
    _ attempt: @escaping @Sendable (inout LinearProgram) throws -> Void
  ) {
    testDescription = description
    self.expected = expected
    self.attempt = attempt
  }
}

private let none = Column(3)
private let noRow = Row(2)
private let noColumnError = LinearOptimizationError.noSuchLine(noun: "column", index: 3, count: 3)
private let noRowError = LinearOptimizationError.noSuchLine(noun: "row", index: 2, count: 2)

private let misuses: [Misuse] = [
  Misuse("cost of no column", noColumnError) { try $0.setCost(1, of: none) },
  Misuse("bounds of no column", noColumnError) { try $0.setBounds(.free, of: none) },
  Misuse("kind of no column", noColumnError) { try $0.setKind(.integer, of: none) },
  Misuse("name of no column", noColumnError) { try $0.setName("n", of: none) },
  Misuse("entries of no column", noColumnError) { try $0.setEntries([], of: none) },
  Misuse("reading no column's cost", noColumnError) { _ = try $0.cost(of: none) },
  Misuse("reading no column's name", noColumnError) { _ = try $0.name(of: none) },
  Misuse("removing no column", noColumnError) { try $0.removeColumns([Column(0), none]) },
  Misuse("an entry in no column", noColumnError) {
    try $0.addRow(bounds: .free, entries: [Entry(none, 1)])
  },
  Misuse("a negative column", .noSuchLine(noun: "column", index: -1, count: 3)) {
    try $0.setCost(1, of: Column(-1))
  },
  Misuse("a column beyond all counting", .noSuchLine(noun: "column", index: .max, count: 3)) {
    try $0.addRow(bounds: .free, entries: [Entry(Column(.max), 1)])
  },
  Misuse("bounds of no row", noRowError) { try $0.setBounds(.free, of: noRow) },
  Misuse("name of no row", noRowError) { try $0.setName("n", of: noRow) },
  Misuse("entries of no row", noRowError) { try $0.setEntries([], of: noRow) },
  Misuse("reading no row's bounds", noRowError) { _ = try $0.bounds(of: noRow) },
  Misuse("reading no row's entries", noRowError) { _ = try $0.entries(of: noRow) },
  Misuse("reading no row's name", noRowError) { _ = try $0.name(of: noRow) },
  Misuse("removing no row", noRowError) { try $0.removeRows([noRow]) },
  Misuse("an entry in no row", noRowError) { try $0.addColumn(entries: [Entry(noRow, 1)]) },
  Misuse("a negative row", .noSuchLine(noun: "row", index: -5, count: 2)) { try $0.removeRows([Row(-5)]) },

  Misuse("a column twice in a new row", .repeatedPlace(in: "row 2", noun: "column", index: 1)) {
    try $0.addRow(bounds: .free, entries: [Entry(Column(1), 1), Entry(Column(0), 1), Entry(Column(1), 2)])
  },
  Misuse("a row twice in a new column", .repeatedPlace(in: "column 3", noun: "row", index: 0)) {
    try $0.addColumn(entries: [Entry(Row(0), 1), Entry(Row(0), 0)])
  },
  Misuse("a column twice in changed entries", .repeatedPlace(in: "row 0", noun: "column", index: 2)) {
    try $0.setEntries([Entry(Column(2), 1), Entry(Column(2), 1)], of: Row(0))
  },
  Misuse(
    "a column removed twice",
    .repeatedPlace(in: "the list of columns to remove", noun: "column", index: 1)
  ) { try $0.removeColumns([Column(1), Column(1)]) },
  Misuse("a row removed twice", .repeatedPlace(in: "the list of rows to remove", noun: "row", index: 0)) {
    try $0.removeRows([Row(0), Row(1), Row(0)])
  },

  Misuse("an infinite cost", .unusableValue(of: "the cost of column 0", value: .infinity)) {
    try $0.setCost(.infinity, of: Column(0))
  },
  Misuse("a huge cost of a new column", .unusableValue(of: "the cost of column 3", value: -1e20)) {
    try $0.addColumn(cost: -1e20)
  },
  Misuse("an infinite constant", .unusableValue(of: "the objective's constant", value: -.infinity)) {
    try $0.setObjectiveConstant(-.infinity)
  },
  Misuse("an infinite bound", .unusableValue(of: "a bound of column 1", value: .infinity)) {
    try $0.setBounds(.between(0, .infinity), of: Column(1))
  },
  Misuse("an infinite bound of a row", .unusableValue(of: "a bound of row 1", value: -.infinity)) {
    try $0.setBounds(.atLeast(-.infinity), of: Row(1))
  },
  Misuse(
    "a huge coefficient", .unusableValue(of: "the coefficient of row 0 in column 1", value: 1e300)
  ) { try $0.setEntries([Entry(Column(1), 1e300)], of: Row(0)) },
  Misuse("inverted bounds", .invertedBounds(of: "column 0", lower: 2, upper: 1)) {
    try $0.setBounds(.between(2, 1), of: Column(0))
  },
  Misuse("inverted bounds of a new row", .invertedBounds(of: "row 2", lower: 2, upper: 1)) {
    try $0.addRow(bounds: .between(2, 1))
  },
  Misuse("half a whole number", .fractionalBound(of: "column 2", value: 0.5)) {
    try $0.setBounds(.between(0.5, 3), of: Column(2))
  },
  Misuse("a new integer column from a fraction", .fractionalBound(of: "column 3", value: 0.25)) {
    try $0.addColumn(bounds: .atLeast(0.25), kind: .integer)
  },
  Misuse("a fraction made integer", .fractionalBound(of: "column 0", value: 4.5)) {
    try $0.setBounds(.atMost(4.5), of: Column(0))
    try $0.setKind(.integer, of: Column(0))
  },
  Misuse("a binary column to 2", .boundsNotBinary(of: "column 3", lower: 0, upper: 2)) {
    try $0.addColumn(bounds: .between(0, 2), kind: .binary)
  },
  Misuse("a free binary column", .boundsNotBinary(of: "column 3", lower: -.infinity, upper: .infinity)) {
    try $0.addColumn(bounds: .free, kind: .binary)
  },

  Misuse(
    "an empty name",
    .unusableName(
      of: "row 2", name: "", expected: "1 to 255 printable ASCII characters without blanks")
  ) { try $0.addRow(bounds: .free, name: "") },
  Misuse(
    "a name with a blank",
    .unusableName(
      of: "column 3", name: "a b", expected: "1 to 255 printable ASCII characters without blanks")
  ) { try $0.addColumn(name: "a b") },
  Misuse(
    "a name beyond ASCII",
    .unusableName(
      of: "column 0", name: "Zoë", expected: "1 to 255 printable ASCII characters without blanks")
  ) { try $0.setName("Zoë", of: Column(0)) },
  Misuse(
    "a name too long",
    .unusableName(
      of: "row 0", name: String(repeating: "n", count: 256),
      expected: "1 to 255 printable ASCII characters without blanks")
  ) { try $0.setName(String(repeating: "n", count: 256), of: Row(0)) },

  Misuse("no iterations", .unusableOption(name: "iterationLimit", value: "0", expected: "1 or more")) {
    _ = try $0.solveRelaxation(SimplexOptions(iterationLimit: 0))
  },
  Misuse(
    "less than no time", .unusableOption(name: "timeLimit", value: "-1.0", expected: "0 seconds or more")
  ) {
    _ = try $0.solveRelaxation(SimplexOptions(timeLimit: -1))
  },
  Misuse(
    "time that is no number", .unusableOption(name: "timeLimit", value: "nan", expected: "0 seconds or more")
  ) {
    _ = try $0.solveInteger(IntegerOptions(timeLimit: .nan))
  },
  Misuse("no nodes", .unusableOption(name: "nodeLimit", value: "0", expected: "1 or more")) {
    var options = IntegerOptions()
    options.nodeLimit = 0
    _ = try $0.solveInteger(options)
  },
  Misuse(
    "a negative gap",
    .unusableOption(name: "relativeGap", value: "-0.1", expected: "a fraction of 0 or more")
  ) {
    var options = IntegerOptions()
    options.relativeGap = -0.1
    _ = try $0.solveInteger(options)
  },
  Misuse("an empty path", .unusableOption(name: "path", value: "", expected: "a path")) {
    try $0.write(.mps, to: "")
  },
]

@Suite struct WrongArguments {
  @Test(arguments: misuses)
  private func areErrorsInPlainWordsAndChangeNothing(misuse: Misuse) throws {
    try withSubject { program in
      #expect(throws: misuse.expected) { try misuse.attempt(&program) }
      #expect(program.columnCount == 3)
      #expect(program.rowCount == 2)
      // Two columns cost 1 and 2 a unit and have to make 3 together.
      let solution = try program.solveRelaxation()
      #expect(agree(solution.objective, 3))
    }
    #expect(!"\(misuse.expected)".isEmpty)
  }

  @Test func notANumberIsRefusedEverywhere() throws {
    let attempts: [(inout LinearProgram) throws -> Void] = [
      { try $0.setCost(.nan, of: Column(0)) },
      { try $0.addColumn(cost: .nan) },
      { try $0.setObjectiveConstant(.nan) },
      { try $0.setBounds(.atLeast(.nan), of: Column(0)) },
      { try $0.setBounds(.between(0, .nan), of: Column(2)) },
      { try $0.setBounds(.fixed(.nan), of: Row(0)) },
      { try $0.addColumn(bounds: .between(.nan, 1), kind: .binary) },
      { try $0.addRow(bounds: .atMost(.nan)) },
      { try $0.addRow(bounds: .free, entries: [Entry(Column(0), .nan)]) },
      { try $0.setEntries([Entry(Row(0), .nan)], of: Column(0)) },
    ]
    for (number, attempt) in attempts.enumerated() {
      try withSubject { program in
        do {
          try attempt(&program)
          Issue.record("attempt \(number) was let through")
        } catch LinearOptimizationError.unusableValue(_, let value) {
          #expect(value.isNaN)
        }
        #expect(try agree(program.solveRelaxation().objective, 3))
      }
    }
  }

  @Test func aBatchIsAddedWhollyOrNotAtAll() throws {
    try withSubject { program in
      #expect(throws: LinearOptimizationError.self) {
        try program.addColumns([NewColumn(cost: 1), NewColumn(cost: 2, bounds: .between(1, 0))])
      }
      #expect(throws: LinearOptimizationError.self) {
        try program.addRows([NewRow(bounds: .free), NewRow(bounds: .free, entries: [Entry(Column(7), 1)])])
      }
      #expect(program.columnCount == 3)
      #expect(program.rowCount == 2)
      let nothing = try program.addColumns([])
      #expect(nothing == [])
      #expect(try program.addRows([]) == [])
    }
  }

  @Test func equalBoundsFixAColumn() throws {
    try withSubject { program in
      try program.setBounds(.between(2, 2), of: Column(1))
      let solution = try program.solveRelaxation()
      #expect(agree(solution.values[1], 2))
      #expect(agree(solution.objective, 5))
    }
  }

  @Test func aColumnMadeBinaryGetsItsBounds() throws {
    try withSubject { program in
      try program.setCost(-1, of: Column(2))
      try program.setKind(.binary, of: Column(2))
      #expect(try program.bounds(of: Column(2)) == .between(0, 1))
      #expect(try program.solveInteger().values[2] == 1)
      try program.setBounds(.fixed(0), of: Column(2))
      try program.setKind(.binary, of: Column(2))
      #expect(try program.bounds(of: Column(2)) == .fixed(0))
      #expect(program.integerColumnCount == 1)
      try program.setKind(.continuous, of: Column(2))
      #expect(program.integerColumnCount == 0)
    }
  }
}
