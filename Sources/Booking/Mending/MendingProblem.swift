// SPDX-License-Identifier: GPL-3.0-or-later

/// A published diary that something happened to: what must be booked anew, what may move and what not.
public struct MendingProblem: Sendable {
  /// Meetings, people, rooms and costs.
  ///
  /// Every booking that might move or stands in the rows is one of `published`; what officers and minute takers have
  /// `kept`, and what is taken off the rooms, stays as it is.
  public var booking: BookingProblem
  /// For each meeting where it is published and may stay, or nil when it is to be booked: it was lifted, or had no
  /// booking.
  public var published: [DiaryBooking?]
  /// For each meeting whether re-booking may move it; one without a published booking may be put anywhere.
  public var isMovable: [Bool]
  /// What each published booking costs where it is, travel not counted; of a follow-on, in the window that the meeting
  /// before it, where that is published, leaves.
  public var publishedCost: [Int]
  /// What moving a published booking costs.
  public var moveCost: Int

  /// Creates a problem.
  public init(
    booking: BookingProblem, published: [DiaryBooking?], isMovable: [Bool], publishedCost: [Int],
    moveCost: Int
  ) {
    precondition(
      [published.count, isMovable.count, publishedCost.count].allSatisfy { $0 == booking.meetings.count },
      "one of each for each meeting")
    self.booking = booking
    self.published = published
    self.isMovable = isMovable
    self.publishedCost = publishedCost
    self.moveCost = moveCost
  }
}

/// A mended diary.
public struct MendedDiary: Sendable {
  /// Where each meeting is, or nil when no day was found for it.
  public var bookings: [DiaryBooking?]
  /// Travel of all officer-days, what each booking costs, the moves, and the unbooked.
  public var objective: Int
}

/// How a diary is mended.
public struct MendingOptions: Sendable {
  /// Seconds after which the best so far is taken.
  public var timeLimit: Double
  /// The seed of every random choice.
  public var seed: UInt64
  /// How many neighbourhoods drawn by chance are tried at the end.
  public var rounds: Int
  /// How many groups a badly placed meeting tries to displace.
  public var ejections: Int

  /// Creates options.
  public init(timeLimit: Double = 1.5, seed: UInt64 = 1, rounds: Int = 200, ejections: Int = 12) {
    self.ejections = ejections
    self.timeLimit = timeLimit
    self.seed = seed
    self.rounds = rounds
  }
}
