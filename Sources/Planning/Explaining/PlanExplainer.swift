// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// Explains a plan that was made: prices it anew from the scenario, so that what it says is true of the plan as it
/// stands, whoever changed it.
public struct PlanExplainer: Sendable {
  private let outcome: AllocationOutcome
  private let scope: PlanScope

  /// Takes stock of a plan.
  ///
  /// - Parameters:
  ///   - scenario: the scenario with the plan's changes of staff applied.
  ///   - rows: the rows of the plan's allocation.
  ///   - scope: what made the plan.
  ///   - reallocate: whether every family was to be allocated anew.
  /// - Throws: `ExplanationError` when the plan does not fit the scenario, `RuleError` and `CalendarError` as planning
  ///   does.
  public init(
    _ scenario: Scenario, calendar: WorkingCalendar, rows: [AllocatedRow], scope: PlanScope, reallocate: Bool
  ) throws {
    self.scope = scope
    let mode: AllocationMode =
      scope == .rebalance ? .rebalance : reallocate ? .reallocate : .newFamilies
    let model = try AllocationStep(scenario, calendar: calendar, mode: mode).model
    outcome = AllocationOutcome(model, placements: try PlanExplainer.placements(rows, model))
  }

  /// Explains one family.
  ///
  /// - Throws: `ExplanationError.unknownFamily`.
  public func explanation(of id: Family.ID) throws(ExplanationError) -> FamilyExplanation {
    let tables = outcome.model.tables
    guard let family = tables.familyIndex[id] else { throw .unknownFamily(id) }
    return FamilyExplanation(
      family: id, scope: scope, presentOfficer: tables.scenario.families[family].officer,
      children: tables.childrenOfFamily[family].map { tables.scenario.children[$0].id },
      standing: standing(family),
      decisions: outcome.decisionCosts().filter { $0.decision.family == id })
  }

  private func standing(_ family: Int) -> FamilyExplanation.Standing {
    let model = outcome.model
    if model.tables.openChildren[family].isEmpty { return .withoutOpenCase }
    let rows = outcome.rows.filter { $0.family == family }
    if !rows.isEmpty { return .allocated(rows.map { choice($0) }) }
    guard !model.toAllocate.contains(family), let officer = model.presentOfficer[family] else {
      return .unplaced(outcome.unplacedFamily(family))
    }
    return .kept(kept(family, with: officer))
  }

  private func choice(_ row: AllocationOutcome.Row) -> FamilyExplanation.Choice {
    let moves = outcome.alternatives(to: row)
    let terms = outcome.terms(row)
    let reasons = AllocationReasons(outcome, row).words(terms: terms, nextBest: moves.first)
    return choice(row, terms: terms, moves: moves, reasons: reasons)
  }

  /// A family that stays: nobody chose, so there are no reasons, but its moves have a price all the same.
  private func kept(_ family: Int, with officer: Int) -> FamilyExplanation.Choice {
    let model = outcome.model
    let row = AllocationOutcome.Row(part: model.workload.families[family], officer: officer)
    let possible = model.tables.scenario.officers.indices.filter {
      model.eligibility.mayBeNamed(family: family, officer: $0)
    }
    return choice(
      row, terms: outcome.terms(row), moves: outcome.moves(of: row, to: possible), reasons: [])
  }

  private func choice(
    _ row: AllocationOutcome.Row, terms: AllocationTerms, moves: [RowMove], reasons: [String]
  ) -> FamilyExplanation.Choice {
    let model = outcome.model
    return FamilyExplanation.Choice(
      children: outcome.childIDs(row), officer: outcome.officerLoads()[row.officer],
      load: model.workload.load(row.part, officer: row.officer), terms: terms,
      others: moves.prefix(2).map { move in
        .init(
          officer: model.tables.scenario.officers[move.officer].id, extra: move.extra,
          terms: terms + move.change)
      }, reasons: reasons,
      stopped: row.other != nil
        ? []
        : model.tables.scenario.officers.indices.compactMap { officer in
          officer == row.officer ? nil : outcome.stopped(family: row.family, officer: officer)
        })
  }

  // MARK: - Reading a plan

  /// The placements that a plan's rows stand for.
  static func placements(_ rows: [AllocatedRow], _ model: AllocationModel) throws -> [Placement] {
    let toAllocate = Set(model.toAllocate)
    var rowsOfFamily: [Int: [AllocatedRow]] = [:]
    for row in rows {
      guard let family = model.tables.familyIndex[row.family], toAllocate.contains(family) else {
        throw ExplanationError.notToAllocate(row.family)
      }
      rowsOfFamily[family, default: []].append(row)
    }
    return try model.toAllocate.map { family in
      guard let rows = rowsOfFamily[family] else {
        throw ExplanationError.missing(model.tables.scenario.families[family].id)
      }
      return try placement(family, rows, model)
    }
  }

  private static func placement(
    _ family: Int, _ rows: [AllocatedRow], _ model: AllocationModel
  ) throws -> Placement {
    let tables = model.tables
    func isAbout(_ row: AllocatedRow, _ children: [Int]) -> Bool {
      Set(row.children) == Set(children.map { tables.scenario.children[$0].id })
    }
    let officers = try rows.map { row in
      try row.officer.map { id in
        guard let officer = tables.officerIndex[id] else {
          throw ExplanationError.unknownOfficer(id, family: row.family)
        }
        return officer
      }
    }
    if rows.count == 1, isAbout(rows[0], tables.childrenOfFamily[family]) {
      return officers[0].map { .whole($0) } ?? .nobody
    }
    guard rows.count == 2, let halves = model.halves[family], let one = officers[0], let other = officers[1],
      one != other
    else { throw ExplanationError.wrongParts(rows[0].family) }
    if isAbout(rows[0], halves.first.children), isAbout(rows[1], halves.second.children) {
      return .split(first: one, second: other)
    }
    guard isAbout(rows[0], halves.second.children), isAbout(rows[1], halves.first.children) else {
      throw ExplanationError.wrongParts(rows[0].family)
    }
    return .split(first: other, second: one)
  }
}
