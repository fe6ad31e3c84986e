// SPDX-License-Identifier: GPL-3.0-or-later

/// What a solve of an integer program came to.
public enum IntegerStatus: String, Hashable, Sendable {
  /// The solution is proved to be optimal, within GLPK's tolerance of 1e-7 of its objective.
  case optimal
  /// There is a solution; see `IntegerSolution.ending` for why no better one was looked for.
  case feasible
  /// No solution exists.
  case infeasible
  /// The relaxation can be improved without end.
  case unbounded
  /// No solution was found before the search ended; there may be one.
  case noneFound
}

/// Why a search ended.
public enum SearchEnding: String, Hashable, Sendable {
  /// Everything was searched.
  case complete
  /// The relative gap that was asked for was reached.
  case gapReached
  /// The node limit came first.
  case nodeLimit
  /// The time limit came first.
  case timeLimit
  /// The stop signal came first.
  case stopped
  /// GLPK lost its way numerically.
  case failed
}

/// The end of a solve of an integer program.
public struct IntegerSolution: Sendable {
  /// What the solve came to.
  public let status: IntegerStatus
  /// Why the search ended.
  public let ending: SearchEnding
  /// The objective at `values`, its constant included; none without a solution.
  public let objective: Double?
  /// What the optimum is proved to be no better than: no smaller than this when minimising, no larger when
  /// maximising.
  ///
  /// Infinite when nothing is proved; the far infinity when no solution exists.
  public let bound: Double
  /// The value of each column, whole numbers in integer columns; empty without a solution.
  public let values: [Double]
  /// How many nodes the search made.
  public let createdNodes: Int

  /// How far the objective may be from the optimum, as a fraction of the objective's size; none without a
  /// solution or a bound.
  public var relativeGap: Double? {
    guard let objective, bound.isFinite else { return nil }
    let distance = abs(objective - bound)
    return distance == 0 ? 0 : distance / max(abs(objective), .leastNormalMagnitude)
  }
}
