// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

extension MoveProblem {
  /// An answer that is as good in everything that is weighed, and in which the families that move or are placed are
  /// shared out by capacity where that costs nothing.
  ///
  /// Every family keeps whether it moves and what the change of officer costs, and nobody's load is taken above the
  /// ceiling, or further above it.
  ///
  /// - Parameter shouldStop: asked now and then; the answer as far as it is levelled is returned when it answers true.
  func levelled(_ answer: MoveAnswer, ceilings: LoadCeilings, shouldStop: () -> Bool) -> MoveAnswer {
    var alike = problem
    // For each family the options that are left to it.
    var left: [[Int]] = []
    for (family, choice) in answer.choice.enumerated() {
      let options = problem.families[family].options.indices.filter { option in
        choice.map {
          moved[family][option] == moved[family][$0] && change[family][option] == change[family][$0]
        } ?? true
      }
      left.append(options)
      alike.families[family].options = options.map { problem.families[family].options[$0] }
    }
    for officer in alike.officers.indices {
      let ceiling = max(ceilings.minutes[officer] / ceilings.unit, answer.load[officer])
      alike.officers[officer].limit = min(alike.officers[officer].limit ?? .max, ceiling)
    }
    let start = answer.choice.enumerated().map { family, choice in
      choice.flatMap { left[family].firstIndex(of: $0) }
    }
    var state = MoveState(self)
    for (family, index) in alike.levelled(start, shouldStop: shouldStop).enumerated() {
      state.set(family, to: index.map { left[family][$0] })
    }
    return state.answer
  }
}
