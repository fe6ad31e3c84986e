// SPDX-License-Identifier: GPL-3.0-or-later

/// A diary laid out flat, for a search that changes it hundreds of thousands of times: of each officer's day the
/// stops in order, of each meeting where it is, of each slot what is taken.
///
/// Meetings keep their starts while others come and go.
struct FlatDiary {
  /// A booking of an officer's day; behind the last one stands the way home, as a stop at the base that never begins.
  struct Stop {
    /// Minutes after midnight.
    let start: Int32
    /// The first minute after it.
    let end: Int32
    let place: Int32
    /// The new meeting, or -1 for a kept booking.
    let meeting: Int32
    /// Minutes from the stop before, or from the base.
    var way: Int32
  }

  let grid: SlotGrid
  let problem: BookingProblem
  /// Travel beyond that of the kept bookings alone, what the meetings' chairs, days and starts cost, what follow-ons'
  /// days cost beyond the least that they can, and the unbooked ones.
  private(set) var cost: Int
  /// By meeting the index of its officer-day, or -1 while it is unbooked.
  private(set) var home: [Int32]
  /// By meeting, when it starts, minutes after midnight.
  private(set) var starts: [Int32]
  /// By meeting, what its chair, day and start cost where it is.
  private(set) var ownCosts: [Int32]
  /// The meetings with rooms or minute takers of each day, in no order.
  private(set) var conferences: [[Int32]]
  /// By meeting, its room within the venue and its minute taker, -1 for none.
  var rooms: [Int32]
  var takers: [Int32]
  let assignment: ResourceAssignment
  /// Stops of officer-day `k` from `k * width` on, with the way home.
  var stops: [Stop]
  var counts: [Int32]
  let width: Int
  /// Rooms taken, at `venue * cells + day * slots + slot`; minute takers as those of one more venue.
  var taken: [Int16]
  let cells: Int
  let takerRow: Int
  let capacity: [Int16]
  let rests: [DayRest?]
  let bases: [Int]
  let sheet: MeetingSheet
  let travelMinutes: [Int32]
  let placeCount: Int
  let slots: Int
  let dayCount: Int
  let gap: Int

  init(_ grid: SlotGrid, _ sheet: MeetingSheet) {
    let problem = grid.problem
    self.grid = grid
    self.sheet = sheet
    travelMinutes = problem.travelMinutes
    placeCount = problem.placeCount
    slots = grid.count
    dayCount = problem.dayCount
    gap = problem.gap
    self.problem = problem
    let days = problem.dayCount
    cost = problem.unbookedCost * problem.meetings.count
    home = Array(repeating: -1, count: problem.meetings.count)
    starts = Array(repeating: 0, count: problem.meetings.count)
    ownCosts = Array(repeating: 0, count: problem.meetings.count)
    conferences = Array(repeating: [], count: days)
    rooms = Array(repeating: -1, count: problem.meetings.count)
    takers = rooms
    assignment = ResourceAssignment(grid)
    let mostKept = problem.officers.flatMap { $0.days.map(\.kept.count) }.max() ?? 0
    width = max(mostKept, problem.meetingsPerDay) + 1
    stops = Array(
      repeating: Stop(start: 0, end: 0, place: 0, meeting: -1, way: 0),
      count: problem.officers.count * days * width)
    counts = Array(repeating: 0, count: problem.officers.count * days)
    rests = problem.officers.indices.flatMap { officer in
      (0..<days).map { DayRest(problem, officer: officer, day: $0) }
    }
    bases = problem.officers.map(\.base)
    cells = days * grid.count
    takerRow = problem.venues.count * cells
    taken = Array(repeating: 0, count: takerRow + cells)
    capacity = grid.roomCapacity.flatMap { $0 } + grid.takerCapacity
    for (officer, person) in problem.officers.enumerated() {
      for (day, offer) in person.days.enumerated() {
        let key = officer * days + day
        var from = person.base
        for (index, kept) in offer.kept.enumerated() {
          stops[key * width + index] = Stop(
            start: Int32(kept.span.lowerBound), end: Int32(kept.span.upperBound), place: Int32(kept.place),
            meeting: -1, way: Int32(problem.travel(from, kept.place)))
          from = kept.place
        }
        counts[key] = Int32(offer.kept.count)
        stops[key * width + offer.kept.count] = Stop(
          start: .max, end: .max, place: Int32(person.base), meeting: -1,
          way: offer.kept.isEmpty ? 0 : Int32(problem.travel(from, person.base)))
      }
    }
  }

  /// The same diary as another representation of it.
  init(_ diary: DiaryState, _ sheet: MeetingSheet) {
    self.init(diary.grid, sheet)
    for pattern in diary.orderedPatterns {
      for stop in pattern.stops {
        guard let chair = diary.chairCost(stop.meeting, officer: pattern.officer),
          let option = diary.dayOption(stop.meeting, day: pattern.day)
        else { preconditionFailure("a pattern has only meetings that its officer-day may have") }
        let costs = grid.startCosts(meeting: stop.meeting, officer: pattern.officer, option: option)
        insert(
          stop.meeting, key: pattern.officer * problem.dayCount + pattern.day,
          start: grid.minute(of: stop.slot), own: chair + option.cost + Int(costs[stop.slot]))
      }
    }
  }

  /// The diary as patterns, but for an officer's day for whose conferences the exact search finds no rooms or minute
  /// takers: its meetings stay unbooked.
  var state: DiaryState {
    var state = DiaryState(grid)
    for key in counts.indices {
      var stopsOfDay: [DayPattern.Stop] = []
      var places: [Int] = []
      var keptPlaces: [Int] = []
      var cost = 0
      for stop in stops[key * width..<key * width + Int(counts[key])] {
        places.append(Int(stop.place))
        guard stop.meeting >= 0 else {
          keptPlaces.append(Int(stop.place))
          continue
        }
        cost += Int(ownCosts[Int(stop.meeting)])
        stopsOfDay.append(
          .init(meeting: Int(stop.meeting), slot: Int(stop.start) / problem.grid - grid.first))
      }
      guard !stopsOfDay.isEmpty else { continue }
      let officer = key / problem.dayCount
      cost += routeTravel(problem, base: bases[officer], places: places)
      cost -= routeTravel(problem, base: bases[officer], places: keptPlaces)
      let pattern = DayPattern(
        officer: officer, day: key % problem.dayCount, stops: stopsOfDay, cost: cost)
      // What is served here one by one may be beyond the effort of a search for all at once.
      if state.isServed(pattern) { state.add(pattern) }
    }
    return state
  }

  @inline(__always)
  func travel(_ from: Int, _ to: Int) -> Int { Int(travelMinutes[from * placeCount + to]) }

  /// How many stops an officer-day has.
  func count(_ key: Int) -> Int { Int(counts[key]) }

  /// The new meeting that is a stop of an officer-day; nil when it is a kept booking.
  func meeting(_ key: Int, _ position: Int) -> Int? {
    let meeting = stops[key * width + position].meeting
    return meeting < 0 ? nil : Int(meeting)
  }

  /// Whether an officer's day has room for one more meeting.
  @inline(__always)
  func hasPlace(_ key: Int) -> Bool { Int(counts[key]) < problem.meetingsPerDay }

  /// What a day of a meeting would make the days of the booked meetings that it follows, or that follow it, cost
  /// beyond the least that they can; nil when one would be before its window.
  @inline(__always)
  func excess(_ meeting: Int, day: Int) -> Int? {
    if sheet.partners[meeting].isEmpty { return 0 }
    return sheet.followOns.excess(of: meeting, on: day) { home[$0] < 0 ? nil : Int(home[$0]) % dayCount }
  }

  // MARK: Changes

  /// Puts an unbooked meeting into an officer-day where it fits.
  ///
  /// - Parameter own: what its chair, day and start cost there.
  mutating func insert(_ meeting: Int, key: Int, start: Int, own: Int) {
    let first = key * width
    var at = first + Int(counts[key])
    stops[at + 1] = stops[at]
    while at > first, Int(stops[at - 1].start) > start {
      stops[at] = stops[at - 1]
      at -= 1
    }
    let place = sheet.places[meeting]
    let there = travel(at > first ? Int(stops[at - 1].place) : bases[key / dayCount], place)
    let back = travel(place, Int(stops[at + 1].place))
    cost += there + back - Int(stops[at + 1].way) + own - problem.unbookedCost
    cost += excess(meeting, day: key % dayCount) ?? 0
    stops[at + 1].way = Int32(back)
    stops[at] = Stop(
      start: Int32(start), end: Int32(start + sheet.minutes[meeting]), place: Int32(place),
      meeting: Int32(meeting), way: Int32(there))
    counts[key] += 1
    home[meeting] = Int32(key)
    starts[meeting] = Int32(start)
    ownCosts[meeting] = Int32(own)
    guard sheet.isResourced(meeting) else { return }
    serve(meeting, day: key % problem.dayCount, start: start)
    conferences[key % problem.dayCount].append(Int32(meeting))
    take(meeting, day: key % problem.dayCount, start: start, change: 1)
  }

  /// Takes a booked meeting out; the others of the day stay as they are.
  mutating func remove(_ meeting: Int) {
    let key = Int(home[meeting])
    let first = key * width
    guard let at = (first..<first + Int(counts[key])).first(where: { stops[$0].meeting == Int32(meeting) })
    else { preconditionFailure("a booked meeting is a stop of its officer-day") }
    counts[key] -= 1
    let direct =
      counts[key] == 0
      ? 0
      : travel(at > first ? Int(stops[at - 1].place) : bases[key / dayCount], Int(stops[at + 1].place))
    cost -= Int(stops[at].way) + Int(stops[at + 1].way) - direct
    cost -= Int(ownCosts[meeting]) - problem.unbookedCost
    cost -= excess(meeting, day: key % dayCount) ?? 0
    stops[at + 1].way = Int32(direct)
    for later in at...first + Int(counts[key]) { stops[later] = stops[later + 1] }
    home[meeting] = -1
    guard sheet.isResourced(meeting) else { return }
    let day = key % problem.dayCount
    if let index = conferences[day].firstIndex(of: Int32(meeting)) {
      conferences[day].swapAt(index, conferences[day].count - 1)
      conferences[day].removeLast()
    }
    take(meeting, day: day, start: Int(starts[meeting]), change: -1)
  }

  private mutating func take(_ meeting: Int, day: Int, start: Int, change: Int16) {
    let venue = sheet.venues[meeting]
    let from = day * slots + start / problem.grid - grid.first
    for cell in from..<from + sheet.lengths[meeting] {
      if venue >= 0 { taken[venue * cells + cell] += change }
      if sheet.needsTaker[meeting] { taken[takerRow + cell] += change }
    }
  }
}
