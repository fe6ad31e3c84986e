// SPDX-License-Identifier: GPL-3.0-or-later

/// A diary under construction: patterns by officer-day, and what they leave of rooms and minute takers.
struct DiaryState {
  /// A place for a meeting and the pattern it would make.
  struct Insertion {
    let key: Int
    let pattern: DayPattern
    /// What the diary's cost would change by, the unbooked cost saved not counted.
    let cost: Int
  }

  let grid: SlotGrid
  let problem: BookingProblem
  /// The pattern of each officer-day that has one, by `key(officer:day:)`.
  private(set) var patterns: [Int: DayPattern] = [:]
  /// The officer-day of each meeting, or -1 while it is unbooked.
  private(set) var home: [Int]
  /// Cost of the patterns and the unbooked meetings; kept bookings alone not counted.
  private(set) var cost: Int
  /// Rooms taken, by venue and `day * slots + slot`.
  private var roomsTaken: [[Int16]]
  /// Minute takers taken, by `day * slots + slot`.
  private var takersTaken: [Int16]
  /// The meetings with rooms or minute takers of each day.
  private var resourced: [[Int]]
  private let assignment: ResourceAssignment

  init(_ grid: SlotGrid) {
    self.grid = grid
    problem = grid.problem
    home = Array(repeating: -1, count: problem.meetings.count)
    cost = problem.unbookedCost * problem.meetings.count
    roomsTaken = problem.venues.map { _ in Array(repeating: 0, count: grid.problem.dayCount * grid.count) }
    takersTaken = Array(repeating: 0, count: problem.dayCount * grid.count)
    resourced = Array(repeating: [], count: problem.dayCount)
    assignment = ResourceAssignment(grid)
  }

  /// The patterns by officer and day.
  var orderedPatterns: [DayPattern] { patterns.values.sorted(by: DayPattern.precedes) }

  /// How many rooms and minute takers each cell has taken.
  var takenCells: [ResourceCell: Int] {
    let size = problem.dayCount * grid.count
    var taken: [ResourceCell: Int] = [:]
    for (venue, counts) in roomsTaken.enumerated() {
      for (slot, count) in counts.enumerated() where count > 0 {
        taken[ResourceCell(venue: venue, slot: slot, size: size)] = Int(count)
      }
    }
    for (slot, count) in takersTaken.enumerated() where count > 0 {
      taken[ResourceCell(venue: -1, slot: slot, size: size)] = Int(count)
    }
    return taken
  }

  /// The index of an officer-day.
  func key(officer: Int, day: Int) -> Int { officer * problem.dayCount + day }

  /// The venues at which an officer needs rooms on a day.
  func venues(officer: Int, day: Int) -> Set<Int> {
    guard let pattern = patterns[key(officer: officer, day: day)] else { return [] }
    return Set(pattern.stops.compactMap { problem.meetings[$0.meeting].venue })
  }

  /// What a meeting's day costs and whether it is late there; nil when it may not be held that day.
  func dayOption(_ meeting: Int, day: Int) -> BookingProblem.DayOption? {
    let days = problem.meetings[meeting].days
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low].day == day ? days[low] : nil
  }

  /// What it costs that an officer chairs a meeting; nil when the officer may not.
  func chairCost(_ meeting: Int, officer: Int) -> Int? {
    problem.meetings[meeting].chairs.first { $0.officer == officer }?.cost
  }

  /// Takes a whole pattern into an officer-day that has none; its meetings must be unbooked.
  mutating func add(_ pattern: DayPattern) {
    let key = key(officer: pattern.officer, day: pattern.day)
    precondition(patterns[key] == nil, "an officer-day has one pattern")
    patterns[key] = pattern
    cost += pattern.cost
    for stop in pattern.stops {
      home[stop.meeting] = key
      cost -= problem.unbookedCost
      take(stop, day: pattern.day, change: 1)
      if isResourced(stop.meeting) { resourced[pattern.day].append(stop.meeting) }
    }
  }

  /// Removes the pattern of an officer-day and leaves its meetings unbooked.
  mutating func remove(key: Int) {
    guard let pattern = patterns.removeValue(forKey: key) else { return }
    cost -= pattern.cost
    for stop in pattern.stops {
      home[stop.meeting] = -1
      cost += problem.unbookedCost
      take(stop, day: pattern.day, change: -1)
      if isResourced(stop.meeting) { resourced[pattern.day].removeAll { $0 == stop.meeting } }
    }
  }

  /// Whether a pattern's conferences find rooms and minute takers beside those of the day's other patterns.
  ///
  /// The officer-day's present pattern, if any, is left out of the count.
  func isServed(_ pattern: DayPattern) -> Bool {
    guard pattern.stops.contains(where: { isResourced($0.meeting) }) else { return true }
    let own = key(officer: pattern.officer, day: pattern.day)
    var needs = needs(day: pattern.day).filter { home[$0.meeting] != own }
    for stop in pattern.stops where isResourced(stop.meeting) {
      needs.append(.init(meeting: stop.meeting, start: grid.minute(of: stop.slot)))
    }
    return assignment.assign(day: pattern.day, needs) != nil
  }

  /// Rooms and minute takers of a day's conferences; nil when they cannot all be served.
  func served(day: Int) -> [(meeting: Int, room: Int?, minuteTaker: Int?)]? {
    let needs = needs(day: day)
    guard let found = assignment.assign(day: day, needs) else { return nil }
    return zip(needs, found).map { ($0.meeting, $1.room, $1.minuteTaker) }
  }

  private func needs(day: Int) -> [ResourceAssignment.Need] {
    resourced[day].sorted().map { meeting in
      let slot = patterns[home[meeting]]?.stops.first { $0.meeting == meeting }?.slot ?? 0
      return ResourceAssignment.Need(meeting: meeting, start: grid.minute(of: slot))
    }
  }

  /// Whether a meeting takes a room or a minute taker.
  func isResourced(_ meeting: Int) -> Bool {
    problem.meetings[meeting].venue != nil || problem.meetings[meeting].needsMinuteTaker
  }

  private mutating func take(_ stop: DayPattern.Stop, day: Int, change: Int16) {
    let meeting = problem.meetings[stop.meeting]
    guard isResourced(stop.meeting) else { return }
    for slot in stop.slot..<stop.slot + grid.slots(minutes: meeting.minutes) {
      if let venue = meeting.venue { roomsTaken[venue][day * grid.count + slot] += change }
      if meeting.needsMinuteTaker { takersTaken[day * grid.count + slot] += change }
    }
  }

  /// The starts of a meeting that rooms and minute takers still allow.
  ///
  /// - Parameter releasing: an officer-day whose present pattern does not count.
  private func remaining(_ costs: [Int32], meeting: Int, day: Int, releasing: DayPattern?) -> [Int32] {
    let needs = problem.meetings[meeting]
    guard isResourced(meeting) else { return costs }
    var result = costs
    let length = grid.slots(minutes: needs.minutes)
    for start in 0..<grid.count where result[start] != .max {
      for slot in start..<min(start + length, grid.count) {
        let cell = day * grid.count + slot
        if let venue = needs.venue {
          let own = use(of: releasing, slot: slot) { $0.venue == venue }
          if roomsTaken[venue][cell] - own >= grid.roomCapacity[venue][cell] {
            result[start] = .max
            break
          }
        }
        if needs.needsMinuteTaker {
          let own = use(of: releasing, slot: slot) { $0.needsMinuteTaker }
          if takersTaken[cell] - own >= grid.takerCapacity[cell] {
            result[start] = .max
            break
          }
        }
      }
    }
    return result
  }

  private func use(
    of pattern: DayPattern?, slot: Int, _ counts: (BookingProblem.Meeting) -> Bool
  ) -> Int16 {
    guard let pattern else { return 0 }
    for stop in pattern.stops {
      let meeting = problem.meetings[stop.meeting]
      if counts(meeting), stop.slot <= slot, slot < stop.slot + grid.slots(minutes: meeting.minutes) {
        return 1
      }
    }
    return 0
  }

  /// The best pattern of an officer-day with exactly the given meetings; nil when there is none.
  ///
  /// - Parameter starts: for some meetings the only slots they may start in.
  func bestPattern(
    officer: Int, day: Int, meetings: [Int], starts: [Int: Set<Int>] = [:], search: inout PatternSearch,
    table: inout StartCostTable
  ) -> DayPattern? {
    let present = patterns[key(officer: officer, day: day)]
    // So much that no pattern which leaves one out is as good as one with all.
    let all = 1e7
    var candidates: [DayCandidate] = []
    for meeting in meetings {
      guard let chair = chairCost(meeting, officer: officer), let option = dayOption(meeting, day: day),
        let costs = table.costs(meeting: meeting, officer: officer, option: option)
      else { return nil }
      var free = remaining(costs, meeting: meeting, day: day, releasing: present)
      if let only = starts[meeting] {
        for slot in free.indices where !only.contains(slot) { free[slot] = .max }
      }
      candidates.append(
        DayCandidate(
          meeting: meeting, fixedCost: chair + option.cost, worth: all, startCosts: free, resourcePrices: []))
    }
    let found = search.search(officer: officer, day: day, candidates: candidates, wanted: 1)
    guard let best = found.patterns.first?.pattern, best.stops.count == meetings.count else { return nil }
    return best
  }

  /// The best place for an unbooked meeting in an officer-day, rooms and minute takers included.
  func insertion(
    _ meeting: Int, officer: Int, day: Int, search: inout PatternSearch, table: inout StartCostTable
  ) -> Insertion? {
    let key = key(officer: officer, day: day)
    let present = patterns[key]
    let meetings = (present?.stops.map(\.meeting) ?? []) + [meeting]
    guard meetings.count <= search.capacity(officer: officer, day: day) else { return nil }
    guard
      var best = bestPattern(officer: officer, day: day, meetings: meetings, search: &search, table: &table)
    else { return nil }
    if !isServed(best) {
      // By count there was room; look which starts can really be served with all others where they are.
      var starts: [Int: Set<Int>] = [:]
      for stop in present?.stops ?? [] where isResourced(stop.meeting) { starts[stop.meeting] = [stop.slot] }
      starts[meeting] = servedStarts(meeting, day: day)
      guard
        let served = bestPattern(
          officer: officer, day: day, meetings: meetings, starts: starts, search: &search, table: &table),
        isServed(served)
      else { return nil }
      best = served
    }
    return Insertion(key: key, pattern: best, cost: best.cost - (present?.cost ?? 0))
  }

  /// The slots in which a further meeting would find a room and a minute taker beside the day's others.
  private func servedStarts(_ meeting: Int, day: Int) -> Set<Int> {
    let others = needs(day: day)
    return Set(
      (0..<grid.count).filter { slot in
        grid.mayStart(meeting, slot: slot)
          && assignment.assign(day: day, others + [.init(meeting: meeting, start: grid.minute(of: slot))])
            != nil
      })
  }

  /// Puts an insertion's pattern in the place of the officer-day's present one.
  mutating func apply(_ insertion: Insertion) {
    remove(key: insertion.key)
    add(insertion.pattern)
  }

  /// Takes single meetings out; their officer-days keep the rest at the best order and starts.
  mutating func withdraw(_ meetings: [Int], search: inout PatternSearch, table: inout StartCostTable) {
    var touched: [Int: Set<Int>] = [:]
    for meeting in meetings where home[meeting] >= 0 { touched[home[meeting], default: []].insert(meeting) }
    for key in touched.keys.sorted() {
      guard let pattern = patterns[key], let leaving = touched[key] else { continue }
      let staying = pattern.stops.map(\.meeting).filter { !leaving.contains($0) }
      let officer = pattern.officer
      let day = pattern.day
      let smaller =
        staying.isEmpty
        ? nil
        : bestPattern(officer: officer, day: day, meetings: staying, search: &search, table: &table)
      remove(key: key)
      // Without a way to serve those that stay, they are withdrawn too.
      if let smaller, isServed(smaller) { add(smaller) }
    }
  }
}
