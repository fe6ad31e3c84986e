// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// Lowers the cost of an allocation while no more than so many children are moved: one family at a time, and two
/// of which one makes the other possible.
struct BudgetSearch {
  private(set) var state: MoveState
  private let children: Int
  private let isOver: () -> Bool
  /// Steps beyond this many are not tried in pairs, which are their square.
  private static let largestForPairs = 5000

  private struct Step {
    let family: Int
    let option: Int
  }

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - state: an allocation that moves no more than the children allowed.
  ///   - isOver: asked often whether to stop.
  init(_ state: MoveState, children: Int, isOver: @escaping () -> Bool) {
    self.state = state
    self.children = children
    self.isOver = isOver
  }

  /// Goes on until no single step and no pair saves anything.
  mutating func improve() {
    while !isOver() {
      if let step = bestStep(from: state)?.step {
        state.set(step.family, to: step.option)
      } else if let pair = firstPair() {
        for step in pair { state.set(step.family, to: step.option) }
      } else {
        return
      }
    }
  }

  /// The step that saves most and stays within the children allowed.
  private func bestStep(from state: MoveState, except: Int? = nil) -> (step: Step, change: Int)? {
    var best: (step: Step, change: Int)?
    for family in state.moves.problem.families.indices where family != except {
      for option in state.moves.problem.families[family].options.indices {
        guard option != state.answer.choice[family],
          state.answer.childrenMoved + state.moveChange(family, to: option) <= children
        else { continue }
        let change = state.costChange(family, to: option)
        guard change < best?.change ?? 0, state.admits(family, to: option) else { continue }
        best = (Step(family: family, option: option), change)
      }
    }
    return best
  }

  /// Two steps that together save something: a family that frees children or room, and the best one after it.
  private func firstPair() -> [Step]? {
    let steps = state.moves.problem.families.reduce(0) { $0 + $1.options.count }
    guard steps <= Self.largestForPairs else { return nil }
    for family in state.moves.problem.families.indices {
      for option in state.moves.problem.families[family].options.indices
      where option != state.answer.choice[family] && state.admits(family, to: option) {
        if isOver() { return nil }
        var next = state
        next.set(family, to: option)
        guard next.answer.childrenMoved <= children else { continue }
        if let second = bestStep(from: next, except: family),
          next.answer.cost + second.change < state.answer.cost
        {
          return [Step(family: family, option: option), second.step]
        }
      }
    }
    return nil
  }
}
