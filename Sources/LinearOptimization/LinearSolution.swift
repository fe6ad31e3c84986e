// SPDX-License-Identifier: GPL-3.0-or-later

/// What a solve of the linear relaxation came to.
public enum LinearStatus: String, Hashable, Sendable {
  /// An optimum was found.
  case optimal
  /// No values satisfy all rows and bounds.
  case infeasible
  /// The objective can be improved without end.
  case unbounded
  /// The iteration limit came first.
  case iterationLimit
  /// The time limit came first.
  case timeLimit
  /// The stop signal came first.
  case stopped
  /// GLPK lost its way numerically, from a fresh basis too.
  case failed
}

/// The end of a solve of the linear relaxation.
///
/// Unless it is optimal, values and duals are those of the last basis, of which `isPrimalFeasible` and
/// `isDualFeasible` tell what they are good for.
public struct LinearSolution: Sendable {
  /// What the solve came to.
  public let status: LinearStatus
  /// The objective at `values`, its constant included.
  public let objective: Double
  /// The value of each column.
  public let values: [Double]
  /// The reduced cost of each column: its cost less what its entries are worth at the row duals.
  public let reducedCosts: [Double]
  /// What the objective gains for each unit more on a row's right-hand side.
  public let rowDuals: [Double]
  /// The sum of each row.
  public let rowActivities: [Double]
  /// Whether `values` satisfy all rows and bounds.
  public let isPrimalFeasible: Bool
  /// Whether `rowDuals` and `reducedCosts` are feasible for the dual, so that `objective` bounds the optimum.
  public let isDualFeasible: Bool
  /// How many simplex iterations this solve took.
  public let iterations: Int
}

/// What is known of the basis that the program holds.
struct BasisState {
  private(set) var isPrimalFeasible: Bool
  private(set) var isDualFeasible: Bool

  static let none = BasisState(isPrimalFeasible: false, isDualFeasible: false)
  static let optimal = BasisState(isPrimalFeasible: true, isDualFeasible: true)

  mutating func losePrimalFeasibility() { isPrimalFeasible = false }
  mutating func loseDualFeasibility() { isDualFeasible = false }
}
