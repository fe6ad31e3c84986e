// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension SampleService {
  /// The small service's diary, mended: an officer is away, a meeting was adjourned, some moved, one was lost;
  /// with hours, absences, duties and appointments, joined reviews, remedies and what binds.
  static let rebook: SampleService = {
    var sample = SampleService.small
    sample.addTimes()
    sample.joinReviews()
    sample.addBinding()
    sample.mend()
    for index in sample.plan.breaches.indices where index % 2 == 1 {
      sample.plan.breaches[index].remedy = "One more room at V001 on 2013-05-08 in the morning."
    }
    return sample
  }()

  private mutating func addTimes() {
    let morning = TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 780))
    scenario.policy.fortnightStart = SampleService.start
    scenario.workingHours = [
      WorkingHours(person: "O02", weekday: .monday, week: 1, span: morning),
      WorkingHours(person: "O02", weekday: .thursday, span: morning),
    ]
    scenario.absences = [
      Absence(person: "O01", first: Self.start + 13, last: Self.start + 15, kind: .sickness),
      Absence(person: "M01", first: Self.start + 20, last: Self.start + 20, kind: .leave),
    ]
    scenario.dutyDays = [DutyDay(officer: "O03", day: Self.start + 8, duty: "lado")]
    scenario.busyTimes = [
      BusyTime(holder: "O03", day: Self.start + 9, span: morning),
      BusyTime(holder: "R1A", day: Self.start + 9, span: morning),
    ]
  }

  private mutating func joinReviews() {
    let conferences = plan.diary.indices.filter { plan.diary[$0].kind == .laterReviewConference }
    for index in conferences.prefix(3) {
      plan.diary[index].combined = plan.diary[index].children.map {
        JoinedReview(child: $0, kind: .laterReview)
      }
    }
  }

  private mutating func addBinding() {
    let week = Self.start.weekStart
    plan.binding = [
      BindingResource(week: week, resource: .minuteTaker, minutes: 90, breaches: 0),
      BindingResource(week: week + 7, resource: .room(venue: "V001"), minutes: 400, breaches: 3),
      BindingResource(week: week + 7, resource: .officer("O02"), minutes: 20_450, breaches: 1),
      BindingResource(week: week + 14, resource: .room(venue: "V001"), minutes: 420, breaches: 1),
      BindingResource(week: week + 14, resource: .notice(.initialConference), minutes: 1, breaches: 0),
    ]
  }

  private mutating func mend() {
    plan.before = plan.diary
    let today = Self.start + 9
    var outcome = RebookOutcome(
      today: today,
      events: [
        .absent("O01", first: Self.start + 13, last: Self.start + 15),
        .adjourn(plan.diary[0].meeting),
        .close("V001", first: today + 3, last: today + 3),
        .add("F0001", .laterReview, opens: today, closes: today + 20),
      ])
    outcome.pinned = [plan.diary[2].meeting]
    outcome.published = 100
    outcome.moved = 1
    outcome.lifted = 3
    outcome.lost = 1
    outcome.objective = 6_000
    let later = plan.diary.indices.filter { plan.diary[$0].day.map { $0 > today } ?? false }
    record(later[0], .roomOrTaker, "the minute taker is needed at another meeting") { $0.minuteTaker = "M09" }
    record(later[1], .moved, "Officer O01 is away on 2013-04-15") { $0.day = $0.day.map { $0 - 1 } }
    record(later[2], .moved, "Officer O01 is away on 2013-04-16") { $0.officer = "O04" }
    record(0, .adjourned, "it was adjourned") { _ in }
    let lost = plan.diary[later[3]]
    plan.diary[later[3]].day = nil
    plan.diary[later[3]].span = nil
    plan.diary[later[3]].officer = nil
    plan.diary[later[3]].status = .unbooked
    plan.changes.append(
      DiaryChange(
        meeting: lost.meeting, change: .lost, before: DiaryChange.Place(lost), after: nil,
        reason: "no officer has the time"))
    plan.breaches.append(
      Breach(
        subject: .meeting(lost.meeting, lost.kind), cause: .noOfficerTime,
        detail: "nobody who may chair it is free before 2013-05-01"))
    plan.diary = plan.diary.filter { $0.day != nil } + plan.diary.filter { $0.day == nil }
    plan.changes.sort { $0.meeting < $1.meeting }
    plan.summary.scope = .rebook
    plan.summary.rebook = outcome
  }

  /// A change to where a booking is now from where it would have been.
  private mutating func record(
    _ index: Int, _ change: DiaryChange.Change, _ reason: String, before alter: (inout Booking) -> Void
  ) {
    var old = plan.diary[index]
    alter(&old)
    if let place = plan.before.firstIndex(where: { $0.meeting == old.meeting }) { plan.before[place] = old }
    plan.diary[index].status = change == .adjourned ? .adjourned : change == .moved ? .moved : .kept
    plan.changes.append(
      DiaryChange(
        meeting: old.meeting, change: change, before: DiaryChange.Place(old),
        after: DiaryChange.Place(plan.diary[index]), reason: reason))
  }
}
