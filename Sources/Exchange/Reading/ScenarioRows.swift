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

  /// Reads the rows of all tables.
  init(_ folder: ScenarioFolder, log: FaultLog) {
    let known = KnownIdentifiers(folder)
    func read<Row>(_ schema: TableSchema, _ make: (inout RowReader) -> Row?) -> [Located<Row>] {
      guard let table = folder.table(schema) else { return [] }
      return TableReader(schema: schema, table: table, known: known, log: log).rows(make)
    }
    officers = read(.officers) { Officer(row: &$0) }
    minuteTakers = read(.minuteTakers) { MinuteTaker(row: &$0) }
    workingHours = read(.workingHours) { WorkingHours(row: &$0) }
    absences = read(.absences) { Absence(row: &$0) }
    dutyDays = read(.dutyDays) { DutyDay(row: &$0) }
    busyTimes = read(.busy) { BusyTime(row: &$0) }
    closures = read(.closures) { Closure(row: &$0) }
    places = read(.places) { Place(row: &$0) }
    rooms = read(.rooms) { Room(row: &$0) }
    families = read(.families) { Family(row: &$0) }
    decisions = read(.decisions) { Decision(row: &$0) }
    children = read(.children) { Child(row: &$0) }
    spells = read(.statuses) { ChildSpell(row: &$0) }
    meetingRows = read(.meetings) { MeetingRow(row: &$0) }
    meetings = MeetingAssembly.meetings(of: meetingRows, log: log)
    journeys = read(.travel) { TravelOverride(row: &$0) }
    figures = read(.figures) { PublishedFigure(row: &$0) }.map(\.value)
    assumptions = read(.assumptions) { Assumption(row: &$0) }.map(\.value)
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
    return scenario
  }
}
