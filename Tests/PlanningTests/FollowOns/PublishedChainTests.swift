// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Published bookings and their children's clocks")
struct PublishedChainTests {
  private func day(_ iso: String) -> Day { SmallService.day(iso) }

  private func booked(_ id: String, _ date: String, _ kind: MeetingKind = .laterReview) -> RecordedMeeting {
    RecordedMeeting(
      id: .init(id), kind: kind, status: .booked, children: ["C1"], day: day(date),
      span: TimeSpan(start: ClockTime(minutes: 600), end: ClockTime(minutes: 690)), officer: "A1")
  }

  private func event(_ kind: MeetingKind, _ date: String) -> RecordedMeeting {
    RecordedMeeting(id: .init("E\(date)"), kind: kind, status: .due, children: ["C1"], day: day(date))
  }

  private func kept(_ meetings: DueMeetings) -> [String] {
    meetings.kept.map { kept in
      let window = kept.window.map { "\($0.opens?.description ?? "")..\($0.closes) \($0.rule)" } ?? "none"
      return "\(kept.meeting.id) \(window)"
    }
  }

  @Test("have one after the other the windows that the one before leaves")
  func chain() throws {
    let meetings = try FollowOnServices.meetings(
      FollowOnServices.year {
        // By id and not by date: the order of the table says nothing.
        $0.meetings += [booked("B1", "2025-11-20"), booked("B2", "2025-06-11")]
      })
    #expect(kept(meetings) == ["B1 2025-06-12..2025-12-11 LAC3", "B2 2024-12-21..2025-06-20 LAC3"])
    #expect(meetings.chain.filter { $0.hasPrefix("C1") } == ["C1.later-review.2026-05-20 after B1"])
  }

  @Test("after the conference that puts a child on a plan have the windows of a plan")
  func conference() throws {
    var scenario = FollowOnServices.year()
    scenario.children[0].spells = [.init(status: .strategyDiscussion, since: day("2025-05-19"))]
    scenario.meetings = [
      booked("B1", "2025-06-06", .initialConference), booked("B2", "2025-09-03", .firstReviewConference),
    ]
    #expect(
      kept(try FollowOnServices.meetings(scenario)) == [
        "B1 2025-05-20..2025-06-10 CP1", "B2 2025-06-07..2025-09-05 CP2",
      ])
  }

  @Test("answer the events of their group for good, whatever their kind")
  func events() throws {
    let meetings = try FollowOnServices.meetings(
      FollowOnServices.year {
        $0.meetings += [
          booked("B1", "2025-06-11"), event(.broughtForwardReview, "2025-08-01"),
          event(.placementWithParentsReview, "2025-07-01"),
        ]
      })
    #expect(meetings.chain.filter { $0.hasPrefix("C1") } == ["C1.later-review.2025-12-11 after B1"])
  }

  @Test("of a combined conference have the rule of the conference, whichever closes first")
  func combined() throws {
    var scenario = FollowOnServices.withCombined()
    scenario.children[0].spells[1] = .init(status: .onPlan, since: day("2024-10-04"))
    scenario.meetings.removeLast()
    scenario.meetings.append(
      RecordedMeeting(
        id: "M4", kind: .firstReviewConference, status: .held, children: ["C1"], day: day("2024-12-29")))
    var booking = FollowOnServices.booked("2025-06-12", .laterReviewConference)
    booking.combined = ["C1": .laterReview]
    scenario.meetings.append(booking)
    #expect(kept(try FollowOnServices.meetings(scenario)) == ["B1 2024-12-30..2025-06-20 CP3"])
  }

  @Test("are not there to answer two events that are asked for together: the child is in the meeting once")
  func twoEvents() throws {
    let meetings = try FollowOnServices.meetings(
      FollowOnServices.year {
        $0.meetings += [
          event(.broughtForwardReview, "2025-06-11"), event(.broughtForwardReview, "2025-07-01"),
        ]
      })
    let review = try #require(meetings["C1.brought-forward-review.2025-06-10"])
    #expect(review.children == [0])
    // Neither event asks again, and the clock counts from the review.
    #expect(
      meetings.chain.filter { $0.hasPrefix("C1") } == [
        "C1.brought-forward-review.2025-06-10",
        "C1.later-review.2025-12-10 after C1.brought-forward-review.2025-06-10",
      ])
  }

  @Test("A conference that was adjourned twice has to be reconvened in the time of the first adjournment")
  func twiceAdjourned() throws {
    var scenario = FollowOnServices.withCombined()
    scenario.policy.combineWithinDays = nil
    for (id, date) in [("J1", "2025-05-08"), ("J2", "2025-05-19")] {
      scenario.meetings.append(
        RecordedMeeting(
          id: .init(id), kind: .laterReviewConference, status: .adjourned, children: ["C1"], day: day(date)))
    }
    #expect(try FollowOnServices.meetings(scenario)["C1.later-review-conference.2025-06-05"] != nil)
  }
}
