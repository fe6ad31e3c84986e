// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// Makes up the families that were asked for: their homes, children, ages, states and placements.
struct FamilyMaker {
  let start: Day
  /// The first day that records can reach back to, but for the day a child came into care.
  let recordsFrom: Day
  let map: ServiceMap
  let placements: PlacementPattern
  let offices: [Int]
  let venues: [Int]
  let teams: [String]
  /// Skills that some officer has.
  let skills: Set<String>
  /// Complexities in per cent.
  let complexity: [WeightedRange]
  /// What changes it for children in care, if anything.
  let drivers: ComplexityDrivers?
  /// Placements that several young people share, and the district of each.
  private var childrensHomes: [(place: Int, district: Int)] = []

  init(
    blueprint: ServiceBlueprint, recordsFrom: Day, places: inout PlaceList,
    using random: inout SeededRandom
  ) {
    start = blueprint.policy.start
    self.recordsFrom = recordsFrom
    map = blueprint.map
    placements = blueprint.placements
    offices = blueprint.offices
    venues = blueprint.venues
    teams = blueprint.teams
    skills = Set(blueprint.staff.officers.flatMap(\.skills))
    complexity = blueprint.practice.complexity
    drivers = blueprint.practice.drivers
    for _ in 0..<(1 + blueprint.requests.count / 120) {
      let district = map.district(using: &random)
      let point = map.dwelling(in: district, using: &random)
      childrensHomes.append((places.add(.placement, at: point, in: map.districts[district].name), district))
    }
  }

  /// Makes one family.
  func family(
    _ request: FamilyRequest, places: inout PlaceList, using random: inout SeededRandom
  ) -> FamilyDraft {
    let district = request.district ?? map.district(using: &random)
    let courses = CaseCourse(start: start, recordsFrom: recordsFrom)
    var family = FamilyDraft(
      request: request,
      team: teams[(district + map.districts.count * random.integer(in: 0...9)) % teams.count],
      children: courses.children(of: request, using: &random))
    if request.course != .pathway {
      let point = map.dwelling(in: district, using: &random)
      let home = places.add(.home, at: point, in: map.districts[district].name)
      family.home = home
      if request.roles.contains(.conferences), random.chance(perThousand: 500) {
        family.venue = venues.min { places.minutes(from: home, to: $0) < places.minutes(from: home, to: $1) }
      }
    }
    place(&family, home: district, places: &places, using: &random)
    addNeeds(to: &family, using: &random)
    return family
  }

  /// Gives every child who has reviews a placement: siblings together, mostly.
  private func place(
    _ family: inout FamilyDraft, home: Int, places: inout PlaceList, using random: inout SeededRandom
  ) {
    let placed = family.children.indices.filter { index in
      family.children[index].spells.contains { $0.status.needsPlacement }
    }
    guard !placed.isEmpty else { return }
    var groups = [placed]
    if placed.count > 1, random.chance(perThousand: placements.apart) {
      let cut = random.integer(in: 1...(placed.count - 1))
      groups = [Array(placed[..<cut]), Array(placed[cut...])]
    }
    for group in groups {
      let (place, outside) = placement(for: group, in: family, home: home, places: &places, using: &random)
      for index in group {
        family.children[index].placement = place
        if outside { family.children[index].cohorts.insert(Self.outOfArea) }
      }
    }
  }

  /// The cohort of children placed outside the service's area.
  static let outOfArea = "out-of-area"

  /// Where a group of siblings is placed, and whether that is outside the area.
  private func placement(
    for group: [Int], in family: FamilyDraft, home: Int, places: inout PlaceList,
    using random: inout SeededRandom
  ) -> (place: Int, outside: Bool) {
    let inCare = family.children[group[0]].spells.contains { $0.status == .lookedAfter }
    let teenager = group.count == 1 && start - family.children[group[0]].birth > 12 * 365
    if inCare, teenager, random.chance(perThousand: placements.childrensHome),
      let shared = random.element(of: childrensHomes)
    {
      return (shared.place, false)
    }
    if inCare, family.request.turn == nil, placements.withParents > 0, let home = family.home,
      random.chance(perThousand: placements.withParents)
    {
      return (home, false)
    }
    var district = home
    if inCare {
      let draw = random.integer(in: 1...1000)
      if draw <= placements.outside, group.count <= placements.largestGroupOutside {
        let point = map.pointOutside(
          offices: offices.map { places.places[$0].point }, estimate: places.estimate, using: &random)
        return (places.add(.placement, at: point, in: ServiceMap.outside), true)
      }
      if draw > 1000 - placements.otherDistrict {
        district = map.district(otherThan: home, using: &random)
      }
    }
    let point = map.dwelling(in: district, using: &random)
    return (places.add(.placement, at: point, in: map.districts[district].name), false)
  }

  /// How much more or less than the ordinary work a family in care is, in per cent.
  private func extra(
    _ drivers: ComplexityDrivers, of family: FamilyDraft, using random: inout SeededRandom
  ) -> Int {
    // Drawn for every family, so that one more or less in care changes nothing for the others.
    let mayBeInProceedings = random.chance(perThousand: drivers.proceedingsPerThousand)
    let entries = family.children.flatMap { $0.spells.filter { $0.status == .lookedAfter }.map(\.since) }
    guard let entered = entries.max() else { return 0 }
    var extra = 0
    if start - entered < drivers.newDays { extra += drivers.new }
    if start - entered < 365, mayBeInProceedings { extra += drivers.proceedings }
    if family.children.contains(where: { $0.cohorts.contains(Self.outOfArea) }) { extra += drivers.outside }
    if extra == 0, start - entered > drivers.settledDays { extra -= drivers.settled }
    return max(extra, 50 - family.complexityPercent)
  }

  /// Complexity, and skills that the officer should have, as far as the service has them.
  private func addNeeds(to family: inout FamilyDraft, using random: inout SeededRandom) {
    family.complexityPercent = random.integer(fromBands: complexity)
    if let drivers { family.complexityPercent += extra(drivers, of: family, using: &random) }
    var wanted: Set<String> = []
    switch (family.request.course, family.request.turn) {
    case (.shortBreaks, _): wanted.insert("disability")
    case (_, .authorisedForAdoption?), (_, .placedForAdoption?), (_, .adoptionDisrupted?):
      wanted.insert("adoption")
    default:
      let teenager = family.children.contains { start - $0.birth > 13 * 365 }
      if teenager, random.chance(perThousand: 70) { wanted.insert("exploitation") }
      if random.chance(perThousand: 40) { wanted.insert("disability") }
    }
    family.preferredSkills = wanted.intersection(skills)
  }
}

extension CaseStatus {
  /// Whether the child's meetings are held where the child is placed.
  fileprivate var needsPlacement: Bool { role == .reviews }
}
