// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Who has each family, why, and who would be next.
enum AllocationSection {
  /// More families than this are shown officer by officer, each list closed at first.
  private static let familiesInOneTable = 60

  static func section(_ facts: PlanFacts) -> Section {
    let decisions = facts.plan.allocation
    return Section(id: "allocation", title: "Allocation") {
      if decisions.isEmpty {
        Tag.p("No family was to be allocated: every family with an open case keeps its officer.")
      } else {
        Tag.p(
          "Load and travel are officer time a year. Cost is what the plan weighs: travel, a change of officer, a skill that is missing, and load above the officer's capacity. The next officers stand with what choosing one of them instead, for this family alone, would add."
        )
        if decisions.count <= familiesInOneTable {
          table(
            decisions, id: "allocation-table", caption: "Families and their officers", hidesCaption: false
          )
          .html
        } else {
          byOfficer(decisions)
        }
      }
    }
  }

  private static func byOfficer(_ decisions: [AllocationDecision]) -> HTML {
    let groups = Dictionary(grouping: decisions, by: \.officer)
    let officers = groups.keys.sorted { left, right in
      guard let left else { return right != nil }
      guard let right else { return false }
      return left < right
    }
    return .fragment(
      officers.enumerated().map { number, officer in
        let families = groups[officer] ?? []
        let title =
          "\(officer.map { "Officer \($0)" } ?? "No officer"): "
          + NumberWords.count(families.count, "family", "families")
        return Components.disclosure(title, isOpen: officer == nil) {
          table(families, id: "allocation-table-\(number + 1)", caption: title, hidesCaption: true).html
        }
      })
  }

  private static func table(
    _ decisions: [AllocationDecision], id: String, caption: String, hidesCaption: Bool
  )
    -> DataTable
  {
    DataTable(
      id: id, caption: caption, hidesCaption: hidesCaption,
      columns: [
        .words("Family"), .words("Children"), .words("Officer"), .words("Change"), .number("Load a year"),
        .number("Travel in it"), .number("Cost"), .words("Next officers, and what each adds"),
        .prose("Reasons"),
      ],
      rows: decisions.map { decision in
        DataTable.Row([
          Components.reference(decision.family), DiaryCells.children(decision.children),
          decision.officer.map { Components.reference($0) } ?? Components.label("No officer", .alert),
          change(decision), time(decision.load, decision), time(decision.travel, decision),
          time(decision.cost, decision), alternatives(decision), reasons(decision),
        ])
      })
  }

  private static func time(_ minutes: Int, _ decision: AllocationDecision) -> HTML {
    decision.officer == nil ? .text("None") : .text(TimeWords.shortDuration(minutes: minutes))
  }

  private static func change(_ decision: AllocationDecision) -> HTML {
    guard let previous = decision.previousOfficer else { return .text("First officer") }
    guard decision.officer != nil else {
      return .fragment([.text("Was with "), Components.reference(previous)])
    }
    return .fragment([
      .text(decision.changed ? "From " : "Stays with "), Components.reference(previous),
    ])
  }

  private static func alternatives(_ decision: AllocationDecision) -> HTML {
    let next = [decision.second, decision.third].compactMap { $0 }
    guard !next.isEmpty else { return .text("Nobody else") }
    return .fragment(
      next.map { alternative in
        Components.line(.together) {
          Components.reference(alternative.officer)
          ": \(extra(alternative.extra))"
        }
      })
  }

  private static func extra(_ minutes: Int) -> String {
    minutes == 0 ? "the same" : (minutes > 0 ? "+" : "") + TimeWords.shortDuration(minutes: minutes)
  }

  private static func reasons(_ decision: AllocationDecision) -> HTML {
    let reasons = decision.reasons.map(TimeWords.withDatesInWords)
    if reasons.count < 2 { return .text(reasons.first ?? "None given") }
    return Tag.ul(.class("tight")) {
      for reason in reasons { Tag.li(reason) }
    }
  }
}
