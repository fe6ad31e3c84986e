// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A meeting that the plan must book: whose, what, where, and in which window.
struct DueMeeting: Sendable {
  let id: RecordedMeeting.ID
  let kind: MeetingKind
  let family: Int
  /// The children it is about, by id.
  let children: [Int]
  /// The officer named for them, if there is one.
  let named: Int?
  /// Where it is held, or nil when the tables have no place for it.
  let place: Int?
  let opens: Day
  let closes: Day
  let rule: String
  let citation: String
  /// The reviews that are held with it, by child.
  var joined: [JoinedWindow] = []
  /// The day of an adjourned conference that it reconvenes, when that made the window shorter.
  var adjourned: Day?
}

/// A review that is held with a conference.
struct JoinedWindow: Sendable {
  let child: Int
  let kind: MeetingKind
}

/// A published booking that the plan keeps.
struct KeptMeeting: Sendable {
  let meeting: RecordedMeeting
  let family: Int
  let children: [Int]
  /// The officer named for the first of them, if there is one.
  let named: Int?
  let place: Int?
  /// The window of its children's meetings of the same group, or nil when they have none.
  let window: (opens: Day?, closes: Day, rule: String)?
}

/// Finds what has to be booked (`Scenarios/MODEL.md`, Time).
struct DueMeetings: Sendable {
  let due: [DueMeeting]
  let kept: [KeptMeeting]

  private struct ChildWindow {
    let child: Int
    let window: Window
    let opens: Day?
    let closes: Day
    let place: Int?
    /// The day of the adjourned conference that shortened the window, if one did.
    let adjourned: Day?
  }

  /// Children who meet together: of one family and one officer, for the same kind, at the same place.
  private struct Group: Hashable {
    let family: Int
    let named: Int?
    let kind: MeetingKind
    let place: Int?
  }

  /// Finds the meetings.
  ///
  /// - Parameter named: for each child the officer named for it; brothers and sisters with different officers do not
  ///   meet together.
  /// - Throws: as `RuleBook.windows(of:)`.
  init(_ tables: ServiceTables, named: [Int?]) throws {
    let scenario = tables.scenario
    let policy = tables.policy
    var booked: [Int: [MeetingGroup: Int]] = [:]
    for (index, meeting) in scenario.meetings.enumerated() where meeting.status == .booked {
      for id in meeting.children {
        guard let child = tables.childIndex[id] else { continue }
        booked[child, default: [:]][meeting.kind.group] = index
        if let review = meeting.combined[id] { booked[child, default: [:]][review.group] = index }
      }
    }
    let adjournments = Adjournments(tables)
    var groups: [Group: [ChildWindow]] = [:]
    var answered: [Int: [ChildWindow]] = [:]
    for child in scenario.children.indices {
      for window in try tables.rules.windows(of: tables.histories[child]) {
        // A meeting that must precede an event closes before its trigger, so that the day after the trigger is no
        // opening.
        let afterTrigger = window.trigger < window.closes ? window.trigger + 1 : nil
        let lawful = [window.opens, afterTrigger].compactMap { $0 }.max()
        let adjourned = adjournments.shortening(window, child: child)
        let closes = adjourned?.closes ?? window.closes
        let local = closes - policy.opensDaysBefore(window.kind)
        let place = tables.place(of: window.kind, child: child)
        let entry = ChildWindow(
          child: child, window: window, opens: max(lawful ?? local, local), closes: closes, place: place,
          adjourned: adjourned?.day)
        if let meeting = booked[child]?[window.kind.group] {
          // What is published may be earlier than the service would book today.
          answered[meeting, default: []].append(
            ChildWindow(
              child: child, window: window, opens: lawful, closes: closes, place: place, adjourned: nil))
        } else if closes <= policy.horizonEnd,
          let family = tables.familyOfChild[child]
        {
          let group = Group(
            family: family, named: named[child], kind: window.kind, place: entry.place)
          groups[group, default: []].append(entry)
        }
      }
    }
    var due: [DueMeeting] = []
    // Review conferences first: they take the reviews of their children along.
    var reviews = DueMeetings.reviewsToJoin(groups)
    for (group, entries) in groups where group.kind.group == .reviewConference {
      for together in DueMeetings.join(entries, within: policy.siblingJoinDays) {
        let joined = together.compactMap { entry -> ChildWindow? in
          guard let review = reviews[entry.child],
            DueMeetings.mayJoin(review, together, within: policy.combineWithinDays)
          else { return nil }
          return review
        }
        for review in joined { reviews[review.child] = nil }
        due.append(DueMeetings.meeting(group, together, joined: joined, scenario))
      }
    }
    for (group, entries) in groups where group.kind.group != .reviewConference {
      let left = entries.filter { entry in
        !DueMeetings.mayJoinConference(group.kind) || reviews[entry.child]?.window == entry.window
      }
      for together in DueMeetings.join(left, within: policy.siblingJoinDays) {
        due.append(DueMeetings.meeting(group, together, joined: [], scenario))
      }
    }
    self.due = due.sorted { $0.id < $1.id }
    kept = scenario.meetings.indices.filter { scenario.meetings[$0].status == .booked }.compactMap { index in
      let meeting = scenario.meetings[index]
      let children = meeting.children.compactMap { tables.childIndex[$0] }.sorted()
      guard let first = children.first, let family = tables.familyOfChild[first] else { return nil }
      let windows = (answered[index] ?? []).sorted(by: DueMeetings.byClosing)
      return KeptMeeting(
        meeting: meeting, family: family, children: children, named: named[first],
        place: meeting.room.flatMap { room in
          tables.roomIndex[room].flatMap { tables.placeIndex[scenario.rooms[$0].venue] }
        } ?? tables.place(of: meeting.kind, child: first),
        window: windows.isEmpty
          ? nil
          : {
            let (opens, first) = DueMeetings.window(of: windows)
            return (opens, first.closes, first.window.rule)
          }())
    }
  }

  private static func byClosing(_ left: ChildWindow, _ right: ChildWindow) -> Bool {
    (left.closes, left.child) < (right.closes, right.child)
  }

  /// Whether a review of a kind may be held with a conference: those of the review clock that no event asks for.
  private static func mayJoinConference(_ kind: MeetingKind) -> Bool {
    kind.group == .review && !kind.isAskedForByEvent
  }

  /// The reviews that could be held with a conference, by child; a child has one at the most.
  private static func reviewsToJoin(_ groups: [Group: [ChildWindow]]) -> [Int: ChildWindow] {
    var reviews: [Int: ChildWindow] = [:]
    for (group, entries) in groups where mayJoinConference(group.kind) {
      for entry in entries { reviews[entry.child] = entry }
    }
    return reviews
  }

  /// Whether a child's review is near enough to a conference to be held with it.
  private static func mayJoin(
    _ review: ChildWindow, _ conference: [ChildWindow], within days: Int?
  ) -> Bool {
    guard let days else { return false }
    let (opening, first) = window(of: conference)
    let closing = first.closes
    return abs(review.closes - closing) <= days && review.opens.map { $0 <= closing } ?? true
      && opening.map { $0 <= review.closes } ?? true
  }

  private static func meeting(
    _ group: Group, _ together: [ChildWindow], joined: [ChildWindow], _ scenario: Scenario
  ) -> DueMeeting {
    let first = together[0]
    let child = scenario.children[first.child].id
    let closes = (joined.map(\.closes) + [first.closes]).min() ?? first.closes
    let openings = (together + joined).compactMap(\.opens)
    let latest = openings.max() ?? closes
    return DueMeeting(
      id: .init("\(child).\(group.kind.rawValue).\(first.closes)"), kind: group.kind, family: group.family,
      children: together.map(\.child).sorted(), named: group.named, place: group.place,
      opens: latest <= closes ? latest : openings.min() ?? closes, closes: closes, rule: first.window.rule,
      citation: first.window.citation,
      joined: joined.sorted { $0.child < $1.child }.map { .init(child: $0.child, kind: $0.window.kind) },
      adjourned: first.adjourned)
  }

  /// Cuts a group's children into meetings: whoever is due soon enough after the first joins it.
  private static func join(_ entries: [ChildWindow], within days: Int) -> [[ChildWindow]] {
    var meetings: [[ChildWindow]] = []
    for entry in entries.sorted(by: byClosing) {
      if let first = meetings.last?.first, entry.closes - first.closes <= days {
        meetings[meetings.count - 1].append(entry)
      } else {
        meetings.append([entry])
      }
    }
    return meetings
  }

  /// The window of children who meet together: the tightest that is not empty.
  ///
  /// - Parameter together: sorted by closing, not empty.
  private static func window(of together: [ChildWindow]) -> (opens: Day?, first: ChildWindow) {
    let first = together[0]
    let opens = together.compactMap(\.opens)
    guard let latest = opens.max(), latest > first.closes else { return (opens.max(), first) }
    return (opens.min(), first)
  }
}
