// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// Makes synthetic scenarios of any size from a seed.
///
/// A generated service has what real ones have: towns and country, sibling groups, histories that follow the
/// rules, officers who work part of the week, leave, some published bookings and some families without an
/// officer. What is drawn how often, and why, stands in the scenario's table of assumptions.
public enum ServiceGenerator {
  /// Makes a scenario: the same shape gives the same scenario, on every machine.
  ///
  /// - Parameters:
  ///   - shape: size and make-up.
  ///   - calendar: the working days that histories and bookings keep to.
  /// - Throws: `GenerationError.shape` when no service has such a shape, `CalendarError`.
  public static func generate(_ shape: ServiceShape, calendar: WorkingCalendar) throws -> Scenario {
    try ServiceAssembler.scenario(of: blueprint(of: shape, calendar: calendar), calendar: calendar)
  }

  /// Everything about the service but its children's cases.
  static func blueprint(of shape: ServiceShape, calendar: WorkingCalendar) throws -> ServiceBlueprint {
    try shape.validate()
    func random(_ concern: SeededRandom.Concern) -> SeededRandom {
      SeededRandom(seed: shape.seed, for: concern)
    }
    var policy = Policy(service: "Synthetic service of \(shape.children) children", start: shape.start)
    policy.horizonWeeks = shape.horizonWeeks
    policy.fortnightStart = shape.start.weekStart
    try calendar.requireRoom(around: policy)
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

    var blueprint = ServiceBlueprint(
      policy: policy, seed: shape.seed, map: map, places: places, offices: offices, venues: venues,
      teams: teams, requests: requests,
      placements: SyntheticAssumptions.placements,
      practice: SyntheticAssumptions.practice(bookedPerThousand: Int((shape.booked * 1000).rounded())),
      staff: staff, rooms: rooms, unallocated: shape.unallocated,
      assumptions: SyntheticAssumptions.rows(of: shape))
    blueprint.practice.publishesCombined = shape.publishesCombined
    if shape.horizonWeeks > ServiceShape.longestQuarter {
      blueprint.closures = try ClosureDrawing.christmas(
        from: policy.start, through: policy.lateEnd, calendar: calendar)
    }
    return blueprint
  }

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
    try addDutyDesk(to: &officers, among: inPost, using: absences)
    let takers = drawing.minuteTakers(offices: staffing.offices, using: &resourceRandom)
    let rooms = try drawing.rooms(at: venues, using: &resourceRandom)
    return (StaffDraft(officers: officers, minuteTakers: takers), rooms)
  }

  /// One officer of every twelve has the duty desk each day; in a small service on two days a week, and in one
  /// of fewer than five officers never, so that the others can hold the meetings.
  private static func addDutyDesk(
    to officers: inout [OfficerDraft], among inPost: [Int], using absences: AbsenceDrawing
  ) throws {
    guard inPost.count >= 5 else { return }
    let weekdays: Set<Weekday> = inPost.count >= 10 ? Set(Weekday.allCases.prefix(5)) : [.tuesday, .thursday]
    let rotas = max(1, inPost.count / 12)
    for rota in 0..<rotas {
      try absences.addRota(
        of: "duty", on: weekdays, among: inPost.filter { $0 % rotas == rota }, to: &officers)
    }
  }
}
