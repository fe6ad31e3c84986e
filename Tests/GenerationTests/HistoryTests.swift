// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("Generated histories follow the rules")
struct HistoryTests {
  /// What was known of a child on a day, before a meeting held that day.
  private func known(_ history: CaseHistory, on day: Day) -> CaseHistory {
    let spells = history.spells.filter { $0.since <= day }.map { spell in
      // The conference that ends an enquiry is held while it lasts.
      let endsWithMeeting = [.strategyDiscussion, .transferredIn].contains(spell.status)
      let ended = spell.until.map { endsWithMeeting ? $0 < day : $0 <= day } ?? false
      return CaseHistory.Spell(status: spell.status, since: spell.since, until: ended ? spell.until : nil)
    }
    return CaseHistory(
      spells: spells, held: history.held.filter { $0.day < day }, cohorts: history.cohorts)
  }

  /// How the held meetings of a service stand to their windows.
  private struct Tally {
    var meetings = 0
    var late = 0
    var faults: [String] = []
  }

  /// Replays every child's meetings against the rule book, meeting by meeting.
  private func replay(_ service: GeneratedService) throws -> Tally {
    var tally = Tally()
    let recordsFrom = try #require(Day(year: service.calendar.firstYear, month: 1, day: 1))
    for (child, history) in service.histories() {
      // The first two reviews of a stay that began before the records stand for a longer history.
      let old = child.spells.contains { $0.since < recordsFrom } ? 2 : 0
      for meeting in history.held.sorted(by: { $0.day < $1.day }).dropFirst(old) {
        let windows = try service.rules.windows(of: known(history, on: meeting.day))
        tally.meetings += 1
        guard let window = windows.first(where: { $0.kind == meeting.kind }) else {
          tally.faults.append("\(child.id) \(meeting.kind) \(meeting.day): no such meeting was due")
          continue
        }
        if meeting.day <= window.trigger || window.opens.map({ meeting.day < $0 }) ?? false {
          tally.faults.append("\(child.id) \(meeting.kind) \(meeting.day): before its window")
        }
        if meeting.day > window.closes { tally.late += 1 }
        if try !service.calendar.isWorkingDay(meeting.day) {
          tally.faults.append("\(child.id) \(meeting.kind) \(meeting.day): not a working day")
        }
      }
    }
    return tally
  }

  @Test(
    "Each held meeting was the one due, on a working day of its window, but for a few late ones",
    arguments: Sample.all)
  func heldInWindows(_ sample: Sample) throws {
    let tally = try replay(sample.generate())
    #expect(tally.faults == [])
    #expect(tally.late <= max(6, tally.meetings / 40), "\(tally.late) of \(tally.meetings) late")
  }

  @Test("Some meetings of a large service were late, and few")
  func lateShare() throws {
    let tally = try replay(Sample(children: 500, seed: 77).generate())
    #expect(tally.late > 0)
  }

  @Test("Next meetings are not overdue, but for a few", arguments: Sample.all)
  func nextMeetings(_ sample: Sample) throws {
    let service = try sample.generate()
    var windows = 0
    var past = 0
    for (_, history) in service.histories() {
      for window in try service.rules.windows(of: history) {
        windows += 1
        if window.closes < Sample.start { past += 1 }
      }
    }
    #expect(past <= max(4, windows / 50), "\(past) of \(windows) overdue")
  }

  @Test("Children on a plan had the conference that made it", arguments: Sample.all)
  func plansHaveConferences(_ sample: Sample) throws {
    for (child, history) in try sample.generate().histories() {
      for spell in child.spells where spell.status == .onPlan {
        #expect(
          history.held.contains { $0.kind.group == .initialConference && $0.day == spell.since },
          "\(child.id)")
      }
    }
  }

  @Test("Siblings on a plan share their conferences", arguments: [5, 6] as [UInt64])
  func siblingsShareConferences(seed: UInt64) throws {
    let service = try Sample(children: 200, seed: seed).generate()
    let byFamily = Dictionary(
      grouping: service.scenario.children.filter { child in
        child.spells.contains { $0.status == .onPlan }
      }, by: \.family)
    let conferences = service.scenario.meetings.filter { $0.status == .held && $0.kind.isConference }
    var shared = 0
    for siblings in byFamily.values where siblings.count > 1 {
      let ids = Set(siblings.map(\.id))
      for conference in conferences where !ids.isDisjoint(with: conference.children) {
        #expect(Set(conference.children) == ids)
        shared += 1
      }
    }
    #expect(shared > 20)
  }
}
