// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The policy in force, and what the scenario rests on.
enum PolicySection {
  static func section(_ facts: PlanFacts) -> Section {
    Section(id: "policy", title: "Policy and sources") {
      Components.terms(settings(facts.policy).map { ($0, .text($1)) })
      Components.disclosure("Local policies that are tighter than the law") {
        tightenings(facts.policy)
      }
      Components.disclosure("What things cost") { costs(facts.policy).html }
      Components.disclosure("Minutes that each kind of meeting takes") {
        minutes(facts).html
      }
      sources(facts.scenario)
    }
  }

  private static func settings(_ policy: Policy) -> [(String, String)] {
    let guidance = policy.capacity.guidanceChildrenPerFTE
    return [
      (
        "Meetings planned",
        "Those whose window closes from before the plan to \(TimeWords.date(policy.horizonEnd)); late ones up to \(TimeWords.date(policy.lateEnd))."
      ),
      ("How months are counted", policy.months.words),
      (
        "Working days are counted",
        policy.countStartDay ? "With the first day as day 1." : "From the day after the first."
      ),
      (
        "Notice",
        "\(NumberWords.count(policy.reviewNotice, "working day")) for a review, \(policy.conferenceNotice) for a conference"
          + MeetingKind.allCases.compactMap { kind in
            policy.noticeByKind[kind].map { ", \($0) for: \(kind.words.lowercased())" }
          }.joined() + "."
      ),
      (
        "Meetings of an officer",
        "At most \(policy.meetingsPerDay) a day, at least \(NumberWords.count(policy.gapMinutes, "minute")) apart."
      ),
      (
        "Break of an officer",
        policy.dayBreak.map {
          "\(NumberWords.count($0.minutes, "minute")) in a row, \(TimeWords.times($0.span)), on a day with a new booking."
        } ?? "Left to the officer."
      ),
      (
        "Review with a conference",
        policy.combineWithinDays.map {
          "A looked-after child's review is held with its review conference when their windows close within \(NumberWords.count($0, "day")) of each other; the conference then lasts longer by \(policy.combinedPercent)% of the review's time."
        } ?? "Never held together."
      ),
      (
        "Adjourned conference",
        policy.reconveneDays.map { "Held anew within \(NumberWords.count($0, "day"))." }
          ?? "Held anew within its window; no other limit."
      ),
      (
        "Siblings share a meeting",
        "When their windows close within \(NumberWords.count(policy.siblingJoinDays, "day")) of each other."
      ),
      ("How a caseload is weighed", policy.capacity.weighting.words(policy.capacity)),
      (
        "Caseload",
        "Guidance of \(guidance.lowerBound) to \(guidance.upperBound) children to a full-time officer; "
          + (policy.capacity.maximumChildrenPerFTE.map { "no officer takes a family beyond \($0)." }
            ?? "no maximum of children.")
          + (policy.capacity.maximumPercent.map { " No officer takes a family beyond \($0)% of capacity." }
            ?? "")
      ),
      (
        "Sibling groups",
        policy.capacity.splitFromChildren.map {
          "Stay together; from \(NumberWords.count($0, "child", "children")) on, reviews only, they may be shared by two officers."
        } ?? "Stay together with one officer."
      ),
      (
        "Capacity",
        "\(TimeWords.duration(minutes: policy.capacity.productiveMinutesPerYear)) of casework a year for a full-time officer."
      ),
    ]
  }

  private static func tightenings(_ policy: Policy) -> HTML {
    let locals = policy.tightenings + policy.unconfirmed
    guard !locals.isEmpty else { return Tag.p("None: the statutory times apply.") }
    return DataTable(
      id: "tightenings-table", caption: "Local policies", hidesCaption: true,
      columns: [.words("Rule"), .words("Children"), .words("Within"), .prose("Where it stands")],
      rows: locals.map { local in
        DataTable.Row([
          Components.reference(local.rule),
          local.cohort.map { Components.reference($0) } ?? .text("All"), .text("\(local.within)"),
          .text(local.source),
        ])
      }
    ).html
  }

  private static func costs(_ policy: Policy) -> DataTable {
    let costs = policy.costs
    var rows = [
      ("A change of officer, for each child", costs.changeOfOfficer),
      ("A sibling group given to two officers, a year", costs.splitSiblings),
      ("A preferred skill that the officer lacks, for each child, a year", costs.skillMismatch),
      ("A meeting chaired as cover", costs.cover),
      ("A published booking that is moved to mend the diary", costs.move),
      ("A meeting after its window", costs.late),
      ("Each day after its window", costs.latePerDay),
      ("A meeting that is not booked", costs.unbooked),
      ("Each day earlier than \(costs.marginDays) days before the window closes", costs.earlyPerDay),
      ("Each day later than \(costs.marginDays) days before the window closes", costs.marginPerDay),
      ("A review in a child's school hours", costs.school),
      ("A family that no officer below the maximum can take", costs.unplaced),
    ]
    var from = 0
    for band in policy.capacity.bands {
      let span = band.upToPercent.map { "from \(from)% to \($0)%" } ?? "above \(from)%"
      rows.append(("Each hour of load \(span) of an officer's capacity", band.rate * 60))
      from = band.upToPercent ?? from
    }
    return DataTable(
      id: "costs-table", caption: "Costs, in officer time", hidesCaption: true,
      columns: [.words("What"), .number("Officer time")],
      rows: rows.map { DataTable.Row(texts: [$0.0, TimeWords.shortDuration(minutes: $0.1)]) })
  }

  private static func minutes(_ facts: PlanFacts) -> DataTable {
    let kinds = Set(facts.plan.diary.map(\.kind))
    let shown = MeetingKind.allCases.filter { kinds.isEmpty || kinds.contains($0) }
    return DataTable(
      id: "minutes-table", caption: "Minutes of officer time by kind of meeting", hidesCaption: true,
      columns: [
        .words("Meeting"), .number("In the chair"), .number("Preparation"), .number("Visit"),
        .number("Writing up"), .number("Each further child"), .words("Needs"),
      ],
      rows: shown.map { kind in
        let needs = facts.policy.needs(kind)
        let resources = (needs.room ? ["a room"] : []) + (needs.minuteTaker ? ["a minute taker"] : [])
        return DataTable.Row(
          texts: [kind.words]
            + [needs.chair, needs.preparation, needs.visit, needs.writeUp, needs.extraTotal].map(
              NumberWords.whole)
            + [resources.isEmpty ? "Nothing else" : NumberWords.list(resources)])
      })
  }

  private static func sources(_ scenario: Scenario) -> HTML {
    var pieces: [HTML] = []
    if !scenario.figures.isEmpty {
      pieces.append(
        Components.disclosure("Published figures that the scenario is built from") {
          DataTable(
            id: "figures-table", caption: "Published figures", hidesCaption: true,
            columns: [.words("Figure"), .words("Value"), .words("Unit"), .prose("Source")],
            rows: scenario.figures.map {
              DataTable.Row(texts: [$0.figure, $0.value, $0.unit, "\($0.source), \($0.section)"])
            }
          ).html
        })
    }
    if !scenario.assumptions.isEmpty {
      pieces.append(
        Components.disclosure("What is assumed and not published") {
          DataTable(
            id: "assumptions-table", caption: "Assumptions", hidesCaption: true,
            columns: [.words("Assumption"), .words("Value"), .words("Unit"), .prose("Why")],
            rows: scenario.assumptions.map {
              DataTable.Row(texts: [$0.assumption, $0.value, $0.unit, $0.reason])
            }
          ).html
        })
    }
    return .fragment(pieces)
  }
}
