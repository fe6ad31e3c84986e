// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Puts children's windows together into meetings (`MODEL.md`, Due meetings and Combined).
struct MeetingMaker {
  /// A meeting and the windows that it answers.
  struct Made {
    var meeting: ExpectedMeeting
    /// In the order of their closing; the reviews that are held with it are not among them.
    let windows: [ChildWindow]
    /// The reviews that are held with it, by child.
    let reviews: [ChildWindow]
  }

  private struct Together: Hashable {
    let kind: MeetingKind
    let place: Place.ID?
  }

  private let places: MeetingPlaces
  private let policy: Policy

  init(places: MeetingPlaces, policy: Policy) {
    self.places = places
    self.policy = policy
  }

  /// The meetings of a family or part of one: its children's windows of one kind at one place, joined when they close
  /// near enough to each other; first the review conferences, with which reviews may be held.
  func meetings(_ windows: [ChildWindow], of family: Family) -> [Made] {
    var others = windows.filter { $0.kind.group != .reviewConference }
    var meetings: [Made] = []
    for conference in together(windows.filter { $0.kind.group == .reviewConference }, of: family) {
      let reviews = joining(conference.windows, among: others)
      others.removeAll { window in reviews.contains { $0.isSame(as: window) } }
      meetings.append(meeting(of: conference.windows, with: reviews, family: family, place: conference.place))
    }
    return meetings
      + together(others, of: family).map {
        meeting(of: $0.windows, with: [], family: family, place: $0.place)
      }
  }

  private func together(
    _ windows: [ChildWindow], of family: Family
  ) -> [(place: Place.ID?, windows: [ChildWindow])] {
    let groups = Dictionary(grouping: windows) { window in
      Together(kind: window.kind, place: places.place(of: window.kind, child: window.child, family: family))
    }
    return groups.flatMap { key, ofKind in
      join(ofKind, within: policy.siblingJoinDays).map { (key.place, $0) }
    }
  }

  /// The reviews that are held with a conference: of its children, by child (`MODEL.md`, Combined).
  private func joining(_ conference: [ChildWindow], among reviews: [ChildWindow]) -> [ChildWindow] {
    guard let within = policy.combineWithinDays,
      let window = ChildWindow.joined(conference, opening: { $0.localOpening }), let opens = window.opens,
      let closes = window.closes
    else { return [] }
    let children = Set(conference.map(\.child.id))
    return reviews.filter { review in
      children.contains(review.child.id) && review.kind.group == .review && !review.kind.isAskedForByEvent
        && abs(review.closes - closes) <= within && review.localOpening <= closes && opens <= review.closes
    }.sorted { $0.child.id < $1.child.id }
  }

  private func join(_ windows: [ChildWindow], within days: Int) -> [[ChildWindow]] {
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
  private func meeting(
    of windows: [ChildWindow], with reviews: [ChildWindow], family: Family, place: Place.ID?
  ) -> Made {
    let first = windows[0]
    let meeting = ExpectedMeeting(
      id: RecordedMeeting.ID("\(first.child.id).\(first.kind.rawValue).\(first.closes)"), kind: first.kind,
      family: family.id, children: Set(windows.map(\.child.id)).sorted(), place: place,
      window: ChildWindow.joined(windows, with: reviews) { $0.localOpening }, booking: nil,
      joined: reviews.map { JoinedReview(child: $0.child.id, kind: $0.kind) })
    return Made(meeting: meeting, windows: windows, reviews: reviews)
  }
}
