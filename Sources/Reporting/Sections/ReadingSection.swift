// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What the words of the page mean, and the rules of time that the plan uses.
enum ReadingSection {
  static func section(_ facts: PlanFacts) -> Section {
    Section(id: "reading", title: "How to read this page") {
      Components.terms(terms(facts).map { ($0, .text($1)) })
      rules(facts)
    }
  }

  private static func terms(_ facts: PlanFacts) -> [(String, String)] {
    (facts.hasDiary ? meetings(facts.policy) : []) + breach(facts) + officers(facts) + [
      (
        "Cost",
        "Everything the plan weighs is in officer time, so that a longer journey, a change of officer and a late meeting can be compared. The weights are in the policy, below."
      ),
      (
        "Ids",
        "Children, families, officers and places appear by id only."
          + (facts.hasDiary
            ? " A meeting that the plan makes is named after its first child, its kind and the last day of its window."
            : "")
      ),
    ]
  }

  private static func meetings(_ policy: Policy) -> [(String, String)] {
    [
      (
        "Window",
        "The days on which a meeting may be held: from its opening to the last lawful day. The last day does not move when it is not a working day. Reviews open \(NumberWords.count(policy.reviewOpensDaysBefore, "day")) and conferences \(NumberWords.count(policy.conferenceOpensDaysBefore, "day")) before they close, unless the law opens them later."
      ),
      (
        "Margin",
        "Calendar days from the meeting to the last day of its window. A late meeting shows how late it is."
      ),
      (
        "Cover",
        "Somebody else chairs the meeting. A secure accommodation review always has another chair than the named officer; that is not cover."
      ),
      (
        "Review with a conference",
        "One meeting that answers both: its window is the tighter of the two, and it stands in the diary as the conference."
      ),
      (
        "Adjourned",
        "A meeting that was begun and has to be held anew, or whose second part follows: both stand in the diary."
      ),
    ]
  }

  private static func breach(_ facts: PlanFacts) -> [(String, String)] {
    guard facts.hasDiary else {
      return [
        (
          "Breach",
          "A family without an officer, with what stops each officer and the smallest change that would free one."
        )
      ]
    }
    return [
      (
        "Breach",
        "A meeting that is not in its window or a family without an officer, with what stops it. Nothing is left out: a meeting that cannot be in its window is booked as soon after as possible, up to \(TimeWords.date(facts.policy.lateEnd))."
      )
    ]
  }

  private static func officers(_ facts: PlanFacts) -> [(String, String)] {
    let capacity = facts.policy.capacity
    return [
      (
        "Named officer",
        "The Independent Reviewing Officer or conference chair who has the family."
          + (facts.hasDiary ? " The chair of a meeting is the named officer where possible." : "")
      ),
      (
        "FTE",
        "Full-time equivalent: 1 is a full week, 0.6 is three days of five. Children to a full-time officer are the officer's children divided by the FTE."
      ),
      (
        "Load",
        capacity.weighting == .hours
          ? "Officer time a year that a family takes: meetings with their preparation, visits and writing up, travel, and monitoring in between."
          : "What a family weighs, turned into officer time a year. \(capacity.weighting.words(capacity))"
      ),
      (
        "Capacity used",
        "An officer's load as a share of the time a year that the officer has for casework, after other duties, duty days and long absences."
      ),
      (
        "Caseload cost",
        "What load beyond the bands of capacity costs, compared in each of \(NumberWords.count(capacity.periods, "equal period")) of the year: a minute above a band counts more than one below it, so that even caseloads cost least."
      ),
    ]
  }

  /// The rules that meetings of this plan answer, with where each stands.
  private static func rules(_ facts: PlanFacts) -> HTML {
    let policy = facts.policy
    let book = try? policy.rules(calendar: facts.calendar)
    let counts = Dictionary(grouping: facts.plan.diary, by: \.rule).mapValues(\.count)
    let used = (book?.rules ?? []).filter { counts[$0.id] != nil }
    guard !used.isEmpty else { return .empty }
    return Components.disclosure("Rules of time that these meetings answer") {
      DataTable(
        id: "rules-table", caption: "Rules of time", hidesCaption: true,
        columns: [
          .words("Rule"), .words("Meeting"), .words("Within"), .words("Force"), .prose("Where it stands"),
          .number("Meetings"),
        ],
        rows: used.map { rule in
          DataTable.Row([
            Components.reference(rule.id), .text(rule.kind?.words ?? "None"), .text(rule.limit.words),
            .text(rule.force.rawValue), .text(rule.citation),
            .text(NumberWords.whole(counts[rule.id] ?? 0)),
          ])
        }
      ).html
    }
  }
}
