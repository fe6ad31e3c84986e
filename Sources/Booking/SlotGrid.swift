// SPDX-License-Identifier: GPL-3.0-or-later

/// The starts of a day that matter, and which of them a meeting may take.
///
/// Slot `s` starts at `(first + s) * grid` minutes after midnight.
struct SlotGrid: Sendable {
  let problem: BookingProblem
  /// The first slot's number of grids after midnight.
  let first: Int
  /// How many slots a day has.
  let count: Int
  /// `roomCapacity[venue][day * count + slot]`: rooms that are open and free throughout the slot.
  let roomCapacity: [[Int16]]
  /// `takerCapacity[day * count + slot]`: minute takers at work and free throughout the slot.
  let takerCapacity: [Int16]
  /// For each meeting whether it may start in a slot as far as its own start times go.
  private let startAllowed: [[Bool]]
  /// By meeting, where it is held and how many slots it takes: asked for too often to copy a meeting each time.
  private let shapes: [(place: Int32, length: Int32)]

  init(_ problem: BookingProblem) {
    self.problem = problem
    let everyHours = problem.officers.flatMap { $0.days.compactMap(\.hours) }
    let open = everyHours.map(\.lowerBound).min() ?? 0
    let shut = everyHours.map(\.upperBound).max() ?? 0
    let grid = problem.grid
    let first = open / grid
    let count = max(0, (shut + grid - 1) / grid - first)
    self.first = first
    self.count = count
    func slots(of span: Range<Int>) -> Range<Int> {
      // Slots that lie wholly inside the span.
      let lower = max(0, (span.lowerBound + grid - 1) / grid - first)
      let upper = min(count, span.upperBound / grid - first)
      return lower..<max(lower, upper)
    }
    roomCapacity = problem.venues.map { venue in
      var capacity = Array(repeating: Int16(0), count: problem.dayCount * count)
      for room in venue.rooms {
        for (day, spans) in room.enumerated() {
          for span in spans {
            for slot in slots(of: span) { capacity[day * count + slot] += 1 }
          }
        }
      }
      return capacity
    }
    var takers = Array(repeating: Int16(0), count: problem.dayCount * count)
    for taker in problem.minuteTakers {
      for (day, offer) in taker.days.enumerated() {
        guard let hours = offer.hours else { continue }
        for slot in slots(of: hours) {
          let span = (first + slot) * grid..<(first + slot + 1) * grid
          if offer.busy.contains(where: { $0.overlaps(span) }) { continue }
          if offer.kept.contains(where: { $0.span.overlaps(span) }) { continue }
          takers[day * count + slot] += 1
        }
      }
    }
    takerCapacity = takers
    shapes = problem.meetings.map { (Int32($0.place), Int32(($0.minutes + grid - 1) / grid)) }
    startAllowed = problem.meetings.map { meeting in
      guard let starts = meeting.starts else { return Array(repeating: true, count: count) }
      var allowed = Array(repeating: false, count: count)
      for start in starts where start % grid == 0 && (0..<count).contains(start / grid - first) {
        allowed[start / grid - first] = true
      }
      return allowed
    }
  }

  /// Minutes after midnight at which a slot starts.
  @inline(__always)
  func minute(of slot: Int) -> Int { (first + slot) * problem.grid }

  /// The first slot that starts no earlier than a minute after midnight; it may lie beyond the day.
  func slot(notBefore minute: Int) -> Int { (minute + problem.grid - 1) / problem.grid - first }

  /// Where a meeting is held.
  @inline(__always)
  func place(of meeting: Int) -> Int { Int(shapes[meeting].place) }

  /// The slots that a meeting takes.
  @inline(__always)
  func length(of meeting: Int) -> Int { Int(shapes[meeting].length) }

  /// The slots that so many minutes take.
  @inline(__always)
  func slots(minutes: Int) -> Int { (minutes + problem.grid - 1) / problem.grid }

  /// Whether a person can be at a meeting: hours with travel from and to base, appointments, kept bookings.
  func canAttend(_ person: BookingProblem.Person, day: Int, meeting: Int, start: Int, gap: Int) -> Bool {
    let offer = person.days[day]
    guard let hours = offer.hours else { return false }
    let place = problem.meetings[meeting].place
    let end = start + problem.meetings[meeting].minutes
    if start - problem.travel(person.base, place) < hours.lowerBound { return false }
    if end + problem.travel(place, person.base) > hours.upperBound { return false }
    for busy in offer.busy where busy.overlaps(start..<end) { return false }
    for kept in offer.kept {
      let after = start >= kept.span.upperBound + max(gap, problem.travel(kept.place, place))
      let before = end + max(gap, problem.travel(place, kept.place)) <= kept.span.lowerBound
      if !after && !before { return false }
    }
    return true
  }

  /// Whether everybody else who has to be there can be.
  func participantsCanCome(_ meeting: Int, day: Int, start: Int) -> Bool {
    let needs = problem.meetings[meeting]
    guard let unavailable = needs.unavailable[day] else { return true }
    return !unavailable.contains { $0.overlaps(start..<start + needs.minutes) }
  }

  /// Whether a meeting may start in a slot as far as its own start times go.
  func mayStart(_ meeting: Int, slot: Int) -> Bool { startAllowed[meeting][slot] }

  /// Whether an officer's day has room for one more meeting beside the kept ones.
  func hasPlace(officer: Int, day: Int) -> Bool {
    problem.officers[officer].days[day].kept.count < problem.meetingsPerDay
  }

  /// Whether a room could serve the meeting if it were the only new one, or it needs none.
  func roomExists(meeting: Int, day: Int, start: Int) -> Bool {
    let needs = problem.meetings[meeting]
    guard let venue = needs.venue else { return true }
    let end = start + needs.minutes
    return problem.venues[venue].rooms.contains { room in
      room[day].contains { $0.lowerBound <= start && end <= $0.upperBound }
    }
  }

  /// Whether a minute taker could serve the meeting if it were the only new one, or it needs none.
  func minuteTakerExists(meeting: Int, day: Int, start: Int) -> Bool {
    guard problem.meetings[meeting].needsMinuteTaker else { return true }
    return problem.minuteTakers.contains {
      canAttend($0, day: day, meeting: meeting, start: start, gap: 0)
    }
  }

  /// What each start of a meeting costs on an officer's day, `Int32.max` where it is impossible.
  ///
  /// Takes account of the officer, the rooms and the minute takers as the tables have them, not of other new
  /// bookings.
  func startCosts(meeting: Int, officer: Int, option: BookingProblem.DayOption) -> [Int32] {
    let needs = problem.meetings[meeting]
    let day = option.day
    let isSchoolDay = option.isSchoolDay
    let person = problem.officers[officer]
    var costs = Array(repeating: Int32.max, count: count)
    guard person.days[day].hours != nil else { return costs }
    for slot in 0..<count where startAllowed[meeting][slot] {
      let start = minute(of: slot)
      guard participantsCanCome(meeting, day: day, start: start),
        canAttend(person, day: day, meeting: meeting, start: start, gap: problem.gap),
        roomExists(meeting: meeting, day: day, start: start),
        minuteTakerExists(meeting: meeting, day: day, start: start)
      else { continue }
      let atSchool = isSchoolDay && problem.school.hours.overlaps(start..<start + needs.minutes)
      costs[slot] = Int32(atSchool ? problem.school.cost : 0)
    }
    return costs
  }
}
