// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Draws when families and children cannot come to their meetings.
struct ParticipantDrawing {
  let policy: Policy
  /// Families, and children in care, with such times, in thousandths.
  let perThousand: Int

  /// A morning or an afternoon of each week that parents work or are at a course.
  static let halfDays = [
    TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 750)),
    TimeSpan(start: ClockTime(minutes: 780), end: ClockTime(minutes: 1020)),
  ]
  /// How long a child's own appointment takes, in minutes.
  static let appointment = 90
  /// Days that a family is away together.
  static let daysAway = 5...12
  /// Days after the start before which nobody is away: such meetings are agreed already.
  private static let firstAway = 14

  private static let wholeDay = TimeSpan(start: ClockTime(minutes: 0), end: ClockTime(minutes: 1440))

  /// Adds the times of a family and of its children in care.
  func draw(_ family: inout FamilyDraft, using random: inout SeededRandom) {
    if policy.horizonWeeks > ServiceShape.longestQuarter {
      drawYear(&family, using: &random)
    } else if random.chance(perThousand: perThousand) {
      // An initial conference is due within three weeks: a family that is away then could not have one.
      let isWaiting = [.awaitingConference, .transferredIn].contains(family.request.course)
      let goesAway = random.chance(perThousand: 500)
      family.unavailable = goesAway && !isWaiting ? away(using: &random) : halfDays(using: &random)
    }
    guard family.request.course == .lookedAfter else { return }
    for index in family.children.indices where random.chance(perThousand: perThousand) {
      family.children[index].unavailable = appointments(using: &random)
    }
  }

  /// Over a year, any family may be away in each quarter, and as many as in a quarter cannot come on one weekday.
  private func drawYear(_ family: inout FamilyDraft, using random: inout SeededRandom) {
    if random.chance(perThousand: perThousand / 2) { family.unavailable = halfDays(using: &random) }
    let isWaiting = [.awaitingConference, .transferredIn].contains(family.request.course)
    let quarters = max(1, policy.horizonWeeks / 13)
    for quarter in 0..<quarters where random.chance(perThousand: perThousand / 2) {
      let first = policy.start + 7 * policy.horizonWeeks * quarter / quarters
      let last = policy.start + 7 * policy.horizonWeeks * (quarter + 1) / quarters - 1
      let days = away(from: first, through: last, using: &random)
      guard !(isWaiting && quarter == 0) else { continue }
      // A day of which a part was taken already is taken as a whole.
      family.unavailable.removeAll { time in days.contains { $0.day == time.day } }
      family.unavailable += days
    }
  }

  private func away(using random: inout SeededRandom) -> [(day: Day, span: TimeSpan)] {
    away(from: policy.start, through: policy.horizonEnd, using: &random)
  }

  private func away(
    from start: Day, through end: Day, using random: inout SeededRandom
  ) -> [(day: Day, span: TimeSpan)] {
    let last = end - Self.daysAway.upperBound
    let first = max(start, policy.start + Self.firstAway)
    guard first <= last else { return [] }
    let start = Day(number: random.integer(in: first.number...last.number))
    let count = random.integer(in: Self.daysAway)
    return (0..<count).map { (start + $0, Self.wholeDay) }
  }

  private func halfDays(using random: inout SeededRandom) -> [(day: Day, span: TimeSpan)] {
    let span = random.element(of: Self.halfDays) ?? Self.halfDays[0]
    return weekly(span, using: &random)
  }

  private func appointments(using random: inout SeededRandom) -> [(day: Day, span: TimeSpan)] {
    let start = ClockTime(minutes: 540 + 30 * random.integer(in: 0...13))
    return weekly(
      TimeSpan(start: start, end: ClockTime(minutes: start.minutes + Self.appointment)), using: &random)
  }

  /// The same time on one weekday from the start through the last day on which meetings are booked.
  private func weekly(
    _ span: TimeSpan, using random: inout SeededRandom
  ) -> [(day: Day, span: TimeSpan)] {
    let first = policy.start.weekStart + random.integer(in: 0...4)
    return stride(from: first.number, through: policy.lateEnd.number, by: 7).map { Day(number: $0) }
      .filter { $0 >= policy.start }.map { ($0, span) }
  }
}
