// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// Says week by week what binds a diary (`Scenarios/MODEL.md`, What binds).
struct BindingResources {
  private let booking: BookingCase
  private let solution: BookingSolution

  init(_ booking: BookingCase, _ solution: BookingSolution) {
    self.booking = booking
    self.solution = solution
  }

  /// A resource in a week.
  private struct Key: Hashable {
    let week: Day
    let resource: BindingResource.Resource
  }

  /// The resources of which more would be worth at least a minute, by week, resource and id.
  func resources() -> [BindingResource] {
    let problem = booking.problem
    let scenario = booking.tables.scenario
    var best: [Key: BindingResource] = [:]
    for worth in BindingAnalysis(problem, solution, halves: halves).worths() {
      let resource: BindingResource.Resource
      switch worth.resource {
      case .room(let venue):
        guard let place = booking.model.place(ofVenue: venue) else { continue }
        resource = .room(venue: place)
      case .minuteTaker: resource = .minuteTaker
      case .officer(let officer): resource = .officer(scenario.officers[officer].id)
      }
      note(
        resource, on: booking.tables.bookableDays[worth.day], minutes: worth.minutes,
        breaches: worth.breaches,
        in: &best)
    }
    var notices: [Key: (minutes: Double, breaches: Int)] = [:]
    for (index, meeting) in booking.due.enumerated() {
      guard let (day, minutes) = worthOfEarlierDay(index, meeting) else { continue }
      let key = Key(week: day.weekStart, resource: .notice(meeting.kind))
      notices[key, default: (0, 0)].minutes += minutes
      if isBreached(index) { notices[key, default: (0, 0)].breaches += 1 }
    }
    for (key, sum) in notices {
      note(key.resource, on: key.week, minutes: sum.minutes, breaches: sum.breaches, in: &best)
    }
    return best.values.sorted { left, right in
      (left.week, left.resource.rank, left.resource.text) < (
        right.week, right.resource.rank, right.resource.text
      )
    }
  }

  /// Keeps the greatest worth of a week.
  private func note(
    _ resource: BindingResource.Resource, on day: Day, minutes: Double, breaches: Int,
    in best: inout [Key: BindingResource]
  ) {
    let whole = Int(minutes)
    guard whole >= 1 else { return }
    let key = Key(week: day.weekStart, resource: resource)
    if let known = best[key], (known.minutes, known.breaches) >= (whole, breaches) { return }
    best[key] = BindingResource(week: day.weekStart, resource: resource, minutes: whole, breaches: breaches)
  }

  /// The first and the second four hours of the usual working day.
  private var halves: [Range<Int>] {
    let hours = booking.tables.policy.defaultHours.minutes
    return [
      hours.lowerBound..<min(hours.upperBound, hours.lowerBound + 240),
      max(hours.lowerBound, hours.upperBound - 240)..<hours.upperBound,
    ]
  }

  private func isBreached(_ meeting: Int) -> Bool {
    guard let placement = solution.placements[meeting] else { return true }
    return booking.problem.meetings[meeting].days.first { $0.day == placement.day }?.isLate ?? true
  }

  /// What it would be worth that a meeting could be held on the bookable day before its notice ends, by itself; nil
  /// when the notice does not keep it from an earlier day of its window.
  private func worthOfEarlierDay(_ index: Int, _ meeting: DueMeeting) -> (day: Day, minutes: Double)? {
    let tables = booking.tables
    let problem = booking.problem
    guard
      let position = tables.bookableDays.lastIndex(where: { $0 < booking.noticeEnds[index] }),
      tables.bookableDays[position] >= meeting.opens, tables.bookableDays[position] > tables.policy.start
    else { return nil }
    let day = tables.bookableDays[position]
    let dayCost = booking.model.costs.cost(of: day, closes: meeting.closes)
    let needs = problem.meetings[index]
    let least = needs.chairs.filter { problem.officers[$0.officer].days[position].hours != nil }.map {
      chair in
      let base = problem.officers[chair.officer].base
      return chair.cost + problem.travel(base, needs.place) + problem.travel(needs.place, base)
    }.min()
    guard let least else { return nil }
    let minutes = solution.prices.worth(of: index, on: position) - Double(dayCost + least)
    return minutes >= 1 ? (day, minutes) : nil
  }
}

extension BindingResource.Resource {
  /// The order of `binding.csv`: by resource, then by id.
  fileprivate var rank: Int {
    switch self {
    case .room: 0
    case .minuteTaker: 1
    case .officer: 2
    case .notice: 3
    }
  }

  fileprivate var text: String {
    switch self {
    case .room(let venue): venue.text
    case .minuteTaker: ""
    case .officer(let officer): officer.text
    case .notice(let kind): kind.rawValue
    }
  }
}
