// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar

@testable import Verification

/// The files of a good plan of `TinyService`, written and worked out by hand, to be broken one cell at a time.
///
/// Loads: the schedule gives each child's meetings from 2 June 2025 through 1 June 2026.
/// F1: two children, 2 reviews each, together: 2 x 150 + 2 x 60 + 200 monitoring = 620, A1 2 x 40 travel = 700.
/// F2: 2 conferences 300 + 50, x 1.3 = 455; to V1: A2 0, A1 2 x 20 = 40, A3 2 x 40 = 80.
/// F3: 2 reviews and 4 secure reviews 900 + 100 = 1000, A3 6 x 10 = 60. F4: 300 + 100, A1 2 x 50: 500.
/// F6: 400 + A1 2 x 40 = 480. F7: 1000 + A1 6 x 40 = 1240. F8: 350 + A3 80 = 430.
/// Kept loads: A1 700 + 500 + 480 + 1240 = 2920; A3 1060 + 430 = 1490.
/// The year has two periods of 130 and 131 weekdays. A1 has a duty in the first: 2000 x 129 / 130 + 2000 = 3984.
/// A3 is sick for five days of it: (4000 - 520) / 2 x 125 / 130 + 1740 = 3413. A2 250 + 250, A4 400 + 400.
/// F2 with A2: 0 travel, no change (former), 30 for the skill, 227 of 250 is 15 above 85% in each period: 60. With A3:
/// 80 + 100 and no penalty: 180. With A1: 40 + 100 + 30, and 1707 is 21 above 85% of 1984 and 7 above that of 2000: 198.
/// The keep of F4 with A1 costs 100 travel and 30 for the skill; with A3 it would be 20 travel and a change of 100.
///
/// Diary: travel A1 10 June 25 + 5 + 20, 13 June 25 + 5 + 20; A3 12 June 20 + 20; A2 17 June 10 + 10, and none on
/// 12 June: 160. C1: 6 days' slack 10 + school 60. C3: 8 days 2. C4: 10 days 6. C6: 10 days 6 + cover 240. C7: 14 days
/// late 2000 + 700. C8 unbooked 5000. Together 8184.
struct TinyPlan {
  var files: [String: String] = [
    "allocation.csv": """
    family,children,officer,previous_officer,changed,load,travel,cost,second,second_extra,third,third_extra,reasons
    F2,C3,A2,A2,no,454,0,60,A3,120,A1,138,least cost
    F5,C6,,,no,0,0,0,,,,,nobody has the skill bsl

    """,
    "terms.csv": """
    family,children,rank,officer,travel,change,skills,leaving,split,caseload,total,extra
    F2,C3,1,A2,0,0,30,0,0,30,60,0
    F2,C3,2,A3,80,100,0,0,0,0,180,120
    F2,C3,3,A1,40,100,30,0,0,28,198,138

    """,
    "overrides.csv": """
    family,decision,officer,reason,better_officer,saving
    F2,forbid,A4,a complaint is being heard,,0
    F4,keep,A1,a hearing is set,A3,10

    """,
    "diary.csv": """
    meeting,kind,family,children,officer,named_officer,cover,place,room,minute_taker,date,start,end,window_opens,window_closes,in_window,status,rule,combined,follows
    C4.secure-later-review.2025-06-20,secure-later-review,F3,C4,A1,A3,no,P2,,,2025-06-10,09:30,10:30,2025-05-23,2025-06-20,yes,new,SEC2,,
    C1.later-review.2025-06-16,later-review,F1,C1;C2,A1,A1,no,P1,,,2025-06-10,13:00,14:30,2025-05-23,2025-06-16,yes,new,LAC3,,
    K2,later-review-conference,F8,C9,A3,A3,no,V1,R1,M1,2025-06-12,10:00,11:30,2024-12-31,2025-06-30,yes,kept,CP3,,
    C3.later-review-conference.2025-06-20,later-review-conference,F2,C3,A2,A2,no,V1,R1,M1,2025-06-12,14:00,15:30,2025-05-23,2025-06-20,yes,new,CP3,,
    K1,later-review,F4,C5,A1,A1,no,P2,,,2025-06-13,10:00,11:00,2024-12-13,2025-06-12,no,kept,LAC3,,
    C7.later-review.2025-05-30,later-review,F6,C7,A1,A1,no,P1,,,2025-06-13,13:00,14:00,2025-05-02,2025-05-30,no,new,LAC3,,
    C6.later-review.2025-06-27,later-review,F5,C6,A2,,yes,P1,,,2025-06-17,10:00,11:00,2025-05-30,2025-06-27,yes,new,LAC3,,
    C8.secure-later-review.2025-06-25,secure-later-review,F7,C8,,A1,no,P1,,,,,,2025-05-28,2025-06-25,no,unbooked,SEC2,,

    """,
    "breaches.csv": """
    subject,id,kind,cause,detail,remedy
    family,F5,,no-eligible-officer,nobody has the skill bsl,
    meeting,C7.later-review.2025-05-30,later-review,overdue-at-start,the window closed before the start,
    meeting,C8.secure-later-review.2025-06-25,secure-later-review,no-eligible-officer,all others are in conflict,an officer from elsewhere
    meeting,K1,later-review,published-booking-late,booked a day after the window,

    """,
    "binding.csv": """
    week,resource,id,minutes,breaches
    2025-06-02,officer,A1,120,1
    2025-06-16,room,V1,1,0
    2025-06-16,minute-taker,service,7,0
    2025-06-30,notice,later-review,5000,1

    """,
    "summary.json": """
    {
      "service": "Tiny", "scenario": "tiny", "seed": 1, "threads": 2, "time_limit": 60, "status": "complete",
      "scope": "plan", "changes": [], "rebalance": null, "rebook": null, "reallocate": false,
      "allocation": { "families": 2, "allocated": 1, "objective": 60, "bound": 60, "gap": 0, "seconds": 0.1 },
      "booking": { "meetings": 8, "booked": 7, "in_window": 5, "breaches": 3, "objective": 8184, "bound": 8000,
                   "gap": 0.022483, "seconds": 0.2 },
      "officers": [
        { "id": "A1", "fte": 1, "caseload_before": 5, "caseload_after": 5, "utilisation_before": 0.732932, "utilisation": 0.732932 },
        { "id": "A2", "fte": 0.125, "caseload_before": 0, "caseload_after": 1, "utilisation_before": 0, "utilisation": 0.908 },
        { "id": "A3", "fte": 1, "caseload_before": 2, "caseload_after": 2, "utilisation_before": 0.436566, "utilisation": 0.436566 },
        { "id": "A4", "fte": 0.2, "caseload_before": 0, "caseload_after": 0, "utilisation_before": 0, "utilisation": 0 }
      ],
      "policy": {
        "service": "Tiny", "start": "2025-06-02", "horizon_weeks": 4, "late_weeks": 2, "fortnight_start": "2025-06-02",
        "months": "statutory", "count_start_day": false, "tightenings": [], "unconfirmed": [],
        "grid_minutes": 30, "day_start": "09:00",
        "day_end": "17:00", "meetings_per_day": 2, "gap_minutes": 15,
        "break": { "minutes": 30, "from": "11:30", "to": "14:30" }, "conference_starts": ["10:00", "14:00"],
        "opens_days_before": {}, "notice_working_days": {}, "sibling_join_days": 7,
        "combine_within_days": 28, "combined_percent": 50, "reconvene_days": 28, "kinds": {},
        "monitoring_minutes_per_year": {},
        "capacity": { "weighting": "hours", "children_per_fte": 60, "points_per_fte": 100, "stable_points": 15,
                      "settled_after_days": 365, "points": {}, "periods": 2, "productive_minutes_per_year": 4000,
                      "guidance_children_per_fte": [50, 70], "maximum_children_per_fte": null,
                      "maximum_percent": null, "split_from_children": null, "bands": [] },
        "costs": { "change_of_officer": 100, "split_siblings": 1200, "skill_mismatch": 30, "cover": 240, "move": 3000, "late": 2000, "late_per_day": 50,
                   "unbooked": 5000, "margin_days": 7, "early_per_day": 2, "margin_per_day": 10, "school": 60,
                   "unplaced": 1000000 },
        "school": {}, "travel": {}
      },
      "versions": { "convenor": "0", "swift": "6", "glpk": "5.0" }
    }
    """,
  ]

  /// Sets a cell of the row whose key (its first cell, or `id` in `breaches.csv`) starts with `key`.
  mutating func set(_ file: String, _ key: String, _ column: String, _ value: String) {
    edit(file) { lines in
      guard let column = lines[0].firstIndex(of: column), let row = Self.row(key, lines, file) else {
        fatalError("\(file) has no cell \(column) of \(key)")
      }
      lines[row][column] = value
    }
  }

  /// Sets a cell of the row that starts with some text.
  mutating func setLine(_ file: String, _ start: String, _ column: String, _ value: String) {
    edit(file) { lines in
      guard let column = lines[0].firstIndex(of: column),
        let row = lines.firstIndex(where: { $0.joined(separator: ",").hasPrefix(start) })
      else { fatalError("\(file) has no cell \(column) of \(start)") }
      lines[row][column] = value
    }
  }

  /// Sets cells of a row of the diary.
  mutating func diary(_ key: String, _ cells: [String: String]) {
    for (column, value) in cells { set("diary.csv", key, column, value) }
  }

  /// Removes a row.
  mutating func remove(_ file: String, _ key: String) {
    edit(file) { lines in
      guard let row = Self.row(key, lines, file) else { fatalError("\(file) has no row \(key)") }
      lines.remove(at: row)
    }
  }

  /// Repeats a row at the end, with other values in some cells.
  mutating func copy(_ file: String, _ key: String, _ cells: [String: String] = [:]) {
    edit(file) { lines in
      guard let row = Self.row(key, lines, file) else { fatalError("\(file) has no row \(key)") }
      var copy = lines[row]
      for (column, value) in cells {
        guard let index = lines[0].firstIndex(of: column) else { fatalError("no column \(column)") }
        copy[index] = value
      }
      lines.append(copy)
    }
  }

  /// Replaces text that stands in a file just once.
  mutating func replace(_ file: String, _ text: String, _ other: String) {
    guard let old = files[file], old.components(separatedBy: text).count == 2 else {
      fatalError("\(text) does not stand in \(file) just once")
    }
    files[file] = old.replacingOccurrences(of: text, with: other)
  }

  /// Takes the files away that only a plan with a diary has.
  mutating func removeDiary() {
    files["diary.csv"] = nil
    files["binding.csv"] = nil
  }

  /// Makes the summary that of an allocation without a diary.
  mutating func replaceSummary(scope: String, rebalance: String, allocation: String, officers: String) {
    guard let text = files["summary.json"], let parts = text.firstRange(of: "\"allocation\": "),
      let rest = text.firstRange(of: "\"policy\": ")
    else { fatalError("the summary has no allocation and policy") }
    files["summary.json"] =
      text[..<parts.lowerBound] + "\"allocation\": " + allocation + ", \"booking\": null, \"officers\": ["
      + officers + "], " + text[rest.lowerBound...]
    replace("summary.json", "\"scope\": \"plan\"", "\"scope\": \"\(scope)\"")
    replace("summary.json", "\"rebalance\": null", "\"rebalance\": \(rebalance)")
  }

  private mutating func edit(_ file: String, _ change: (inout [[String]]) -> Void) {
    var lines = (files[file] ?? "").split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    change(&lines)
    files[file] = lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func row(_ key: String, _ lines: [[String]], _ file: String) -> Int? {
    let column = file == "breaches.csv" ? 1 : 0
    return lines.indices.dropFirst().first { lines[$0][column].hasPrefix(key) }
  }

  /// What the checker finds in the plan, written to a folder of its own.
  func verify(_ scenario: Scenario = TinyService.scenario) throws -> [Violation] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "convenor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try Checker.verify(scenario, planFolder: folder.path, calendar: try TinyService.calendar)
  }
}
