// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework

/// What the answers of the trade-off come to, in the figures that people compare.
struct TradeOffFigures {
  private let model: AllocationModel
  private let problem: AllocationProblem
  /// Travel of the families that stay with their officer whatever is chosen.
  private let keptTravel: Int

  init(_ model: AllocationModel, _ problem: AllocationProblem) {
    self.model = model
    self.problem = problem
    let moving = Set(model.toAllocate)
    keptTravel = model.presentOfficer.enumerated().reduce(0) { sum, entry in
      guard let officer = entry.element, !moving.contains(entry.offset),
        !model.tables.openChildren[entry.offset].isEmpty
      else { return sum }
      return sum + model.workload.travel(model.workload.families[entry.offset], officer: officer)
    }
  }

  /// The figures of an answer.
  func point(_ answer: MoveAnswer, lines: [TradeOffLine], chosen: MoveAnswer) -> TradeOffPoint {
    let travel = answer.choice.enumerated().reduce(keptTravel) { sum, entry in
      guard let option = entry.element else { return sum }
      return sum
        + model.workload.travel(
          model.workload.families[model.families[entry.offset]],
          officer: problem.families[entry.offset].options[option].officer)
    }
    let penalties = zip(problem.officers, answer.load).reduce(0) { $0 + $1.0.penalty.cost(ofLoad: $1.1) }
    let available = model.capacities.indices.filter { model.eligibility.isAvailable[$0] }
    let utilisations = available.map { officer in
      // Thousandths, rounded to the nearest.
      (answer.load[officer] * model.tables.policy.capacity.periods * 2000 / model.capacities[officer].total
        + 1) / 2
    }
    return TradeOffPoint(
      childrenMoved: answer.childrenMoved, familiesMoved: answer.familiesMoved, caseloadCost: penalties,
      travel: travel, highestUtilisation: utilisations.max() ?? 0, lowestUtilisation: utilisations.min() ?? 0,
      cost: answer.cost, costBound: min(answer.cost, lines.cost(moving: answer.childrenMoved)),
      isChosen: answer == chosen)
  }
}
