// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import Planning
import StatutoryCalendar
import Testing

/// The planner's own mended diaries before the checker.
@Suite("Diaries that the planner mends pass the checker")
struct MendedServicesTests {
  @Test(
    "A conference is adjourned, then the one that follows what is held instead, then nothing more happens")
  func chainOfAdjournments() throws {
    var service = FollowService()
    service.add("C1", [(.strategyDiscussion, "2025-05-30")])
    let scenario = service.scenario
    let calendar = try WorkingCalendar.english()
    var options = PlanOptions()
    options.timeLimit = 600
    options.threads = 1
    var plan = try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal())
    #expect(try violations(in: plan, of: scenario) == [])
    func mend(_ events: [DiaryEvent]) throws {
      plan = try Planner.rebook(
        scenario, calendar: calendar, plan: PublishedPlan(plan), request: RebookRequest(events: events),
        options: options, stop: StopSignal())
      #expect(try violations(in: plan, of: scenario) == [], "\(events)")
    }
    let initial = try #require(plan.diary.first { $0.kind == .initialConference && $0.day != nil })
    try mend([.adjourn(initial.meeting)])
    let review = try #require(plan.diary.first { $0.kind == .firstReviewConference && $0.day != nil })
    #expect(review.follows != initial.meeting)
    try mend([.adjourn(review.meeting)])
    let later = try #require(plan.diary.first { $0.kind == .laterReviewConference })
    #expect(later.follows != review.meeting)
    try mend([])
  }
}
