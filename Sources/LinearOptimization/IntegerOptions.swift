// SPDX-License-Identifier: GPL-3.0-or-later

/// Families of cutting planes.
public struct Cuts: OptionSet, Hashable, Sendable {
  /// The flags.
  public let rawValue: Int
  /// Makes a set from its flags.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Mixed integer rounding cuts.
  public static let mixedIntegerRounding = Cuts(rawValue: 1)
  /// Gomory's mixed integer cuts.
  public static let gomory = Cuts(rawValue: 2)
  /// Cover cuts, from knapsack rows.
  public static let cover = Cuts(rawValue: 4)
  /// Clique cuts, from binary columns that exclude each other.
  public static let clique = Cuts(rawValue: 8)
  /// All of them.
  public static let all: Cuts = [.mixedIntegerRounding, .gomory, .cover, .clique]
}

/// How an integer program is solved.
public struct IntegerOptions: Sendable {
  /// Which column a node is split on.
  public enum Branching: Hashable, Sendable {
    /// The first that is fractional.
    case firstFractional
    /// The last that is fractional.
    case lastFractional
    /// The one nearest to a half.
    case mostFractional
    /// By the penalties of Driebeek and Tomlin.
    case driebeekTomlin
    /// By what splits on it have gained so far: strong, and slow to begin.
    case pseudoCost
  }

  /// Which node is looked at next.
  public enum NodeChoice: Hashable, Sendable {
    /// The youngest.
    case depthFirst
    /// The oldest.
    case breadthFirst
    /// The one with the best bound.
    case bestBound
    /// By what a solution below it is guessed to cost.
    case bestProjection
  }

  /// The most seconds for everything, the root relaxation included; without it there is no limit.
  ///
  /// Between two nodes the clock is looked at, so that a long relaxation may run over a little.
  public var timeLimit: Double?
  /// The most nodes, at least 1; without it there is no limit.
  ///
  /// Unlike a time limit it gives the same answer on every run.
  public var nodeLimit: Int?
  /// Ends the search once |objective - bound| / |objective| is this small; 0 is to prove the optimum.
  public var relativeGap = 0.0
  /// Which cutting planes are generated.
  public var cuts: Cuts = [.mixedIntegerRounding, .cover, .clique]
  /// Whether to reduce the program first.
  ///
  /// Not done when there is an incumbent, which could not be translated to the reduced program. It minds neither
  /// the clock nor the stop signal: for a program of tens of thousands of columns better left out.
  public var presolve = true
  /// Which column a node is split on.
  public var branching = Branching.mostFractional
  /// Which node is looked at next.
  public var nodeChoice = NodeChoice.bestBound
  /// Whether to round relaxations to find solutions.
  public var roundingHeuristic = true
  /// Whether to run the feasibility pump at the root; it cannot be stopped by time or signal.
  public var feasibilityPump = false
  /// A solution to start from, a value for each column; it has to satisfy all rows and bounds.
  public var incumbent: [Double]?
  /// Ends the search when raised: at once in the root relaxation, and between two relaxations afterwards.
  public var stop: StopSignal?

  /// The usual way: presolve and cuts on, no limits.
  ///
  /// GLPK's own defaults have both off.
  public init(timeLimit: Double? = nil, stop: StopSignal? = nil) {
    self.timeLimit = timeLimit
    self.stop = stop
  }

  func validate() throws(LinearOptimizationError) {
    try requireTimeLimit(timeLimit)
    if let nodeLimit, nodeLimit < 1 {
      throw .unusableOption(name: "nodeLimit", value: "\(nodeLimit)", expected: "1 or more")
    }
    guard relativeGap >= 0 && relativeGap.isFinite else {
      throw .unusableOption(name: "relativeGap", value: "\(relativeGap)", expected: "a fraction of 0 or more")
    }
  }
}

/// How a search stands.
public struct IntegerProgress: Hashable, Sendable {
  /// Seconds since the solve began.
  public let elapsed: Double
  /// The objective of the best solution so far, if there is one.
  public let best: Double?
  /// What the optimum is proved to be no better than.
  public let bound: Double
  /// How many nodes wait to be looked at.
  public let openNodes: Int
  /// How many nodes there have been.
  public let createdNodes: Int
}
