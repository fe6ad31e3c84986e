// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Commands
@testable import Planning

@Suite("What convenor plan says of a plan")
struct PlanWordsTests {
  private let policy = Policy(service: "Test service", start: Day(number: 15_797))

  private func decision(_ family: Family.ID, officer: Officer.ID?) -> AllocationDecision {
    AllocationDecision(
      family: family, children: [], officer: officer, previousOfficer: nil, changed: false, load: 0,
      travel: 0,
      cost: 0, second: nil, third: nil, reasons: [])
  }

  private func booking(_ meeting: RecordedMeeting.ID, _ status: Booking.Status) -> Booking {
    Booking(
      meeting: meeting, kind: .laterReview, family: "F1", children: [], officer: nil, namedOfficer: nil,
      cover: false, place: "P1", room: nil, minuteTaker: nil, day: nil, span: nil, opens: nil, closes: nil,
      status: status, rule: "LAC3")
  }

  private func plan(
    allocation: [AllocationDecision] = [], diary: [Booking] = [], breaches: [Breach] = [],
    summary: PlanSummary = PlanSummary()
  ) -> Plan {
    Plan(allocation: allocation, diary: diary, breaches: breaches, summary: summary)
  }

  @Test("The summary gives counts, breaches by cause, costs with their bounds and the folder")
  func summary() {
    var figures = PlanSummary()
    figures.allocation.families = 24
    figures.allocation.allocated = 23
    figures.allocation.objective = 61_203
    figures.allocation.bound = 61_141.8
    figures.allocation.seconds = 1.24
    figures.booking.meetings = 1121
    figures.booking.booked = 1120
    figures.booking.inWindow = 1118
    let breaches = [
      Breach(subject: .family("F9"), cause: .noEligibleOfficer, detail: ""),
      Breach(subject: .meeting("M1", .laterReview), cause: .overdueAtStart, detail: ""),
      Breach(subject: .meeting("M2", .laterReview), cause: .overdueAtStart, detail: ""),
    ]
    let text = PlanWords.summary(
      of: plan(breaches: breaches, summary: figures), policy: policy, folder: "out/halton")
    #expect(
      text == """
        Test service, 2013-04-02 to 2013-06-24
          Families allocated  23 of 24
          Meetings booked     1,120 of 1,121, 1,118 in their window
          Breaches            3 (2 overdue-at-start, 1 no-eligible-officer)
          Allocation          costs 61,203 minutes a year, at least 61,142 by proof: gap 0.10%, 1.2 s
          Diary               costs 0 minutes, at least 0 by proof: gap 0.00%, 0.0 s
          Files               out/halton: report.html, a page to print for each officer, minute taker and venue, allocation.csv, terms.csv, overrides.csv, diary.csv, breaches.csv, binding.csv, summary.json
        """)
  }

  @Test(
    "How the search ended is said unless it ended by itself",
    arguments: [
      (PlanSummary.Status.complete, nil),
      (.timeLimit, "time limit reached: wrote the best plan found so far"),
      (.interrupted, "interrupted: wrote the best plan found so far"),
    ])
  func ending(status: PlanSummary.Status, line: String?) {
    var figures = PlanSummary()
    figures.status = status
    let text = PlanWords.summary(of: plan(summary: figures), policy: policy, folder: "out")
    let last = text.split(separator: "\n").last.map(String.init)
    if let line {
      #expect(last == line)
    } else {
      #expect(last?.hasPrefix("  Files") == true)
    }
  }

  @Test("No plan is possible only when something was asked for and nothing of it was done")
  func nothingPossible() {
    let nobody = decision("F1", officer: nil)
    let somebody = decision("F2", officer: "O1")
    #expect(!PlanSearch.isNothingPossible(plan()))
    #expect(!PlanSearch.isNothingPossible(plan(diary: [booking("M1", .kept)])))
    #expect(PlanSearch.isNothingPossible(plan(allocation: [nobody])))
    #expect(PlanSearch.isNothingPossible(plan(diary: [booking("M1", .kept), booking("M2", .unbooked)])))
    #expect(!PlanSearch.isNothingPossible(plan(allocation: [nobody, somebody])))
    #expect(!PlanSearch.isNothingPossible(plan(allocation: [nobody], diary: [booking("M1", .new)])))
  }

  @Test("The progress line has the stage, the time, the best and its gap as far as they are known")
  func progress() {
    let empty = PlanProgress(stage: "allocation", seconds: 3.4)
    #expect(PlanWords.progress(empty) == "allocation, 3 s")
    let found = PlanProgress(stage: "booking", seconds: 12, objective: 20_000)
    #expect(PlanWords.progress(found) == "booking, 12 s, best 20,000 minutes")
    let bounded = PlanProgress(stage: "booking", seconds: 12, objective: 20_000, bound: 19_900)
    #expect(PlanWords.progress(bounded) == "booking, 12 s, best 20,000 minutes, gap 0.50%")
  }
}
