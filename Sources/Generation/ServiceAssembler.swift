// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Makes the scenario of a blueprint: families, histories, officers' families, published bookings, rows.
enum ServiceAssembler {
  /// Makes the scenario.
  static func scenario(of blueprint: ServiceBlueprint, calendar: WorkingCalendar) throws -> Scenario {
    var blueprint = blueprint
    let policy = blueprint.policy
    let rules = try policy.rules(calendar: calendar)
    guard let recordsFrom = Day(year: calendar.firstYear, month: 1, day: 1) else {
      throw CalendarError.unreadableBankHolidays(
        reason: "the first year \(calendar.firstYear) has no 1 January")
    }
    try calendar.requireRoom(around: policy)

    func random(_ concern: SeededRandom.Concern) -> SeededRandom {
      SeededRandom(seed: blueprint.seed, for: concern)
    }
    var familyRandom = random(.families)
    let maker = FamilyMaker(
      blueprint: blueprint, recordsFrom: recordsFrom, places: &blueprint.places, using: &familyRandom)
    var families = blueprint.requests.map {
      maker.family($0, places: &blueprint.places, using: &familyRandom)
    }

    var historyRandom = random(.histories)
    let walker = HistoryWalker(
      rules: rules, policy: policy, recordsFrom: recordsFrom,
      latePerThousand: blueprint.practice.latePerThousand)
    for index in families.indices { try walker.walk(&families[index], using: &historyRandom) }

    var assignmentRandom = random(.assignment)
    let assignment = OfficerAssignment(blueprint: blueprint, calendar: calendar)
    try assignment.assign(&families, using: &assignmentRandom)
    var decisionRandom = random(.decisions)
    DecisionDrawing(practice: blueprint.practice, assignment: assignment)
      .draw(&families, using: &decisionRandom)

    var eventRandom = random(.events)
    let events = EventDrawing(
      rules: rules, start: policy.start, horizonEnd: policy.horizonEnd,
      eventsPerThousand: blueprint.practice.eventsPerThousand)
    for index in families.indices { try events.addEvents(to: &families[index], using: &eventRandom) }

    var participantRandom = random(.participants)
    let participants = ParticipantDrawing(
      policy: policy, perThousand: blueprint.practice.unavailablePerThousand)
    for index in families.indices { participants.draw(&families[index], using: &participantRandom) }

    var diaryRandom = random(.diary)
    var publisher = BookingPublisher(blueprint: blueprint, rules: rules)
    try publisher.publish(&families, using: &diaryRandom)

    var realityRandom = random(.reality)
    try RealityDrawing(rules: rules, policy: policy, practice: blueprint.practice)
      .draw(&families, using: &realityRandom)
    return ScenarioAssembly(blueprint: blueprint, families: families).scenario()
  }
}

extension WorkingCalendar {
  /// Refuses a start whose records before it, or whose horizon after it, lie outside the known years.
  func requireRoom(around policy: Policy) throws {
    let earliest = Day(year: firstYear + 1, month: 1, day: 1)
    // A whole year after the start, and whatever the plan has beyond it.
    let weeks = 7 * (policy.horizonWeeks + policy.lateWeeks)
    let latest = Day(year: lastYear, month: 12, day: 31).map { $0 - max(weeks - 1, yearLength - 1) }
    guard let earliest, let latest, policy.start >= earliest, policy.start <= latest else {
      throw GenerationError.shape(
        field: "start", value: "\(policy.start)",
        expected:
          "a day from \(firstYear + 1)-01-01 to \(latest?.description ?? "\(lastYear)"), so that the bank "
          + "holidays of the records before it and of the plan and the year after it are known")
    }
  }

  /// The days of the last known year.
  private var yearLength: Int { Day.length(ofMonth: 2, year: lastYear) == 29 ? 366 : 365 }
}
