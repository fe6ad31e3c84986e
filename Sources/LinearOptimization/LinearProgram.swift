// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// A linear program, or a mixed integer one: columns with costs and bounds, rows that bound sums of columns.
///
/// It exists inside `withLinearProgram` only. GLPK's memory belongs to a thread, so the type cannot be copied,
/// sent or kept: it is made, solved, read and deleted on one thread, and plain values come out. Every argument
/// is checked before GLPK sees it; a call that throws for its arguments has changed nothing.
public struct LinearProgram: ~Copyable {
  /// Costs, coefficients and bounds are smaller in size than this; "no bound" is said by `Bounds`.
  public static let largestMagnitude = 1e20
  /// The most rows or columns that GLPK holds.
  static let lineLimit = 100_000_000
  /// The most entries that GLPK holds.
  static let entryLimit = 500_000_000

  let handle: guard_problem
  /// What is known of each column, so that changes can be checked without asking GLPK.
  var columnRecords: [ColumnRecord] = []
  var rowBounds: [Bounds] = []
  /// Never fewer entries than there are.
  var entryCeiling = 0
  var columnMarks = PlaceMarks()
  var rowMarks = PlaceMarks()
  var basisState = BasisState.none

  /// Whether the objective is minimised or maximised.
  public private(set) var sense = ObjectiveSense.minimise
  /// The constant term of the objective.
  public private(set) var objectiveConstant = 0.0

  init() throws(LinearOptimizationError) {
    var handle = guard_problem()
    try check(guard_create_problem(&handle))
    self.handle = handle
  }

  deinit { guard_delete_problem(handle) }

  /// How many columns there are.
  public var columnCount: Int { columnRecords.count }
  /// How many rows there are.
  public var rowCount: Int { rowBounds.count }
  /// How many columns take whole numbers only.
  public var integerColumnCount: Int { columnRecords.count { $0.kind.isIntegral } }

  /// Says whether the objective is minimised (as at first) or maximised.
  public mutating func setSense(_ sense: ObjectiveSense) throws {
    try check(guard_set_direction(handle, sense == .maximise ? 1 : 0))
    if sense != self.sense { basisState.loseDualFeasibility() }
    self.sense = sense
  }

  /// Sets the constant term of the objective.
  public mutating func setObjectiveConstant(_ value: Double) throws {
    try requireUsable(value, "the objective's constant")
    try check(guard_set_cost(handle, 0, value))
    objectiveConstant = value
  }

  mutating func noteObjective(sense: ObjectiveSense, constant: Double) {
    self.sense = sense
    objectiveConstant = constant
  }
}

@available(*, unavailable, message: "GLPK's memory belongs to a thread")
extension LinearProgram: Sendable {}

/// Makes an empty linear program, hands it to `body`, and deletes it afterwards.
///
/// ```swift
/// let cheapest = try withLinearProgram { program in
///   let hours = try program.addColumn(cost: 2, bounds: .between(0, 8))
///   let trips = try program.addColumn(cost: 5, kind: .integer)
///   try program.addRow(bounds: .atLeast(10), entries: [Entry(hours, 1), Entry(trips, 4)])
///   return try program.solveInteger(IntegerOptions(timeLimit: 10))
/// }
/// ```
///
/// Scopes may be nested on one thread. When the outermost one ends, GLPK's memory of this thread is freed.
///
/// - Parameters:
///   - log: receives GLPK's messages, a line at a time; without it GLPK is silent. It must not use GLPK.
///   - body: builds and solves; whatever it returns or throws comes out.
/// - Throws: `LinearOptimizationError` when GLPK cannot be set up, and whatever `body` throws.
public func withLinearProgram<Outcome>(
  log: ((String) -> Void)? = nil, _ body: (inout LinearProgram) throws -> Outcome
) throws -> Outcome {
  let relay = log.map(LogRelay.init)
  return try withExtendedLifetime(relay) {
    var scope = guard_scope()
    let context = relay.map { Unmanaged.passUnretained($0).toOpaque() }
    try check(guard_open_scope(relay == nil ? nil : LogRelay.forward, context, &scope))
    defer {
      guard_close_scope(&scope)
      relay?.finish()
    }
    return try runBody(body)
  }
}

/// Keeps the program's life inside the scope: it is deleted before the scope is closed.
private func runBody<Outcome>(_ body: (inout LinearProgram) throws -> Outcome) throws -> Outcome {
  var program = try LinearProgram()
  return try body(&program)
}
