// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The meetings that events of a diary ask for: what follows an adjourned one, and what is added (`MODEL.md`, Slots and
/// re-booking).
struct EventMeetings {
  /// The meetings that are in the mended diary, with the ids that they have there.
  private(set) var meetings: [ExpectedMeeting] = []
  /// Events that name what there is not, and meetings that the diary does not have.
  private(set) var violations: [Violation] = []
  /// The conference that is held instead of each adjourned one.
  private(set) var reconvened: [RecordedMeeting.ID: RecordedMeeting.ID] = [:]

  private let tables: ServiceTables
  private let places: MeetingPlaces
  private let rows: [DiaryRow]
  private let rowOf: [RecordedMeeting.ID: DiaryRow]
  private let plan: ExpectedDiary
  /// Where each meeting stands among those taken.
  private var taken: [RecordedMeeting.ID: Int] = [:]

  /// - Parameters:
  ///   - events: all since the plan was made, in order.
  ///   - rows: the mended diary.
  ///   - plan: what the plan's own diary had to hold, with the windows of the diary that was mended.
  ///   - tables: of the plan.
  init(_ events: [DiaryEvent], rows: [DiaryRow], plan: ExpectedDiary, tables: ServiceTables) throws {
    self.tables = tables
    self.rows = rows
    rowOf = Dictionary(rows.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    self.plan = plan
    places = MeetingPlaces(tables)
    for event in events {
      switch event {
      case .absent(let officer, _, _):
        if tables.officers[officer] == nil { unknown(event, "officer \(officer) is not in the scenario") }
      case .close(let place, _, _):
        if !tables.scenario.places.contains(where: { $0.id == place }) {
          unknown(event, "place \(place) is not in the scenario")
        }
      case .adjourn(let meeting): try adjourn(meeting, event)
      case .add(let family, let kind, let opens, let closes): add(family, kind, opens, closes, event)
      }
    }
  }

  private mutating func unknown(_ event: DiaryEvent, _ detail: String) {
    violations.append(
      Violation(name: "rebook-event-unknown", detail: "summary.json, rebook.changes, \(event): \(detail)"))
  }

  private mutating func adjourn(_ id: RecordedMeeting.ID, _ event: DiaryEvent) throws {
    guard let adjourned = plan[id] ?? taken[id].map({ meetings[$0] }), let day = rowOf[id]?.day else {
      return unknown(event, "the diary has no such booking")
    }
    guard adjourned.kind.isConference else { return take(try secondPart(of: adjourned, day), event) }
    let count = meetings.count
    take(reconvened(adjourned, day), event)
    if meetings.count > count { reconvened[id] = meetings[count].id }
  }

  /// The conference that is held instead of an adjourned one, with its reviews.
  private func reconvened(_ adjourned: ExpectedMeeting, _ day: Day) -> ExpectedMeeting {
    let limit = tables.policy.reconveneDays.map { day + $0 }
    let closes = [adjourned.window?.closes, limit].compactMap(\.self).min()
    // One that nothing says the last day of opens the day after all the same.
    let window = JoinedWindow(
      opens: day + 1, closes: closes, rule: adjourned.window?.rule ?? "", closesByAdjournment: closes != nil)
    return ExpectedMeeting(
      id: Self.id(adjourned.children.first, adjourned.kind, closes ?? day + 1), kind: adjourned.kind,
      family: adjourned.family, children: adjourned.children, place: adjourned.place, window: window,
      booking: nil, joined: adjourned.joined)
  }

  /// The second part of an adjourned review: each child's time counts, and the shortest decides.
  private func secondPart(of adjourned: ExpectedMeeting, _ day: Day) throws -> ExpectedMeeting {
    let kind = MeetingKind.secondPartReview
    var first: (closes: Day, child: Child.ID, rule: String)?
    for id in adjourned.children {
      let history = CaseHistory(
        spells: [], held: [], events: [.init(kind: kind, day: day)],
        cohorts: tables.children[id]?.cohorts ?? [])
      guard let window = try tables.rules.windows(of: history).first else { continue }
      if first.map({ window.closes < $0.closes }) ?? true { first = (window.closes, id, window.rule) }
    }
    let window = first.map {
      JoinedWindow(opens: day + 1, closes: $0.closes, rule: $0.rule, closesByAdjournment: true)
    }
    return ExpectedMeeting(
      id: Self.id(first?.child, kind, first?.closes), kind: kind, family: adjourned.family,
      children: adjourned.children, place: adjourned.place, window: window, booking: nil)
  }

  private mutating func add(
    _ id: Family.ID, _ kind: MeetingKind, _ opens: Day, _ closes: Day, _ event: DiaryEvent
  ) {
    guard let family = tables.families[id] else {
      return unknown(event, "family \(id) is not in the scenario")
    }
    let children = (tables.childrenOfFamily[id] ?? []).filter {
      !$0.openSpells(at: tables.policy.start).isEmpty
    }
    guard let first = children.first else {
      return unknown(event, "no child of the family has an open status")
    }
    take(
      ExpectedMeeting(
        id: Self.id(first.id, kind, closes), kind: kind, family: id, children: children.map(\.id),
        // A child at home has no placement; the brother or sister who is looked after has.
        place: children.compactMap { places.place(of: kind, child: $0, family: family) }.first,
        window: JoinedWindow(opens: opens, closes: closes, rule: ""), booking: nil), event)
  }

  /// Takes a meeting with the id that the diary has it under.
  ///
  /// `CHILD.KIND.CLOSES` may be taken: an adjourned conference may close on the same day as the one that follows it.
  /// Then the id starts with child and kind, and the rest is free.
  private mutating func take(_ wanted: ExpectedMeeting, _ event: DiaryEvent) {
    func isFree(_ id: RecordedMeeting.ID) -> Bool { plan[id] == nil && taken[id] == nil }
    let row: DiaryRow?
    if isFree(wanted.id) {
      row = rowOf[wanted.id]
    } else {
      let start = wanted.id.text.split(separator: ".").prefix(2).joined(separator: ".") + "."
      let possible = rows.filter {
        $0.kind == wanted.kind && $0.meeting.text.hasPrefix(start) && isFree($0.meeting)
      }
      // Of several that were adjourned in turn, the one with its window; those of the same window are alike.
      row =
        possible.first { $0.opens == wanted.window?.opens && $0.closes == wanted.window?.closes }
        ?? possible.first
    }
    guard let row else {
      violations.append(
        Violation(
          name: "event-meeting-missing",
          detail:
            "\(event) asks for meeting \(wanted.id) of family \(wanted.family), which has no row in diary.csv"
        ))
      return
    }
    taken[row.meeting] = meetings.count
    var meeting = wanted
    meeting.id = row.meeting
    meetings.append(meeting)
  }

  private static func id(_ child: Child.ID?, _ kind: MeetingKind, _ closes: Day?) -> RecordedMeeting.ID {
    RecordedMeeting.ID("\(child?.text ?? "").\(kind.rawValue).\(closes?.description ?? "")")
  }
}
