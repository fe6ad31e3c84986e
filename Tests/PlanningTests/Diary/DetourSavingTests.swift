// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Testing
import Travel

@testable import Planning

@Suite("What a way round saves")
struct DetourSavingTests {
  /// Places by number: officers' bases, then meeting places, then a minute taker's base.
  private func problem(_ travel: (Int, Int) -> Int, places: Int) -> BookingProblem {
    var problem = BookingProblem(
      grid: 30, dayCount: 1, meetingsPerDay: 3, gap: 0, unbookedCost: 1000,
      school: .init(hours: 540..<930, cost: 0), meetings: [],
      officers: [0, 1].map { .init(base: $0, days: [.init(hours: 540..<1020)]) },
      minuteTakers: [.init(base: places - 1, days: [.init(hours: 540..<1020)])], venues: [],
      travelMinutes: (0..<places * places).map { Int32(travel($0 / places, $0 % places)) },
      placeCount: places, detourSaving: 0)
    problem.meetings = (2..<places - 1).map {
      .init(
        place: $0, minutes: 60, venue: nil, needsMinuteTaker: false, chairs: [], days: [], starts: nil)
    }
    return problem
  }

  /// By definition, over every three places that an officer may visit one after the other.
  private func byDefinition(_ problem: BookingProblem) -> Int {
    let stops = problem.meetings.map(\.place)
    let ends = stops + [0, 1]
    var most = 0
    for from in ends {
      for over in stops {
        for to in ends {
          most = max(most, problem.travel(from, to) - problem.travel(from, over) - problem.travel(over, to))
        }
      }
    }
    return most
  }

  @Test("is what every three places say, of those between which officers travel", arguments: 1...40)
  func everyThreePlaces(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let places = 8
    let estimate = TravelEstimate(
      circuityPercent: 130, fixedMinutes: seed % 2 == 0 ? 0 : 4,
      bands: [.init(upToMetres: 5000, kmh: 28), .init(upToMetres: nil, kmh: seed % 3 == 0 ? 20 : 63)])
    let points = (0..<places).map { _ in
      GridPoint(easting: random.number(0...40_000), northing: random.number(0...40_000))
    }
    var known: [(from: Int, to: Int)] = []
    var minutes: [Int: Int] = [:]
    for _ in 0..<seed % 5 {
      let (from, to) = (random.number(0...places - 1), random.number(0...places - 1))
      guard from != to, minutes[from * places + to] == nil else { continue }
      known.append((from, to))
      minutes[from * places + to] = random.number(0...200)
    }
    let problem = problem(
      { from, to in
        from == to ? 0 : minutes[from * places + to] ?? estimate.minutes(from: points[from], to: points[to])
      }, places: places)
    let found = DetourSaving(known: known, estimate: estimate).most(in: problem, stops: [])
    let exact = byDefinition(problem)
    #expect(found >= exact, "seed \(seed)")
    // Where long journeys are slow, the answer is only an upper one.
    if seed % 3 == 0 { return }
    #expect(found <= max(exact, estimate.fixedMinutes == 0 ? 1 : 0), "seed \(seed)")
  }

  @Test("is nothing when a journey is known for minute takers alone")
  func minuteTakersAlone() {
    let problem = problem({ from, to in from == to ? 0 : to == 5 ? 600 : 20 }, places: 6)
    let estimate = TravelEstimate(
      circuityPercent: 130, fixedMinutes: 5, bands: [.init(upToMetres: nil, kmh: 40)])
    let saving = DetourSaving(known: (0..<5).map { ($0, 5) }, estimate: estimate).most(in: problem, stops: [])
    #expect(saving == 0)
  }
}
