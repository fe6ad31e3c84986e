// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Synchronization
import Testing
import Travel

@testable import Generation

/// A size and a seed to generate a service from; its description is what a failing test prints.
struct Sample: CustomTestStringConvertible, Hashable, Sendable {
  let children: Int
  let seed: UInt64

  var testDescription: String { "\(children) children, seed \(seed)" }

  var shape: ServiceShape {
    var shape = ServiceShape(start: Sample.start)
    shape.children = children
    shape.seed = seed
    return shape
  }

  /// The first Monday after a Christmas, so that histories run into bank holidays.
  static let start = Day(number: 20_458)

  /// One child to 500, several seeds each.
  static let all: [Sample] =
    [1, 7, 50].flatMap { children in
      (1...4).map { Sample(children: children, seed: $0) }
    } + [Sample(children: 500, seed: 1), Sample(children: 500, seed: 77)]

  /// The generated service; each sample is generated once for all tests.
  func generate() throws -> GeneratedService {
    try Sample.generated.withLock { services in
      if let known = services[self] { return known }
      let made = try generateAnew()
      services[self] = made
      return made
    }
  }

  /// The service, generated again.
  func generateAnew() throws -> GeneratedService {
    let calendar = try WorkingCalendar.english()
    return try GeneratedService(
      ServiceGenerator.generate(shape, calendar: calendar), calendar: calendar)
  }

  private static let generated = Mutex<[Sample: GeneratedService]>([:])
}

/// A scenario with its rows by id, as a test asks for them.
struct GeneratedService: Sendable {
  let scenario: Scenario
  let calendar: WorkingCalendar
  let rules: RuleBook
  let places: [Place.ID: Place]
  let officers: [Officer.ID: Officer]
  let families: [Family.ID: Family]
  let children: [Child.ID: Child]
  let rooms: [Room.ID: Room]
  let minuteTakers: [MinuteTaker.ID: MinuteTaker]

  init(_ scenario: Scenario, calendar: WorkingCalendar) throws {
    self.scenario = scenario
    self.calendar = calendar
    rules = try RuleBook(
      calendar: calendar, months: scenario.policy.months, tightenings: scenario.policy.tightenings)
    // `uniqueKeysWithValues` would trap on a repeated id; a test should fail instead.
    places = Dictionary(scenario.places.map { ($0.id, $0) }) { first, _ in first }
    officers = Dictionary(scenario.officers.map { ($0.id, $0) }) { first, _ in first }
    families = Dictionary(scenario.families.map { ($0.id, $0) }) { first, _ in first }
    children = Dictionary(scenario.children.map { ($0.id, $0) }) { first, _ in first }
    rooms = Dictionary(scenario.rooms.map { ($0.id, $0) }) { first, _ in first }
    minuteTakers = Dictionary(scenario.minuteTakers.map { ($0.id, $0) }) { first, _ in first }
  }

  var policy: Policy { scenario.policy }

  var booked: [RecordedMeeting] { scenario.meetings.filter { $0.status == .booked } }

  /// The children with an open status of a kind.
  func count(_ status: CaseStatus) -> Int {
    scenario.children.filter { child in
      child.spells.contains { $0.status == status && $0.until == nil }
    }.count
  }

  /// Each child's history when the plan starts, in the order of the children.
  func histories() -> [(child: Child, history: CaseHistory)] {
    var held: [Child.ID: [CaseHistory.Held]] = [:]
    var events: [Child.ID: [CaseHistory.Event]] = [:]
    for meeting in scenario.meetings {
      for child in meeting.children {
        switch meeting.status {
        case .held: held[child, default: []].append(.init(kind: meeting.kind, day: meeting.day))
        case .due: events[child, default: []].append(.init(kind: meeting.kind, day: meeting.day))
        case .booked, .adjourned: break
        }
      }
    }
    return scenario.children.map { child in
      let history = CaseHistory(
        spells: child.spells, held: held[child.id] ?? [], events: events[child.id] ?? [],
        cohorts: child.cohorts)
      return (child, history)
    }
  }

  /// Minutes between two places, as the model counts them.
  func minutes(_ from: Place.ID, _ to: Place.ID) throws -> Int {
    if from == to { return 0 }
    return policy.travel.minutes(
      from: try #require(places[from]).point, to: try #require(places[to]).point)
  }

  /// The hours of a person on a day, read from the rows alone; nil when not at work.
  func hours(of person: String, on day: Day) -> TimeSpan? {
    let away = scenario.absences.contains { $0.person.text == person && $0.covers(day) }
    if away || day.weekday.isWeekend { return nil }
    let rows = scenario.workingHours.filter { $0.person.text == person }
    if rows.isEmpty { return policy.defaultHours }
    let monday = policy.fortnightStart.map(\.weekStart)
    let week = monday.map { (day.weekStart - $0) / 7 % 2 == 0 ? 1 : 2 }
    return rows.first { $0.weekday == day.weekday && ($0.week == nil || $0.week == week) }?.span
  }

  /// Where a meeting is held: its room's venue, or the placement of its first child.
  func place(of meeting: RecordedMeeting) throws -> Place.ID {
    if let room = meeting.room { return try #require(rooms[room]).venue }
    let child = try #require(children[meeting.children[0]])
    return try #require(child.placement)
  }
}
