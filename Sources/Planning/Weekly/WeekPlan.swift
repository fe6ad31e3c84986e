// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// What a service decides in one week: who has the new families, and when the meetings are that fall due.
public struct WeekPlan: Sendable {
  /// One row for each family that was to be placed, two for one that is split.
  public var allocation: [AllocatedRow]
  /// The whole diary: kept bookings, new ones, and the meetings for which no day was found.
  public var diary: [Booking]
  /// What stops each meeting that is not in its window.
  public var causes: [RecordedMeeting.ID: Breach.Cause]
  /// The families that it leaves as they are.
  public var outlooks: [FamilyOutlook]
  /// The same as a plan with reasons, alternatives and breaches, when that was asked for.
  public var plan: Plan?
}

/// How a week's plan is made.
public struct WeekOptions: Sendable {
  /// The seed of every random choice.
  public var seed: UInt64
  /// How many times the new bookings are taken out and put back in the search for cheaper ones.
  public var rounds: Int
  /// Whether a whole `Plan` is wanted too, as a checker reads it.
  public var isComplete: Bool

  /// Creates options.
  public init(seed: UInt64 = 1, rounds: Int = 60, isComplete: Bool = false) {
    self.seed = seed
    self.rounds = rounds
    self.isComplete = isComplete
  }
}
