// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// Judges a plan from the scenario's tables alone.
///
/// Every rule and cost of `Scenarios/MODEL.md` is worked out here anew; no code is shared with the targets
/// that make plans, nor the arithmetic of `Travel`.
public enum Checker {
  /// Every rule that the plan in a folder breaks; empty when it is good.
  ///
  /// Files of the plan that are missing or cannot be read are violations named `plan-file-unreadable`; when
  /// a whole table is, nothing else is judged.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve, before the changes of staff that the plan's summary
  ///     has: they are applied here.
  ///   - planFolder: the folder that `convenor plan` wrote.
  ///   - calendar: the working days that windows are counted with.
  /// - Throws: `RuleError` when the scenario's policy loosens the law, `CalendarError` when its plan reaches
  ///   beyond the years whose bank holidays are known.
  public static func verify(_ scenario: Scenario, planFolder: String, calendar: WorkingCalendar) throws
    -> [Violation]
  {
    let reading = PlanReading(folder: planFolder)
    guard let plan = reading.tables else { return reading.violations }
    return reading.violations + (try violations(of: plan, scenario, calendar: calendar))
  }

  private static func violations(of plan: PlanTables, _ scenario: Scenario, calendar: WorkingCalendar) throws
    -> [Violation]
  {
    let scope = plan.summary?.scope ?? .plan
    let changed: Scenario
    do throws(ScenarioChangeError) {
      changed = try scenario.applying(plan.summary?.changes ?? [])
    } catch {
      // What the plan was made for is not known, so that nothing can be judged.
      return [Violation(name: "change-unknown-officer", detail: "summary.json, changes: \(error)")]
    }
    let basis = try basis(
      changed, reallocate: plan.summary?.reallocate ?? false, scope: scope, calendar: calendar)
    let tables = basis.tables
    let parts = AllocationRowParts(plan.allocation, basis: basis)
    let outcome = AllocationOutcome(basis, placements: parts.placements)
    let due =
      scope.hasDiary ? try ExpectedDiary(tables, officerOfChild: outcome.namedOfficer) : ExpectedDiary()

    var violations = allocation(plan, parts, outcome)
    if let figures = plan.summary?.rebalance {
      let usual = try UsualTarget(
        changes: plan.summary?.changes ?? [],
        before: { try Self.basis(scenario, reallocate: true, scope: scope, calendar: calendar) },
        after: basis)
      violations += RebalanceCheck(
        figures: figures, curve: plan.tradeOff, outcome: outcome, usualTarget: usual.percent
      ).violations()
    }
    let diaryCost: Int?
    if let figures = plan.summary?.rebook {
      let mended = try MendedDiary(
        figures, plan, changed, plan: due, planTables: tables, calendar: calendar)
      let check = RebookCheck(mended, files: plan, outcome: outcome, plan: due)
      violations += check.violations()
      violations += BindingCheck(
        rows: plan.binding, diary: plan.diary, expected: mended.expected, outcome: outcome
      ).violations()
      diaryCost = check.objective
    } else {
      let expected = try due.following(plan.diary)
      let appointments = Appointments(plan.diary, expected: expected)
      violations += diary(plan, expected, appointments, outcome)
      let cost = DiaryCost(
        appointments: appointments, unbooked: unbooked(plan.diary, expected), outcome: outcome)
      diaryCost = scope.hasDiary ? cost.total : nil
    }
    if let summary = plan.summary {
      violations += SummaryCheck(summary: summary, plan: plan, outcome: outcome, diaryCost: diaryCost)
        .violations()
    }
    return violations
  }

  /// What an allocation of a service starts from; a rebalancing may move every family and splits none.
  private static func basis(
    _ scenario: Scenario, reallocate: Bool, scope: PlanScope, calendar: WorkingCalendar
  ) throws -> AllocationBasis {
    let tables = try ServiceTables(scenario, calendar: calendar)
    return AllocationBasis(
      tables, naming: Naming(tables), workload: try Workload(tables),
      reallocate: reallocate || scope == .rebalance, maySplit: scope != .rebalance)
  }

  private static func allocation(
    _ plan: PlanTables, _ parts: AllocationRowParts, _ outcome: AllocationOutcome
  ) -> [Violation] {
    let choices = AllocationChoices(parts, outcome: outcome)
    var violations = AllocationRowsCheck(rows: plan.allocation, parts: parts, basis: outcome.basis)
      .violations()
    violations += AllocationEligibilityCheck(parts: parts, outcome: outcome).violations()
    violations += AllocationCostCheck(parts: parts, outcome: outcome, choices: choices).violations()
    violations += TermsCheck(rows: plan.terms, parts: parts, choices: choices).violations()
    violations += OverridesCheck(rows: plan.overrides, outcome: outcome).violations()
    return violations
  }

  private static func diary(
    _ plan: PlanTables, _ expected: ExpectedDiary, _ appointments: Appointments, _ outcome: AllocationOutcome
  ) -> [Violation] {
    let tables = outcome.basis.tables
    var violations = DiaryRowsCheck(rows: plan.diary, expected: expected, outcome: outcome).violations()
    let causes = BreachCauses(
      outcome: outcome, tables: tables, published: PublishedTime(appointments))
    violations += BreachCheck(
      rows: plan.breaches, diary: plan.diary, expected: expected, outcome: outcome, causes: causes.possible
    ).violations()
    violations += BookingDayCheck(appointments: appointments, tables: tables).violations()
    violations += ParticipantsCheck(appointments: appointments, tables: tables).violations()
    violations += ChairCheck(appointments: appointments, outcome: outcome).violations()
    violations += OfficerDayCheck(appointments: appointments, tables: tables).violations()
    violations += RoomCheck(appointments: appointments, tables: tables).violations()
    violations += MinuteTakerCheck(appointments: appointments, tables: tables).violations()
    violations += BindingCheck(rows: plan.binding, diary: plan.diary, expected: expected, outcome: outcome)
      .violations()
    return violations
  }

  private static func unbooked(_ diary: [DiaryRow], _ expected: ExpectedDiary) -> Int {
    Set(diary.filter { $0.status == .unbooked }.map(\.meeting)).count { expected[$0]?.booking == nil }
  }
}
