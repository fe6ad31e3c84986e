// SPDX-License-Identifier: GPL-3.0-or-later

/// When an officer can have the break of a day (`Scenarios/MODEL.md`, Break).
struct DayRest {
  let minutes: Int
  private let hours: Range<Int>
  /// The parts of the break's span without appointments that are long enough for it, by start.
  private let stretches: [Range<Int>]

  /// The break of an officer's day, or nil when the day needs none.
  init?(_ problem: BookingProblem, officer: Int, day: Int) {
    let offer = problem.officers[officer].days[day]
    guard let rest = problem.rest, let hours = offer.hours, hours.lowerBound <= rest.span.lowerBound,
      rest.span.upperBound <= hours.upperBound
    else { return nil }
    minutes = rest.minutes
    self.hours = hours
    var stretches: [Range<Int>] = []
    var from = rest.span.lowerBound
    for busy in offer.busy.sorted(by: { $0.lowerBound < $1.lowerBound }) where busy.upperBound > from {
      if busy.lowerBound - from >= rest.minutes, from < rest.span.upperBound {
        stretches.append(from..<min(busy.lowerBound, rest.span.upperBound))
      }
      from = max(from, busy.upperBound)
    }
    if rest.span.upperBound > from { stretches.append(from..<rest.span.upperBound) }
    self.stretches = stretches.filter { $0.count >= rest.minutes }
  }

  /// The earliest time at which a break is over that begins no earlier than a time, or `Int.max`.
  func over(from time: Int) -> Int {
    for stretch in stretches where max(stretch.lowerBound, time) + minutes <= stretch.upperBound {
      return max(stretch.lowerBound, time) + minutes
    }
    return .max
  }

  /// The earliest start of what comes next, so that a break and a journey fit in between.
  func earliestStart(after end: Int, travel: Int) -> Int { max(end + travel + minutes, over(from: end)) }

  /// Whether the break fits somewhere into a round: before its first stop, between two, or after its last.
  ///
  /// - Parameter stops: in order.
  func fits(into stops: [(span: Range<Int>, place: Int)], from base: Int, _ problem: BookingProblem) -> Bool {
    guard let first = stops.first, let last = stops.last else { return true }
    return fits(beforeFirst: first.span.lowerBound, travel: problem.travel(base, first.place))
      || fits(afterLast: last.span.upperBound, travel: problem.travel(last.place, base))
      || fits(between: stops, problem)
  }

  /// Whether the break fits between two stops of a round.
  func fits(between stops: [(span: Range<Int>, place: Int)], _ problem: BookingProblem) -> Bool {
    zip(stops, stops.dropFirst()).contains { before, after in
      earliestStart(after: before.span.upperBound, travel: problem.travel(before.place, after.place))
        <= after.span.lowerBound
    }
  }

  /// Whether the break fits before the day's first booking.
  func fits(beforeFirst start: Int, travel: Int) -> Bool {
    earliestStart(after: hours.lowerBound, travel: travel) <= start
  }

  /// Whether the break fits after the day's last booking.
  func fits(afterLast end: Int, travel: Int) -> Bool {
    earliestStart(after: end, travel: travel) <= hours.upperBound
  }
}
