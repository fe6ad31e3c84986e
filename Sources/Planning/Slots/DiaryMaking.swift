// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Makes the rows of meetings that a diary does not have yet: those that follow an adjourned one, those that somebody
/// adds, and those that the rules ask for (`Scenarios/MODEL.md`, Slots and re-booking).
struct DiaryMaking {
  private let tables: ServiceTables
  /// The officer named for each child that the plan allocated; nil for one whom nobody could take.
  private let allocated: [Child.ID: Officer.ID?]

  init(_ tables: ServiceTables, allocation: [AllocatedRow]) {
    self.tables = tables
    allocated = Dictionary(
      allocation.flatMap { row in row.children.map { ($0, row.officer) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The meeting that follows an adjourned one.
  ///
  /// - Parameters:
  ///   - row: the adjourned booking.
  ///   - taken: the ids that the diary has.
  /// - Throws: `RuleError` and `CalendarError`.
  func following(
    _ row: Casework.Booking, on day: Day, taken: Set<RecordedMeeting.ID>
  ) throws -> Casework.Booking {
    var next = row
    next.opens = day + 1
    next.follows = nil
    if row.kind.isConference {
      let reconvened = tables.policy.reconveneDays.map { day + $0 }
      next.closes = [row.closes, reconvened].compactMap { $0 }.min()
    } else {
      next.kind = .secondPartReview
      next.rule = "ADJ"
      next.closes = try row.children.compactMap { id in
        try tables.childIndex[id].flatMap {
          try tables.rules.deadline(rule: "ADJ", from: day, cohorts: tables.scenario.children[$0].cohorts)
        }
      }.min()
      next.combined = []
    }
    return unbooked(next, taken: taken)
  }

  /// A meeting that somebody adds, with a window of its own and no rule.
  ///
  /// - Throws: `DiaryError`.
  func added(
    _ id: Family.ID, _ kind: MeetingKind, opens: Day, closes: Day, taken: Set<RecordedMeeting.ID>
  ) throws(DiaryError) -> Casework.Booking {
    let children = try openChildren(of: id)
    var row = try meeting(id, kind, children: children)
    (row.opens, row.closes) = (opens, closes)
    return unbooked(row, taken: taken)
  }

  /// The next meeting of a kind that a family is to have: with the window that the rules give it, or without one.
  ///
  /// - Throws: `DiaryError`, `RuleError` and `CalendarError`.
  func next(
    _ id: Family.ID, _ kind: MeetingKind, taken: Set<RecordedMeeting.ID>, adjournments: Adjournments
  ) throws -> Casework.Booking {
    let open = try openChildren(of: id)
    var entries: [ChildWindow] = []
    for child in open {
      for window in try tables.rules.windows(of: tables.histories[child]) where window.kind == kind {
        entries.append(ChildWindow(window, child: child, tables, adjournments: adjournments))
      }
    }
    entries.sort(by: ChildWindow.byClosing)
    guard let first = entries.first else {
      return unbooked(try meeting(id, kind, children: open), taken: taken)
    }
    // As for any due meeting: whoever meets at the same place, has the same officer and is due soon enough joins.
    let together = entries.filter {
      $0.closes - first.closes <= tables.policy.siblingJoinDays
        && named(for: $0.child) == named(for: first.child) && $0.place == first.place
    }
    var row = try meeting(id, kind, children: together.map(\.child).sorted())
    (row.opens, row.closes) = MeetingGathering.window(together)
    row.rule = first.window.rule
    return unbooked(row, taken: taken)
  }

  // MARK: - Parts of a row

  private func openChildren(of id: Family.ID) throws(DiaryError) -> [Int] {
    guard let family = tables.familyIndex[id] else { throw .unknownFamily(id) }
    let children = tables.openChildren[family]
    if children.isEmpty { throw .noOpenChild(id) }
    return children
  }

  /// The officer named for each child, by index.
  func named() -> [Int?] {
    tables.scenario.children.indices.map { child in named(for: child).flatMap { tables.officerIndex[$0] } }
  }

  /// The officer named for a child.
  private func named(for child: Int) -> Officer.ID? {
    let row = tables.scenario.children[child]
    if let officer = allocated[row.id] { return officer }
    return tables.familyOfChild[child].flatMap { tables.scenario.families[$0].officer }
  }

  private func meeting(
    _ family: Family.ID, _ kind: MeetingKind, children: [Int]
  ) throws(DiaryError) -> Casework.Booking {
    // A child at home has no placement; a brother or sister who is looked after has.
    guard let first = children.first,
      let place = children.lazy.compactMap({ tables.place(of: kind, child: $0) }).first
    else { throw .noPlace(family, kind) }
    return Casework.Booking(
      meeting: "", kind: kind, family: family, children: children.map { tables.scenario.children[$0].id },
      officer: nil, namedOfficer: named(for: first), cover: false, place: tables.scenario.places[place].id,
      room: nil, minuteTaker: nil, day: nil, span: nil, opens: nil, closes: nil, status: .unbooked, rule: "")
  }

  /// A row without a booking and with an id of its own: that of any new meeting, with `.2`, `.3` and so on behind it when
  /// the diary has it already.
  private func unbooked(_ row: Casework.Booking, taken: Set<RecordedMeeting.ID>) -> Casework.Booking {
    var row = row
    (row.officer, row.day, row.span, row.room, row.minuteTaker) = (nil, nil, nil, nil, nil)
    row.cover = false
    row.status = .unbooked
    let day = row.closes ?? row.opens ?? tables.policy.start
    let id = "\(row.children.min()?.text ?? "").\(row.kind.rawValue).\(day)"
    row.meeting = RecordedMeeting.ID(id)
    var number = 2
    while taken.contains(row.meeting) {
      row.meeting = RecordedMeeting.ID("\(id).\(number)")
      number += 1
    }
    return row
  }
}
