// SPDX-License-Identifier: GPL-3.0-or-later

import Travel

/// The places that a booking problem knows, their numbers there, and the journeys between them.
struct ProblemPlaces: Sendable {
  /// The places, by number.
  private(set) var places: [Int]
  private var numbers: [Int: Int]

  /// Some places, each with its position as its number.
  init(_ places: [Int]) {
    self.places = places
    numbers = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many places there are.
  var count: Int { places.count }

  /// The number of a place, or nil when the problem does not know it.
  subscript(place: Int) -> Int? { numbers[place] }

  /// Gives the next number to a place that has none.
  mutating func append(_ place: Int) {
    precondition(numbers[place] == nil, "a place has one number")
    numbers[place] = places.count
    places.append(place)
  }

  /// Minutes from each place to each, `from * count + to`, but 0 for journeys that nobody makes.
  ///
  /// A county's published bookings are at thousands of places, and nobody travels from one of them to another but on
  /// the day of both: whoever comes from a booking that stays goes home, to a new meeting, or on to the next booking.
  ///
  /// - Parameters:
  ///   - ends: the numbers of the places to and from which all journeys are asked for.
  ///   - rounds: the numbers of places between which somebody travels in a day.
  func journeys(_ tables: ServiceTables, ends: Range<Int>, rounds: [[Int]]) -> [Int32] {
    let count = count
    var minutes = Array(repeating: Int32(0), count: count * count)
    func enter(_ from: Int, _ to: Int) {
      minutes[from * count + to] = Int32(tables.travel.minutes(from: places[from], to: places[to]))
    }
    let travel = tables.travel
    for end in ends {
      for place in 0..<count {
        let there = travel.minutes(from: places[end], to: places[place])
        minutes[end * count + place] = Int32(there)
        guard place >= ends.upperBound else { continue }
        let back = travel.isSymmetric ? there : travel.minutes(from: places[place], to: places[end])
        minutes[place * count + end] = Int32(back)
      }
    }
    for round in rounds {
      for from in round { for to in round where from != to { enter(from, to) } }
    }
    return minutes
  }
}
