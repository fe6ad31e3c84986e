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
  /// What the bookings of its follow-ons cost more, whose windows move with it; negative when they cost less.
  public var followOnCost: Int
  /// Whether the day is after the window.
  public var isLate: Bool
  /// The other starts that are possible on the same day with the same chair, minutes after midnight, rising; empty
  /// unless they were asked for.
  public var otherStarts: [Int] = []

  /// Everything together, officer minutes.
  public var cost: Int { chairCost + dayCost + schoolCost + travel + followOnCost }

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

extension DiaryBoard {
  /// The best slots of a meeting that is not in the diary, the cheapest first; ties go to the earlier day, the earlier
  /// start, the first officer.
  ///
  /// Every day of the meeting, every start and every chair is looked at; each slot keeps all rules together with the
  /// diary as it is. Of the rooms that are free it has the one that is so for the shortest time, and the minute taker
  /// with the shortest way. Follow-ons count against what they cost with the meeting where it was published.
  ///
  /// - Parameter limit: how many at the most.
  public func slots(for meeting: Int, limit: Int = .max) -> [DiarySlot] {
    var search = SlotSearch(self, meeting: meeting, comparedWith: published[meeting]?.day)
    return search.best(limit).map { withBestService($0, meeting) }
  }

  /// The best start of each officer's day, the cheapest first, with the other starts of that day.
  ///
  /// - Parameter limit: how many officers' days at the most.
  public func choices(for meeting: Int, limit: Int) -> [DiarySlot] {
    var search = SlotSearch(self, meeting: meeting, comparedWith: published[meeting]?.day)
    return search.bestOfDays(limit).map { withBestService($0, meeting) }
  }

  private func withBestService(_ slot: DiarySlot, _ meeting: Int) -> DiarySlot {
    var slot = slot
    let (day, start) = (slot.booking.day, slot.booking.span.lowerBound)
    if let service = bestService(for: meeting, day: day, start: start) {
      slot.booking.room = service.room
      slot.booking.minuteTaker = service.minuteTaker
    }
    return slot
  }

  /// What keeps a meeting that is not in the diary from having any slot; nil when it has one.
  ///
  /// - Parameter includesLate: whether slots after its window count.
  public func obstacle(to meeting: Int, includesLate: Bool = true) -> SlotObstacle? {
    var search = SlotSearch(self, meeting: meeting)
    return search.obstacle(in: .init(includesLate: includesLate))
  }
}
