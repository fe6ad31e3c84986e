// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("A generated service is whole")
struct ServiceStructureTests {
  @Test("Ids are unique, well formed and in order", arguments: Sample.all)
  func identifiers(_ sample: Sample) throws {
    let scenario = try sample.generate().scenario
    let columns: [[String]] = [
      scenario.officers.map(\.id.text), scenario.minuteTakers.map(\.id.text), scenario.places.map(\.id.text),
      scenario.rooms.map(\.id.text), scenario.families.map(\.id.text), scenario.children.map(\.id.text),
      scenario.meetings.map(\.id.text),
    ]
    for ids in columns {
      #expect(
        zip(ids, ids.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    }
    #expect(scenario.children.count == sample.children)
  }

  @Test("Every reference resolves", arguments: Sample.all)
  func references(_ sample: Sample) throws {
    let service = try sample.generate()
    let scenario = service.scenario
    for officer in scenario.officers { #expect(service.places[officer.base]?.kind == .office) }
    for taker in scenario.minuteTakers { #expect(service.places[taker.base]?.kind == .office) }
    for room in scenario.rooms { #expect(service.places[room.venue] != nil) }
    for family in scenario.families {
      for officer in [family.officer].compactMap({ $0 }) + family.formerOfficers + family.conflicts.sorted() {
        #expect(service.officers[officer] != nil)
      }
      for place in [family.home, family.venue].compactMap({ $0 }) { #expect(service.places[place] != nil) }
      for other in family.apartFrom.sorted() { #expect(service.families[other] != nil && other != family.id) }
    }
    for child in scenario.children {
      #expect(service.families[child.family] != nil)
      if let placement = child.placement { #expect(service.places[placement]?.kind == .placement) }
    }
    let people = Set(scenario.officers.map(\.id.text) + scenario.minuteTakers.map(\.id.text))
    for row in scenario.absences { #expect(people.contains(row.person.text)) }
    for row in scenario.workingHours { #expect(people.contains(row.person.text)) }
    let holders = people.union(scenario.rooms.map(\.id.text))
      .union(scenario.families.map(\.id.text)).union(scenario.children.map(\.id.text))
    for row in scenario.busyTimes { #expect(holders.contains(row.holder.text)) }
    for row in scenario.dutyDays { #expect(service.officers[row.officer] != nil) }
    for meeting in scenario.meetings {
      #expect(meeting.children.allSatisfy { service.children[$0] != nil })
      if let officer = meeting.officer { #expect(service.officers[officer] != nil) }
      if let room = meeting.room { #expect(service.rooms[room] != nil) }
      if let taker = meeting.minuteTaker { #expect(service.minuteTakers[taker] != nil) }
    }
  }

  @Test("Every child has an open status, and a placement when reviews are held there", arguments: Sample.all)
  func statuses(_ sample: Sample) throws {
    for child in try sample.generate().scenario.children {
      let open = child.spells.filter { $0.until == nil }
      #expect(!open.isEmpty, "\(child.id)")
      #expect(child.spells.allSatisfy { $0.since < Sample.start && $0.since >= child.birth }, "\(child.id)")
      #expect(child.spells.allSatisfy { spell in spell.until.map { $0 >= spell.since } ?? true })
      let inReview = open.contains { ![.onPlan, .strategyDiscussion, .transferredIn].contains($0.status) }
      #expect(!inReview || child.placement != nil, "\(child.id)")
    }
  }

  @Test("A meeting is of children of one family, all born by then", arguments: Sample.all)
  func meetingsKeepToFamilies(_ sample: Sample) throws {
    let service = try sample.generate()
    for meeting in service.scenario.meetings {
      let children = meeting.children.compactMap { service.children[$0] }
      #expect(Set(children.map(\.family)).count == 1, "\(meeting.id)")
      #expect(children.allSatisfy { $0.birth <= meeting.day }, "\(meeting.id)")
      #expect(meeting.children == meeting.children.sorted())
      if !meeting.kind.isConference { #expect(Set(children.map(\.placement)).count == 1, "\(meeting.id)") }
    }
  }

  @Test("The named officer is in post and may have the family", arguments: Sample.all)
  func namedOfficers(_ sample: Sample) throws {
    let service = try sample.generate()
    for family in service.scenario.families {
      guard let id = family.officer else { continue }
      let officer = try #require(service.officers[id])
      #expect(officer.end.map { $0 >= Sample.start } ?? true)
      #expect(officer.start.map { $0 <= Sample.start } ?? true)
      #expect(!family.conflicts.contains(id))
      #expect(officer.skills.isSuperset(of: family.skills))
      #expect(!officer.excludedTeams.contains(family.team ?? ""))
      for other in family.apartFrom { #expect(service.families[other]?.officer != id) }
    }
  }

  @Test("Who chaired a held meeting was employed then", arguments: Sample.all)
  func chairsWereEmployed(_ sample: Sample) throws {
    let service = try sample.generate()
    for meeting in service.scenario.meetings where meeting.status == .held {
      let officer = try #require(meeting.officer.flatMap { service.officers[$0] }, "\(meeting.id)")
      #expect(officer.start.map { $0 <= meeting.day } ?? true, "\(meeting.id)")
      #expect(officer.end.map { meeting.day <= $0 } ?? true, "\(meeting.id)")
    }
  }

  @Test("The mix of a middling service is the shape's", arguments: [1, 2, 3] as [UInt64])
  func mix(seed: UInt64) throws {
    let service = try Sample(children: 400, seed: seed).generate()
    #expect(
      service.count(.onPlan) + service.count(.strategyDiscussion) + service.count(.transferredIn) >= 140)
    #expect((232...260).contains(service.count(.lookedAfter)))
    #expect(service.count(.shortBreaks) == 6)
    #expect(service.count(.pathway) == 4)
    let without = service.scenario.families.filter { $0.officer == nil }.count
    let share = Double(without) / Double(service.scenario.families.count)
    #expect((0.10...0.14).contains(share), "share without an officer \(share)")
    let equivalents = service.scenario.officers.filter { $0.end == nil }.map(\.fteThousandths).reduce(0, +)
    #expect((55.0...61.0).contains(400_000 / Double(equivalents)))
  }

  @Test("Some children are placed far away, nobody beyond the longest journey")
  func travel() throws {
    let service = try Sample(children: 500, seed: 3).generate()
    let offices = service.scenario.places.filter { $0.kind == .office }.map(\.id)
    var far = 0
    for child in service.scenario.children {
      guard let placement = child.placement, let office = offices.first else { continue }
      let minutes = try service.minutes(office, placement)
      #expect(minutes <= 150)
      if child.cohorts.contains("out-of-area") { #expect(minutes > 30) }
      if minutes > 60 { far += 1 }
    }
    #expect(far >= 10)
  }
}
