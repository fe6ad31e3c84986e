// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension AllocationBasis {
  /// Whether children of a family who go to an officer change theirs.
  func isChange(_ family: Family, to officer: Officer.ID) -> Bool {
    let known = knownOfficers[family.id] ?? []
    let leavesAvailableOfficer = family.officer.map { $0 != officer && naming.isAvailable($0) } ?? false
    return !known.isEmpty && !known.contains(officer) || leavesAvailableOfficer
  }

  /// What giving a family or part of one to an officer costs, the caseload aside (`MODEL.md`, Terms).
  func terms(_ placement: Placement) -> AllocationTerms {
    var terms = AllocationTerms()
    guard let family = tables.families[placement.part.family],
      let officer = tables.officers[placement.officer]
    else { return terms }
    let costs = tables.policy.costs
    let children = tables.openChildren(placement.part)
    terms.travel = workload.travel(placement.part, officer)
    if isChange(family, to: officer.id) { terms.change = costs.changeOfOfficer * children }
    terms.skills = costs.skillMismatch * children * family.preferredSkills.subtracting(officer.skills).count
    if let end = officer.end, tables.policy.start <= end, end <= tables.policy.start + 364 {
      terms.leaving = costs.changeOfOfficer * children
    }
    if placement.part.piece == .first { terms.split = costs.splitSiblings }
    return terms
  }
}
