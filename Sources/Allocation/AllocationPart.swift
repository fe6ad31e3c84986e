// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of a problem: some families to be divided among some officers, everything else as it is in an answer.
struct AllocationPart {
  /// The part as a problem of its own; officers keep their order, families theirs.
  let problem: AllocationProblem
  /// For each option of the part, numbered through its families, the option of the whole problem.
  let option: [Int]
  /// For each family of the part its present option, numbered in the part, or -1.
  let presentChoice: [Int]

  /// - Precondition: the families are unplaced or wholly with the officers.
  init(_ state: AllocationState, families: [Int], officers: [Int]) {
    let table = state.table
    let whole = state.problem
    var position = Array(repeating: -1, count: table.officers)
    for (index, officer) in officers.enumerated() { position[officer] = index }
    var others = state
    for family in families { others.move(family, to: -1) }
    var numbers: [Int] = []
    var present: [Int] = []
    var rows: [AllocationProblem.Family] = []
    for family in families {
      var options: [AllocationProblem.Option] = []
      var chosen = -1
      for number in table.options(of: family) {
        let option = whole.families[family].options[number - table.first[family]]
        let first = position[option.officer]
        guard first >= 0, others.moveCost(family, to: number) != nil else { continue }
        var second: AllocationProblem.Option.Part?
        if let part = option.second {
          guard position[part.officer] >= 0 else { continue }
          second = .init(officer: position[part.officer], load: part.load, children: part.children)
        }
        if state.choice[family] == number { chosen = numbers.count }
        numbers.append(number)
        options.append(.init(officer: first, load: option.load, cost: option.cost, second: second))
      }
      present.append(chosen)
      rows.append(.init(options: options, children: whole.families[family].children))
    }
    option = numbers
    presentChoice = present
    let index = Dictionary(families.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    problem = AllocationProblem(
      families: rows,
      officers: officers.map { officer in
        AllocationProblem.Officer(
          load: others.load[officer], penalty: whole.officers[officer].penalty,
          room: whole.officers[officer].room == nil ? nil : max(0, others.room[officer]),
          limit: whole.officers[officer].limit)
      },
      apart: whole.apart.compactMap { pair in
        guard let left = index[pair.0], let right = index[pair.1] else { return nil }
        return (left, right)
      }, unplacedCost: whole.unplacedCost)
  }
}
