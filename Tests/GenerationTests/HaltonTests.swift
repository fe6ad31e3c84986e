// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("Halton 2012/13")
struct HaltonTests {
  private func halton() throws -> GeneratedService { try Published.service("halton-2013") }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test("Children are as many as the report counts")
  func children() throws {
    let service = try halton()
    #expect(service.count(.lookedAfter) == 136)
    #expect(service.count(.onPlan) == 86)
    #expect(service.count(.shortBreaks) == 9)
    #expect(service.count(.pathway) == 4)
    let entrants = try service.scenario.children.filter { child in
      try child.spells.contains { spell in
        try spell.status == .lookedAfter && spell.since >= day("2013-01-01")
          && spell.since <= day("2013-03-31")
      }
    }
    #expect(entrants.count == 25)
    let groups = Dictionary(grouping: entrants, by: \.family)
    #expect(groups.values.contains { $0.count >= 4 }, "the report's large sibling groups")
    #expect(
      try service.scenario.children.allSatisfy { child in
        try child.spells.allSatisfy { try $0.since <= day("2013-03-31") }
      })
  }

  @Test("A lead chairs conferences, three full-time managers review and cover them")
  func officers() throws {
    let officers = try halton().scenario.officers
    #expect(officers.count == 4)
    #expect(officers.allSatisfy { $0.fteThousandths == 1000 && $0.otherMinutesPerWeek > 0 })
    #expect(officers.filter { $0.roles == [.conferences] }.count == 1)
    #expect(officers.filter { $0.roles == [.reviews] && $0.coverRoles == [.conferences] }.count == 3)
  }

  @Test("Each manager has fewer than the 70 children that the handbook advises, each child one officer")
  func caseloads() throws {
    let service = try halton()
    var children: [Officer.ID: Int] = [:]
    for child in service.scenario.children {
      if let officer = service.families[child.family]?.officer { children[officer, default: 0] += 1 }
    }
    for officer in service.scenario.officers where officer.roles == [.reviews] {
      #expect((30..<70).contains(children[officer.id] ?? 0))
    }
  }

  @Test("No family has both children in care and children on a plan")
  func noMixedFamilies() throws {
    let service = try halton()
    for (_, siblings) in Dictionary(grouping: service.scenario.children, by: \.family) {
      let open = siblings.flatMap { $0.spells.filter { $0.until == nil }.map(\.status) }
      let conferences = open.filter { [.onPlan, .strategyDiscussion, .transferredIn].contains($0) }
      #expect(conferences.isEmpty || conferences.count == open.count)
    }
  }

  @Test("The newest families are to be allocated: no first review held, or a conference awaited")
  func toAllocate() throws {
    let service = try halton()
    let waiting = service.scenario.families.filter { $0.officer == nil }
    #expect((8...12).contains(waiting.count))
    let held = Set(service.scenario.meetings.filter { $0.status == .held }.flatMap(\.children))
    let ids = Set(waiting.map(\.id))
    for child in service.scenario.children where ids.contains(child.family) {
      #expect(!held.contains(child.id))
    }
  }

  @Test("One review of the year was late, a first review after a late notification")
  func oneLateReview() throws {
    let service = try halton()
    let year = try day("2012-04-01")...day("2013-03-31")
    var late: [String] = []
    for (child, history) in service.histories() {
      for meeting in history.held where year.contains(meeting.day) {
        let before = CaseHistory(
          spells: history.spells.filter { $0.since <= meeting.day }.map { spell in
            let ended = spell.until.map { $0 < meeting.day } ?? false
            return ended ? spell : CaseHistory.Spell(status: spell.status, since: spell.since)
          }, held: history.held.filter { $0.day < meeting.day }, cohorts: history.cohorts)
        let window = try service.rules.windows(of: before).first { $0.kind.group == meeting.kind.group }
        if let window, meeting.day > window.closes { late.append("\(child.id) \(meeting.kind)") }
      }
    }
    #expect(late.count == 1, "\(late)")
    #expect(late.allSatisfy { $0.hasSuffix("\(MeetingKind.firstReview)") })
  }

  @Test("The rules make about the 3.08 reviews a child that the report counts")
  func reviewsInAYear() throws {
    let service = try halton()
    let figure = try #require(service.scenario.figures.first { $0.figure == "reviews-in-the-year" })
    let reported = try #require(Int(figure.value))
    var due = 0
    for (child, history) in service.histories()
    where child.spells.contains(where: { $0.status == .lookedAfter && $0.until == nil }) {
      due += try service.rules.schedule(
        of: history, from: service.policy.start, through: service.policy.start + 364
      )
      .filter { !$0.kind.isConference }.count
    }
    // Reviews on the last lawful day are the fewest that can be; services hold them some days earlier.
    #expect(due <= reported && due * 100 >= reported * 88, "\(due) of \(reported)")
  }

  @Test("Children out of the borough are reviewed every three months, as the report's own policy")
  func outOfBorough() throws {
    let service = try halton()
    var tightened = 0
    for (child, history) in service.histories() where child.cohorts.contains("out-of-area") {
      for window in try service.rules.windows(of: history) where window.rule == "LAC3" {
        #expect(window.closes - window.trigger <= 92)
        #expect(window.citation.contains("Halton annual report 2012/13, 3.7"))
        tightened += 1
      }
    }
    #expect(tightened > 10)
  }

  @Test("Nothing of it is overdue when the plan starts, and every window is known")
  func windows() throws {
    let service = try halton()
    for (child, history) in service.histories() {
      let windows = try service.rules.windows(of: history)
      #expect(!windows.isEmpty, "\(child.id)")
      #expect(windows.allSatisfy { $0.closes >= service.policy.start }, "\(child.id)")
    }
  }
}
