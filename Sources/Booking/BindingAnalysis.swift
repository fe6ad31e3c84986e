// SPDX-License-Identifier: GPL-3.0-or-later

/// What the bound of a diary says things are worth, in officer minutes: the dual values of its relaxation.
public struct BookingPrices: Sendable {
  /// What booking each meeting is worth.
  var meetings: [Double]
  /// What rooms and minute takers cost, slot by slot.
  var resources: ResourcePrices

  /// What meetings' days cost for the sake of the meetings that follow them, or that they follow; nil where none does.
  private var fees: (rule: FollowOnFees, values: [Double])?

  /// What booking a meeting on a day is worth.
  public func worth(of meeting: Int, on day: Int) -> Double {
    meetings[meeting] - (fees.map { $0.values[$0.rule.nearestSlot(meeting, day: day)] } ?? 0)
  }

  init(meetings: [Double], resources: ResourcePrices, fees: (rule: FollowOnFees, values: [Double])) {
    self.meetings = meetings
    self.resources = resources
    self.fees = fees.rule.isEmpty ? nil : fees
  }

  init(_ problem: BookingProblem) {
    meetings = problem.meetings.map { _ in 0 }
    resources = ResourcePrices(problem)
  }

  init(_ relaxation: BlockRelaxation, _ problem: BookingProblem) {
    meetings = problem.meetings.map { _ in 0 }
    for (meeting, dual) in zip(relaxation.meetings, relaxation.duals) { meetings[meeting] = max(0, dual) }
    resources = ResourcePrices(problem).adding(relaxation.cellDuals)
  }
}

/// Says what one more half-day of a room, a minute taker or an officer would be worth, day by day.
///
/// It is the value of the first small step at the prices of the bound: the resource's price over the half-day, or
/// the best pattern of a free half-day of the officer (its reduced cost).
public struct BindingAnalysis: Sendable {
  /// What there is more of.
  public enum Resource: Hashable, Sendable {
    /// A room of a venue.
    case room(venue: Int)
    /// A minute taker.
    case minuteTaker
    /// An officer's time.
    case officer(Int)
  }

  /// The worth of one half-day.
  public struct Worth: Hashable, Sendable {
    /// What there is more of.
    public var resource: Resource
    /// The day.
    public var day: Int
    /// Officer minutes.
    public var minutes: Double
    /// How many meetings that are late or unbooked it could serve in their windows.
    public var breaches: Int
  }

  private let problem: BookingProblem
  private let solution: BookingSolution
  private let grid: SlotGrid
  private let halves: [BookingProblem.Span]

  /// Prepares the analysis of an answer.
  ///
  /// - Parameter halves: the two halves of a working day, minutes after midnight.
  public init(_ problem: BookingProblem, _ solution: BookingSolution, halves: [BookingProblem.Span]) {
    self.problem = problem
    self.solution = solution
    self.halves = halves
    grid = SlotGrid(problem)
  }

  /// Meetings that are unbooked, or late.
  private var breached: [Int] {
    problem.meetings.indices.filter { meeting in
      guard let placement = solution.placements[meeting] else { return true }
      return problem.meetings[meeting].days.first { $0.day == placement.day }?.isLate ?? true
    }
  }

  /// Everything that is worth at least a minute, by resource and day.
  public func worths() -> [Worth] {
    let breached = breached
    var worths: [Worth] = []
    let prices = solution.prices.resources
    for (venue, each) in prices.rooms.enumerated() where !each.isEmpty {
      worths += days(prices: each) { day in
        breached.count { problem.meetings[$0].venue == venue && isInWindow($0, day: day) }
      }.map { .init(resource: .room(venue: venue), day: $0.day, minutes: $0.minutes, breaches: $0.breaches) }
    }
    if !prices.takers.isEmpty {
      worths += days(prices: prices.takers) { day in
        breached.count { problem.meetings[$0].needsMinuteTaker && isInWindow($0, day: day) }
      }.map { .init(resource: .minuteTaker, day: $0.day, minutes: $0.minutes, breaches: $0.breaches) }
    }
    return worths + officers(Set(breached))
  }

  private func isInWindow(_ meeting: Int, day: Int) -> Bool {
    problem.meetings[meeting].days.contains { $0.day == day && !$0.isLate }
  }

  /// The dearer half of each day.
  private func days(prices: [Double], breaches: (Int) -> Int) -> [(day: Int, minutes: Double, breaches: Int)]
  {
    (0..<problem.dayCount).compactMap { day in
      let dearest =
        halves.map { half in
          (0..<grid.count).reduce(0.0) { sum, slot in
            half.contains(grid.minute(of: slot)) ? sum + prices[day * grid.count + slot] : sum
          }
        }.max() ?? 0
      return dearest >= 1 ? (day, dearest, breaches(day)) : nil
    }
  }

  /// What a free half-day of each officer would be worth, on days on which the officer works.
  private func officers(_ breached: Set<Int>) -> [Worth] {
    var best: [Int: Worth] = [:]
    let items = itemsByOfficerDay()
    for half in halves {
      // The officers as if they had this half of every working day free, and nothing else.
      var free = problem
      free.rest = nil
      for officer in free.officers.indices {
        for day in free.officers[officer].days.indices where free.officers[officer].days[day].hours != nil {
          free.officers[officer].days[day] = .init(hours: half)
        }
      }
      let grid = SlotGrid(free)
      var search = PatternSearch(grid)
      for officer in free.officers.indices {
        for day in 0..<free.dayCount where free.officers[officer].days[day].hours != nil {
          let key = officer * free.dayCount + day
          let candidates = items[key].compactMap { item -> DayCandidate? in
            let costs = grid.startCosts(meeting: item.meeting, officer: officer, option: item.option)
            return costs.contains { $0 != .max }
              ? DayCandidate(
                meeting: item.meeting, fixedCost: item.chairCost + item.option.cost,
                worth: solution.prices.worth(of: item.meeting, on: day), startCosts: costs,
                resourcePrices: solution.prices.resources.starts(
                  of: item.meeting, day: day, grid: grid, pricedOn: self.grid)) : nil
          }
          let found = search.search(
            officer: officer, day: day, candidates: candidates, trios: solution.prices.resources.trios,
            wanted: 1)
          guard let first = found.patterns.first, -first.value >= 1, -first.value > best[key]?.minutes ?? 0
          else { continue }
          best[key] = Worth(
            resource: .officer(officer), day: day, minutes: -first.value,
            breaches: first.pattern.stops.count {
              breached.contains($0.meeting) && isInWindow($0.meeting, day: day)
            })
        }
      }
    }
    return best.keys.sorted().compactMap { best[$0] }
  }

  /// The meetings that each officer could chair on each day and that are worth more than that costs.
  private func itemsByOfficerDay() -> [[(meeting: Int, chairCost: Int, option: BookingProblem.DayOption)]] {
    var items = Array(
      repeating: [(meeting: Int, chairCost: Int, option: BookingProblem.DayOption)](),
      count: problem.officers.count * problem.dayCount)
    for (meeting, needs) in problem.meetings.enumerated() {
      for option in needs.days {
        let worth = solution.prices.worth(of: meeting, on: option.day)
        for chair in needs.chairs where worth > Double(chair.cost + option.cost - problem.detourSaving) {
          items[chair.officer * problem.dayCount + option.day].append((meeting, chair.cost, option))
        }
      }
    }
    return items
  }
}
