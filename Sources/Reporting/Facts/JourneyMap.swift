// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Travel

/// Who travels between which places, and how often: the journeys of diaries, both directions together.
struct JourneyMap {
  /// An office, a venue, a meeting place, or the meeting places of a district.
  struct Stop {
    /// What stands for it in pictures and tables.
    enum Kind {
      case base, venue, place, district
    }

    /// What it is.
    var kind: Kind
    /// Its id, or the district's word.
    var name: String
    /// Where it is, in metres of the National Grid; of a district the middle of its meeting places.
    var x: Double
    var y: Double
    /// Meetings there.
    var meetings = 0
    /// Meeting places that it stands for.
    var places = 1

    /// `V1`, `District north`.
    var words: String { kind == .district ? "District \(name)" : name }
  }

  /// Journeys between two stops.
  struct Way {
    /// The stops, by their index, the smaller first; the same one for journeys within a district.
    var from: Int
    var to: Int
    /// How many there are.
    var journeys = 0
    /// Minutes of all of them.
    var minutes = 0
  }

  /// The stops: bases and venues first, then the others by name.
  private(set) var stops: [Stop] = []
  /// The ways that have journeys, the most time first.
  private(set) var ways: [Way] = []

  /// Journeys of all ways.
  var journeys: Int { ways.reduce(0) { $0 + $1.journeys } }
  /// Minutes of all journeys.
  var minutes: Int { ways.reduce(0) { $0 + $1.minutes } }

  /// More meeting places than this stand on the map district by district.
  static let placesShownSingly = 40

  /// Counts the journeys of diaries.
  init(_ diaries: [PersonDiary], _ facts: PlanFacts) {
    let days = diaries.flatMap { diary in diary.daysWithMeetings.map { (base: diary.person.base, day: $0) } }
    let bases = Set(diaries.map(\.person.base))
    var meetings: [Place.ID: Int] = [:]
    for (_, day) in days {
      for stop in day.stops { meetings[stop.entry.booking.place, default: 0] += 1 }
    }
    let known = facts.scenario.places.filter { meetings[$0.id] != nil || bases.contains($0.id) }
    func isCommon(_ place: Place) -> Bool {
      bases.contains(place.id) || place.kind == .venue || place.kind == .office
    }
    let groupsPlaces = known.count { !isCommon($0) } > Self.placesShownSingly
    let index = addStops(known.filter(isCommon), bases: bases, meetings)
      .merging(addPlaces(known.filter { !isCommon($0) }, byDistrict: groupsPlaces, meetings)) { first, _ in
        first
      }
    count(days, index)
  }

  private mutating func addStops(
    _ places: [Place], bases: Set<Place.ID>, _ meetings: [Place.ID: Int]
  ) -> [Place.ID: Int] {
    var index: [Place.ID: Int] = [:]
    for place in places {
      index[place.id] = stops.count
      stops.append(
        Stop(
          kind: bases.contains(place.id) ? .base : .venue, name: place.id.text,
          x: Double(place.point.easting), y: Double(place.point.northing), meetings: meetings[place.id] ?? 0))
    }
    return index
  }

  private mutating func addPlaces(
    _ places: [Place], byDistrict: Bool, _ meetings: [Place.ID: Int]
  ) -> [Place.ID: Int] {
    var index: [Place.ID: Int] = [:]
    func add(_ members: [Place], _ kind: Stop.Kind, named name: String) {
      let share = 1 / Double(max(members.count, 1))
      for member in members { index[member.id] = stops.count }
      stops.append(
        Stop(
          kind: kind, name: name, x: members.reduce(0) { $0 + Double($1.point.easting) } * share,
          y: members.reduce(0) { $0 + Double($1.point.northing) } * share,
          meetings: members.reduce(0) { $0 + (meetings[$1.id] ?? 0) }, places: members.count))
    }
    var single = byDistrict ? [] : places
    if byDistrict {
      let groups = Dictionary(grouping: places, by: \.district)
      for name in groups.keys.sorted() {
        let (near, far) = Self.parted(groups[name] ?? [])
        if near.count > 1 { add(near, .district, named: name) } else { single += near }
        single += far
      }
    }
    for place in single.sorted(by: { $0.id < $1.id }) { add([place], .place, named: place.id.text) }
    return index
  }

  /// A district's places within 15 km of their middle, and those that no dot at the middle could stand for, such as
  /// placements out of the area.
  private static func parted(_ places: [Place]) -> (near: [Place], far: [Place]) {
    func median(_ values: [Int]) -> Int { values.sorted().dropFirst(values.count / 2).first ?? 0 }
    let x = median(places.map(\.point.easting))
    let y = median(places.map(\.point.northing))
    func isNear(_ place: Place) -> Bool {
      let (dx, dy) = (Double(place.point.easting - x), Double(place.point.northing - y))
      return dx * dx + dy * dy <= 15_000 * 15_000
    }
    return (places.filter(isNear), places.filter { !isNear($0) })
  }

  private struct Pair: Hashable {
    var from: Int
    var to: Int
  }

  private mutating func count(
    _ days: [(base: Place.ID, day: PersonDay)], _ index: [Place.ID: Int]
  ) {
    var counted: [Pair: Way] = [:]
    func add(from: Place.ID, to: Place.ID, minutes: Int) {
      guard from != to, let start = index[from], let end = index[to] else { return }
      let pair = Pair(from: min(start, end), to: max(start, end))
      var way = counted[pair] ?? Way(from: pair.from, to: pair.to)
      way.journeys += 1
      way.minutes += minutes
      counted[pair] = way
    }
    for (base, day) in days {
      for stop in day.stops { add(from: stop.from, to: stop.entry.booking.place, minutes: stop.travel) }
      if let last = day.stops.last {
        add(from: last.entry.booking.place, to: base, minutes: day.travelBack)
      }
    }
    ways = counted.values.sorted { ($1.minutes, $0.from, $0.to) < ($0.minutes, $1.from, $1.to) }
  }
}
