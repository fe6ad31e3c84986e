// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// Makes synthetic scenarios of any size from a seed.
///
/// A generated service has what real ones have: towns and country, sibling groups, histories that follow the
/// rules, officers who work part of the week, leave, some published bookings and some families without an
/// officer. What is drawn how often is in the named constants of this target, each with its source or marked as
/// an assumption.
public enum ServiceGenerator {
  /// Makes a scenario: the same shape gives the same scenario, on every machine.
  ///
  /// - Parameters:
  ///   - shape: size and make-up.
  ///   - calendar: the working days that histories and bookings keep to.
  /// - Throws: `GenerationError.shape` when no service has such a shape, `CalendarError`.
  public static func generate(_ shape: ServiceShape, calendar: WorkingCalendar) throws -> Scenario {
    try shape.validate()
    func random(_ concern: SeededRandom.Concern) -> SeededRandom {
      SeededRandom(seed: shape.seed, for: concern)
    }
    var policy = Policy(service: "Synthetic service of \(shape.children) children", start: shape.start)
    policy.horizonWeeks = shape.horizonWeeks
    policy.fortnightStart = shape.start.weekStart
    policy.school.holidays = try SchoolYear(calendar: calendar).holidays(
      from: policy.start, through: policy.lateEnd)

    var mapRandom = random(.map)
    let map = MapDrawing.map(districts: shape.districts, children: shape.children, using: &mapRandom)
    var places = PlaceList(estimate: policy.travel)
    let offices = MapDrawing.addOffices(of: map, to: &places)
    let venues = MapDrawing.addVenues(shape.venues, of: map, to: &places, using: &mapRandom)
    let teamCount = max(shape.districts, shape.children / 120)
    let teamIDs = Numbering(prefix: "team-", count: teamCount, width: 2)
    let teams = (0..<teamCount).map(teamIDs.id)

    var caseloadRandom = random(.caseload)
    let requests = CaseloadDrawing(shape: shape).requests(using: &caseloadRandom)
    let withConferences = requests.filter { $0.roles.contains(.conferences) }.count
    let (staff, rooms) = try resources(
      StaffDrawing(shape: shape, policy: policy, offices: offices, teams: teams),
      ResourceDrawing(policy: policy, calendar: calendar, familiesWithConferences: withConferences),
      venues: venues, seed: shape.seed)

    let blueprint = ServiceBlueprint(
      policy: policy, seed: shape.seed, map: map, places: places, venues: venues, requests: requests,
      placements: PlacementPattern(otherDistrict: 180, outside: 140, apart: 250, childrensHome: 200),
      practice: Practice(
        latePerThousand: 6, bookedPerThousand: Int((shape.booked * 1000).rounded()),
        complexity: complexity, eventsPerThousand: 12),
      staff: staff, rooms: rooms, unallocated: shape.unallocated,
      assumptions: SharedAssumptions.all)
    return try ServiceAssembler.scenario(
      of: blueprint, offices: offices, teams: teams, calendar: calendar)
  }

  /// How often families are of which complexity, in per cent: most are ordinary. No weighting is published.
  static let complexity = [
    WeightedRange(80...80, weight: 60), WeightedRange(100...100, weight: 760),
    WeightedRange(120...120, weight: 120), WeightedRange(150...150, weight: 45),
    WeightedRange(200...200, weight: 15),
  ]

  /// Officers and minute takers with their absences, duties and appointments, and rooms with theirs.
  private static func resources(
    _ staffing: StaffDrawing, _ drawing: ResourceDrawing, venues: [Int], seed: UInt64
  ) throws -> (StaffDraft, [RoomDraft]) {
    var staffRandom = SeededRandom(seed: seed, for: .staff)
    var absenceRandom = SeededRandom(seed: seed, for: .absences)
    var resourceRandom = SeededRandom(seed: seed, for: .resources)
    var officers = staffing.officers(using: &staffRandom)
    let absences = AbsenceDrawing(policy: staffing.policy, calendar: drawing.calendar)
    let inPost = officers.indices.filter { !officers[$0].hasLeft(by: staffing.policy.start) }
    for index in inPost {
      absences.addAbsences(to: &officers[index].work, sicknessPerThousand: 40, using: &absenceRandom)
      try drawing.addAppointments(to: &officers[index], using: &resourceRandom)
    }
    // One officer a day has the duty desk, where there are enough for the others to hold the meetings.
    if inPost.count >= 5 {
      try absences.addRota(
        of: "duty", on: Set(Weekday.allCases.prefix(5)), among: inPost, to: &officers)
    }
    let takers = drawing.minuteTakers(offices: staffing.offices, using: &resourceRandom)
    let rooms = try drawing.rooms(at: venues, using: &resourceRandom)
    return (StaffDraft(officers: officers, minuteTakers: takers), rooms)
  }
}
