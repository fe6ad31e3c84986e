// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// A column to be added.
public struct NewColumn: Sendable {
  /// What one unit of it adds to the objective.
  public var cost: Double
  /// What its value may be.
  public var bounds: Bounds
  /// Which values it may take within them.
  public var kind: ColumnKind
  /// Its coefficients in rows that exist; each row at most once.
  public var entries: [Entry<Row>]
  /// Its name in files, if any: printable ASCII without blanks.
  public var name: String?

  /// Describes a column; it is checked when it is added.
  ///
  /// Without bounds it is 0 or more, or 0 to 1 when binary.
  public init(
    cost: Double = 0, bounds: Bounds? = nil, kind: ColumnKind = .continuous, entries: [Entry<Row>] = [],
    name: String? = nil
  ) {
    self.cost = cost
    self.bounds = bounds ?? kind.usualBounds
    self.kind = kind
    self.entries = entries
    self.name = name
  }
}

extension LinearProgram {
  /// Adds a column behind those that there are.
  ///
  /// The basis stays, so that the next solve starts from it.
  @discardableResult
  public mutating func addColumn(
    cost: Double = 0, bounds: Bounds? = nil, kind: ColumnKind = .continuous, entries: [Entry<Row>] = [],
    name: String? = nil
  ) throws -> Column {
    let first = columnCount
    try addColumns([NewColumn(cost: cost, bounds: bounds, kind: kind, entries: entries, name: name)])
    return Column(first)
  }

  /// Adds columns behind those that there are, all or none.
  ///
  /// The basis stays, so that the next solve starts from it. One call for many columns is much cheaper than
  /// many calls.
  @discardableResult
  public mutating func addColumns(_ columns: [NewColumn]) throws -> [Column] {
    guard !columns.isEmpty else { return [] }
    let first = columnCount
    try requireRoom(for: columns.count, in: first, "columns")
    try requireRoom(forEntries: columns.reduce(0) { $0 + $1.entries.count })
    var packed = PackedLines()
    for (offset, column) in columns.enumerated() {
      let place = first + offset
      try requireUsable(column.cost, "the cost of column \(place)")
      try column.bounds.validate(kind: column.kind, "column \(place)")
      if let name = column.name { try requireUsableName(name, "column \(place)") }
      let span = try packed.append(column.entries, count: rowCount, marks: &rowMarks, "column \(place)")
      let bounds = column.bounds.coded
      packed.lines.append(
        guard_line(
          lower: bounds.lower, upper: bounds.upper, cost: column.cost, bound_type: bounds.type,
          is_integer: column.kind.isIntegral ? 1 : 0, start: span.start, length: span.length))
    }
    try check(
      guard_add_columns(handle, Int32(columns.count), packed.lines, packed.indices, packed.coefficients))
    columnRecords.append(
      contentsOf: columns.map { ColumnRecord(cost: $0.cost, bounds: $0.bounds, kind: $0.kind) })
    basisState.loseDualFeasibility()
    for (offset, column) in columns.enumerated() {
      if let name = column.name { try check(guard_name_column(handle, Int32(first + offset + 1), name)) }
    }
    return (first..<columnCount).map { Column($0) }
  }

  /// The cost of a column.
  public func cost(of column: Column) throws -> Double { try record(of: column).cost }

  /// The bounds of a column.
  public func bounds(of column: Column) throws -> Bounds { try record(of: column).bounds }

  /// The kind of a column.
  public func kind(of column: Column) throws -> ColumnKind { try record(of: column).kind }

  /// Changes what one unit of a column adds to the objective.
  public mutating func setCost(_ cost: Double, of column: Column) throws {
    _ = try record(of: column)
    try requireUsable(cost, "the cost of column \(column.index)")
    try check(guard_set_cost(handle, number(of: column), cost))
    columnRecords[column.index].cost = cost
    basisState.loseDualFeasibility()
  }

  /// Changes what the value of a column may be.
  public mutating func setBounds(_ bounds: Bounds, of column: Column) throws {
    let kind = try record(of: column).kind
    try bounds.validate(kind: kind, "column \(column.index)")
    let coded = bounds.coded
    try check(guard_set_column_bounds(handle, number(of: column), coded.type, coded.lower, coded.upper))
    columnRecords[column.index].bounds = bounds
    basisState.losePrimalFeasibility()
  }

  /// Changes which values a column may take within its bounds.
  ///
  /// The bounds must fit the new kind, except that a column made binary gets 0 to 1 when its bounds are not
  /// within them.
  public mutating func setKind(_ kind: ColumnKind, of column: Column) throws {
    let bounds = try record(of: column).bounds
    if kind == .binary && !(bounds.lower >= 0 && bounds.upper <= 1) {
      try check(guard_set_column_bounds(handle, number(of: column), Int32(GUARD_DOUBLE.rawValue), 0, 1))
      columnRecords[column.index].bounds = .between(0, 1)
      basisState.losePrimalFeasibility()
    } else {
      try bounds.validate(kind: kind, "column \(column.index)")
    }
    try check(guard_set_integer(handle, number(of: column), kind.isIntegral ? 1 : 0))
    columnRecords[column.index].kind = kind
  }

  /// Replaces all coefficients of a column.
  public mutating func setEntries(_ entries: [Entry<Row>], of column: Column) throws {
    _ = try record(of: column)
    try requireRoom(forEntries: entries.count)
    var packed = PackedLines()
    let span = try packed.append(entries, count: rowCount, marks: &rowMarks, "column \(column.index)")
    try check(
      guard_set_column_entries(handle, number(of: column), span.length, packed.indices, packed.coefficients))
    basisState = .none
  }

  /// Removes columns.
  ///
  /// Those behind them move up: a column's new place is its old one less the number of removed columns before
  /// it. Removing columns that are not basic keeps the basis.
  public mutating func removeColumns(_ columns: [Column]) throws {
    let numbers = try removalList(columns, count: columnCount, marks: &columnMarks)
    guard numbers.count > 1 else { return }
    try check(guard_remove_columns(handle, Int32(numbers.count - 1), numbers))
    columnRecords = columnRecords.removing(columns.map(\.index))
    basisState.loseDualFeasibility()
  }

  func record(of column: Column) throws(LinearOptimizationError) -> ColumnRecord {
    guard columnRecords.indices.contains(column.index) else {
      throw .noSuchLine(noun: Column.noun, index: column.index, count: columnCount)
    }
    return columnRecords[column.index]
  }

  /// GLPK's number of a line that exists.
  func number(of line: some LineIndex) -> Int32 { Int32(line.index + 1) }

  func requireRoom(for added: Int, in count: Int, _ what: String) throws(LinearOptimizationError) {
    guard added <= Self.lineLimit - count else {
      throw .tooLarge(what: what, count: count + added, limit: Self.lineLimit)
    }
  }

  mutating func requireRoom(forEntries added: Int) throws(LinearOptimizationError) {
    if added > Self.entryLimit - entryCeiling {
      var size = guard_size()
      try check(guard_read_size(handle, &size))
      entryCeiling = Int(size.entries)
    }
    guard added <= Self.entryLimit - entryCeiling else {
      throw .tooLarge(what: "entries", count: entryCeiling + added, limit: Self.entryLimit)
    }
    entryCeiling += added
  }
}

/// GLPK's numbers of lines to remove, behind an unused element 0.
func removalList<Place: LineIndex>(
  _ lines: [Place], count: Int, marks: inout PlaceMarks
) throws(LinearOptimizationError) -> [Int32] {
  marks.begin(count: count)
  var numbers: [Int32] = [0]
  for line in lines {
    guard line.index >= 0 && line.index < count else {
      throw .noSuchLine(noun: Place.noun, index: line.index, count: count)
    }
    if marks.wasMarked(line.index) {
      throw .repeatedPlace(in: "the list of \(Place.noun)s to remove", noun: Place.noun, index: line.index)
    }
    numbers.append(Int32(line.index + 1))
  }
  return numbers
}

extension Array {
  /// The elements but for those at the given places.
  func removing(_ places: [Int]) -> [Element] {
    var isRemoved = [Bool](repeating: false, count: count)
    for place in places { isRemoved[place] = true }
    return indices.lazy.filter { !isRemoved[$0] }.map { self[$0] }
  }
}
