// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import LinearOptimization

@testable import Planning

/// Small random services, and every allocation that they have.
struct SmallMoves {
  let moves: MoveProblem
  let capacity: [Int]

  /// Everything that is weighed, counted here without the planner's code.
  struct Counted {
    let choice: [Int?]
    let unplaced: Int
    let load: [Int]
    let moved: Int
    let cost: Int
    let change: Int
  }

  init(seed: UInt64) {
    var random = SplitMix(state: seed)
    let officers = 2 + random.below(2)
    let capacity = (0..<officers).map { _ in 60 + random.below(60) }
    self.capacity = capacity
    var families: [AllocationProblem.Family] = []
    var moved: [[Int]] = []
    var change: [[Int]] = []
    var present: [Int?] = []
    for _ in 0..<(3 + random.below(3)) {
      let children = 1 + random.below(3)
      let work = 15 + random.below(30)
      // A family waits, keeps an officer who is there, or had one who has gone.
      let before = random.below(5) == 0 ? nil : random.below(officers + 1)
      var eligible = (0..<officers).filter { _ in random.below(6) > 0 }
      if eligible.isEmpty { eligible = [random.below(officers)] }
      families.append(
        AllocationProblem.Family(
          options: eligible.map {
            AllocationProblem.Option(officer: $0, load: work + random.below(8), cost: random.below(40))
          }, children: children))
      moved.append(eligible.map { before == nil || before == $0 ? 0 : children })
      change.append(moved.last?.map { $0 * (random.below(3) == 0 ? 0 : 20) } ?? [])
      present.append(before.flatMap { eligible.firstIndex(of: $0) })
    }
    let apart = families.count > 1 && random.below(3) == 0 ? [(0, 1)] : []
    let room = random.below(3) == 0 ? 3 + random.below(4) : nil
    moves = MoveProblem(
      problem: AllocationProblem(
        families: families,
        officers: capacity.enumerated().map { index, minutes in
          AllocationProblem.Officer(
            load: random.below(20),
            penalty: ConvexPenalty(
              ends: [minutes * 85 / 100, minutes, minutes * 115 / 100, .max], rates: [0, 1, 3, 10]),
            room: index == 0 ? room : nil, capacity: minutes)
        }, apart: apart, unplacedCost: 100_000), moved: moved, change: change, present: present)
  }

  /// Every allowed allocation.
  var all: [Counted] {
    var result: [Counted] = []
    var choice: [Int?] = Array(repeating: nil, count: moves.problem.families.count)
    func extend(_ family: Int) {
      guard family < choice.count else {
        if let counted = count(choice) { result.append(counted) }
        return
      }
      for option in [nil] + moves.problem.families[family].options.indices.map(Int?.some) {
        choice[family] = option
        extend(family + 1)
      }
    }
    extend(0)
    return result
  }

  /// Counts an allocation, or answers nil when it is not allowed.
  func count(_ choice: [Int?]) -> Counted? {
    let problem = moves.problem
    let officer = zip(problem.families, choice).map { family, option in
      option.map { family.options[$0].officer }
    }
    for (left, right) in problem.apart where officer[left] != nil && officer[left] == officer[right] {
      return nil
    }
    var load = problem.officers.map(\.load)
    var children = problem.officers.map { _ in 0 }
    var terms = 0
    var change = 0
    var moved = 0
    for (family, option) in choice.enumerated() {
      guard let option else { continue }
      let chosen = problem.families[family].options[option]
      load[chosen.officer] += chosen.load
      children[chosen.officer] += problem.families[family].children
      terms += chosen.cost
      change += moves.change[family][option]
      moved += moves.moved[family][option]
    }
    for (index, row) in problem.officers.enumerated() {
      if let room = row.room, children[index] > room { return nil }
    }
    let penalties = problem.officers.indices.reduce(0) { sum, index in
      let officer = problem.officers[index]
      return sum + officer.penalty.cost(ofLoad: load[index]) - officer.penalty.cost(ofLoad: officer.load)
    }
    let unplaced = choice.count { $0 == nil }
    return Counted(
      choice: choice, unplaced: unplaced, load: load, moved: moved,
      cost: terms + penalties + unplaced * problem.unplacedCost, change: change)
  }

  /// Runs without a limit that could cut in.
  static var runs: EngineRuns {
    var options = PlanOptions()
    options.gap = 0
    options.threads = 1
    return EngineRuns(options: options, stop: StopSignal(), clock: Stopwatch())
  }
}

/// Vigna's SplitMix64.
struct SplitMix {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }
}
