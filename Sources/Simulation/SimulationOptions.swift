// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// How a year is to be simulated.
public struct SimulationOptions: Sendable {
  /// A week's plan, for a checker.
  public struct PlannedWeek: Sendable {
    /// The replication, from 0.
    public var replication: Int
    /// The week, from 0.
    public var week: Int
    /// The service as it was known on the plan's first day.
    public var scenario: Scenario
    /// The plan that was made of it.
    public var plan: Plan
  }

  /// Weeks, 1...104.
  public var weeks = 52
  /// Replications, at least 1.
  public var replications = 20
  /// The seed of every chance.
  public var seed: UInt64 = 1
  /// Threads: each has a replication at a time.
  public var threads = 2
  /// Removals and repairs in the search for a week's cheaper bookings.
  public var bookingRounds = 60
  /// Neighbourhoods that are tried when a diary is mended.
  public var mendingRounds = 20
  /// For how many meetings of a plan, at the most, other bookings are asked to move.
  public var mendedMeetings = 3
  /// How many days after the last window of those meetings a booking may lie that is asked to move.
  public var mendingReach = 7
  /// How many weeks ahead a mended diary, or a plan between two weekly ones, looks.
  public var mendingWeeks = 4
  /// Looks at every week's plan, on the thread that made it; what it throws ends the simulation.
  public var check: (@Sendable (PlannedWeek) throws -> Void)?

  /// Creates the default options.
  public init() {}
}

/// How far a simulation is.
public struct SimulationProgress: Sendable {
  /// Weeks simulated, over all replications.
  public var weeksDone: Int
  /// Weeks in all.
  public var weeks: Int
  /// Replications done.
  public var replicationsDone: Int
  /// Replications in all.
  public var replications: Int
  /// Seconds since the start.
  public var seconds: Double
}
