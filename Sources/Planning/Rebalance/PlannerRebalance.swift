// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
public import Casework
public import LinearOptimization
public import StatutoryCalendar

extension Planner {
  /// Rebalances a service: moves as few children as reach a goal, and finds the whole curve between children moved,
  /// equity and travel.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve, before the changes.
  ///   - changes: changes of staff that are taken for granted, applied in this order.
  ///   - goal: how far to go.
  ///   - calendar: the working days of the plan's horizon and late weeks.
  ///   - stop: lets another thread end the search; the best allocation so far is returned, with what is proved.
  ///   - progress: called now and then, on any thread.
  /// - Throws: `ScenarioChangeError` for a change about an officer whom the scenario does not have, `RuleError` when
  ///   the policy loosens the law, `CalendarError` when a day lies outside the known years,
  ///   `LinearOptimizationError` when GLPK fails.
  public static func rebalance(
    _ scenario: Scenario, changes: [ScenarioChange], goal: RebalanceGoal, calendar: WorkingCalendar,
    options: PlanOptions, stop: StopSignal, progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
  ) throws -> Plan {
    let clock = Stopwatch()
    let step = try AllocationStep(scenario.applying(changes), calendar: calendar, mode: .rebalance)
    let percent = try RebalanceTarget.percent(
      goal, changes: changes, after: step.model,
      before: {
        changes.isEmpty
          ? step.model : try AllocationStep(scenario, calendar: calendar, mode: .rebalance).model
      })
    let moves = MoveProblem(step.model)
    let ceilings = LoadCeilings(
      targetPercent: percent, capacity: step.model.capacities.map(\.total),
      unit: step.tables.policy.capacity.periods)
    let outcome = try Rebalancing(
      moves: moves, ceilings: ceilings, budget: goal.childrenAtMost,
      runs: EngineRuns(options: options, stop: stop, clock: clock)
    ).solve { stage in
      progress(PlanProgress(stage: stage, seconds: clock.seconds, objective: nil, bound: nil))
    }

    let allocation = AllocationOutcome(step.model, choice: outcome.answer.choice, of: moves.problem)
    var summary = PlanSummary(options, scope: .rebalance)
    summary.changes = changes
    summary.allocation.families = step.model.toAllocate.count
    summary.allocation.allocated = outcome.answer.choice.count { $0 != nil }
    summary.allocation.objective = outcome.answer.objective
    summary.allocation.bound = Double(outcome.objectiveBound)
    summary.allocation.seconds = clock.seconds
    summary.officers = allocation.officerLoads()
    summary.rebalance = RebalanceOutcome(
      targetPercent: percent, isReached: outcome.isReached, childrenMoved: outcome.answer.childrenMoved,
      childrenMovedBound: outcome.childrenBound, familiesMoved: outcome.answer.familiesMoved,
      isTargetGiven: goal.isTarget, moveAtMost: goal.childrenAtMost)
    summary.end(after: clock.seconds, stop: stop)
    var plan = Plan(allocation, diary: [], breaches: [], summary: summary)
    let reasons = MoveReasons(step.model, officers: summary.officers, targetPercent: percent)
    for index in plan.allocation.indices { reasons.add(to: &plan.allocation[index]) }
    plan.tradeOff = outcome.points.map {
      TradeOffFigures(step.model, moves.problem).point($0, lines: outcome.lines, chosen: outcome.answer)
    }
    return plan
  }
}

extension RebalanceGoal {
  /// Whether the goal is a target of its own.
  var isTarget: Bool {
    if case .target = self { return true }
    return false
  }

  /// The most children to be moved, when that is the goal.
  var childrenAtMost: Int? {
    if case .moveAtMost(let children) = self { return children }
    return nil
  }
}

extension MoveProblem {
  /// The allocation of a service with its moves counted apart.
  init(_ model: AllocationModel) {
    var problem = model.problem()
    var moved: [[Int]] = []
    var change: [[Int]] = []
    var present: [Int?] = []
    for (index, family) in model.families.enumerated() {
      let officer = model.tables.scenario.families[family].officer.map { model.tables.officerIndex[$0] ?? -1 }
      let options = problem.families[index].options
      moved.append(
        options.map {
          officer == nil || $0.officer == officer ? 0 : problem.families[index].children
        })
      change.append(
        options.map { model.terms(model.workload.families[family], officer: $0.officer).change })
      present.append(officer.flatMap { officer in options.firstIndex { $0.officer == officer } })
      for option in options.indices {
        problem.families[index].options[option].cost -= change[index][option]
      }
    }
    self.init(problem: problem, moved: moved, change: change, present: present)
  }
}
