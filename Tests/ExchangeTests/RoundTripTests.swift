// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Exchange

@Suite("A scenario that is written and read")
struct RoundTripTests {
  @Test("has no fault")
  func hasNoFault() throws {
    let reading = try ScenarioOnDisk().read()
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.scenario != nil)
  }

  @Test("is the same scenario")
  func isTheSame() throws {
    let original = RichScenario.make()
    let read = try #require(try ScenarioOnDisk(original).read().scenario)
    #expect(read.policy == original.policy)
    #expect(read.officers == original.officers)
    #expect(read.minuteTakers == original.minuteTakers)
    #expect(read.workingHours == original.workingHours)
    #expect(read.absences == original.absences)
    #expect(read.dutyDays == original.dutyDays)
    #expect(read.busyTimes == original.busyTimes)
    #expect(read.closures == original.closures)
    #expect(read.places == original.places)
    #expect(read.rooms == original.rooms)
    #expect(read.families == original.families)
    #expect(read.decisions == original.decisions)
    #expect(read.children == original.children)
    #expect(read.meetings == original.meetings)
    #expect(read.travelOverrides == original.travelOverrides)
    #expect(read.figures == original.figures)
    #expect(read.assumptions == original.assumptions)
    #expect(read.course == original.course)
    #expect(read.staffEvents == original.staffEvents)
    #expect(read.outcomes == original.outcomes)
  }

  @Test("gives the same bytes when written again")
  func givesSameBytes() throws {
    let original = try ScenarioOnDisk()
    let read = try #require(try original.read().scenario)
    let again = try ScenarioOnDisk(read)
    let names = try original.folder.names(in: "scenario")
    #expect(names.count == TableSchema.scenario.count + 2)
    #expect(try again.folder.names(in: "scenario") == names)
    for name in names { #expect(try again.text(name) == original.text(name)) }
  }

  @Test("is written in the order of its ids whatever order its rows have")
  func isWrittenInOrder() throws {
    var scenario = RichScenario.make()
    let expected = ScenarioWriting.files(of: scenario)
    scenario.officers.reverse()
    scenario.workingHours.reverse()
    scenario.absences.reverse()
    scenario.busyTimes.reverse()
    scenario.closures.reverse()
    scenario.places.reverse()
    scenario.rooms.reverse()
    scenario.families.reverse()
    scenario.decisions.reverse()
    scenario.children.reverse()
    for index in scenario.children.indices { scenario.children[index].spells.reverse() }
    scenario.staffEvents.reverse()
    scenario.meetings.reverse()
    for index in scenario.meetings.indices { scenario.meetings[index].children.reverse() }
    let files = ScenarioWriting.files(of: scenario)
    for (file, other) in zip(files, expected) { #expect(file.bytes == other.bytes, "\(file.name)") }
  }

  @Test("may leave optional tables and columns out, and have rows in any order")
  func mayLeaveOptionalPartsOut() throws {
    let disk = try ScenarioOnDisk()
    for schema in TableSchema.scenario where schema.isOptional { try disk.remove(schema.file) }
    try disk.write("family\nF2\nF1\n", "families.csv")
    try disk.write("birth,family,child\n2003-05-05,F1,C1\n2004-05-05,F2,C2\n", "children.csv")
    try disk.write("child,status,since\nC1,on-plan,2013-03-04\nC2,on-plan,2013-03-04\n", "statuses.csv")
    try disk.write("person,weekday,start,end\n", "working_hours.csv")
    let reading = try disk.read()
    // The cohort that the policy names, the rooms and the minute takers are gone with the tables.
    #expect(reading.faults.allSatisfy { $0.severity == .warning })
    #expect(reading.faults.map(\.file) == ["minute_takers.csv", "policy.json", "rooms.csv"])
    let scenario = try #require(reading.scenario)
    #expect(scenario.families == [Family(id: "F1"), Family(id: "F2")])
    #expect(scenario.children.map(\.id) == ["C1", "C2"])
    #expect(scenario.meetings.isEmpty)
  }
}
