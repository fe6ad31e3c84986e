// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Prices on the days of follow-ons, and the bounds they prove")
struct FollowOnFeesTests {
  /// Four meetings, of which the second and the fourth follow the first and the third follows the second, on a dozen
  /// days of four weeks; every window is drawn.
  private func chain(seed: UInt64) -> BookingProblem {
    var random = TestRandom(seed: seed &+ 77)
    var problem = smallDiary(seed: seed, meetings: 4)
    problem.dayCount = 12
    problem.dayNumbers = (0..<12).map { $0 / 3 * 7 + $0 % 3 }
    problem.timing = .init(
      late: 2000, latePerDay: 30, marginDays: random.below(6), earlyPerDay: 1 + random.below(3),
      marginPerDay: 1 + random.below(6))
    func window() -> (Int, Int) {
      let opens = random.below(20)
      return (opens, opens + random.below(12))
    }
    problem.meetings[0].days = (0..<12).filter { _ in !random.oneIn(3) }.map {
      .init(day: $0, cost: random.below(40), isLate: false, isSchoolDay: false)
    }
    for (predecessor, successor) in [(0, 1), (1, 2), (0, 3)] {
      let windows = (0..<12).map { _ in window() }
      let otherwise = window()
      problem.followOns.append(
        .init(
          predecessor: predecessor, successor: successor, opens: windows.map(\.0), closes: windows.map(\.1),
          otherwise: otherwise.0...otherwise.1))
      let possible = problem.meetings[predecessor].days.map { windows[$0.day] } + [otherwise]
      problem.meetings[successor].days = (0..<12).compactMap { day in
        let number = problem.dayNumbers[day]
        let allowing = possible.filter { number >= $0.0 }
        guard let least = allowing.map({ problem.timing.cost(slack: $0.1 - number) }).min() else {
          return nil
        }
        return .init(
          day: day, cost: least, isLate: allowing.allSatisfy { number > $0.1 }, isSchoolDay: false)
      }
    }
    return problem
  }

  private func drawnPrices(_ fees: FollowOnFees, seed: Int) -> [Double] {
    var random = TestRandom(seed: UInt64(seed) &+ 5)
    return (0..<fees.slotCount).map { slot in
      fees.isPriced[slot] ? Double(random.below(121) - 60) / 60 * fees.reach : 0
    }
  }

  @Test("Once one of two meetings has its day, both together pay what their days cost", arguments: cases(30))
  func oneHasItsDay(seed: Int) {
    let problem = chain(seed: UInt64(seed))
    let (fees, links) = (FollowOnFees(problem), FollowOns(problem))
    let prices = drawnPrices(fees, seed: seed).map { $0 / 4 }
    // The second link: the third meeting follows the second.
    let (before, after) = (1, 2)
    /// What the second meeting pays for the sake of the third.
    func share(_ prices: [Double], _ day: Int) -> Double {
      let slot = fees.slot(before, day: day)
      return fees.fees(prices)[slot] - prices[slot]
    }
    func isKnown(_ meeting: Int, _ day: Int) -> Bool {
      fees.slot(meeting, day: day) > fees.slots(of: meeting).lowerBound
        && fees.isPriced[fees.slot(meeting, day: day)]
    }
    let afterDays = problem.meetings[after].days.map(\.day).filter { isKnown(after, $0) }
    var compared = (first: 0, second: 0)
    for day in problem.meetings[before].days.map(\.day) where isKnown(before, day) {
      var (new, settled) = (prices, SettledLinks(links, fees))
      settled.settle(&new) { $0 == before ? day : nil }
      for other in afterDays {
        let slot = fees.slot(after, day: other)
        #expect(settled.isFixed[slot], "seed \(seed)")
        guard let excess = links.excess(1, predecessorOn: day, successorOn: other),
          abs(new[slot]) < fees.reach
        else { continue }
        compared.first += 1
        #expect(abs(share(new, day) + new[slot] - Double(excess)) < 0.2, "seed \(seed), \(day), \(other)")
      }
    }
    for day in afterDays {
      var (new, settled) = (prices, SettledLinks(links, fees))
      settled.settle(&new) { $0 == after ? day : nil }
      for other in problem.meetings[before].days.map(\.day) where isKnown(before, other) {
        guard let excess = links.excess(1, predecessorOn: other, successorOn: day),
          Double(excess) - new[fees.slot(after, day: day)] < fees.reach
        else { continue }
        let paid = share(new, other) + new[fees.slot(after, day: day)]
        compared.second += 1
        #expect(abs(paid - Double(excess)) < 0.2, "seed \(seed), \(other), \(day)")
      }
      // What was settled once stays so.
      let fixed = new
      settled.settle(&new) { [before: 0, after: day][$0] }
      #expect(fees.slots(of: after).allSatisfy { new[$0] == fixed[$0] }, "seed \(seed)")
    }
    #expect(compared.first > 0 && compared.second > 0, "seed \(seed)")
  }

  @Test(
    "With fees for whatever prices no choice of days costs more than its windows make it cost",
    arguments: cases(30))
  func neverMore(seed: Int) throws {
    let problem = chain(seed: UInt64(seed))
    let fees = FollowOnFees(problem)
    let values = fees.fees(drawnPrices(fees, seed: seed))
    var (looked, charged) = (0, 0)
    func check(_ chosen: [BookingProblem.DayOption?]) {
      guard chosen.count == 4 else {
        for option in problem.meetings[chosen.count].days.map(Optional.init) + [nil] {
          check(chosen + [option])
        }
        return
      }
      var apart = chosen.count { $0 == nil } * -fees.most
      var together = 0
      var feesOfDays = 0.0
      for (meeting, option) in chosen.enumerated() {
        guard let option else { continue }
        apart += option.cost
        feesOfDays += values[fees.slot(meeting, day: option.day)]
        guard let link = problem.followOns.first(where: { $0.successor == meeting }) else {
          together += option.cost
          continue
        }
        let number = problem.dayNumbers[option.day]
        let before = chosen[link.predecessor]?.day
        if number < before.map({ link.opens[$0] }) ?? link.otherwise.lowerBound { return }
        together += problem.timing.cost(
          slack: (before.map { link.closes[$0] } ?? link.otherwise.upperBound) - number)
      }
      looked += 1
      if feesOfDays != 0 { charged += 1 }
      #expect(Double(apart) + feesOfDays <= Double(together), "seed \(seed): \(chosen.map { $0?.day })")
    }
    check([])
    #expect(looked > 0 && charged * 2 > looked, "seed \(seed): fees on \(charged) of \(looked)")
  }

  @Test(
    "A predecessor's day pays the least that a follow-on's day costs less its price, found day by day",
    arguments: cases(30))
  func asDefined(seed: Int) throws {
    let problem = chain(seed: UInt64(seed))
    let fees = FollowOnFees(problem)
    let prices = drawnPrices(fees, seed: seed).map { ($0 * 64).rounded() / 64 }
    let values = fees.fees(prices)
    for option in problem.meetings[0].days {
      var expected = 0.0
      for link in problem.followOns where link.predecessor == 0 {
        let days = problem.meetings[link.successor].days.filter { day in
          !day.isLate && problem.dayNumbers[day.day] >= link.opens[option.day]
            && problem.dayNumbers[day.day] <= link.closes[option.day]
        }
        let costs = days.map { day in
          Double(
            problem.timing.cost(slack: link.closes[option.day] - problem.dayNumbers[day.day]) - day.cost)
            - prices[fees.slot(link.successor, day: day.day)]
        }
        expected += min(fees.reach, costs.min() ?? .infinity)
      }
      #expect(values[fees.slot(0, day: option.day)] == expected, "seed \(seed), day \(option.day)")
    }
  }

  /// An officer an hour away from a place at which a meeting may be on any of seven days and the next one from five to
  /// eight days after it.
  private var twoVisits: BookingProblem {
    let officer = BookingProblem.Person(base: 0, days: (0..<15).map { _ in .init(hours: 540..<1020) })
    func meeting(_ days: ClosedRange<Int>) -> BookingProblem.Meeting {
      .init(
        place: 1, minutes: 60, venue: nil, needsMinuteTaker: false, chairs: [.init(officer: 0, cost: 0)],
        days: days.map { .init(day: $0, cost: 0, isLate: false, isSchoolDay: false) }, starts: nil)
    }
    var problem = BookingProblem(
      grid: 60, dayCount: 15, meetingsPerDay: 3, gap: 0, unbookedCost: 20_000,
      school: .init(hours: 0..<0, cost: 0), meetings: [meeting(0...6), meeting(5...14)], officers: [officer],
      minuteTakers: [], venues: [], travelMinutes: [0, 60, 60, 0], placeCount: 2, detourSaving: 0)
    problem.dayNumbers = Array(0..<15)
    problem.timing = .init(late: 5000, latePerDay: 100, marginDays: 30, earlyPerDay: 0, marginPerDay: 0)
    problem.followOns = [
      .init(
        predecessor: 0, successor: 1, opens: (0..<15).map { $0 + 5 }, closes: (0..<15).map { $0 + 8 },
        otherwise: 5...14)
    ]
    return problem
  }

  @Test(
    "Two meetings that can never be on one day are not bounded as if they could, and prices bound them better"
  )
  func provesMore() throws {
    let problem = twoVisits
    let options = BookingOptions(timeLimit: 20, threads: 1, seed: 1, gap: 0)
    let solution = try BookingSolver(problem, options: options, stop: StopSignal()) { _, _ in }.solve()
    #expect(solution.objective == 240)
    #expect(solution.bound <= 240)
    var free = problem
    free.followOns = []
    let apart = try BookingSolver(free, options: options, stop: StopSignal()) { _, _ in }.solve()
    #expect(apart.bound == 120)
    let priced = try priced(problem, solution, worth: [120, 120])
    #expect(priced.value <= 240)
    // By halves one may go on the first and on the sixth day, and then to both meetings: that is what days cost at the
    // least when they are worked by halves.
    #expect(priced.value >= 170)
    #expect(solution.bound >= priced.value.rounded(.down))
  }

  /// The bound that prices prove, whatever a diary costs.
  private func priced(
    _ problem: BookingProblem, _ solution: BookingSolution, worth: [Double]
  ) throws -> FollowOnBound.Found {
    var bound = FollowOnBound(problem, options: BookingOptions(timeLimit: 20, threads: 1, seed: 1, gap: 0))
    bound.largestWhole = 0
    return try bound.find(
      solution.placements, solution.patterns, objective: 10_000, worth: worth,
      limit: SearchLimit(seconds: 20, stop: StopSignal()),
      advice: SearchLimit(seconds: 20, stop: StopSignal())
    ) { _ in }
  }

  @Test("What a meeting costs that cannot but be late is in the bound, whatever it was said to be worth")
  func cannotButBeLate() throws {
    var problem = twoVisits
    var late = problem.meetings[0]
    late.days = (0...6).map { .init(day: $0, cost: 6_000, isLate: true, isSchoolDay: false) }
    problem.meetings.append(late)
    let options = BookingOptions(timeLimit: 20, threads: 1, seed: 1, gap: 0)
    let solution = try BookingSolver(problem, options: options, stop: StopSignal()) { _, _ in }.solve()
    #expect(solution.objective == 6_240)
    let priced = try priced(problem, solution, worth: [120, 120, 0])
    #expect(priced.value <= 6_240)
    #expect(priced.value >= 6_170)
  }

  @Test("Prices prove no more than the best of small diaries costs", arguments: cases(15))
  func isABound(seed: Int) throws {
    let problem = linkedDiary(seed: UInt64(seed))
    let options = BookingOptions(timeLimit: 20, threads: 1, seed: 1, gap: 0)
    let solution = try BookingSolver(problem, options: options, stop: StopSignal()) { _, _ in }.solve()
    let days = problem.meetings[0].days.map { Int?($0.day) } + [nil]
    let optimum = try #require(days.map { bruteForce(settled(problem, day: $0)) }.min())
    let priced = try priced(problem, solution, worth: problem.meetings.map { _ in 50 })
    #expect(priced.value <= Double(optimum) + 1e-6, "seed \(seed)")
    #expect(priced.value > 0 || optimum == 0, "seed \(seed)")
  }

  @Test("The fractional prices of a pool never promise more than its best diary", arguments: cases(15))
  func volumeIsABound(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed))
    let grid = SlotGrid(problem)
    let optimum = Double(bruteForce(problem))
    let fees = FollowOnFees(problem)
    var pool = PatternPool(grid, fees: fees)
    let solution = try BookingSolver(
      problem, options: BookingOptions(timeLimit: 60, threads: 1, seed: 1, gap: 0), stop: StopSignal()
    ) { _, _ in }.solve()
    _ = pool.add(solution.patterns)
    #expect(fees.isEmpty)
    let nothing = VolumeAscent.Prices(
      worth: problem.meetings.map { _ in 0 }, cells: Array(repeating: 0, count: pool.cellCount),
      days: Array(repeating: 0, count: fees.slotCount))
    var ascent = VolumeAscent(
      capacity: pool.capacity, officerDays: problem.officers.count * problem.dayCount,
      dump: problem.unbookedCost,
      fees: fees, from: nothing)
    ascent.stay(near: nothing, reach: 1e6)
    ascent.run(pool.columns, steps: 500) { false }
    // The pool has the best diary's patterns, so that no prices can promise more than that costs.
    #expect(ascent.value <= optimum + 1e-2, "seed \(seed)")
    #expect(ascent.value >= 0.8 * optimum - 50, "seed \(seed)")
  }
}
