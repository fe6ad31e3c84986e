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

  /// A diary that must hold these meetings.
  init(_ meetings: [ExpectedMeeting]) {
    self.meetings = meetings.sorted { $0.id < $1.id }
    indices = Dictionary(
      self.meetings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Works the meetings out; children of a split family share one only with those of their own part.
  ///
  /// - Throws: what the rule book throws when a window lies beyond the known years.
  init(_ tables: ServiceTables, officerOfChild: (Child.ID, Family) -> Officer.ID?) throws {
    let places = MeetingPlaces(tables)
    let adjournments = Adjournments(tables.scenario)
    var windows: [Child.ID: [ChildWindow]] = [:]
    for (id, child) in tables.children {
      guard let history = tables.histories[id] else { continue }
      windows[id] = try tables.rules.windows(of: history).map {
        ChildWindow(
          $0, of: child, policy: tables.policy, reconvene: adjournments.lastDay(of: id, $0.kind.group))
      }
    }
    let published = tables.scenario.meetings.filter { $0.status == .booked }
    let kept = published.filter { $0.day >= tables.policy.start }
      .compactMap { Self.kept($0, windows: windows, places: places, tables: tables) }
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
    var due: [ExpectedMeeting] = []
    for family in tables.scenario.families {
      let parts = Dictionary(grouping: tables.childrenOfFamily[family.id] ?? []) {
        officerOfChild($0.id, family)
      }
      for children in parts.values {
        due += Self.due(family, children, windows: open, places: places, tables: tables)
      }
    }
    self.init(kept + due)
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
    let all = ids.flatMap { windows[$0] ?? [] }
    let ofGroup = all.filter { $0.kind.group == meeting.kind.group }
    let reviews = all.filter { window in
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

  /// The due meetings of a family or part of one: its children's windows of one kind at one place, joined when they
  /// close near enough to each other; first the review conferences, with which reviews may be held.
  private static func due(
    _ family: Family, _ children: [Child], windows: [Child.ID: [ChildWindow]], places: MeetingPlaces,
    tables: ServiceTables
  ) -> [ExpectedMeeting] {
    func together(_ windows: [ChildWindow]) -> [(place: Place.ID?, windows: [ChildWindow])] {
      struct Together: Hashable {
        let kind: MeetingKind
        let place: Place.ID?
      }
      let groups = Dictionary(grouping: windows) { window in
        Together(kind: window.kind, place: places.place(of: window.kind, child: window.child, family: family))
      }
      return groups.flatMap { key, ofKind in
        join(ofKind, within: tables.policy.siblingJoinDays).map { (key.place, $0) }
      }
    }
    let all = children.flatMap { windows[$0.id] ?? [] }
    let conferences = together(all.filter { $0.kind.group == .reviewConference })
    var others = all.filter { $0.kind.group != .reviewConference }
    var meetings: [ExpectedMeeting] = []
    for conference in conferences {
      let reviews = joining(conference.windows, among: others, policy: tables.policy)
      others.removeAll { window in reviews.contains { $0.isSame(as: window) } }
      meetings.append(
        meeting(of: conference.windows, with: reviews, family: family, place: conference.place))
    }
    return meetings + together(others).map { meeting(of: $0.windows, family: family, place: $0.place) }
  }

  /// The reviews that are held with a conference: of its children, by child (`MODEL.md`, Combined).
  private static func joining(
    _ conference: [ChildWindow], among reviews: [ChildWindow], policy: Policy
  ) -> [ChildWindow] {
    guard let within = policy.combineWithinDays,
      let window = ChildWindow.joined(conference, opening: { $0.localOpening }), let opens = window.opens
    else { return [] }
    let children = Set(conference.map(\.child.id))
    return reviews.filter { review in
      children.contains(review.child.id) && review.kind.group == .review && !review.kind.isAskedForByEvent
        && abs(review.closes - window.closes) <= within && review.localOpening <= window.closes
        && opens <= review.closes
    }.sorted { $0.child.id < $1.child.id }
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

  /// The meeting of windows in the order of their closing; its id is theirs, whenever reviews that are held with it
  /// make it close.
  private static func meeting(
    of windows: [ChildWindow], with reviews: [ChildWindow] = [], family: Family, place: Place.ID?
  ) -> ExpectedMeeting {
    let first = windows[0]
    return ExpectedMeeting(
      id: RecordedMeeting.ID("\(first.child.id).\(first.kind.rawValue).\(first.closes)"), kind: first.kind,
      family: family.id, children: Set(windows.map(\.child.id)).sorted(), place: place,
      window: ChildWindow.joined(windows, with: reviews) { $0.localOpening }, booking: nil,
      joined: reviews.map { JoinedReview(child: $0.child.id, kind: $0.kind) })
  }
}
