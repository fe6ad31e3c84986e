// SPDX-License-Identifier: GPL-3.0-or-later

/// How a plan is to be made.
public struct PlanOptions: Sendable {
  /// Seconds for the whole plan.
  public var timeLimit = 60.0
  /// Threads to use.
  public var threads = 2
  /// The seed of every random choice.
  public var seed: UInt64 = 1
  /// Whether every family is allocated anew, not only those without an officer.
  public var reallocate = false
  /// Good enough: (objective - bound) / objective of each part.
  public var gap = 0.0001

  /// Creates the default options.
  public init() {}
}

/// Where a plan stands, for people who wait.
public struct PlanProgress: Sendable {
  /// What is being done: `allocation` or `booking`.
  public var stage: String
  /// Seconds since the start.
  public var seconds: Double
  /// The best objective so far, officer minutes.
  public var objective: Int?
  /// The lower bound so far.
  public var bound: Double?
}

/// Seconds since it was made.
struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// Seconds since the start.
  var seconds: Double {
    let elapsed = start.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }
}
