// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar

/// The good plan of the tiny service, mended by hand on Thursday 12 June 2025: A1 is away on the 13th, K2 of that day was
/// begun and adjourned, and F6 needs another review.
///
/// A1's two meetings of the 13th are lifted. Five working days' notice end on the 19th, on which A1 is on leave: both move
/// to the 20th. The conference that follows K2 has the window 13 June to 30 June (28 days would be 10 July) and is on the
/// 24th, as is the added review.
///
/// From the 12th on, travel: A3 on the 12th 40, A2 on the 12th none, A2 on the 17th 20, A1 on the 20th 50, A1 and A3 on the
/// 24th 40 each: 190. K2 has 18 days' slack: 22; C3 8: 2; C6 10 and cover: 246; K1 is 8 days late and in school hours:
/// 2400 + 60; C7's review 21 days late: 3050, the added one has 3 days' slack: 40; the conference of the 24th 6: 10.
/// Together 5830; C8 is unbooked, 5000. Nothing moved that could stay. 11020.
enum RebookedPlan {
  static let follow = "C9.later-review-conference.2025-06-30"
  static let added = "C7.brought-forward-review.2025-06-27"
  static let lateReview = "C7.later-review.2025-05-30"

  static var plan: TinyPlan {
    var plan = TinyPlan()
    plan.files["before.csv"] = plan.files["diary.csv"]
    for meeting in ["C4", "C1", "C3", "C6"] { plan.diary(meeting, ["status": "kept"]) }
    for meeting in ["K1", lateReview] { plan.diary(meeting, ["status": "moved", "date": "2025-06-20"]) }
    plan.diary("K2", ["status": "adjourned"])
    plan.files["diary.csv"]?
      .append(
        """
        \(added),brought-forward-review,F6,C7,A1,A1,no,P1,,,2025-06-24,10:00,11:30,2025-06-20,2025-06-27,yes,new,,,
        \(follow),later-review-conference,F8,C9,A3,A3,no,V1,R1,M1,2025-06-24,10:00,11:30,2025-06-13,2025-06-30,yes,new,CP3,,

        """)
    plan.files["changes.csv"] = """
      meeting,change,before,after,reason
      \(added),added,-,A1 2025-06-24 10:00 - -,asked for
      \(lateReview),moved,A1 2025-06-13 13:00 - -,A1 2025-06-20 13:00 - -,A1 is away
      \(follow),added,-,A3 2025-06-24 10:00 R1 M1,K2 was adjourned
      K1,moved,A1 2025-06-13 10:00 - -,A1 2025-06-20 10:00 - -,A1 is away
      K2,adjourned,A3 2025-06-12 10:00 R1 M1,A3 2025-06-12 10:00 R1 M1,begun and not held

      """
    plan.set("breaches.csv", "K1", "cause", "notice-too-long")
    plan.replace("summary.json", "\"scope\": \"plan\"", "\"scope\": \"rebook\"")
    plan.replace(
      "summary.json", "\"rebook\": null",
      """
      "rebook": { "today": "2025-06-12",
        "changes": ["absent:A1:2025-06-13..2025-06-13", "adjourn:K2",
                    "add:F6:brought-forward-review:2025-06-20..2025-06-27"],
        "pinned": ["\("C6.later-review.2025-06-27")"], "published": 5, "moved": 0, "lifted": 2, "lost": 0,
        "objective": 11020 }
      """)
    plan.replace(
      "summary.json", "\"meetings\": 8, \"booked\": 7, \"in_window\": 5",
      "\"meetings\": 10, \"booked\": 9, \"in_window\": 7")
    plan.replace("summary.json", "\"objective\": 8184", "\"objective\": 11020")
    plan.replace("summary.json", "\"gap\": 0.022483", "\"gap\": 0.274047")
    return plan
  }

  /// The mended diary mended again on the same day, with nothing left to do: what was moved and booked is kept now, and
  /// the events are those of the time before.
  static var again: TinyPlan {
    var plan = self.plan
    plan.files["before.csv"] = plan.files["diary.csv"]
    for meeting in ["K1", lateReview, added, follow] { plan.diary(meeting, ["status": "kept"]) }
    plan.files["changes.csv"] = "meeting,change,before,after,reason\n"
    plan.replace("summary.json", "\"published\": 5", "\"published\": 7")
    plan.replace("summary.json", "\"lifted\": 2", "\"lifted\": 0")
    return plan
  }

  /// Moves C6's review, which nothing makes impossible, to the 26th: 54 more for the date, 60 since
  /// C6 is five by then and at school, and the move.
  static func move(_ plan: inout TinyPlan) {
    plan.diary("C6", ["date": "2025-06-26", "status": "moved"])
    plan.files["changes.csv"]?
      .append(
        "C6.later-review.2025-06-27,moved,A2 2025-06-17 10:00 - -,A2 2025-06-26 10:00 - -,room for K1\n")
    plan.replace("summary.json", "\"moved\": 0", "\"moved\": 1")
    plan.replaceAll("summary.json", "11020", "14134")
    plan.replace("summary.json", "\"gap\": 0.274047", "\"gap\": 0.433989")
  }

  /// Takes the pin of C6's review out.
  static func unpin(_ plan: inout TinyPlan) {
    plan.replace("summary.json", "\"pinned\": [\"C6.later-review.2025-06-27\"]", "\"pinned\": []")
  }
}

extension TinyPlan {
  /// Replaces text wherever it stands in a file.
  mutating func replaceAll(_ file: String, _ text: String, _ other: String) {
    files[file] = files[file]?.replacingOccurrences(of: text, with: other)
  }
}
