// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning
import StatutoryCalendar

/// What `convenor rebook` says when it is done.
enum RebookWords {
  /// What happened, what changed, and where the files are.
  static func text(of plan: Plan, request: RebookRequest, policy: Policy, folder: String) -> String {
    guard let outcome = plan.summary.rebook else { return "" }
    var lines = ["\(policy.service), mended on \(outcome.today)"]
    lines += request.events.map { "  \(words(of: $0))" }
    if request.events.isEmpty { lines.append("  nothing new happened") }
    lines += [""] + counts(plan, outcome) + [""]
    lines.append(plan.changes.isEmpty ? "Nothing changed." : table(plan.changes))
    lines += [
      "",
      "Files: \(folder): report.html, \(PlanWords.diaryPages), diary.csv, before.csv, changes.csv, breaches.csv,"
        + " summary.json and the plan's other tables",
    ]
    switch plan.summary.status {
    case .complete: break
    case .timeLimit: lines.append("time limit reached: wrote the best diary found so far")
    case .interrupted: lines.append("interrupted: wrote the best diary found so far")
    }
    return lines.joined(separator: "\n")
  }

  private static func words(of event: DiaryEvent) -> String {
    switch event {
    case .absent(let officer, let first, let last): "\(officer) is away from \(first) to \(last)"
    case .close(let place, let first, let last): "\(place) is closed from \(first) to \(last)"
    case .adjourn(let meeting): "\(meeting) was adjourned"
    case .add(let family, let kind, let opens, let closes):
      "family \(family) needs a \(kind.rawValue) from \(opens) to \(closes)"
    }
  }

  private static func counts(_ plan: Plan, _ outcome: RebookOutcome) -> [String] {
    let stayed = outcome.published - outcome.lifted - outcome.moved
    let breaches = plan.breaches.count { if case .meeting = $0.subject { true } else { false } }
    return [
      "\(Words.count(outcome.published, "published booking")) from \(outcome.today) on: \(Words.grouped(stayed))"
        + " stay where they are",
      "\(Words.grouped(outcome.lifted)) became impossible, \(Words.grouped(outcome.moved)) more moved to make"
        + " room, \(Words.grouped(outcome.lost)) without a day",
      "\(Words.count(breaches, "meeting")) out of the window in the whole diary; its cost from"
        + " \(outcome.today) on is \(Words.grouped(outcome.objective)) minutes",
    ]
  }

  private static func table(_ changes: [DiaryChange]) -> String {
    var table = TextTable([
      ("change", .left), ("meeting", .left), ("before", .left), ("after", .left), ("why", .left),
    ])
    for change in changes {
      table.append([
        change.change.rawValue, change.meeting.text, place(change.before), place(change.after), change.reason,
      ])
    }
    return table.text
  }

  private static func place(_ place: DiaryChange.Place?) -> String {
    guard let place else { return "-" }
    return ["\(place.day) \(place.start) \(place.officer)", place.room?.text, place.minuteTaker?.text]
      .compactMap { $0 }.joined(separator: " ")
  }
}
