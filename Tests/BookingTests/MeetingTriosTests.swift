// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Trios of meetings")
struct MeetingTriosTests {
  private func drawn(_ random: inout TestRandom, meetings: Int, trios count: Int) -> MeetingTrios {
    var trios = MeetingTrios(meetings: meetings)
    for _ in 0..<count {
      let first = random.below(meetings)
      let second = (first + 1 + random.below(meetings - 2)) % meetings
      let rest = (0..<meetings).filter { $0 != first && $0 != second }
      trios.add(MeetingTrio((first, second, rest[random.below(rest.count)])))
    }
    return trios
  }

  private func held(_ trio: MeetingTrio, _ meetings: [Int]) -> Bool {
    meetings.count(where: trio.contains) >= 2
  }

  @Test(
    "A day pays for each trio of which it holds two or three, once, in whatever order it grows",
    arguments: cases(30))
  func pricesOfADay(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let meetings = 9
    let trios = drawn(&random, meetings: meetings, trios: 12)
    let prices = TrioPrices(trios, prices: trios.all.map { _ in Double(random.below(30)) })
    // Some of the meetings are candidates, in some order, and some of these are on the day.
    var candidates = Array(0..<meetings)
    for index in candidates.indices.dropLast() {
      candidates.swapAt(index, index + random.below(candidates.count - index))
    }
    candidates.removeLast(random.below(3))
    var company = CompanyPrices()
    company.fill(Array(candidates.reversed()), prices, all: meetings)
    company.fill(candidates, prices, all: meetings)
    var members = DayMembers()
    var day: [Int] = []
    var paid = 0.0
    for index in candidates.indices.shuffled(using: &random).prefix(6) {
      if !company.isEmpty { paid += company.price(of: index, joining: members) }
      members = members.inserting(index)
      day.append(candidates[index])
      var due = 0.0
      for (trio, price) in zip(trios.all, prices.prices) where held(trio, day) { due += price }
      #expect(abs(paid - due) < 1e-9, "seed \(seed), \(day)")
      let pattern = DayPattern(
        officer: 0, day: 0, stops: day.enumerated().map { .init(meeting: $1, slot: $0) }, cost: 0)
      #expect(abs(prices.price(of: pattern) - due) < 1e-9, "seed \(seed), \(day)")
    }
  }

  @Test("Those that a mixture holds more than once are found, the most first", arguments: cases(20))
  func foundInMixtures(seed: Int) {
    var random = TestRandom(seed: UInt64(seed) + 9)
    var mixture: [(meetings: [Int], part: Double)] = []
    var search = TrioSearch()
    for _ in 0..<12 {
      let meetings = Array(Array(0..<7).shuffled(using: &random).prefix(1 + random.below(4)))
      mixture.append((meetings, Double(1 + random.below(9)) / 10))
      search.add(meetings, part: mixture[mixture.count - 1].part)
    }
    let known = drawn(&random, meetings: 7, trios: 3)
    func parts(_ trio: MeetingTrio) -> Double {
      mixture.reduce(0) { held(trio, $1.meetings) ? $0 + $1.part : $0 }
    }
    var expected: Set<MeetingTrio> = []
    for first in 0..<7 {
      for second in first + 1..<7 {
        for third in second + 1..<7 {
          let trio = MeetingTrio((third, first, second))
          // Two pairs at least; one alone is no trio. Sums of tenths are not exact.
          let pairs = [(first, second), (first, third), (second, third)].count { pair in
            mixture.contains { $0.meetings.contains(pair.0) && $0.meetings.contains(pair.1) }
          }
          guard pairs > 1 else { continue }
          if parts(trio) >= 1.15 - 1e-9, !known.contains(trio) { expected.insert(trio) }
        }
      }
    }
    let found = search.found(least: 0.15 - 1e-9, most: 100, besides: known)
    #expect(Set(found) == expected, "seed \(seed)")
    #expect(zip(found, found.dropFirst()).allSatisfy { parts($0) >= parts($1) - 1e-9 }, "seed \(seed)")
    #expect(search.found(least: 0.15 - 1e-9, most: 2, besides: known) == Array(found.prefix(2)))
  }

  @Test("A pool's columns hold the trios of its patterns, whichever came first", arguments: cases(10))
  func columns(seed: Int) {
    var random = TestRandom(seed: UInt64(seed) + 5)
    let problem = smallDiary(seed: UInt64(seed), meetings: 6)
    let trios = drawn(&random, meetings: 6, trios: 5)
    let patterns = (0..<20).map { number in
      DayPattern(
        officer: 0, day: number % problem.dayCount,
        stops: Array(0..<6).shuffled(using: &random).prefix(1 + random.below(4)).enumerated().map {
          .init(meeting: $1, slot: $0)
        }, cost: number)
    }
    let (grid, fees) = (SlotGrid(problem), FollowOnFees(problem))
    var before = PatternPool(grid, fees: fees)
    #expect(before.add(Array(trios.all.prefix(2))) == 2)
    #expect(before.add(trios.all) == trios.count - 2)
    _ = before.add(patterns)
    var after = PatternPool(grid, fees: fees)
    _ = after.add(patterns)
    _ = after.add(Array(trios.all.prefix(2)))
    // Those that are there already are not added again.
    #expect(after.add(trios.all) == trios.count - 2)
    #expect(before.trios.all == trios.all && after.trios.all == trios.all)
    #expect(after.cellCount == after.resourceCells + trios.count)
    #expect(after.capacity.suffix(trios.count).allSatisfy { $0 == 1 })
    for (index, pattern) in patterns.enumerated() {
      func cells(_ pool: PatternPool) -> [Int] {
        pool.columns.cellRange(ofPattern: index).map { Int(pool.columns.cells[$0]) - pool.resourceCells }
          .filter { $0 >= 0 }.sorted()
      }
      let expected = trios.all.indices.filter { held(trios.all[$0], pattern.stops.map(\.meeting)) }
      #expect(cells(before) == expected && cells(after) == expected, "seed \(seed)")
    }
  }

  /// Three reviews far from the base and near each other, three days, and two reviews a day at the most.
  ///
  /// Any two share a journey. Half a day for each two would book each once for three half journeys; two whole journeys it takes.
  private var triangle: BookingProblem {
    let day = BookingProblem.PersonDay(hours: 540..<1020)
    let meeting = BookingProblem.Meeting(
      place: 1, minutes: 60, venue: nil, needsMinuteTaker: false, chairs: [.init(officer: 0, cost: 0)],
      days: (0..<3).map { .init(day: $0, cost: 0, isLate: false, isSchoolDay: false) }, starts: nil)
    return BookingProblem(
      grid: 60, dayCount: 3, meetingsPerDay: 2, gap: 0, unbookedCost: 2000,
      school: .init(hours: 540..<540, cost: 0), meetings: [meeting, meeting, meeting],
      officers: [.init(base: 0, days: [day, day, day])], minuteTakers: [], venues: [],
      travelMinutes: [0, 60, 60, 0], placeCount: 2, detourSaving: 0)
  }

  @Test("What a mixture of days would save is taken from it")
  func trianglesAreProved() throws {
    let problem = triangle
    let optimum = bruteForce(problem)
    #expect(optimum == 240)
    func bound(seeksTrios: Bool) throws -> Double {
      var coordination = PriceCoordination(SlotGrid(problem), homes: HomeOfficers(problem), threads: 1)
      try coordination.raise(
        rounds: 60, seeds: [], seeksTrios: seeksTrios, limit: SearchLimit(seconds: 60, stop: StopSignal())
      ) { _ in }
      return coordination.bound
    }
    #expect(try bound(seeksTrios: false) < 181)
    let proved = try bound(seeksTrios: true)
    #expect(proved > 235 && proved <= 240 + 1e-6, "\(proved)")
  }

  @Test("And where meetings may follow each other too")
  func trianglesOfOfficersApart() throws {
    let fees = FollowOnFees(triangle)
    let start = FollowOnPrices.Start(
      patterns: [], worth: [100, 100, 100], days: Array(repeating: 0, count: fees.slotCount), below: 360,
      enough: .infinity)
    var prices = FollowOnPrices(SlotGrid(triangle), fees: fees, threads: 1, from: start)
    try prices.raise(rounds: 60, from: start, limit: SearchLimit(seconds: 60, stop: StopSignal())) { _ in }
    #expect(prices.bound > 235 && prices.bound <= 240 + 1e-6, "\(prices.bound)")
  }
}

extension TestRandom: RandomNumberGenerator {
  mutating func next() -> UInt64 {
    UInt64(below(1 << 31)) << 33 ^ UInt64(below(1 << 31)) << 16 ^ UInt64(below(1 << 16))
  }
}
