// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar
import Travel

/// Halton on 2 April 2013, as its annual report of 2012/13 describes the service.
///
/// The children are synthetic. Their numbers are the report's; what it does not say is assumed, and both are
/// listed in the scenario.
public enum HaltonService {
  /// Makes the scenario; the same on every machine.
  ///
  /// - Throws: `GenerationError`, `CalendarError`, `RuleError`.
  public static func generate(calendar: WorkingCalendar) throws -> Scenario {
    let basis = ServiceBasis(figures: HaltonFigures.all, assumptions: HaltonAssumptions.all)
    return try HaltonBuilder(basis: basis, calendar: calendar).scenario()
  }
}

/// Builds Halton's scenario from its figures and assumptions, and from nothing else.
struct HaltonBuilder {
  let basis: ServiceBasis
  let calendar: WorkingCalendar
  /// Of no meaning; another seed gives other children of the same numbers.
  var seed: UInt64 = 2013

  func scenario() throws -> Scenario {
    try ServiceAssembler.scenario(of: blueprint(), calendar: calendar)
  }

  /// Everything about the service but its children's cases.
  func blueprint() throws -> ServiceBlueprint {
    let policy = try policy()
    let map = try map()
    var places = PlaceList(estimate: policy.travel)
    let office = places.add(.office, at: try point("office"), in: map.districts[0].name)
    let venue = places.add(
      .venue, at: try point("venue"), in: map.districts[map.districts.count - 1].name)
    let rooms = try zip([office, venue], basis.counts("rooms")).flatMap { place, count in
      (0..<count).map { _ in RoomDraft(venue: place) }
    }
    return ServiceBlueprint(
      policy: policy, seed: seed, map: map, places: places, offices: [office],
      venues: [office, venue], teams: map.districts.map(\.name),
      requests: try HaltonCaseload(basis: basis).requests(seed: seed),
      placements: PlacementPattern(
        otherDistrict: try basis.count("placed-in-the-other-town"),
        outside: try basis.count("placed-out-of-borough"),
        largestGroupOutside: try basis.count("largest-group-out-of-borough"),
        apart: try basis.count("siblings-placed-apart"),
        childrensHome: try basis.count("teenagers-in-a-shared-home")),
      practice: Practice(
        latePerThousand: try basis.count("late-meetings-otherwise"),
        bookedPerThousand: try basis.count("meetings-already-booked"),
        complexity: try basis.bands("complexity"),
        allocationWorkingDays: try basis.count("days-to-allocate"),
        eventsPerThousand: try basis.count("reviews-asked-for-by-events"),
        unavailablePerThousand: try basis.count("who-cannot-come"),
        adjournedPerThousand: try basis.count("adjourned-conferences"),
        pinnedPerThousand: try basis.count("pinned-bookings")),
      staff: try HaltonStaff(basis: basis, policy: policy, calendar: calendar, office: office)
        .staff(seed: seed),
      rooms: rooms, unallocated: nil, figures: basis.figures, assumptions: basis.assumptions)
  }

  private func policy() throws -> Policy {
    var policy = Policy(service: "Halton 2012/13", start: try basis.day("start"))
    policy.horizonWeeks = try basis.count("horizon")
    policy.school.holidays = try basis.stretches("school-holidays")
    policy.tightenings = [
      Tightening(
        rule: "LAC3", cohort: FamilyMaker.outOfArea,
        within: .months(try basis.count("out-of-borough-review-interval")),
        source: "\(HaltonFigures.report), 3.7")
    ]
    let refused = try basis.times("conference-start-refused")
    policy.conferenceStarts = try basis.times("conference-starts").filter { !refused.contains($0) }
    policy.capacity.guidanceChildrenPerFTE =
      try basis.count("caseload-lower-guidance")...basis.count("caseload-upper-guidance")
    return policy
  }

  private func map() throws -> ServiceMap {
    let names = try basis.words("towns")
    let eastings = try basis.counts("town-eastings")
    let northings = try basis.counts("town-northings")
    let weights = try basis.counts("town-weights")
    let radius = try basis.count("town-radius")
    let surroundings = try basis.count("town-surroundings")
    guard eastings.count == names.count, northings.count == names.count, weights.count == names.count else {
      throw GenerationError.basis(
        name: "towns", value: names.joined(separator: " "),
        expected: "as many names as eastings, northings and weights")
    }
    let districts = names.indices.map { index in
      District(
        name: names[index], centre: GridPoint(easting: eastings[index], northing: northings[index]),
        townRadius: radius, countryRadius: surroundings, weight: weights[index])
    }
    return ServiceMap(
      districts: districts, outsideMetres: try basis.bands("out-of-borough-distance"),
      longestJourney: try basis.count("longest-journey"))
  }

  private func point(_ name: String) throws -> GridPoint {
    GridPoint(
      easting: try basis.count("\(name)-easting"), northing: try basis.count("\(name)-northing"))
  }
}
