// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Draws the events that ask for a meeting besides the regular ones.
struct EventDrawing {
  let rules: RuleBook
  let start: Day
  let horizonEnd: Day
  /// Looked-after families with an event, in thousandths.
  let eventsPerThousand: Int

  /// Adds an event to a family, seldom.
  func addEvents(to family: inout FamilyDraft, using random: inout SeededRandom) throws {
    guard family.request.course == .lookedAfter, family.request.turn == nil, family.officer != nil else {
      return
    }
    if try addSecondPart(to: &family, using: &random) { return }
    guard random.chance(perThousand: eventsPerThousand) else { return }
    let first = start + 25
    let last = min(start + 60, horizonEnd)
    guard first <= last else { return }
    let day = random.integer(in: first.number...last.number)
    // All siblings who are placed together share the event.
    let placement = family.children[0].placement
    let group = family.children.indices.filter { family.children[$0].placement == placement }
    let youngest = family.children[group.last ?? 0]
    var kinds: [MeetingKind] = [.broughtForwardReview, .broughtForwardReview, .placementWithParentsReview]
    if start - youngest.birth > 16 * 365 + 5 { kinds = [.unregulatedPlacementReview] }
    let kind = random.element(of: kinds) ?? .broughtForwardReview
    // Where the regular review comes first in any case, the event asks for nothing.
    for child in group {
      for window in try rules.windows(of: family.children[child].history)
      where window.kind.group == .review && window.closes < start + 75 {
        return
      }
    }
    add(CaseHistory.Event(kind: kind, day: Day(number: day)), to: group, of: &family)
  }

  /// A review that was held just before the start in two parts: the second is due.
  private func addSecondPart(
    to family: inout FamilyDraft, using random: inout SeededRandom
  ) throws -> Bool {
    guard let last = family.meetings.last, last.kind.group == .review, last.day >= start - 12,
      random.chance(perThousand: eventsPerThousand * 4)
    else { return false }
    add(CaseHistory.Event(kind: .secondPartReview, day: last.day), to: last.children, of: &family)
    return true
  }

  private func add(_ event: CaseHistory.Event, to children: [Int], of family: inout FamilyDraft) {
    for child in children { family.children[child].events.append(event) }
    family.meetings.append(
      MeetingDraft(kind: event.kind, status: .due, children: children, day: event.day))
  }
}
