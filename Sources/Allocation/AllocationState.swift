// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer under construction, with the loads that tell what a change would cost.
struct AllocationState: Sendable {
  let table: OptionTable
  /// For each family its option's number, or -1 while it is not placed.
  private(set) var choice: [Int]
  /// Each officer's load with the families placed so far.
  private(set) var load: [Int]
  /// How many more children each officer may have.
  private(set) var room: [Int]
  private(set) var objective: Int
  /// The most load of each officer.
  private let limit: [Int]
  /// The officers' penalties, and what they cost at present.
  private let penalty: [ConvexPenalty]
  private var penaltyNow: [Int]

  init(_ table: OptionTable) {
    self.table = table
    let problem = table.problem
    choice = Array(repeating: -1, count: table.families)
    load = problem.officers.map(\.load)
    room = problem.officers.map { $0.room ?? .max }
    limit = problem.officers.map { $0.limit ?? .max }
    penalty = problem.officers.map(\.penalty)
    penaltyNow = problem.officers.map { $0.penalty.cost(ofLoad: $0.load) }
    objective = problem.unplacedCost * table.families
  }

  init(_ problem: AllocationProblem) { self.init(OptionTable(problem)) }

  var problem: AllocationProblem { table.problem }

  /// For each family the index of its option among its own, or nil; the form of solutions.
  var solutionChoice: [Int?] {
    choice.enumerated().map { family, option in option < 0 ? nil : option - table.first[family] }
  }

  /// Takes over a solution's choices as far as they are possible together, in order.
  mutating func take(_ solution: [Int?]) {
    for (family, index) in solution.enumerated() {
      guard let index else { continue }
      let option = table.first[family] + index
      if moveCost(family, to: option) != nil { move(family, to: option) }
    }
  }

  /// The officer of a family that is placed whole, or the first part's.
  func officer(of family: Int) -> Int? { choice[family] < 0 ? nil : Int(table.officer[choice[family]]) }

  /// What it would add to the penalties if an officer's load changed.
  func penaltyChange(officer: Int, by change: Int) -> Int {
    penalty[officer].cost(ofLoad: load[officer] + change) - penaltyNow[officer]
  }

  /// What moving a family to another of its options would add to the objective; nil when it may not.
  func moveCost(_ family: Int, to target: Int) -> Int? {
    let old = choice[family]
    if old == target { return 0 }
    if table.hasParts, table.secondOfficer[target] >= 0 || (old >= 0 && table.secondOfficer[old] >= 0) {
      return partsMoveCost(family, to: target)
    }
    let new = Int(table.officer[target])
    let after = load[new] + table.load[target]
    guard after <= limit[new], room[new] >= problem.families[family].children,
      !isBarred(family, officer: new)
    else { return nil }
    let arriving = table.cost[target] + penalty[new].cost(ofLoad: after) - penaltyNow[new]
    guard old >= 0 else { return arriving - problem.unplacedCost }
    let officer = Int(table.officer[old])
    return arriving - table.cost[old] + penaltyChange(officer: officer, by: -table.load[old])
  }

  /// What a family's option and its loads cost; 0 when it is not placed.
  func placementCost(_ family: Int) -> Int {
    let option = choice[family]
    guard option >= 0 else { return 0 }
    return effects(family, from: option, to: -1).reduce(table.cost[option]) {
      $0 - penaltyChange(officer: $1.officer, by: $1.load)
    }
  }

  /// What prices may aim at: the objective, or while families have no place, what it would be with everybody on
  /// the dearest option.
  ///
  /// Leaving a family out costs far more than anything else, and would make steps too long; an aim below the
  /// optimum would end them too early.
  var plainObjective: Int {
    let unplaced = choice.count { $0 < 0 }
    guard unplaced > 0 else { return objective }
    let costs = choice.reduce(0) { $0 + ($1 < 0 ? problem.unplacedCost : table.cost[$1]) }
    let dearest = (0..<table.families).reduce(0) { sum, family in
      sum + table.options(of: family).reduce(0) { max($0, min(table.cost[$1], problem.unplacedCost)) }
    }
    return min(objective, objective - costs + dearest)
  }

  /// What exchanging the officers of two families would add to the objective; nil when it may not.
  ///
  /// - Precondition: both are placed whole, with different officers.
  func swapCost(_ left: Int, _ right: Int) -> Int? {
    let mine = choice[left]
    let theirs = choice[right]
    let here = Int(table.officer[mine])
    let there = Int(table.officer[theirs])
    guard let toThere = table.option(of: left, officer: there),
      let toHere = table.option(of: right, officer: here)
    else { return nil }
    let changeHere = table.load[toHere] - table.load[mine]
    let changeThere = table.load[toThere] - table.load[theirs]
    guard changeHere <= 0 || load[here] + changeHere <= limit[here],
      changeThere <= 0 || load[there] + changeThere <= limit[there]
    else { return nil }
    let children = problem.families[left].children - problem.families[right].children
    guard room[here] == .max || room[here] + children >= 0, room[there] == .max || room[there] >= children,
      !isBarred(left, officer: there, but: right), !isBarred(right, officer: here, but: left)
    else { return nil }
    return table.cost[toThere] + table.cost[toHere] - table.cost[mine] - table.cost[theirs]
      + penaltyChange(officer: here, by: changeHere) + penaltyChange(officer: there, by: changeThere)
  }

  /// Exchanges the officers of two families.
  ///
  /// - Precondition: `swapCost` is not nil.
  mutating func swap(_ left: Int, _ right: Int) {
    guard let here = officer(of: left), let there = officer(of: right),
      let toThere = table.option(of: left, officer: there),
      let toHere = table.option(of: right, officer: here)
    else { return }
    move(left, to: -1)
    move(right, to: toHere)
    move(left, to: toThere)
  }

  /// Whether a family that must be kept apart from this one is with the officer.
  private func isBarred(_ family: Int, officer: Int, but exception: Int = -1) -> Bool {
    for other in table.apart[family] where other != exception && choice[other] >= 0 {
      if table.involves(choice[other], officer: officer) { return true }
    }
    return false
  }

  /// The changes of load and children that options make, officer by officer.
  private struct Effect {
    var officer: Int
    var load: Int
    var children: Int
  }

  private func effects(_ family: Int, from old: Int, to new: Int) -> [Effect] {
    var effects: [Effect] = []
    func add(_ officer: Int, _ load: Int, _ children: Int) {
      if let index = effects.firstIndex(where: { $0.officer == officer }) {
        effects[index].load += load
        effects[index].children += children
      } else {
        effects.append(Effect(officer: officer, load: load, children: children))
      }
    }
    for (option, sign) in [(old, -1), (new, 1)] where option >= 0 {
      add(
        Int(table.officer[option]), sign * table.load[option],
        sign * table.firstChildren(option, family: family))
      if table.secondOfficer[option] >= 0 {
        add(
          Int(table.secondOfficer[option]), sign * table.secondLoad[option],
          sign * table.secondChildren[option])
      }
    }
    return effects
  }

  private func partsMoveCost(_ family: Int, to target: Int) -> Int? {
    let old = choice[family]
    var cost = table.cost[target] - (old < 0 ? problem.unplacedCost : table.cost[old])
    for effect in effects(family, from: old, to: target) {
      if effect.load > 0, load[effect.officer] + effect.load > limit[effect.officer] { return nil }
      if effect.children > 0, room[effect.officer] < effect.children { return nil }
      cost += penaltyChange(officer: effect.officer, by: effect.load)
    }
    if isBarred(family, officer: Int(table.officer[target])) { return nil }
    if table.secondOfficer[target] >= 0, isBarred(family, officer: Int(table.secondOfficer[target])) {
      return nil
    }
    return cost
  }

  /// Moves a family to an option, or out when `target` is -1.
  mutating func move(_ family: Int, to target: Int) {
    let old = choice[family]
    if old >= 0 {
      objective += problem.unplacedCost - table.cost[old]
      add(Int(table.officer[old]), -table.load[old], -table.firstChildren(old, family: family))
      if table.secondOfficer[old] >= 0 {
        add(Int(table.secondOfficer[old]), -table.secondLoad[old], -table.secondChildren[old])
      }
    }
    choice[family] = target
    if target >= 0 {
      objective += table.cost[target] - problem.unplacedCost
      add(Int(table.officer[target]), table.load[target], table.firstChildren(target, family: family))
      if table.secondOfficer[target] >= 0 {
        add(Int(table.secondOfficer[target]), table.secondLoad[target], table.secondChildren[target])
      }
    }
  }

  private mutating func add(_ officer: Int, _ change: Int, _ children: Int) {
    load[officer] += change
    if room[officer] != .max { room[officer] -= children }
    let now = penalty[officer].cost(ofLoad: load[officer])
    objective += now - penaltyNow[officer]
    penaltyNow[officer] = now
  }
}
