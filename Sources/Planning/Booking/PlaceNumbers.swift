// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of places in a booking problem: those of the places that matter to it, or of all places as they are.
struct PlaceNumbers: Sendable {
  /// The places, by number.
  private(set) var places: [Int]
  /// The number of each place; nil where every place has its own index.
  private var numbers: [Int: Int]?

  /// Some places, in the order of their numbers.
  init(_ places: [Int]) {
    self.places = places
    numbers = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All places of a scenario.
  init(all count: Int) { places = Array(0..<count) }

  /// How many places have a number.
  var count: Int { places.count }

  /// The number of a place, or nil when it has none.
  subscript(place: Int) -> Int? {
    if let numbers { return numbers[place] }
    return places.indices.contains(place) ? place : nil
  }

  /// Gives the next number to a place that has none.
  mutating func append(_ place: Int) {
    precondition(self[place] == nil, "a place has one number")
    numbers?[place] = places.count
    places.append(place)
  }
}
