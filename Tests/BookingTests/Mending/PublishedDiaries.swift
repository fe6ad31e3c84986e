// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Booking

/// A random small diary with published bookings, and meetings that have none yet.
struct PublishedDiary {
  var problem: BookingProblem
  var published: [DiaryBooking?]
  var isMovable: [Bool]
  var publishedCost: [Int]

  /// Draws a diary.
  ///
  /// - Parameters:
  ///   - bookings: how many are published.
  ///   - wanted: how many have no booking.
  ///   - rooms: how many the only venue has.
  ///   - pairs: how many meetings follow another one, at the most.
  init(
    seed: UInt64, bookings: Int = 4, wanted: Int = 2, officers: Int = 2, days: Int = 2, grid: Int = 60,
    rooms: Int = 1, metric: Bool = true, pairs: Int = 0
  ) {
    var random = TestRandom(seed: seed)
    let places = 4
    let points = (0..<places).map { _ in (random.below(30), random.below(30)) }
    var travel: [Int32] = []
    for from in 0..<places {
      for to in 0..<places {
        let metres = abs(points[from].0 - points[to].0) + abs(points[from].1 - points[to].1)
        travel.append(from == to ? 0 : Int32(metric ? metres : random.below(40)))
      }
    }
    func person(takesBreaks: Bool) -> BookingProblem.Person {
      BookingProblem.Person(
        base: random.below(places),
        days: (0..<days).map { _ in
          if random.oneIn(8) { return .init(hours: nil) }
          let start = 540 + 30 * random.below(2)
          let busy = random.oneIn(4) ? [720 + 30 * random.below(4)..<870 + 15 * random.below(3)] : []
          return .init(hours: start..<960 + 30 * random.below(4), busy: busy)
        })
    }
    let officers = (0..<officers).map { _ in person(takesBreaks: true) }
    let takers = (0..<2).map { _ in person(takesBreaks: false) }
    let venue = BookingProblem.Venue(
      rooms: (0..<rooms).map { _ in
        (0..<days).map { _ in
          random.oneIn(5) ? [] : random.oneIn(3) ? [540..<720, 780..<1020] : [540..<1020]
        }
      })
    let meetings = (0..<bookings + wanted).map { _ in
      let isConference = random.oneIn(2)
      var days = (0..<days).map {
        BookingProblem.DayOption(
          day: $0, cost: 10 * random.below(6) + ($0 + 1 == days ? 400 : 0), isLate: $0 + 1 == days,
          isSchoolDay: !isConference && random.oneIn(2))
      }
      if random.oneIn(4) { days.removeFirst() }
      let first = random.below(officers.count)
      var meeting = BookingProblem.Meeting(
        place: isConference ? 0 : random.below(places), minutes: grid * (1 + random.below(2)),
        venue: isConference ? 0 : nil, needsMinuteTaker: isConference,
        chairs: officers.indices.map { ($0 + first) % officers.count }.enumerated().map {
          .init(officer: $1, cost: $0 == 0 ? 0 : 40)
        }, days: days, starts: isConference && random.oneIn(3) ? [600, 660, 780, 840] : nil)
      if random.oneIn(4) { meeting.unavailable = [random.below(days.count): [600..<700]] }
      return meeting
    }
    problem = BookingProblem(
      grid: grid, dayCount: days, meetingsPerDay: 3, gap: 15, unbookedCost: 5000,
      school: .init(hours: 540..<930, cost: 25), meetings: meetings, officers: officers,
      minuteTakers: takers, venues: [venue], travelMinutes: travel, placeCount: places,
      detourSaving: metric ? 0 : 40)
    problem.rest = random.oneIn(3) ? nil : .init(minutes: 30, span: 690..<870)
    published = Array(repeating: nil, count: meetings.count)
    isMovable = Array(repeating: true, count: meetings.count)
    publishedCost = Array(repeating: 0, count: meetings.count)
    // Published bookings may break rules: somebody made them before the officer went on leave.
    for meeting in 0..<bookings {
      let needs = meetings[meeting]
      let start = 540 + grid * random.below(6)
      let booking = DiaryBooking(
        officer: random.below(officers.count), day: random.below(days), span: start..<start + needs.minutes,
        place: needs.place, room: needs.venue.map { .init(venue: $0, room: random.below(rooms)) },
        minuteTaker: needs.needsMinuteTaker ? random.below(takers.count) : nil)
      published[meeting] = booking
      isMovable[meeting] = !random.oneIn(5)
      publishedCost[meeting] = 10 * random.below(80)
    }
    link(pairs, &random)
  }

  /// Lets some meetings follow others, in chains too.
  private mutating func link(_ pairs: Int, _ random: inout TestRandom) {
    problem.dayNumbers = (0..<problem.dayCount).map { 3 * $0 }
    problem.timing = .init(late: 300, latePerDay: 20, marginDays: 2, earlyPerDay: 3, marginPerDay: 10)
    for _ in 0..<pairs {
      let (first, second) = (random.below(problem.meetings.count), random.below(problem.meetings.count))
      // The earlier number is the earlier meeting, so that there are no circles.
      guard first < second, !problem.followOns.contains(where: { $0.successor == second }) else { continue }
      let span = random.below(6)
      let opens = problem.dayNumbers.map { $0 + 1 + random.below(2) }
      let followOn = BookingProblem.FollowOn(
        predecessor: first, successor: second, opens: opens, closes: opens.map { $0 + span },
        otherwise: 2...(2 + span))
      problem.followOns.append(followOn)
      problem.meetings[second].days = problem.meetings[second].days.compactMap { option in
        let day = problem.dayNumbers[option.day]
        let windows = zip(followOn.opens + [2], followOn.closes + [2 + span]).filter { $0.0 <= day }
        guard let cost = windows.map({ problem.timing.cost(slack: $0.1 - day) }).min() else { return nil }
        return .init(
          day: option.day, cost: cost, isLate: windows.allSatisfy { $0.1 < day },
          isSchoolDay: option.isSchoolDay)
      }
      // What a booking costs where it was published includes its window then.
      publishedCost[second] += 1000
    }
  }

  /// The task of mending it.
  func task(moveCost: Int) -> MendingProblem {
    MendingProblem(
      booking: problem, published: published, isMovable: isMovable, publishedCost: publishedCost,
      moveCost: moveCost)
  }
}
