// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework

/// Who has whom once families are placed, and what every single move would change.
struct AllocationOutcome: Sendable {
  /// A family, or a part of a split one, with its officer.
  struct Row: Sendable {
    let part: FamilyPart
    let officer: Int
    /// The other part of a split family and its officer.
    var other: Companion?

    /// The family's index.
    var family: Int { part.family }
  }

  /// A part of a family with its officer.
  struct Companion: Sendable {
    let part: FamilyPart
    let officer: Int
  }

  let model: AllocationModel
  /// For each family that was to be placed, whom it got.
  let placements: [Placement]
  /// The placed families, split ones in two rows, the first part first.
  let rows: [Row]
  /// For each family of the scenario the officers who have it.
  let officersOfFamily: [[Int]]
  /// For each officer the load, minutes a year, and the children.
  let load: [Int]
  let children: [Int]

  /// Takes stock of placements.
  ///
  /// - Parameter placements: one for each of the model's `toAllocate`.
  init(_ model: AllocationModel, placements: [Placement]) {
    precondition(placements.count == model.toAllocate.count, "one placement for each family to be placed")
    self.model = model
    self.placements = placements
    let rows = zip(model.toAllocate, placements).flatMap { family, placement in
      AllocationOutcome.rows(of: family, placement, model)
    }
    self.rows = rows
    var officers = model.presentOfficer.map { $0.map { [$0] } ?? [] }
    for (family, placement) in zip(model.toAllocate, placements) { officers[family] = placement.officers }
    officersOfFamily = officers
    var load = model.keptLoad
    var children = model.keptChildren
    for row in rows {
      load[row.officer] += model.workload.load(row.part, officer: row.officer)
      children[row.officer] += row.part.children.count
    }
    self.load = load
    self.children = children
  }

  /// Takes stock of an answer of the engine.
  ///
  /// - Parameters:
  ///   - choice: for each family of the problem the index of its option, or nil.
  ///   - problem: the model's, whatever its options cost.
  init(_ model: AllocationModel, choice: [Int?], of problem: AllocationProblem) {
    var placements: [Int: Placement] = [:]
    for (index, family) in model.families.enumerated() {
      placements[family] = choice[index].map { Placement(problem.families[index].options[$0]) }
    }
    self.init(model, placements: model.toAllocate.map { placements[$0] ?? .nobody })
  }

  private static func rows(of family: Int, _ placement: Placement, _ model: AllocationModel) -> [Row] {
    switch placement {
    case .nobody: return []
    case .whole(let officer): return [Row(part: model.workload.families[family], officer: officer)]
    case .split(let first, let second):
      guard let halves = model.halves[family] else {
        preconditionFailure("only a family that may be split has two officers")
      }
      let one = Companion(part: halves.first, officer: first)
      let other = Companion(part: halves.second, officer: second)
      return [
        Row(part: one.part, officer: first, other: other), Row(part: other.part, officer: second, other: one),
      ]
    }
  }

  /// The terms of a row: what its officer costs.
  func terms(_ row: Row) -> AllocationTerms {
    var terms = model.terms(row.part, officer: row.officer)
    let own = model.workload.load(row.part, officer: row.officer)
    terms.caseload = -penaltyChange(officer: row.officer, by: -own)
    return terms
  }

  /// The model's objective, officer minutes a year.
  var objective: Int {
    let terms = rows.reduce(0) { $0 + model.terms($1.part, officer: $1.officer).total }
    let penalties = load.indices.reduce(0) { sum, officer in
      sum + model.capacities[officer].penalty(ofLoad: load[officer])
        - model.capacities[officer].penalty(ofLoad: model.keptLoad[officer])
    }
    let placed = Set(rows.map(\.family)).count
    return terms + penalties + model.tables.policy.costs.unplaced * (model.families.count - placed)
  }

  /// What it would add to an officer's penalty if the load changed.
  func penaltyChange(officer: Int, by minutes: Int) -> Int {
    let capacity = model.capacities[officer]
    return capacity.penalty(ofLoad: load[officer] + minutes) - capacity.penalty(ofLoad: load[officer])
  }
}
