// SPDX-License-Identifier: GPL-3.0-or-later

/// How a linear relaxation is solved.
public struct SimplexOptions: Sendable {
  /// Which simplex method.
  public enum Method: Hashable, Sendable {
    /// The one that fits what was changed since the last solve: primal after new columns or costs, dual after
    /// new rows or bounds.
    case automatic
    /// Primal.
    case primal
    /// Dual, and primal when it fails.
    case dual
  }

  /// How the entering column is chosen.
  public enum Pricing: Hashable, Sendable {
    /// Projected steepest edge: fewer, dearer iterations.
    case steepestEdge
    /// The largest reduced cost (Dantzig): more, cheaper iterations.
    case largestReducedCost
  }

  /// Which simplex method.
  public var method = Method.automatic
  /// How the entering column is chosen.
  public var pricing = Pricing.steepestEdge
  /// Whether to reduce the program first.
  ///
  /// It starts from nothing, so that the basis of an earlier solve is not used: not for re-solves.
  public var presolve = false
  /// The most iterations, at least 1; without it there is no limit.
  public var iterationLimit: Int?
  /// The most seconds, at least 0; without it there is no limit.
  public var timeLimit: Double?
  /// Ends the solve within about a twentieth of a second when raised; the basis is then what it was before.
  public var stop: StopSignal?

  /// The usual way: automatic method, steepest edge, no presolve, no limits.
  public init(
    method: Method = .automatic, pricing: Pricing = .steepestEdge, presolve: Bool = false,
    iterationLimit: Int? = nil, timeLimit: Double? = nil, stop: StopSignal? = nil
  ) {
    self.method = method
    self.pricing = pricing
    self.presolve = presolve
    self.iterationLimit = iterationLimit
    self.timeLimit = timeLimit
    self.stop = stop
  }

  func validate() throws(LinearOptimizationError) {
    if let iterationLimit, iterationLimit < 1 {
      throw .unusableOption(name: "iterationLimit", value: "\(iterationLimit)", expected: "1 or more")
    }
    try requireTimeLimit(timeLimit)
  }
}

func requireTimeLimit(_ seconds: Double?) throws(LinearOptimizationError) {
  guard let seconds else { return }
  // Written so that NaN fails. Infinity says the same as no limit.
  guard seconds >= 0 else {
    throw .unusableOption(name: "timeLimit", value: "\(seconds)", expected: "0 seconds or more")
  }
}
