// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
public import Casework
public import StatutoryCalendar

/// What was asked of a diary and what it has to offer.
public struct SlotAnswer: Sendable {
  /// A free slot.
  public struct Slot: Sendable, Hashable {
    /// The meeting as it would be booked there.
    public var booking: Casework.Booking
    /// Everything together, officer minutes.
    public var cost: Int
    /// What it costs that somebody else than the named officer chairs.
    public var coverCost: Int
    /// What the day costs: margin, earliness or lateness.
    public var dayCost: Int
    /// What overlapping school hours costs, or 0.
    public var schoolCost: Int
    /// Minutes of travel that the officer has more that day.
    public var travel: Int
    /// What the bookings of the meeting's follow-ons cost more, whose windows move with it; negative when less.
    public var followOnCost: Int
    /// The other times at which the same chair could begin that day, rising.
    public var otherStarts: [ClockTime]

    /// Days from the meeting to the end of its window, negative when it is late; nil without a window.
    public var margin: Int? { booking.closes.flatMap { closes in booking.day.map { closes - $0 } } }
  }

  /// The meeting: as the diary has it, or without a booking when it is new.
  public var meeting: Casework.Booking
  /// How long it takes.
  public var minutes: Int
  /// Minutes between two times at which meetings may start.
  public var gridMinutes: Int
  /// The day on which it was asked.
  public var today: Day
  /// The first day that its notice allows.
  public var noticeEnds: Day
  /// Where its rule stands, or empty.
  public var citation: String
  /// The best slots, the cheapest first.
  public var slots: [Slot]
  /// What stops it when there is no slot, as a sentence.
  public var obstacle: String?

  /// - Parameters:
  ///   - board: the diary, in which the meeting has no booking.
  ///   - position: the meeting's number, or nil when it can be held nowhere.
  init(_ diary: DiaryCase, _ board: DiaryBoard, _ row: Casework.Booking, at position: Int?, limit: Int) {
    meeting = row
    minutes = diary.costs.minutes(
      row.kind, children: row.children.count, joined: row.joinedWindows(diary.tables).map(\.kind))
    gridMinutes = diary.tables.policy.gridMinutes
    today = diary.today
    noticeEnds = diary.noticeEnd(row.kind)
    citation = diary.tables.rules.rules.first { $0.id == row.rule }?.citation ?? ""
    guard let position else {
      slots = []
      obstacle = "The tables have no place for it."
      return
    }
    slots = board.choices(for: position, limit: limit).map { slot in
      var booking = diary.row(row, at: slot.booking)
      booking.status = .new
      return Slot(
        booking: booking, cost: slot.cost, coverCost: slot.chairCost, dayCost: slot.dayCost,
        schoolCost: slot.schoolCost, travel: slot.travel, followOnCost: slot.followOnCost,
        otherStarts: slot.otherStarts.map { ClockTime(minutes: $0) })
    }
    obstacle =
      slots.isEmpty
      ? board.obstacle(to: position).map {
        $0.words(diary, row, chairs: board.problem.meetings[position].chairs.count)
      } : nil
  }
}
