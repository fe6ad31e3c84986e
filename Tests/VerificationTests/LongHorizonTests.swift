// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import LinearOptimization
import Planning
import RandomNumbers
import StatutoryCalendar
import Testing
import Verification

/// Plans of many months, in which most meetings follow others of the diary, before the checker; and the diaries that
/// are mended from them.
@Suite("Plans of long horizons and diaries mended from them pass the checker")
struct LongHorizonTests {
  private func options() -> PlanOptions {
    var options = PlanOptions()
    options.timeLimit = 1
    options.threads = 1
    return options
  }

  @Test("Odd services", arguments: 1...4)
  func odd(seed: UInt64) throws {
    let scenario = try OddService(seed: seed).scenario
    let plan = try Planner.plan(scenario, calendar: .english(), options: options(), stop: StopSignal())
    #expect(plan.diary.contains { $0.follows != nil }, "seed \(seed)")
    let found = try violations(in: plan, of: scenario)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("Odd services whose plans were published in part", arguments: 5...7)
  func published(seed: UInt64) throws {
    var odd = try OddService(seed: seed)
    let first = try Planner.plan(odd.scenario, calendar: .english(), options: options(), stop: StopSignal())
    odd.publish(first.diary)
    let found = try violations(inPlanOf: odd.scenario, options())
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("Diaries mended again and again", arguments: 8...10)
  func mended(seed: UInt64) throws {
    let calendar = try WorkingCalendar.english()
    var odd = try OddService(seed: seed)
    var plan = try Planner.plan(odd.scenario, calendar: calendar, options: options(), stop: StopSignal())
    var today = odd.scenario.policy.start
    for step in 1...5 {
      today = today + odd.number(0...20)
      let events = odd.events(plan.diary, today: today)
      plan = try Planner.rebook(
        odd.scenario, calendar: calendar, plan: PublishedPlan(plan),
        request: RebookRequest(today: today, events: events, pinned: []), options: options(),
        stop: StopSignal())
      let found = try violations(in: plan, of: odd.scenario)
      #expect(found.isEmpty, "seed \(seed), step \(step), \(today), \(events): \(found)")
    }
  }
}

/// A generated service of some months with all sorts of odd things in its tables.
struct OddService {
  var scenario: Scenario
  private var random: SplitMix64

  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var shape = ServiceShape(start: TinyService.day("2026-01-05") + 7 * random.below(30))
    shape.children = 14 + random.below(8)
    shape.seed = seed
    shape.districts = 2
    shape.horizonWeeks = 35 + random.below(19)
    scenario = try ServiceGenerator.generate(shape, calendar: .english())
    self.random = random
    loosenPolicy()
    for child in scenario.children.indices { unsettle(child) }
    adjournConferences()
    closeDays()
  }

  /// A number of a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + random.below(range.count)
  }

  private mutating func happens(percent: Int) -> Bool { random.below(100) < percent }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.below(elements.count)]
  }

  private mutating func dayOfPlan() -> Day {
    scenario.policy.start + random.below(7 * scenario.policy.horizonWeeks)
  }

  private mutating func loosenPolicy() {
    scenario.policy.combineWithinDays = pick([nil, 14, 28, 60])
    scenario.policy.siblingJoinDays = pick([0, 14, 42, 90])
    scenario.policy.reconveneDays = pick([nil, 14, 28])
    scenario.policy.lateWeeks = pick([1, 4, 10])
    scenario.policy.gridMinutes = pick([15, 30])
    scenario.policy.costs.move = pick([100, 3000])
    scenario.policy.tightenings = [
      Tightening(rule: "LAC3", cohort: "near", within: .months(3), source: "local"),
      Tightening(rule: "LAC2", cohort: nil, within: .workingDays(40), source: "local"),
      Tightening(rule: "CP3", cohort: "far", within: .calendarDays(100), source: "local"),
    ]
  }

  /// Gives a child cohorts, a second state, events and appointments now and then.
  private mutating func unsettle(_ index: Int) {
    let start = scenario.policy.start
    let child = scenario.children[index]
    if happens(percent: 40) {
      scenario.children[index].cohorts = pick([["near"], ["far"], ["near", "far"]])
    }
    for _ in 0..<random.below(3) {
      let holder = happens(percent: 50) ? child.id.text : child.family.text
      scenario.busyTimes.append(
        BusyTime(
          holder: .init(holder), day: dayOfPlan(),
          span: pick(
            ["00:00", "09:00"].map {
              TinyService.span($0, "13:00")
            })))
    }
    guard child.placement != nil else { return }
    let states: [CaseStatus] = [
      .authorisedForAdoption, .secure, .pathway, .onPlan, .strategyDiscussion, .shortBreaks,
    ]
    let state = pick(states)
    if happens(percent: 25), !child.spells.contains(where: { $0.status == state }) {
      scenario.children[index].spells.append(.init(status: state, since: start - number(1...14)))
    }
    let kinds: [MeetingKind] = [.broughtForwardReview, .placementWithParentsReview]
    for event in 0..<(happens(percent: 20) ? 1 + random.below(2) : 0) {
      scenario.meetings.append(
        RecordedMeeting(
          id: .init("E\(event)-\(child.id)"), kind: pick(kinds), status: .due, children: [child.id],
          day: start + number(10...300)))
    }
  }

  private mutating func adjournConferences() {
    for index in scenario.meetings.indices {
      let meeting = scenario.meetings[index]
      guard meeting.kind.isConference, meeting.status == .held, meeting.day > scenario.policy.start - 60,
        happens(percent: 50)
      else { continue }
      scenario.meetings[index].status = .adjourned
      scenario.meetings[index].combined = [:]
    }
  }

  private mutating func closeDays() {
    for _ in 0..<6 {
      let place = happens(percent: 50) ? pick(scenario.rooms).venue : nil
      scenario.closures.append(Closure(day: dayOfPlan(), reason: "shut", place: place))
    }
    for officer in scenario.officers where happens(percent: 50) {
      let first = dayOfPlan()
      scenario.absences.append(
        Absence(person: .init(officer.id.text), first: first, last: first + random.below(30), kind: .sickness)
      )
    }
  }

  /// Publishes some of a diary's bookings, of chains the later ones too.
  mutating func publish(_ diary: [Booking]) {
    for row in diary where row.status == .new && happens(percent: 40) {
      guard let day = row.day else { continue }
      var meeting = RecordedMeeting(
        id: .init("B\(scenario.meetings.count)"), kind: row.kind, status: .booked, children: row.children,
        day: day, span: row.span, officer: row.officer)
      (meeting.room, meeting.minuteTaker) = (row.room, row.minuteTaker)
      for review in row.combined { meeting.combined[review.child] = review.kind }
      scenario.meetings.append(meeting)
    }
  }

  /// Something that happens on a day.
  mutating func events(_ diary: [Booking], today: Day) -> [DiaryEvent] {
    let first = today + random.below(60)
    let near = diary.filter { row in
      row.status != .adjourned && row.day.map { today - 10 <= $0 && $0 <= today + 10 } ?? false
    }
    var events: [DiaryEvent] = [
      .absent(pick(scenario.officers).id, first: first, last: first + random.below(20))
    ]
    if happens(percent: 40) {
      events.append(.close(pick(scenario.rooms).venue, first: first, last: first + 4))
    }
    if let row = near.first(where: { $0.kind.isConference }) ?? near.first, happens(percent: 70) {
      events.append(.adjourn(row.meeting))
    }
    let placed = scenario.children.filter { child in
      child.placement != nil && child.spells.contains { $0.until == nil }
    }
    if happens(percent: 30) {
      events.append(.add(pick(placed).family, .laterReview, opens: first, closes: first + 20))
    }
    return events
  }
}
