// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import LinearOptimization
public import StatutoryCalendar

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
  /// Stop when the gap of a part is at most this fraction.
  public var gap = 0.0001

  /// Creates the default options.
  public init() {}
}

/// Where a plan stands, for people who wait.
public struct PlanProgress: Sendable {
  /// What is being done, such as `allocation` or `booking`.
  public var stage: String
  /// Seconds since the start.
  public var seconds: Double
  /// The best objective so far.
  public var objective: Int?
  /// The bound so far.
  public var bound: Double?
}

/// Plans a service end to end: allocates its families and fills its diary.
public enum Planner {
  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve.
  ///   - stop: lets another thread end the search; the best plan so far is returned.
  ///   - progress: called now and then, on any thread.
  public static func plan(
    _ scenario: Scenario, calendar: WorkingCalendar, options: PlanOptions, stop: StopSignal,
    progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
  ) throws -> Plan { fatalError("contract") }
}
