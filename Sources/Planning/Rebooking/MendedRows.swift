// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// A mended diary in the words of the tables: its rows, what changed, and what it costs.
struct MendedRows {
  let disturbed: DisturbedDiary
  let diary: DiaryCase
  /// Where each meeting of the problem is now.
  let bookings: [DiaryBooking?]
  /// The rows as they are now, in the order of `disturbed.rows`.
  let rows: [Casework.Booking]
  /// The diary as it is now, to find what stops a meeting.
  private let board: DiaryBoard
  private let boardCost: Int
  /// What windows of follow-ons cost more than the search knew, which moved all meetings before but the last alone.
  private let windowCost: Int

  /// - Throws: `RuleError` and `CalendarError`.
  init(_ disturbed: DisturbedDiary, _ diary: DiaryCase, _ mended: MendedDiary) throws {
    self.disturbed = disturbed
    self.diary = diary
    let bookings = mended.bookings
    self.bookings = bookings
    boardCost = mended.objective
    board = DiaryBoard(diary.problem, published: bookings)
    let moved = try diary.movedWindows(bookings)
    windowCost = diary.windowCost(moved, bookings)
    rows = disturbed.rows.indices.map { index in
      var row = MendedRows.row(index, disturbed, diary, bookings)
      if let window = moved[index] { (row.opens, row.closes) = (window.opens, window.closes) }
      return row
    }
  }

  private static func row(
    _ index: Int, _ disturbed: DisturbedDiary, _ diary: DiaryCase, _ bookings: [DiaryBooking?]
  ) -> Casework.Booking {
    let old = disturbed.rows[index]
    let isStanding = old.day != nil && disturbed.lifted[index] == nil
    guard let meeting = diary.meetingOfRow[index] else {
      var row = old
      if !isStanding { row.withdraw() } else if row.status != .adjourned { row.status = .kept }
      return row
    }
    guard let booking = bookings[meeting] else {
      var row = old
      row.withdraw()
      return row
    }
    if isStanding, let published = diary.published[meeting] {
      var row = old
      if row.status != .adjourned { row.status = .kept }
      if published == booking { return row }
      row = diary.row(old, at: booking)
      let isMoved = row.officer != old.officer || row.day != old.day || row.span?.start != old.span?.start
      row.status = isMoved ? .moved : .kept
      return row
    }
    var row = diary.row(old, at: booking)
    row.status = old.day == nil ? .new : .moved
    return row
  }

  /// The diary in the order of its file.
  var ordered: [Casework.Booking] { rows.sorted(by: Casework.Booking.precedes) }

  /// The objective from today on.
  var objective: Int { boardCost + windowCost + constantCost }

  /// What the bookings that are no part of the problem cost: on days that are not bookable, or without a place.
  private var constantCost: Int {
    let others = rows.indices.filter { diary.meetingOfRow[$0] == nil }.map { rows[$0] }
    let own = others.reduce(0) { sum, row in
      guard let day = row.day else { return sum + diary.tables.policy.costs.unbooked }
      let counts = diary.today <= day && day <= diary.tables.policy.lateEnd
      return counts ? sum + diary.costs.ownCost(row) : sum
    }
    return own + DiaryCost(diary.tables).travel(of: others, from: diary.today)
  }

  // MARK: - What changed

  /// What changed, by meeting.
  func changes() -> [DiaryChange] {
    rows.indices.compactMap(change).sorted {
      ($0.meeting, $0.change.rawValue) < ($1.meeting, $1.change.rawValue)
    }
  }

  private func change(_ index: Int) -> DiaryChange? {
    let (old, row) = (disturbed.rows[index], rows[index])
    let before = index < disturbed.oldRows ? DiaryChange.Place(old) : nil
    let after = DiaryChange.Place(row)
    func change(_ change: DiaryChange.Change, _ reason: String) -> DiaryChange {
      DiaryChange(meeting: row.meeting, change: change, before: before, after: after, reason: reason)
    }
    if let cause = disturbed.causes[index] {
      return change(.added, after == nil ? "\(cause); \(stopping(index))" : cause)
    }
    if let event = disturbed.lifted[index] {
      let reason = MendedRows.words(event)
      return after == nil ? change(.lost, "\(reason); \(stopping(index))") : change(.moved, reason)
    }
    if row.status == .adjourned {
      // It is news only when it was adjourned just now.
      return disturbed.adjournedNow.contains(row.meeting)
        ? change(.adjourned, "was begun and has to be held anew") : nil
    }
    if before == nil, after != nil { return change(.booked, "had no day; there is one now") }
    if row.status == .moved { return change(.moved, makingRoom(index)) }
    if before != after { return change(.roomOrTaker, makingRoom(index)) }
    return nil
  }

  private static func words(_ event: DiaryEvent) -> String {
    switch event {
    case .absent(let officer, let first, let last): "\(officer) is away from \(first) to \(last)"
    case .close(let place, let first, let last): "\(place) is closed from \(first) to \(last)"
    case .adjourn, .add: event.description
    }
  }

  /// What stops a meeting for which no day was found.
  private func stopping(_ index: Int) -> String {
    guard let meeting = diary.meetingOfRow[index] else { return "the tables have no place for it" }
    guard let obstacle = board.obstacle(to: meeting) else { return "no day was found" }
    let words = obstacle.words(
      diary, disturbed.rows[index], chairs: diary.problem.meetings[meeting].chairs.count)
    return "no day: " + words.prefix(1).lowercased() + words.dropFirst().dropLast()
  }

  /// For which meetings a booking went elsewhere: those that are new where it was.
  private func makingRoom(_ index: Int) -> String {
    guard let meeting = diary.meetingOfRow[index], let old = diary.published[meeting] else {
      return "costs less there"
    }
    let others = bookings.indices.filter { other in
      guard other != meeting, let booking = bookings[other], booking.day == old.day else { return false }
      let isNew = diary.published[other].map { !($0 == booking) } ?? true
      let isInTheWay =
        booking.officer == old.officer || (old.room != nil && booking.room == old.room)
        || (old.minuteTaker != nil && booking.minuteTaker == old.minuteTaker)
      return isNew && isInTheWay
    }
    if others.isEmpty { return "costs less there" }
    let names = others.map { rows[diary.rowOfMeeting[$0]].meeting }.sorted()
    return "makes room for " + names.prefix(3).map(\.text).joined(separator: " and ")
  }
}

extension Casework.Booking {
  /// Takes the booking away.
  fileprivate mutating func withdraw() {
    (officer, day, span, room, minuteTaker) = (nil, nil, nil, nil, nil)
    cover = false
    status = .unbooked
  }
}
