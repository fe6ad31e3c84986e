// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What it costs to give a family, or a part of one, to an officer (`Scenarios/MODEL.md`, Terms).
struct AllocationPricing: Sendable {
  let tables: ServiceTables
  let workload: Workload
  let ties: FamilyTies
  let presentOfficer: [Int?]

  /// The terms of a choice, but for the caseload, which depends on who else has whom.
  func terms(_ part: FamilyPart, officer: Int) -> AllocationTerms {
    let row = tables.scenario.families[part.family]
    let person = tables.scenario.officers[officer]
    let costs = tables.policy.costs
    let children = part.children.count
    var terms = AllocationTerms()
    terms.travel = workload.travel(part, officer: officer)
    let isStranger = ties.knowsSomebody(part.family) && !ties.knows(part.family, person.id)
    let leavesPresent = presentOfficer[part.family].map { $0 != officer } ?? false
    if isStranger || leavesPresent { terms.change = costs.changeOfOfficer * children }
    if !row.preferredSkills.isEmpty {
      terms.skills = costs.skillMismatch * children * row.preferredSkills.subtracting(person.skills).count
    }
    let start = tables.policy.start
    if let end = person.end, start <= end, end <= start + 364 {
      terms.leaving = costs.changeOfOfficer * children
    }
    if part.bearsSplit { terms.split = costs.splitSiblings }
    return terms
  }
}
