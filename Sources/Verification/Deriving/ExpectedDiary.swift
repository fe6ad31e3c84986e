// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Which meetings the diary must hold (`MODEL.md`, Due meetings): the due ones, made of the windows that no
/// published booking answers, and the published bookings from the start on.
struct ExpectedDiary {
  /// The meetings, by id.
  let meetings: [ExpectedMeeting]
  private let indices: [RecordedMeeting.ID: Int]

  /// The meeting with an id, or nil when the diary may not hold it.
  subscript(_ id: RecordedMeeting.ID) -> ExpectedMeeting? { indices[id].map { meetings[$0] } }

  /// No meetings: what an allocation without a diary is judged by.
  init() {
    meetings = []
    indices = [:]
  }

  /// Works the meetings out; children of a split family share one only with those of their own part.
  ///
  /// - Throws: what the rule book throws when a window lies beyond the known years.
  init(_ tables: ServiceTables, officerOfChild: (Child.ID, Family) -> Officer.ID?) throws {
    let places = MeetingPlaces(tables)
    var windows: [Child.ID: [ChildWindow]] = [:]
    for (id, child) in tables.children {
      guard let history = tables.histories[id] else { continue }
      windows[id] = try tables.rules.windows(of: history).map {
        ChildWindow($0, of: child, policy: tables.policy)
      }
    }
    let published = tables.scenario.meetings.filter { $0.status == .booked }
    let kept = published.filter { $0.day >= tables.policy.start }
      .compactMap { Self.kept($0, windows: windows, places: places, tables: tables) }
    var answered: [Child.ID: Set<MeetingGroup>] = [:]
    for meeting in published {
      for child in meeting.children { answered[child, default: []].insert(meeting.kind.group) }
    }
    let open = windows.mapValues { ofChild in
      ofChild.filter { window in
        window.closes <= tables.days.horizonEnd
          && answered[window.child.id]?.contains(window.kind.group) != true
      }
    }
    var due: [ExpectedMeeting] = []
    for family in tables.scenario.families {
      let parts = Dictionary(grouping: tables.childrenOfFamily[family.id] ?? []) {
        officerOfChild($0.id, family)
      }
      for children in parts.values {
        due += Self.due(family, children, windows: open, places: places, tables: tables)
      }
    }
    meetings = (kept + due).sorted { $0.id < $1.id }
    indices = Dictionary(meetings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func kept(
    _ meeting: RecordedMeeting, windows: [Child.ID: [ChildWindow]], places: MeetingPlaces,
    tables: ServiceTables
  ) -> ExpectedMeeting? {
    let ids = meeting.children.sorted()
    guard let first = ids.first.flatMap({ tables.children[$0] }), let family = tables.families[first.family]
    else { return nil }
    // A published room says where the booking is; without one it is where such a meeting is held.
    let roomVenue = meeting.room.flatMap { tables.rooms[$0]?.venue }
    let ofGroup = ids.flatMap { windows[$0] ?? [] }.filter { $0.kind.group == meeting.kind.group }
    return ExpectedMeeting(
      id: meeting.id, kind: meeting.kind, family: family.id, children: ids,
      place: roomVenue ?? places.place(of: meeting.kind, child: first, family: family),
      window: ChildWindow.joined(ofGroup) { $0.lawfulOpening }, booking: meeting)
  }

  /// The due meetings of a family or part of one: its children's windows of one kind at one place, joined when they close
  /// near enough to each other.
  private static func due(
    _ family: Family, _ children: [Child], windows: [Child.ID: [ChildWindow]], places: MeetingPlaces,
    tables: ServiceTables
  ) -> [ExpectedMeeting] {
    struct Together: Hashable {
      let kind: MeetingKind
      let place: Place.ID?
    }
    let groups = Dictionary(grouping: children.flatMap { windows[$0.id] ?? [] }) { window in
      Together(kind: window.kind, place: places.place(of: window.kind, child: window.child, family: family))
    }
    return groups.flatMap { together, ofKind in
      join(ofKind, within: tables.policy.siblingJoinDays).map { joined in
        meeting(of: joined, family: family, place: together.place)
      }
    }
  }

  private static func join(_ windows: [ChildWindow], within days: Int) -> [[ChildWindow]] {
    var meetings: [[ChildWindow]] = []
    for window in windows.sorted(by: ChildWindow.closesFirst) {
      if let first = meetings.last?.first, window.closes - first.closes <= days {
        meetings[meetings.count - 1].append(window)
      } else {
        meetings.append([window])
      }
    }
    return meetings
  }

  /// The meeting of windows in the order of their closing.
  private static func meeting(of windows: [ChildWindow], family: Family, place: Place.ID?) -> ExpectedMeeting
  {
    let first = windows[0]
    return ExpectedMeeting(
      id: RecordedMeeting.ID("\(first.child.id).\(first.kind.rawValue).\(first.closes)"), kind: first.kind,
      family: family.id, children: Set(windows.map(\.child.id)).sorted(), place: place,
      window: ChildWindow.joined(windows) { $0.localOpening }, booking: nil)
  }
}
