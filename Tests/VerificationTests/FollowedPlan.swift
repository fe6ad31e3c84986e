// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The tiny service with a horizon of 16 weeks, to 21 September 2025: C4's secure review is followed by another, and
/// C4's next review as a looked-after child falls due.
///
/// Nominally the secure review is on the last day of its window, 20 June, so that the next closes on 20 September: hence
/// its id. It is booked on 10 June, so that the next closes on 10 September, and opens 28 days before. C8's is unbooked,
/// nominally on 25 June: 25 September lies beyond the horizon.
///
/// A1 chairs the follow-on on 3 September, with seven days' slack: 50 of travel. A3 chairs the other on 12 September: 10
/// of travel, eight days' slack 2. 8184 + 62 = 8246.
enum FollowedPlan {
  static let first = "C4.secure-later-review.2025-06-20"
  static let second = "C4.secure-later-review.2025-09-20"
  static let siblings = "C1.later-review.2025-06-16"

  static var scenario: Scenario {
    var scenario = TinyService.scenario
    scenario.policy.horizonWeeks = 16
    return scenario
  }

  static var plan: TinyPlan {
    var plan = TinyPlan()
    plan.files["diary.csv"]?
      .append(
        """
        \(second),secure-later-review,F3,C4,A1,A3,no,P2,,,2025-09-03,09:30,10:30,2025-08-13,2025-09-10,yes,new,SEC2,,\(first)
        C4.later-review.2025-09-20,later-review,F3,C4,A3,A3,no,P2,,,2025-09-12,09:30,10:30,2025-08-23,2025-09-20,yes,new,LAC3,,

        """)
    plan.replace(
      "summary.json", "\"meetings\": 8, \"booked\": 7, \"in_window\": 5",
      "\"meetings\": 10, \"booked\": 9, \"in_window\": 7")
    plan.replace(
      "summary.json", "\"objective\": 8184, \"bound\": 8000", "\"objective\": 8246, \"bound\": 8000")
    plan.replace("summary.json", "\"gap\": 0.022483", "\"gap\": 0.029833")
    plan.replace("summary.json", "\"horizon_weeks\": 4", "\"horizon_weeks\": 16")
    return plan
  }

  /// The plan mended on 5 June, when A1 turns out to be away on the 10th: both meetings of that day go to the 16th at
  /// the same times, and the follow-on, which stays, now closes on 16 September.
  ///
  /// Travel: 160 + 60. C1 has no slack on the 16th: 70 + school 60; C4 4: 30; the follow-on 13: 12, the other 8: 2. K2 22,
  /// C3 2, C6 246, K1 2050 + 60, C7 2700, C8 5000. 10474.
  static var mended: TinyPlan {
    var plan = self.plan
    plan.files["before.csv"] = plan.files["diary.csv"]
    for meeting in ["C3", "C6", "C7", second, "C4.later"] { plan.diary(meeting, ["status": "kept"]) }
    for meeting in [first, siblings] { plan.diary(meeting, ["status": "moved", "date": "2025-06-16"]) }
    plan.diary(second, ["window_opens": "2025-08-19", "window_closes": "2025-09-16"])
    plan.files["changes.csv"] = """
      meeting,change,before,after,reason
      \(siblings),moved,A1 2025-06-10 13:00 - -,A1 2025-06-16 13:00 - -,A1 is away
      \(first),moved,A1 2025-06-10 09:30 - -,A1 2025-06-16 09:30 - -,A1 is away

      """
    plan.replace("summary.json", "\"scope\": \"plan\"", "\"scope\": \"rebook\"")
    plan.replace(
      "summary.json", "\"rebook\": null",
      """
      "rebook": { "today": "2025-06-05", "changes": ["absent:A1:2025-06-10..2025-06-10"], "pinned": [],
        "published": 9, "moved": 0, "lifted": 2, "lost": 0, "objective": 10474 }
      """)
    plan.replace("summary.json", "\"objective\": 8246", "\"objective\": 10474")
    plan.replace("summary.json", "\"gap\": 0.029833", "\"gap\": 0.236204")
    return plan
  }
}
