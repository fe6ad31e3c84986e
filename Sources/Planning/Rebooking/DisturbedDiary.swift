// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// A diary with what has happened entered: which bookings do not hold any more and which meetings are new.
struct DisturbedDiary {
  let today: Day
  /// Everything that has happened since the plan was made.
  let events: [DiaryEvent]
  /// How many of the rows stood in the diary before.
  let oldRows: Int
  /// The rows of the diary before, adjourned ones marked, and those of new meetings.
  let rows: [Casework.Booking]
  /// What made a booking impossible, by row.
  let lifted: [Int: DiaryEvent]
  /// Why a new row is there, by row.
  let causes: [Int: String]
  /// The meetings that were adjourned since the diary was last mended.
  let adjournedNow: Set<RecordedMeeting.ID>
  /// The meetings that the request pins, by id.
  let pins: [RecordedMeeting.ID]
  /// Rows that may not be moved.
  let pinned: Set<Int>
  let tables: ServiceTables

  /// Enters what has happened.
  ///
  /// - Parameter ground: what is known of the service's places and rules already, if it is.
  /// - Throws: `DiaryError`, `RuleError` and `CalendarError`.
  init(
    _ scenario: Scenario, calendar: WorkingCalendar, ground: ServiceGround? = nil, plan: PublishedPlan,
    request: RebookRequest
  ) throws {
    let today = try plan.today(request.today, policy: scenario.policy)
    self.today = today
    let events = plan.events + request.events
    self.events = events
    let tables = try ServiceTables(scenario.after(events), calendar: calendar, ground: ground)
    self.tables = tables
    oldRows = plan.diary.count
    let making = DiaryMaking(tables, allocation: plan.allocation)
    var rows = plan.diary
    var causes: [Int: String] = [:]
    var adjourned: Set<RecordedMeeting.ID> = []
    for event in request.events {
      let taken = Set(rows.map(\.meeting))
      switch event {
      case .absent(let officer, _, _):
        guard tables.officerIndex[officer] != nil else { throw DiaryError.unknownOfficer(officer) }
      case .close(let place, _, _):
        guard tables.placeIndex[place] != nil else { throw DiaryError.unknownPlace(place) }
      case .adjourn(let meeting):
        let index = try DisturbedDiary.index(of: meeting, in: rows)
        if rows[index].status == .adjourned { throw DiaryError.alreadyAdjourned(meeting) }
        guard let day = rows[index].day else { throw DiaryError.notBooked(meeting) }
        rows[index].status = .adjourned
        adjourned.insert(meeting)
        causes[rows.count] = "follows \(meeting), which was adjourned on \(day)"
        let next = try making.following(rows[index], on: day, taken: taken)
        if next.kind.isConference {
          // The conference that counts is the one that is held: what comes after it is counted from that.
          for row in rows.indices where rows[row].follows == meeting { rows[row].follows = next.meeting }
        }
        rows.append(next)
      case .add(let family, let kind, let opens, let closes):
        causes[rows.count] = "was added, to be held from \(opens) to \(closes)"
        rows.append(try making.added(family, kind, opens: opens, closes: closes, taken: taken))
      }
    }
    self.rows = rows
    self.causes = causes
    adjournedNow = adjourned
    var lifted: [Int: DiaryEvent] = [:]
    for (index, row) in rows.enumerated() {
      guard row.status != .adjourned, let day = row.day, day >= today else { continue }
      lifted[index] = events.first { tables.makesImpossible($0, row, on: day) }
    }
    self.lifted = lifted
    pins = Set(request.pinned).sorted()
    var pinned = Set(try request.pinned.map { try DisturbedDiary.index(of: $0, in: rows) })
    let kept = Set(scenario.meetings.filter { $0.status == .booked && $0.isPinned }.map(\.id))
    for (index, row) in rows.enumerated() where kept.contains(row.meeting) { pinned.insert(index) }
    self.pinned = pinned
  }

  private static func index(
    of meeting: RecordedMeeting.ID, in rows: [Casework.Booking]
  ) throws(DiaryError) -> Int {
    guard let index = rows.firstIndex(where: { $0.meeting == meeting }) else {
      throw .unknownMeeting(meeting)
    }
    return index
  }
}

extension ServiceTables {
  /// Whether an event makes a booking impossible: its officer is away, or its venue closed.
  fileprivate func makesImpossible(_ event: DiaryEvent, _ row: Casework.Booking, on day: Day) -> Bool {
    switch event {
    case .absent(let officer, let first, let last):
      return row.officer == officer && first <= day && day <= last
    case .close(let place, let first, let last):
      guard first <= day, day <= last else { return false }
      let venue = row.room.flatMap { roomIndex[$0] }.map { scenario.rooms[$0].venue }
      return venue == place || (row.kind.isConference && row.place == place)
    case .adjourn, .add: return false
    }
  }
}
