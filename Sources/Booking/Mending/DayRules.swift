// SPDX-License-Identifier: GPL-3.0-or-later

/// A booking as one person's day has it.
struct DayStop: Hashable, Sendable {
  /// The meeting, or nil for a kept booking, which is none of the problem's.
  let meeting: Int?
  let span: BookingProblem.Span
  let place: Int
  /// Whether the rules apply to it alone: published bookings stay as they are, lawful or not.
  let isFresh: Bool

  /// The order of a day: by start.
  static func precedes(_ left: DayStop, _ right: DayStop) -> Bool {
    (left.span.lowerBound, left.span.upperBound, left.meeting ?? -1)
      < (right.span.lowerBound, right.span.upperBound, right.meeting ?? -1)
  }
}

/// The rules of a person's day, checked exactly on the whole day (`Scenarios/MODEL.md`, Booking).
struct DayRules {
  let problem: BookingProblem
  /// The least minutes between two bookings, beside the travel.
  let gap: Int
  /// The most bookings a day, or nil for any number.
  let mostStops: Int?
  /// The break, or nil when the person needs none.
  let rest: BookingProblem.Rest?

  /// An officer's rules.
  static func officers(_ problem: BookingProblem) -> DayRules {
    DayRules(problem: problem, gap: problem.gap, mostStops: problem.meetingsPerDay, rest: problem.rest)
  }

  /// A minute taker's rules.
  static func minuteTakers(_ problem: BookingProblem) -> DayRules {
    DayRules(problem: problem, gap: 0, mostStops: nil, rest: nil)
  }

  /// Whether a day keeps every rule that its fresh bookings are bound by.
  ///
  /// - Parameter stops: by start.
  func allow(_ stops: [DayStop], of person: BookingProblem.Person, on day: Int) -> Bool {
    guard stops.contains(where: \.isFresh) else { return true }
    let offer = person.days[day]
    guard let hours = offer.hours else { return false }
    if let mostStops, stops.count > mostStops { return false }
    for stop in stops where stop.isFresh {
      if stop.span.lowerBound - problem.travel(person.base, stop.place) < hours.lowerBound { return false }
      if stop.span.upperBound + problem.travel(stop.place, person.base) > hours.upperBound { return false }
      if offer.busy.contains(where: { $0.overlaps(stop.span) }) { return false }
    }
    for later in stops.indices.dropFirst() {
      for earlier in 0..<later {
        let (first, second) = (stops[earlier], stops[later])
        guard first.isFresh || second.isFresh else { continue }
        // Two fresh bookings with another between them are bound through that one.
        if first.isFresh, second.isFresh, later - earlier > 1 { continue }
        let pause = max(gap, problem.travel(first.place, second.place))
        if first.span.upperBound + pause > second.span.lowerBound { return false }
      }
    }
    return hasRest(stops, of: person, offer, hours)
  }

  /// Whether the day has its break: long enough beside the travel, and at the right time.
  private func hasRest(
    _ stops: [DayStop], of person: BookingProblem.Person, _ offer: BookingProblem.PersonDay,
    _ hours: BookingProblem.Span
  ) -> Bool {
    guard let rest, hours.lowerBound <= rest.span.lowerBound, rest.span.upperBound <= hours.upperBound else {
      return true
    }
    var start = hours.lowerBound
    var place = person.base
    for index in 0...stops.count {
      let isLast = index == stops.count
      let end = isLast ? hours.upperBound : stops[index].span.lowerBound
      let next = isLast ? person.base : stops[index].place
      let stretch =
        max(
          start, rest.span.lowerBound)..<max(
          start, rest.span.lowerBound, min(end, rest.span.upperBound))
      if end - start - problem.travel(place, next) >= rest.minutes,
        Self.longestFree(stretch, busy: offer.busy) >= rest.minutes
      {
        return true
      }
      if !isLast {
        start = stops[index].span.upperBound
        place = next
      }
    }
    return false
  }

  /// The longest stretch of a span that no appointment touches.
  private static func longestFree(_ span: BookingProblem.Span, busy: [BookingProblem.Span]) -> Int {
    guard busy.contains(where: { $0.overlaps(span) }) else { return span.count }
    var longest = 0
    var start = span.lowerBound
    for block in busy.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      longest = max(longest, min(block.lowerBound, span.upperBound) - start)
      start = max(start, block.upperBound)
    }
    return max(longest, span.upperBound - start)
  }
}
