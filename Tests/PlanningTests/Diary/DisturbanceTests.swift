// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar
import Testing

@testable import Planning

/// Many things happen to one diary, one after the other; each mending starts from what the last one left.
@Suite("Disturbances in a row")
struct DisturbanceTests {
  /// Something that may happen on a day.
  private func disturbance(
    _ service: PublishedService, today: Day, _ random: inout TestRandom
  ) -> [DiaryEvent] {
    let scenario = service.scenario
    switch random.number(0...9) {
    case 0...4:
      guard let officer = scenario.officers.randomElement(using: &random) else { return [] }
      let first = today + random.number(0...15)
      return [.absent(officer.id, first: first, last: first + random.number(0...11))]
    case 5...7:
      guard let room = scenario.rooms.randomElement(using: &random) else { return [] }
      let first = today + random.number(0...15)
      return [.close(room.venue, first: first, last: first + random.number(0...4))]
    case 8:
      let near = service.plan.diary.filter { row in
        row.status != .adjourned && row.day.map { today - 7 <= $0 && $0 <= today + 7 } ?? false
      }
      return near.randomElement(using: &random).map { [.adjourn($0.meeting)] } ?? []
    default:
      let open = scenario.children.filter { child in
        child.placement != nil && child.spells.contains { $0.until == nil }
      }
      guard let child = open.randomElement(using: &random) else { return [] }
      let opens = today + random.number(0...10)
      let kinds: [MeetingKind] = [.laterReview, .broughtForwardReview, .laterReviewConference]
      let kind = kinds[random.number(0...2)]
      return [.add(child.family, kind, opens: opens, closes: opens + random.number(3...30))]
    }
  }

  /// Officers come back and venues open again: what is over or was called off is no longer in force.
  private func settle(_ plan: inout PublishedPlan, _ random: inout TestRandom) {
    guard var rebook = plan.summary.rebook else { return }
    while rebook.events.count(where: { $0.isSpan }) > 3,
      let index = rebook.events.indices.filter({ rebook.events[$0].isSpan }).randomElement(using: &random)
    {
      rebook.events.remove(at: index)
    }
    plan.summary.rebook = rebook
  }

  private func run(_ service: PublishedService, steps: Int, seed: UInt64) throws {
    var service = service
    var random = TestRandom(seed: seed)
    var today = service.scenario.policy.start
    let last = service.scenario.policy.horizonEnd
    for step in 0..<steps {
      if random.number(0...steps) < last - service.scenario.policy.start, today < last {
        today = today + 1
      }
      settle(&service.plan, &random)
      let events = disturbance(service, today: today, &random)
      let pinned = service.plan.diary.filter { $0.day != nil && random.happens(percent: 2) }.map(\.meeting)
      let before = service.plan.diary
      let mended = try service.mend(events, today: today, pinned: pinned)
      let note: Comment = "seed \(seed), step \(step), \(today): \(events)"
      try check(mended, before: before, service, today: today, pinned: Set(pinned), note)
      service.plan.diary = mended.diary
      service.plan.summary = mended.summary
    }
  }

  private func check(
    _ mended: Plan, before: [Booking], _ service: PublishedService, today: Day,
    pinned: Set<RecordedMeeting.ID>, _ note: Comment
  ) throws {
    let events = mended.summary.rebook?.events ?? []
    let check = DiaryCheck(
      service.scenario.disturbed(by: events), calendar: service.calendar, today: today)
    #expect(try check.violations(mended.diary, before: before).isEmpty, note)
    let followOns = try FollowOnCheck(service.scenario, calendar: service.calendar, diary: mended.diary)
    let now = Dictionary(mended.diary.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(now.count == mended.diary.count, "each meeting once; \(note)")
    let listed = Dictionary(grouping: mended.changes, by: \.meeting).mapValues { $0.map(\.change) }
    var lifted: Set<RecordedMeeting.ID> = []
    for row in before {
      guard let next = now[row.meeting] else {
        Issue.record("\(row.meeting) is gone; \(note)")
        continue
      }
      let isImpossible = row.isImpossible(after: events, today: today, service.scenario)
      if isImpossible { lifted.insert(row.meeting) }
      let (old, new) = (DiaryChange.Place(row), DiaryChange.Place(next))
      if old != new || (next.status == .adjourned) != (row.status == .adjourned) {
        #expect(listed[row.meeting] != nil, "\(row.meeting) changed silently; \(note)")
      }
      if let day = row.day, next.day == nil {
        #expect(isImpossible && listed[row.meeting] == [.lost], "\(row.meeting) of \(day); \(note)")
      }
      if row.day.map({ $0 < today }) ?? false || row.status == .adjourned {
        #expect(old == new, "\(row.meeting) is over; \(note)")
      }
      if pinned.contains(row.meeting), !isImpossible {
        #expect(old?.officer == new?.officer && old?.day == new?.day && old?.start == new?.start, note)
      }
      let isReconvened = row.follows.map { now[$0]?.status == .adjourned && $0 != next.follows } ?? false
      #expect(isReconvened || next.follows == row.follows, "\(row.meeting) follows another; \(note)")
      if let previous = next.follows.flatMap({ now[$0] }),
        previous.day != before.first(where: { $0.meeting == previous.meeting })?.day
      {
        // What follows a meeting that has lost its day is counted from a day that the diary does not say.
        guard let day = previous.day else { continue }
        let window = try followOns.window(of: next, after: previous, on: day)
        #expect([next.opens, next.closes] == window, "\(row.meeting) after \(previous.meeting); \(note)")
        let opens = try #require(window[0])
        #expect(next.day.map { $0 >= opens } ?? true, "\(row.meeting) before its opening; \(note)")
      } else {
        #expect(next.opens == row.opens && next.closes == row.closes, note)
      }
    }
    let objective = check.objective(mended.diary, before: before, lifted: lifted)
    #expect(mended.summary.rebook?.objective == objective, note)
    #expect(mended.summary.rebook?.lifted == lifted.count, note)
    let out = mended.diary.filter { !$0.inWindow }.map(\.meeting)
    let breached = mended.breaches.compactMap { breach -> RecordedMeeting.ID? in
      if case .meeting(let id, _) = breach.subject { id } else { nil }
    }
    #expect(breached == out, note)
  }

  @Test("a thousand break no rule and lose no booking, over the end of summer time and the year's end")
  func autumn() throws {
    try run(PublishedService(start: "2026-10-12", children: 12, officers: 4), steps: 1000, seed: 4)
  }

  @Test("forty break no rule and lose no booking over the beginning of summer time", arguments: [2, 3])
  func spring(seed: UInt64) throws {
    try run(PublishedService(start: "2026-03-16", children: 30, seed: seed), steps: 40, seed: seed)
  }

  @Test("a year's diary breaks no rule either: the windows of what follows a moved meeting move with it")
  func year() throws {
    let service = try PublishedService(start: "2026-01-05", children: 14, officers: 3, seed: 2) { scenario in
      scenario.policy.horizonWeeks = 44
      scenario.policy.costs.move = 500
    }
    #expect(service.plan.diary.contains { $0.follows != nil && $0.day != nil })
    try run(service, steps: 120, seed: 3)
  }

  @Test("nor does one of 53 weeks; a long run goes on for a thousand, over both changes of the clock")
  func fiftyThreeWeeks() throws {
    let isLong = ProcessInfo.processInfo.environment["CONVENOR_LONG_TESTS"] != nil
    let service = try PublishedService(start: "2026-09-07", children: 20, officers: 4, seed: 7) { scenario in
      scenario.policy.horizonWeeks = 53
      scenario.policy.costs.move = 500
    }
    #expect(service.plan.diary.contains { $0.follows != nil && $0.day != nil })
    try run(service, steps: isLong ? 1000 : 80, seed: 8)
  }

  @Test("a strained service breaks no rule either: one room, few minute takers, long breaks")
  func strained() throws {
    let service = try PublishedService(start: "2026-10-12", children: 40, seed: 5) { scenario in
      scenario.policy.costs.move = 200
      scenario.policy.dayBreak?.minutes = 60
      scenario.rooms = scenario.rooms.enumerated().filter { index, room in
        !scenario.rooms[..<index].contains { $0.venue == room.venue }
      }.map(\.element)
      let kept = Set(scenario.rooms.map(\.id))
      scenario.meetings = scenario.meetings.filter { $0.room.map { kept.contains($0) } ?? true }
    }
    try run(service, steps: 60, seed: 6)
  }
}

extension DiaryEvent {
  /// Whether it is in force for some days.
  fileprivate var isSpan: Bool {
    switch self {
    case .absent, .close: true
    case .adjourn, .add: false
    }
  }
}

extension Scenario {
  /// The tables with the absences and closures that have happened.
  fileprivate func disturbed(by events: [DiaryEvent]) -> Scenario {
    var scenario = self
    for event in events {
      if case .absent(let officer, let first, let last) = event {
        scenario.absences.append(
          Absence(person: .init(officer.text), first: first, last: last, kind: .other))
      }
      if case .close(let place, let first, let last) = event {
        for day in first...last { scenario.closures.append(Closure(day: day, reason: "shut", place: place)) }
      }
    }
    return scenario
  }
}

extension Booking {
  /// Whether events make a booking impossible.
  fileprivate func isImpossible(after events: [DiaryEvent], today: Day, _ scenario: Scenario) -> Bool {
    guard let day, day >= today, status != .adjourned else { return false }
    return events.contains { event in
      switch event {
      case .absent(let officer, let first, let last): officer == self.officer && (first...last).contains(day)
      case .close(let place, let first, let last):
        kind.isConference && place == self.place && (first...last).contains(day)
      case .adjourn, .add: false
      }
    }
  }
}
