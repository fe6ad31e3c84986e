// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Builds the scenario of a real service from its figures and assumptions, and from nothing else.
///
/// The children are synthetic. Their numbers are the report's; what it does not say is assumed, and both are
/// listed in the scenario.
struct ReportedService {
  /// The service's name, such as `Halton 2012/13`.
  let title: String
  let basis: ServiceBasis
  let calendar: WorkingCalendar

  /// Makes the scenario; the same on every machine.
  ///
  /// - Throws: `GenerationError`, also for a row that nothing reads; `CalendarError`, `RuleError`.
  func scenario() throws -> Scenario {
    let scenario = try ServiceAssembler.scenario(of: blueprint(), calendar: calendar)
    try basis.requireAllRead()
    return scenario
  }

  /// Everything about the service but its children's cases.
  func blueprint() throws -> ServiceBlueprint {
    var policy = try ReportedPolicy(title: title, basis: basis, calendar: calendar).policy()
    try calendar.requireRoom(around: policy)
    let seed = UInt64(try basis.count("seed"))
    let map = try ReportedMap(basis: basis)
    var places = PlaceList(estimate: policy.travel)
    let premises = try map.addPremises(to: &places)
    let staffing = ReportedStaff(basis: basis, policy: policy, calendar: calendar, premises: premises)
    let staff = try staffing.staff(seed: seed)
    let hours = staff.officers.flatMap(\.work.hours) + staff.minuteTakers.flatMap(\.work.hours)
    if hours.contains(where: { $0.week != nil }) { policy.fortnightStart = policy.start.weekStart }
    var blueprint = ServiceBlueprint(
      policy: policy, seed: seed, map: map.map, places: places, offices: premises.offices,
      venues: premises.venues, teams: map.map.districts.map(\.name),
      requests: try ReportedCaseload(basis: basis, districts: map.map.districts.map(\.name))
        .requests(seed: seed),
      placements: try placements(), practice: try practice(), staff: staff, rooms: premises.rooms,
      unallocated: nil, figures: basis.figures,
      assumptions: basis.assumptions
        + (policy.horizonWeeks > ServiceShape.longestQuarter
          ? SharedAssumptions.allOfAYear : SharedAssumptions.all))
    blueprint.closures = try closures(policy)
    blueprint.journeys = try map.journeys(between: premises)
    blueprint.course = try ReportedCourse(basis: basis).figures()
    blueprint.outcomes = try ReportedCourse(basis: basis).outcomes()
    blueprint.staffEvents = try staffing.events(of: staff, seed: seed)
    return blueprint
  }

  private func placements() throws -> PlacementPattern {
    PlacementPattern(
      otherDistrict: try basis.count("placed-in-another-district"),
      outside: try basis.count("placed-outside-the-area"),
      largestGroupOutside: try basis.count("largest-group-outside"),
      apart: try basis.count("siblings-placed-apart"),
      childrensHome: try basis.count("teenagers-in-a-shared-home"),
      withParents: try basis.count("placed-with-parents", otherwise: 0))
  }

  private func practice() throws -> Practice {
    var practice = Practice(
      latePerThousand: try basis.count("late-meetings-otherwise"),
      bookedPerThousand: try basis.count("meetings-already-booked"),
      complexity: try basis.bands("complexity"),
      allocationWorkingDays: try basis.count("days-to-allocate"),
      eventsPerThousand: try basis.count("reviews-asked-for-by-events"),
      unavailablePerThousand: try basis.count("who-cannot-come"),
      adjournedPerThousand: try basis.count("adjourned-conferences"),
      pinnedPerThousand: try basis.count("pinned-bookings"))
    if basis.has("complexity-drivers") {
      let row = try BasisRow(
        "complexity-drivers", of: basis,
        keys: [
          "new", "new-days", "outside", "proceedings", "proceedings-per-thousand", "settled", "settled-days",
        ]
      )
      practice.drivers = ComplexityDrivers(
        new: try row.count("new"), newDays: try row.count("new-days"), outside: try row.count("outside"),
        proceedings: try row.count("proceedings"),
        proceedingsPerThousand: try row.count("proceedings-per-thousand"),
        settled: try row.count("settled"), settledDays: try row.count("settled-days"))
    }
    return practice
  }

  /// The working days of the stretches in which the offices are closed.
  private func closures(_ policy: Policy) throws -> [Closure] {
    try basis.names(from: "closure.").flatMap { name in
      try basis.stretches(name).flatMap { stretch in
        try stretch.filter { try calendar.isWorkingDay($0) }.map {
          Closure(day: $0, reason: String(name.dropFirst("closure.".count)))
        }
      }
    }
  }
}
