// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A diary that was mended: what it was, what happened to it, and what it must hold now.
struct MendedDiary {
  /// What the summary says.
  let figures: SummaryFigures.Rebook
  /// The day on which it was mended.
  let today: Day
  /// Hours, absences, closures and days after the events, and from that day on.
  let tables: ServiceTables
  /// The meetings that it must hold, whoever published them.
  let expected: ExpectedDiary
  /// The same meetings with the windows that they had before.
  let expectedBefore: ExpectedDiary
  /// What events ask for and the diary lacks, and events of what there is not.
  let eventViolations: [Violation]
  /// The first row of each meeting now.
  let rows: [DiaryRow]
  /// The day of each meeting that is booked now.
  let days: [RecordedMeeting.ID: Day]
  /// The first row of each meeting before, by meeting.
  let before: [RecordedMeeting.ID: DiaryRow]

  /// When officers are away, and places closed, by the events alone.
  private var away: [Officer.ID: [ClosedRange<Day>]] = [:]
  private var closed: [Place.ID: [ClosedRange<Day>]] = [:]
  private let adjourned: Set<RecordedMeeting.ID>
  private let pinned: Set<RecordedMeeting.ID>

  /// - Parameters:
  ///   - scenario: after the plan's changes of staff.
  ///   - plan: what the plan's own diary had to hold.
  ///   - planTables: of the scenario as the plan saw it.
  init(
    _ figures: SummaryFigures.Rebook, _ files: PlanTables, _ scenario: Scenario, plan: ExpectedDiary,
    planTables: ServiceTables, calendar: WorkingCalendar
  ) throws {
    self.figures = figures
    today = figures.today ?? scenario.policy.start
    tables = try ServiceTables(scenario.after(figures.events), calendar: calendar, today: today)
    rows = Self.firstRows(files.diary)
    days = rows.reduce(into: [:]) { $0[$1.meeting] = $1.day }
    before = Dictionary(
      files.before.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    // Which conferences were reconvened says whose days follow-ons are counted from; that again says by when one of
    // them has to be reconvened, and so what its id is. Of a chain of them each round finds one more.
    let known = Set(files.before.map(\.meeting))
    var planBefore = try plan.following(files.before, publishedMayMove: true)
    var events = try EventMeetings(figures.events, rows: rows, plan: planBefore, tables: planTables)
    var reconvened: [RecordedMeeting.ID: RecordedMeeting.ID] = [:]
    for _ in figures.events {
      let found = events.reconvened.filter { known.contains($0.value) }
      if found == reconvened { break }
      reconvened = found
      planBefore = try plan.following(files.before, publishedMayMove: true, reconvened: reconvened)
      events = try EventMeetings(figures.events, rows: rows, plan: planBefore, tables: planTables)
    }
    eventViolations = events.violations
    // Whether the tables or a plan published a booking makes no difference to mending it.
    func published(_ plan: ExpectedDiary) -> [ExpectedMeeting] {
      plan.meetings.map { meeting in
        var copy = meeting
        copy.booking = nil
        return copy
      }
    }
    expectedBefore = ExpectedDiary(published(planBefore) + events.meetings)
    let planNow = try plan.following(rows, publishedMayMove: true, reconvened: events.reconvened)
    expected = ExpectedDiary(published(planNow) + events.meetings)
    adjourned = Set(
      figures.events.compactMap { if case .adjourn(let meeting) = $0 { meeting } else { nil } })
    pinned = Set(figures.pinned).union(scenario.meetings.filter(\.isPinned).map(\.id))
    for event in figures.events {
      switch event {
      case .absent(let officer, let first, let last): away[officer, default: []].append(first...last)
      case .close(let place, let first, let last): closed[place, default: []].append(first...last)
      case .adjourn, .add: break
      }
    }
  }

  /// Whether an event says that the meeting was adjourned.
  func isAdjourned(_ meeting: RecordedMeeting.ID) -> Bool { adjourned.contains(meeting) }

  /// Whether the meeting was to stay where it is.
  func isPinned(_ meeting: RecordedMeeting.ID) -> Bool { pinned.contains(meeting) }

  /// Whether an event makes a published booking impossible: its chair is away, or its venue is closed.
  func isLifted(_ published: DiaryRow) -> Bool {
    guard let day = published.day, day >= today, published.status != .adjourned,
      !isAdjourned(published.meeting), let meeting = expected[published.meeting]
    else { return false }
    let absences = published.officer.flatMap { away[$0] } ?? []
    // A review is at a placement, which nobody closes.
    let closures = meeting.kind.isConference ? meeting.place.flatMap { closed[$0] } ?? [] : []
    return (absences + closures).contains { $0.contains(day) }
  }

  /// Everything that takes somebody's time; new is what was booked or moved.
  var appointments: Appointments {
    Appointments(
      rows.compactMap { row in
        guard let meeting = expected[row.meeting], let day = row.day, let start = row.start,
          let end = row.end,
          start < end, let officer = row.officer
        else { return nil }
        let old = before[row.meeting]
        return Appointment(
          meeting: meeting, day: day, span: TimeSpan(start: start, end: end), officer: officer,
          room: row.room,
          minuteTaker: row.minuteTaker, isNew: row.status == .new || row.status == .moved,
          hasOtherRoom: old?.room != row.room, hasOtherMinuteTaker: old?.minuteTaker != row.minuteTaker)
      })
  }

  private static func firstRows(_ rows: [DiaryRow]) -> [DiaryRow] {
    var seen: Set<RecordedMeeting.ID> = []
    return rows.filter { seen.insert($0.meeting).inserted }
  }
}

extension DiaryRow {
  /// Whether officer, day and start are those of another row: otherwise it is a move.
  func isElsewhere(than other: DiaryRow) -> Bool {
    officer != other.officer || day != other.day || start != other.start
  }
}

extension Scenario {
  /// The scenario after what happened to its people and places.
  fileprivate func after(_ events: [DiaryEvent]) -> Scenario {
    var scenario = self
    for event in events {
      switch event {
      case .absent(let officer, let first, let last):
        scenario.absences.append(
          Absence(person: .init(officer.text), first: first, last: last, kind: .sickness))
      case .close(let place, let first, let last):
        for offset in 0...(last - first) {
          scenario.closures.append(Closure(day: first + offset, reason: "closed", place: place))
        }
      case .adjourn, .add: break
      }
    }
    return scenario
  }
}
