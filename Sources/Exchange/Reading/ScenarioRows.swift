// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// The sound rows of a scenario's tables, each with its row number.
struct ScenarioRows {
  var officers: [Located<Officer>] = []
  var minuteTakers: [Located<MinuteTaker>] = []
  var workingHours: [Located<WorkingHours>] = []
  var absences: [Located<Absence>] = []
  var dutyDays: [Located<DutyDay>] = []
  var busyTimes: [Located<BusyTime>] = []
  var closures: [Located<Closure>] = []
  var places: [Located<Place>] = []
  var rooms: [Located<Room>] = []
  var families: [Located<Family>] = []
  var decisions: [Located<Decision>] = []
  var children: [Located<Child>] = []
  var spells: [Located<ChildSpell>] = []
  /// The rows of `meetings.csv`, and the meetings that they make, each at its first row.
  var meetingRows: [Located<MeetingRow>] = []
  var meetings: [Located<RecordedMeeting>] = []
  var journeys: [Located<TravelOverride>] = []
  var figures: [PublishedFigure] = []
  var assumptions: [Assumption] = []
  var course: [Located<CourseFigure>] = []
  var staffEvents: [Located<StaffEvent>] = []
  var outcomes: [PublishedOutcome] = []

  /// Reads the rows of all tables.
  init(_ folder: ScenarioFolder, log: FaultLog) {
    let known = KnownIdentifiers(folder)
    // The rows of meetings.csv are about as many as those of all other tables together.
    let (others, meetings) = Concurrently.both(
      { Self.otherTables(folder, known) }, { Self.meetings(folder, known) })
    self = others.rows
    meetingRows = meetings.rows.meetingRows
    self.meetings = meetings.rows.meetings
    log.add(others.faults + meetings.faults)
  }
  private typealias Part = (rows: ScenarioRows, faults: [Fault])

  private init() {}

  private static func meetings(_ folder: ScenarioFolder, _ known: KnownIdentifiers) -> Part {
    let reading = TablesReading(folder, known)
    var rows = ScenarioRows()
    rows.meetingRows = reading.rows(.meetings) { MeetingRow(row: &$0) }
    rows.meetings = MeetingAssembly.meetings(of: rows.meetingRows, log: reading.log)
    return (rows, reading.log.faults)
  }

  private static func otherTables(_ folder: ScenarioFolder, _ known: KnownIdentifiers) -> Part {
    let reading = TablesReading(folder, known)
    var rows = ScenarioRows()
    rows.officers = reading.rows(.officers) { Officer(row: &$0) }
    rows.minuteTakers = reading.rows(.minuteTakers) { MinuteTaker(row: &$0) }
    rows.workingHours = reading.rows(.workingHours) { WorkingHours(row: &$0) }
    rows.absences = reading.rows(.absences) { Absence(row: &$0) }
    rows.dutyDays = reading.rows(.dutyDays) { DutyDay(row: &$0) }
    rows.busyTimes = reading.rows(.busy) { BusyTime(row: &$0) }
    rows.closures = reading.rows(.closures) { Closure(row: &$0) }
    rows.places = reading.rows(.places) { Place(row: &$0) }
    rows.rooms = reading.rows(.rooms) { Room(row: &$0) }
    rows.families = reading.rows(.families) { Family(row: &$0) }
    rows.decisions = reading.rows(.decisions) { Decision(row: &$0) }
    rows.children = reading.rows(.children) { Child(row: &$0) }
    rows.spells = reading.rows(.statuses) { ChildSpell(row: &$0) }
    rows.journeys = reading.rows(.travel) { TravelOverride(row: &$0) }
    rows.figures = reading.rows(.figures) { PublishedFigure(row: &$0) }.map(\.value)
    rows.assumptions = reading.rows(.assumptions) { Assumption(row: &$0) }.map(\.value)
    rows.course = reading.rows(.course) { CourseFigure(row: &$0) }
    rows.staffEvents = reading.rows(.staffCourse) { StaffEvent(row: &$0) }
    rows.outcomes = reading.rows(.published) { PublishedOutcome(row: &$0) }.map(\.value)
    return (rows, reading.log.faults)
  }

  /// The reading of some tables of a folder, with a log of its own.
  private struct TablesReading {
    let log = FaultLog()
    private let folder: ScenarioFolder
    private let known: KnownIdentifiers

    init(_ folder: ScenarioFolder, _ known: KnownIdentifiers) {
      self.folder = folder
      self.known = known
    }

    func rows<Row>(_ schema: TableSchema, _ make: (inout RowReader) -> Row?) -> [Located<Row>] {
      guard let table = folder.table(schema) else { return [] }
      return TableReader(schema: schema, table: table, known: known, log: log).rows(make)
    }
  }

  /// The scenario of the rows, everything in the order of its ids.
  func scenario(policy: Policy) -> Scenario {
    var scenario = Scenario(policy: policy)
    scenario.officers = officers.map(\.value).sorted { $0.id < $1.id }
    scenario.minuteTakers = minuteTakers.map(\.value).sorted { $0.id < $1.id }
    scenario.workingHours = workingHours.map(\.value).sorted(by: WorkingHours.comesBefore)
    scenario.absences = absences.map(\.value).sorted(by: Absence.comesBefore)
    scenario.dutyDays = dutyDays.map(\.value).sorted { ($0.officer, $0.day) < ($1.officer, $1.day) }
    scenario.busyTimes = busyTimes.map(\.value).sorted(by: BusyTime.comesBefore)
    scenario.closures = closures.map(\.value).sorted(by: Closure.comesBefore)
    scenario.places = places.map(\.value).sorted { $0.id < $1.id }
    scenario.rooms = rooms.map(\.value).sorted { $0.id < $1.id }
    scenario.families = families.map(\.value).sorted { $0.id < $1.id }
    scenario.decisions = decisions.map(\.value).sorted(by: Decision.comesBefore)
    var spellsOfChild = Dictionary(grouping: spells.map(\.value), by: \.child)
    scenario.children = children.map { row in
      var child = row.value
      child.spells = (spellsOfChild.removeValue(forKey: child.id) ?? []).map(\.spell)
        .sorted(by: CaseHistory.Spell.comesBefore)
      return child
    }.sorted { $0.id < $1.id }
    scenario.meetings = meetings.map(\.value).sorted { $0.id < $1.id }
    scenario.travelOverrides = journeys.map(\.value).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    scenario.figures = figures
    scenario.assumptions = assumptions
    scenario.course = course.map(\.value)
    scenario.staffEvents = staffEvents.map(\.value).sorted(by: StaffEvent.comesBefore)
    scenario.outcomes = outcomes
    return scenario
  }
}
