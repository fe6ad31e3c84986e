// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Puts the due windows of children together into meetings (`Scenarios/MODEL.md`, Due meetings and Combined).
struct MeetingGathering {
  /// Children who meet together: of one family and one officer, for the same kind, at the same place.
  private struct Group: Hashable {
    let family: Int
    let named: Int?
    let kind: MeetingKind
    let place: Int?
  }

  private let tables: ServiceTables
  private var groups: [Group: [ChildWindow]] = [:]

  init(_ tables: ServiceTables) { self.tables = tables }

  /// Adds a child's due window; one of a child without a family is left out.
  ///
  /// - Parameter named: the officer named for the child.
  mutating func add(_ window: ChildWindow, named: Int?) {
    guard let family = tables.familyOfChild[window.child] else { return }
    let group = Group(family: family, named: named, kind: window.window.kind, place: window.place)
    groups[group, default: []].append(window)
  }

  /// The meetings of everything that was added, by id.
  func meetings() -> [DueMeeting] {
    let policy = tables.policy
    var meetings: [DueMeeting] = []
    // Review conferences first: they take the reviews of their children along.
    var reviews = reviewsToJoin()
    for (group, entries) in groups where group.kind.group == .reviewConference {
      for together in Self.join(entries, within: policy.siblingJoinDays) {
        let joined = together.compactMap { entry -> ChildWindow? in
          guard let review = reviews[entry.child],
            Self.mayJoin(review, together, within: policy.combineWithinDays)
          else { return nil }
          return review
        }
        for review in joined { reviews[review.child] = nil }
        meetings.append(meeting(group, together, joined: joined))
      }
    }
    for (group, entries) in groups where group.kind.group != .reviewConference {
      let left = entries.filter { entry in
        !Self.mayJoinConference(group.kind) || reviews[entry.child]?.window == entry.window
      }
      for together in Self.join(left, within: policy.siblingJoinDays) {
        meetings.append(meeting(group, together, joined: []))
      }
    }
    return meetings.sorted { $0.id < $1.id }
  }

  /// The first and the last day of a meeting whose children have these windows: the tightest that is not empty.
  ///
  /// - Parameter windows: those of its children and of the reviews that are held with it, not empty.
  static func window(_ windows: [(opens: Day?, closes: Day)]) -> (opens: Day?, closes: Day) {
    let closes = windows.dropFirst().reduce(windows[0].closes) { min($0, $1.closes) }
    let openings = windows.compactMap(\.opens)
    guard let latest = openings.max(), latest > closes else { return (openings.max(), closes) }
    return (openings.min(), closes)
  }

  /// The same of children's windows as they are.
  static func window(_ windows: [ChildWindow]) -> (opens: Day?, closes: Day) {
    window(windows.map { ($0.opens, $0.closes) })
  }

  // MARK: - Parts

  /// Cuts a group's children into meetings: whoever is due soon enough after the first joins it.
  private static func join(_ entries: [ChildWindow], within days: Int) -> [[ChildWindow]] {
    var meetings: [[ChildWindow]] = []
    for entry in entries.sorted(by: ChildWindow.byClosing) {
      if let first = meetings.last?.first, entry.closes - first.closes <= days {
        meetings[meetings.count - 1].append(entry)
      } else {
        meetings.append([entry])
      }
    }
    return meetings
  }

  /// Whether a review of a kind may be held with a conference: those of the review clock that no event asks for.
  private static func mayJoinConference(_ kind: MeetingKind) -> Bool {
    kind.group == .review && !kind.isAskedForByEvent
  }

  /// The reviews that could be held with a conference, by child; a child has one at the most.
  private func reviewsToJoin() -> [Int: ChildWindow] {
    var reviews: [Int: ChildWindow] = [:]
    for (group, entries) in groups where Self.mayJoinConference(group.kind) {
      for entry in entries { reviews[entry.child] = entry }
    }
    return reviews
  }

  /// Whether a child's review is near enough to a conference to be held with it.
  private static func mayJoin(
    _ review: ChildWindow, _ conference: [ChildWindow], within days: Int?
  ) -> Bool {
    guard let days else { return false }
    let (opening, closing) = window(conference)
    return abs(review.closes - closing) <= days && review.opens.map { $0 <= closing } ?? true
      && opening.map { $0 <= review.closes } ?? true
  }

  private func meeting(_ group: Group, _ together: [ChildWindow], joined: [ChildWindow]) -> DueMeeting {
    let first = together[0]
    let child = tables.scenario.children[first.child].id
    let (opens, closes) = Self.window(together + joined)
    return DueMeeting(
      id: .init("\(child).\(group.kind.rawValue).\(first.closes)"), kind: group.kind, family: group.family,
      // Two events may ask for two reviews of one child that are held together.
      children: Set(together.map(\.child)).sorted(), named: group.named, place: group.place,
      opens: opens ?? closes, closes: closes, rule: first.window.rule, citation: first.window.citation,
      joined: joined.sorted { $0.child < $1.child }.map { .init(child: $0.child, kind: $0.window.kind) },
      adjourned: first.adjourned)
  }
}
