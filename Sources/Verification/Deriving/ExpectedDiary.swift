// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Which meetings the diary must hold (`MODEL.md`, Due meetings): the due ones, made of the windows that no
/// published booking answers, the published bookings from the start on, and what follows them within the horizon.
struct ExpectedDiary {
  /// The meetings, by id.
  let meetings: [ExpectedMeeting]
  private let indices: [RecordedMeeting.ID: Int]
  private var followOns: FollowOns?

  /// The meeting with an id, or nil when the diary may not hold it.
  subscript(_ id: RecordedMeeting.ID) -> ExpectedMeeting? { indices[id].map { meetings[$0] } }

  /// No meetings: what an allocation without a diary is judged by.
  init() { self.init([]) }

  /// A diary that must hold these meetings.
  init(_ meetings: [ExpectedMeeting]) {
    self.meetings = meetings.sorted { $0.id < $1.id }
    indices = Dictionary(
      self.meetings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Works the meetings out, with follow-ons as if every meeting were on its nominal day; children of a split family
  /// share one only with those of their own part.
  ///
  /// - Throws: what the rule book throws when a window lies beyond the known years.
  init(_ tables: ServiceTables, officerOfChild: @escaping (Child.ID, Family) -> Officer.ID?) throws {
    let places = MeetingPlaces(tables)
    let maker = MeetingMaker(places: places, policy: tables.policy)
    let windows = try Self.windows(tables)
    let published = tables.scenario.meetings.filter { $0.status == .booked }
    let publishedWindows = try Self.windows(answeredBy: published, tables)
    let kept = published.filter { $0.day >= tables.policy.start }
      .compactMap {
        Self.kept($0, windows: publishedWindows[$0.id] ?? [], places: places, tables: tables)
      }
    var answered: [Child.ID: Set<MeetingGroup>] = [:]
    for meeting in published {
      for child in meeting.children { answered[child, default: []].formUnion(meeting.groups(of: child)) }
    }
    let open = windows.mapValues { ofChild in
      ofChild.filter { window in
        window.closes <= tables.days.horizonEnd
          && answered[window.child.id]?.contains(window.kind.group) != true
      }
    }
    var meetings = kept
    for family in tables.scenario.families {
      let parts = Dictionary(grouping: tables.childrenOfFamily[family.id] ?? []) {
        officerOfChild($0.id, family)
      }
      for children in parts.values {
        meetings += maker.meetings(children.flatMap { open[$0.id] ?? [] }, of: family).map(\.meeting)
      }
    }
    var courses: [Child.ID: ChildCourse] = [:]
    for id in meetings.flatMap(\.children) where courses[id] == nil {
      guard let child = tables.children[id], let history = tables.histories[id] else { continue }
      courses[id] = ChildCourse(
        child, history: history, windows: windows[id] ?? [], answered: answered[id] ?? [],
        horizonEnd: tables.days.horizonEnd)
    }
    let followOns = try FollowOns(
      after: meetings, courses: courses, maker: maker, tables: tables, officerOfChild: officerOfChild)
    self.init(meetings + followOns.meetings)
    self.followOns = followOns
  }

  /// The same meetings with the windows that follow-ons have after the days on which a diary has the meetings before
  /// them.
  ///
  /// - Parameters:
  ///   - rows: the diary; a meeting's first row counts.
  ///   - mayMove: whether the diary may have published bookings on other days than the tables.
  ///   - reconvened: the conference that is held instead of each adjourned one: what follows that follows it.
  /// - Throws: what the rule book throws when a window lies beyond the known years.
  func following(
    _ rows: [DiaryRow], publishedMayMove mayMove: Bool = false,
    reconvened: [RecordedMeeting.ID: RecordedMeeting.ID] = [:]
  ) throws -> ExpectedDiary {
    guard let followOns, !followOns.meetings.isEmpty else { return self }
    var days: [RecordedMeeting.ID: Day] = [:]
    var seen: Set<RecordedMeeting.ID> = []
    for row in rows where seen.insert(row.meeting).inserted {
      guard row.status != .unbooked, mayMove || self[row.meeting]?.booking == nil else { continue }
      days[row.meeting] = row.day
    }
    let booked = Dictionary(rows.map { ($0.meeting, $0.day) }, uniquingKeysWith: { first, _ in first })
    var instead: [RecordedMeeting.ID: RecordedMeeting.ID] = [:]
    for adjourned in reconvened.keys.sorted() {
      // It may have been adjourned again, and the last that has a day is the one that is held.
      var (meeting, seen) = (adjourned, Set([adjourned]))
      while let next = reconvened[meeting], seen.insert(next).inserted {
        if let day = booked[next] ?? nil { days[adjourned] = day }
        meeting = next
      }
      instead[adjourned] = meeting
    }
    let following = try followOns.meetings(after: days).map { meeting in
      var meeting = meeting
      meeting.follows = meeting.follows.map { instead[$0] ?? $0 }
      return meeting
    }
    var diary = ExpectedDiary(meetings.filter { $0.follows == nil } + following)
    diary.followOns = followOns
    return diary
  }

  /// Every child's windows before any meeting of the diary is held.
  private static func windows(_ tables: ServiceTables) throws -> [Child.ID: [ChildWindow]] {
    let adjournments = Adjournments(tables.scenario)
    var windows: [Child.ID: [ChildWindow]] = [:]
    for (id, child) in tables.children {
      guard let history = tables.histories[id] else { continue }
      windows[id] = try tables.rules.windows(of: history).map {
        ChildWindow(
          $0, of: child, policy: tables.policy, reconvene: adjournments.lastDay(of: id, $0.kind.group))
      }
    }
    return windows
  }

  /// The windows of the children of each published booking when all their earlier ones have been held: the first
  /// booking of a group has answered the group's events.
  private static func windows(
    answeredBy published: [RecordedMeeting], _ tables: ServiceTables
  ) throws -> [RecordedMeeting.ID: [ChildWindow]] {
    var histories: [Child.ID: CaseHistory] = [:]
    var windows: [RecordedMeeting.ID: [ChildWindow]] = [:]
    for meeting in published.sorted(by: { ($0.day, $0.id) < ($1.day, $1.id) }) {
      for id in meeting.children.sorted() {
        guard let child = tables.children[id], var history = histories[id] ?? tables.histories[id] else {
          continue
        }
        windows[meeting.id, default: []] += try tables.rules.windows(of: history).map {
          ChildWindow($0, of: child, policy: tables.policy)
        }
        history.hold(meeting.kind, on: meeting.day)
        if let review = meeting.combined[id] { history.hold(review, on: meeting.day) }
        let answered = meeting.groups(of: id)
        history.events.removeAll { answered.contains($0.kind.group) }
        histories[id] = history
      }
    }
    return windows
  }

  private static func kept(
    _ meeting: RecordedMeeting, windows: [ChildWindow], places: MeetingPlaces, tables: ServiceTables
  ) -> ExpectedMeeting? {
    let ids = meeting.children.sorted()
    guard let first = ids.first.flatMap({ tables.children[$0] }), let family = tables.families[first.family]
    else { return nil }
    // A published room says where the booking is; without one it is where such a meeting is held.
    let roomVenue = meeting.room.flatMap { tables.rooms[$0]?.venue }
    let ofGroup = windows.filter { $0.kind.group == meeting.kind.group }
    let reviews = windows.filter { window in
      meeting.combined[window.child.id].map { $0.group == window.kind.group } ?? false
    }
    return ExpectedMeeting(
      id: meeting.id, kind: meeting.kind, family: family.id, children: ids,
      place: roomVenue ?? places.place(of: meeting.kind, child: first, family: family),
      window: ChildWindow.joined(ofGroup, with: reviews) { $0.lawfulOpening }, booking: meeting,
      joined: meeting.combined.map { JoinedReview(child: $0.key, kind: $0.value) }.sorted {
        $0.child < $1.child
      })
  }
}
