// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Publishes reviews with the conferences of the same children, when they are due near enough to each other.
///
/// It comes after all other bookings and draws nothing, so that those are what they would be without it.
struct CombinedBookings {
  let blueprint: ServiceBlueprint
  let rules: RuleBook
  private var policy: Policy { blueprint.policy }

  /// Holds the reviews of a family with its published conferences where the diary has room for the longer meeting.
  func combine(_ family: inout FamilyDraft, in diary: inout DiaryKeeper) throws {
    for index in family.meetings.indices {
      let meeting = family.meetings[index]
      guard meeting.status == .booked, meeting.kind.group == .reviewConference, let officer = meeting.officer,
        let span = meeting.span, let days = policy.combineWithinDays,
        mayReview(officer, of: family)
      else { continue }
      let reviews = try self.reviews(with: meeting, of: family, withinDays: days)
      guard !reviews.isEmpty else { continue }
      let end = span.start.minutes + length(of: meeting, with: reviews)
      guard end <= 24 * 60 else { continue }
      let longer = TimeSpan(start: span.start, end: ClockTime(minutes: end))
      guard family.canCome(meeting.children, on: meeting.day, at: longer),
        diary.prolong(meeting, to: longer)
      else { continue }
      family.meetings[index].span = longer
      family.meetings[index].combined = reviews
    }
  }

  /// Whether the chair may hold reviews as well: the named officer may, others need the role.
  private func mayReview(_ officer: Int, of family: FamilyDraft) -> Bool {
    let draft = blueprint.staff.officers[officer]
    return officer == family.officer || draft.roles.union(draft.coverRoles).contains(.reviews)
  }

  /// The next reviews of a conference's children that are due near it and may be held on its day
  /// (`Scenarios/MODEL.md`, Combined).
  private func reviews(
    with conference: MeetingDraft, of family: FamilyDraft, withinDays days: Int
  ) throws -> [Int: MeetingKind] {
    let windows = try conference.children.flatMap { child in
      try rules.windows(of: family.children[child].history).map { (child: child, window: $0) }
    }
    let conferences = windows.filter { $0.window.kind.group == .reviewConference }.map(\.window)
    guard let closes = conferences.map(\.closes).min() else { return [:] }
    var reviews: [Int: MeetingKind] = [:]
    for (child, window) in windows where window.kind.group == .review {
      let draft = family.children[child]
      let isAlone =
        !family.meetings.contains {
          $0.status == .booked && $0.kind.group == .review && $0.children.contains(child)
        } && !draft.events.contains { $0.kind.group == .review }
      guard isAlone, !window.kind.isAskedForByEvent, abs(window.closes - closes) <= days,
        opening(of: window) <= conference.day, conference.day <= window.closes
      else { continue }
      reviews[child] = window.kind
    }
    return reviews
  }

  private func opening(of window: Window) -> Day {
    max(
      window.opens ?? window.trigger + 1, window.trigger + 1,
      window.closes - policy.opensDaysBefore(window.kind))
  }

  /// Minutes on the grid (`Scenarios/MODEL.md`, Combined and Length).
  private func length(of conference: MeetingDraft, with reviews: [Int: MeetingKind]) -> Int {
    let needs = policy.needs(conference.kind)
    var minutes = needs.chair + needs.extraChair * (conference.children.count - 1)
    if let first = reviews.min(by: { $0.key < $1.key }) {
      let review = policy.needs(first.value)
      minutes += policy.combinedPercent * (review.chair + review.extraChair * (reviews.count - 1)) / 100
    }
    return (minutes + policy.gridMinutes - 1) / policy.gridMinutes * policy.gridMinutes
  }
}
