// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The meetings that fall due within the horizon after meetings of the diary itself (`MODEL.md`, Follow-ons).
///
/// Which there are follows from the nominal days alone, whatever the diary; only their windows follow from the days on
/// which the meetings before them are booked.
struct FollowOns {
  /// Where a child's window of a follow-on comes from.
  private struct Source {
    let child: Child.ID
    let group: MeetingGroup
    /// The meetings of the diary that the child has before it.
    let before: [ChildCourse.Turn]
  }

  /// The follow-ons, with the windows of the nominal days.
  private(set) var meetings: [ExpectedMeeting] = []

  private let tables: ServiceTables
  private let maker: MeetingMaker
  private let officerOfChild: (Child.ID, Family) -> Officer.ID?
  private var courses: [Child.ID: ChildCourse]
  private var sources: [RecordedMeeting.ID: [Source]] = [:]

  /// Derives the follow-ons of a diary's other meetings, and theirs in turn.
  ///
  /// - Parameters:
  ///   - meetings: the due ones and the published bookings.
  ///   - courses: of every child that has any.
  /// - Throws: what the rule book throws when a window lies beyond the known years.
  init(
    after meetings: [ExpectedMeeting], courses: [Child.ID: ChildCourse], maker: MeetingMaker,
    tables: ServiceTables, officerOfChild: @escaping (Child.ID, Family) -> Officer.ID?
  ) throws {
    self.tables = tables
    self.maker = maker
    self.officerOfChild = officerOfChild
    self.courses = courses
    for meeting in meetings { add(meeting, nominalDay: nominalDay(of: meeting)) }
    // A window that follows a meeting closes after that meeting's day, so that the chains reach the horizon's end.
    var changed = Set(meetings.flatMap(\.children))
    while !changed.isEmpty {
      let made = try next(after: changed)
      for (meeting, closes) in made { add(meeting, nominalDay: closes) }
      self.meetings += made.map(\.meeting)
      changed = Set(made.flatMap(\.meeting.children))
    }
  }

  /// The follow-ons with the windows that the law gives them after the days on which meetings are booked.
  ///
  /// - Parameter days: by meeting; for one that is not booked its nominal day stands.
  /// - Throws: what the rule book throws when a window lies beyond the known years.
  func meetings(after days: [RecordedMeeting.ID: Day]) throws -> [ExpectedMeeting] {
    try meetings.map { meeting in
      var own: [ChildWindow] = []
      var reviews: [ChildWindow] = []
      for source in sources[meeting.id] ?? [] {
        let windows = try courses[source.child]?.windows(
          after: source.before, heldOn: { days[$0.meeting] ?? $0.nominalDay }, tables: tables)
        guard let window = windows?[source.group] else { continue }
        if source.group == meeting.kind.group { own.append(window) } else { reviews.append(window) }
      }
      var copy = meeting
      copy.window = ChildWindow.joined(own, with: reviews) { $0.localOpening }
        .map { JoinedWindow(opens: $0.opens, closes: $0.closes, rule: meeting.window?.rule ?? $0.rule) }
      return copy
    }
  }

  // MARK: - Chains

  /// The day of a published booking; the last day of a due meeting's window or, when that is later, the first that its
  /// notice allows.
  private func nominalDay(of meeting: ExpectedMeeting) -> Day {
    if let booking = meeting.booking { return booking.day }
    let noticed = tables.days.firstDay(ofNotice: tables.noticeNeeded(meeting.kind))
    return max(meeting.window?.closes ?? noticed, noticed)
  }

  private mutating func add(_ meeting: ExpectedMeeting, nominalDay: Day) {
    for child in meeting.children {
      courses[child]?.add(.init(meeting: meeting.id, kinds: meeting.kinds(of: child), nominalDay: nominalDay))
    }
  }

  /// The meetings that come next for some children, and when they close.
  private mutating func next(
    after changed: Set<Child.ID>
  ) throws -> [(meeting: ExpectedMeeting, closes: Day)] {
    struct Part: Hashable {
      let predecessor: RecordedMeeting.ID
      let family: Family.ID
      let officer: Officer.ID?
    }
    var due: [Part: [ChildWindow]] = [:]
    for id in changed {
      guard let course = courses[id], let family = tables.families[course.child.family] else { continue }
      let windows = try course.windows(after: course.turns, heldOn: \.nominalDay, tables: tables)
      for (group, window) in windows where window.closes <= tables.days.horizonEnd {
        guard let last = course.last(group), last.nominalDay < window.closes else { continue }
        let part = Part(
          predecessor: last.meeting, family: family.id, officer: officerOfChild(id, family))
        due[part, default: []].append(window)
      }
    }
    var followOns: [(meeting: ExpectedMeeting, closes: Day)] = []
    for (part, windows) in due {
      guard let family = tables.families[part.family] else { continue }
      for made in maker.meetings(windows, of: family) {
        var meeting = made.meeting
        guard let closes = meeting.window?.closes else { continue }
        meeting.follows = part.predecessor
        sources[meeting.id] = (made.windows + made.reviews).map { window in
          Source(
            child: window.child.id, group: window.kind.group,
            before: courses[window.child.id]?.turns ?? [])
        }
        followOns.append((meeting, closes))
      }
    }
    return followOns
  }
}
