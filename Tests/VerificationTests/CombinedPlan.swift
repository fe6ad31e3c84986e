// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The tiny service with a child, C9, who is on a plan and looked after: the conference that was booked is now due, and
/// the review is held with it.
///
/// The conference's window is 30 May (28 days before it closes) to 27 June, the review's 23 May to 20 June. Together: 30
/// May to 20 June. Length: 90 + 50% of 60 = 120 minutes. A3's load grows by two reviews 300, monitoring 100 and travel
/// to P1 2 x 20 = 40, to 1930 of 3413. On 12 June there are 8 days' slack, 2, and the review is in school hours, 60: the
/// diary costs 8184 + 62 = 8246.
enum CombinedPlan {
  static let meeting = "C9.later-review-conference.2025-06-27"

  static var scenario: Scenario {
    var scenario = TinyService.scenario
    scenario.meetings.removeAll { $0.id == "K2" }
    // Three days earlier than in the tiny service: the next conference falls due in the horizon.
    for index in scenario.meetings.indices
    where scenario.meetings[index].children == ["C9"]
      && scenario.meetings[index].kind == .firstReviewConference
    {
      scenario.meetings[index].day = TinyService.day("2024-12-27")
    }
    scenario.children[8].placement = "P1"
    scenario.children[8].spells.append(.init(status: .lookedAfter, since: TinyService.day("2024-03-01")))
    let held: [(MeetingKind, String)] = [
      (.firstReview, "2024-03-20"), (.secondReview, "2024-06-17"), (.laterReview, "2024-12-20"),
    ]
    for (index, review) in held.enumerated() {
      scenario.meetings.append(
        RecordedMeeting(
          id: .init("H9\(index)"), kind: review.0, status: .held, children: ["C9"],
          day: TinyService.day(review.1)))
    }
    return scenario
  }

  static var plan: TinyPlan {
    var plan = TinyPlan()
    plan.diary(
      "K2",
      [
        "end": "12:00", "window_opens": "2025-05-30", "window_closes": "2025-06-20", "status": "new",
        "combined": "C9:later-review",
      ])
    plan.diary("K2", ["meeting": meeting])
    plan.replace(
      "summary.json", "\"objective\": 8184, \"bound\": 8000", "\"objective\": 8246, \"bound\": 8000")
    plan.replace("summary.json", "\"gap\": 0.022483", "\"gap\": 0.029833")
    plan.replace(
      "summary.json", "\"utilisation_before\": 0.436566, \"utilisation\": 0.436566",
      "\"utilisation_before\": 0.565485, \"utilisation\": 0.565485")
    return plan
  }
}
