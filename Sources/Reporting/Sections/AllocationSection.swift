// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Who has each family, and why: term by term against the next officers.
enum AllocationSection {
  /// More families than this are shown officer by officer, each list closed at first.
  private static let familiesInOneTable = 60

  static func section(_ facts: PlanFacts) -> Section {
    let shown = shown(facts)
    let staying = facts.plan.allocation.count - shown.count
    return Section(id: "allocation", title: "Allocation") {
      if facts.plan.allocation.isEmpty {
        Tag.p("No family was to be allocated: every family with an open case keeps its officer.")
      } else {
        if staying > 0 {
          Tag.p(
            "\(NumberWords.count(staying, "family", "families")) that might have moved \(staying == 1 ? "stays with its officer and is" : "stay with their officer and are") left out here; allocation.csv and terms.csv have every family."
          )
        }
        if !shown.isEmpty {
          Tag.p(
            "Load, travel and costs are officer time a year. The first line of a family in the second table says what the choice costs: travel, a change of officer, preferred skills that are missing, an officer who leaves, a split, and what the load adds to the officer's caseload penalty. The next lines say what another officer instead, for this family alone, would change in each."
          )
          if shown.count <= familiesInOneTable {
            tables(shown, number: nil, title: "Families and their officers", hidesCaption: false)
          } else {
            byOfficer(shown)
          }
          splits(facts)
        }
      }
    }
  }

  /// The decisions that the page shows: all, but of a rebalancing only the families that move, come new, or have
  /// nobody.
  private static func shown(_ facts: PlanFacts) -> [AllocationDecision] {
    guard facts.plan.summary.scope == .rebalance else { return facts.plan.allocation }
    let before = facts.officersBefore
    return facts.plan.allocation.filter { $0.officer == nil || $0.officer != before[$0.family] }
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
          + NumberWords.count(Set(families.map(\.family)).count, "family", "families")
        return Components.disclosure(title, isOpen: officer == nil) {
          tables(families, number: number + 1, title: title, hidesCaption: true)
        }
      })
  }

  private static func tables(
    _ decisions: [AllocationDecision], number: Int?, title: String, hidesCaption: Bool
  ) -> HTML {
    let suffix = number.map { "-\($0)" } ?? ""
    return .fragment([
      table(decisions, id: "allocation-table\(suffix)", caption: title, hidesCaption: hidesCaption).html,
      TermsTable(
        decisions: decisions, id: "terms-table\(suffix)",
        title: (number == nil ? "" : "\(title): ")
          + "what each choice costs, and what the next officers change"
      ).html,
    ])
  }

  private static func table(
    _ decisions: [AllocationDecision], id: String, caption: String, hidesCaption: Bool
  ) -> DataTable {
    DataTable(
      id: id, caption: caption, hidesCaption: hidesCaption,
      columns: [
        .words("Family"), .words("Children"), .words("Officer"), .words("Change"), .number("Load a year"),
        .number("Travel in it"), .prose("Reasons"),
      ],
      rows: decisions.map { decision in
        DataTable.Row([
          Components.reference(decision.family), DiaryCells.children(decision.children),
          decision.officer.map { Components.reference($0) } ?? Components.label("No officer", .alert),
          change(decision), time(decision.load, decision), time(decision.travel, decision), reasons(decision),
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

  /// Why, as the plan has it.
  static func reasons(_ decision: AllocationDecision) -> HTML {
    let reasons = decision.reasons.map(TimeWords.withDatesInWords)
    if reasons.count < 2 { return .text(reasons.first ?? "None given") }
    return Tag.ul(.class("tight")) {
      for reason in reasons { Tag.li(reason) }
    }
  }

  /// Sibling groups that two officers share; nothing when there are none.
  private static func splits(_ facts: PlanFacts) -> HTML {
    let groups = facts.splitFamilies
    guard !groups.isEmpty else { return .empty }
    return .fragment([
      Tag.h3("Sibling groups with two officers"),
      Tag.p(
        "The policy lets a group of \(NumberWords.whole(facts.policy.capacity.splitFromChildren ?? 0)) children or more be shared when that costs less; a split itself counts \(TimeWords.duration(minutes: facts.policy.costs.splitSiblings)) a year."
      ),
      DataTable(
        id: "split-table", caption: "Children of each part and their officer",
        columns: [
          .words("Family"), .words("First part"), .words("Officer"), .words("Second part"),
          .words("Officer of the second"),
        ],
        rows: groups.map { first, second in
          DataTable.Row([
            Components.reference(first.family), DiaryCells.children(first.children),
            first.officer.map { Components.reference($0) } ?? .text("Nobody"),
            DiaryCells.children(second.children),
            second.officer.map { Components.reference($0) } ?? .text("Nobody"),
          ])
        }
      ).html,
    ])
  }
}
