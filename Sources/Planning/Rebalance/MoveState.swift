// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// An allocation under change: what a single move would do to cost and children moved.
struct MoveState {
  let moves: MoveProblem
  private(set) var answer: MoveAnswer
  private var room: [Int]
  /// For each family those that must have a different officer.
  private let apart: [[Int]]

  /// Starts with nobody placed.
  init(_ moves: MoveProblem) {
    self.moves = moves
    let problem = moves.problem
    answer = MoveAnswer(
      choice: Array(repeating: nil, count: problem.families.count), load: problem.officers.map(\.load),
      unplaced: problem.families.count, childrenMoved: 0, familiesMoved: 0,
      cost: problem.unplacedCost * problem.families.count, change: 0)
    room = problem.officers.map { $0.room ?? .max }
    var apart = Array(repeating: [Int](), count: problem.families.count)
    for (left, right) in problem.apart {
      apart[left].append(right)
      apart[right].append(left)
    }
    self.apart = apart
  }

  /// Starts from an answer.
  init(_ moves: MoveProblem, at answer: MoveAnswer) {
    self.init(moves)
    for (family, option) in answer.choice.enumerated() { set(family, to: option) }
  }

  private func option(of family: Int) -> AllocationProblem.Option? {
    answer.choice[family].map { moves.problem.families[family].options[$0] }
  }

  private func penaltyChange(officer: Int, by change: Int) -> Int {
    let penalty = moves.problem.officers[officer].penalty
    let load = answer.load[officer]
    return penalty.cost(ofLoad: load + change) - penalty.cost(ofLoad: load)
  }

  /// Whether the maxima of the option's officer and the families to be kept apart allow it.
  func admits(_ family: Int, to target: Int) -> Bool {
    let new = moves.problem.families[family].options[target]
    let old = option(of: family)
    if old?.officer == new.officer { return true }
    if room[new.officer] < moves.problem.families[family].children { return false }
    if let limit = moves.problem.officers[new.officer].limit, answer.load[new.officer] + new.load > limit {
      return false
    }
    return !apart[family].contains { option(of: $0)?.officer == new.officer }
  }

  /// What a placed family's move to another option would add to the cost, changes of officer left out.
  func costChange(_ family: Int, to target: Int) -> Int {
    let new = moves.problem.families[family].options[target]
    guard let old = option(of: family) else {
      return new.cost + penaltyChange(officer: new.officer, by: new.load) - moves.problem.unplacedCost
    }
    if old.officer == new.officer { return 0 }
    return new.cost - old.cost + penaltyChange(officer: new.officer, by: new.load)
      + penaltyChange(officer: old.officer, by: -old.load)
  }

  /// How many more children would be moved.
  func moveChange(_ family: Int, to target: Int) -> Int {
    moves.moved[family][target] - (answer.choice[family].map { moves.moved[family][$0] } ?? 0)
  }

  /// Gives a family to an option, or to nobody.
  mutating func set(_ family: Int, to target: Int?) {
    count(family, sign: -1)
    answer.choice[family] = target
    count(family, sign: 1)
  }

  /// Adds what a placed family counts (`sign` 1), or takes it off (-1).
  private mutating func count(_ family: Int, sign: Int) {
    guard let choice = answer.choice[family] else { return }
    let option = moves.problem.families[family].options[choice]
    answer.cost +=
      sign * (option.cost - moves.problem.unplacedCost)
      + penaltyChange(officer: option.officer, by: sign * option.load)
    answer.load[option.officer] += sign * option.load
    if room[option.officer] != .max {
      room[option.officer] -= sign * moves.problem.families[family].children
    }
    answer.unplaced -= sign
    answer.change += sign * moves.change[family][choice]
    answer.childrenMoved += sign * moves.moved[family][choice]
    if moves.moved[family][choice] > 0 { answer.familiesMoved += sign }
  }
}
