// SPDX-License-Identifier: GPL-3.0-or-later

/// A free place for a meeting in a diary, and what it costs there.
public struct DiarySlot: Hashable, Sendable {
  /// Where.
  public var booking: DiaryBooking
  /// What the chair costs: 0, or the price of cover.
  public var chairCost: Int
  /// What the day costs: margin, earliness or lateness.
  public var dayCost: Int
  /// What overlapping school hours costs, or 0.
  public var schoolCost: Int
  /// The travel of the officer's day with the meeting, less that without.
  public var travel: Int
  /// Whether the day is after the window.
  public var isLate: Bool

  /// Everything together, officer minutes.
  public var cost: Int { chairCost + dayCost + schoolCost + travel }

  /// The order in which slots are offered: the least cost, then the earliest, then the first officer.
  static func precedes(_ left: DiarySlot, _ right: DiarySlot) -> Bool {
    (left.cost, left.booking.day, left.booking.span.lowerBound, left.booking.officer)
      < (right.cost, right.booking.day, right.booking.span.lowerBound, right.booking.officer)
  }
}

/// Why a meeting has no slot at all.
public enum SlotObstacle: Sendable, Hashable {
  /// Nobody may chair it.
  case noChair
  /// There is no day on which it may be held.
  case noDay
  /// None of those who may chair it has the time, travel included.
  case officerTime
  /// Somebody of the family cannot come whenever a chair could.
  case participants
  /// No room is free when a chair could and the family can.
  case room
  /// No minute taker is free when there are chair and room.
  case minuteTaker
}
