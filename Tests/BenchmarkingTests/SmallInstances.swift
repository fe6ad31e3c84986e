// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import RandomNumbers

@testable import Benchmarking

/// A small problem with everything that problems have: bands, rooms, limits, families apart, split families.
func randomInstance(seed: UInt64) -> AllocationInstance {
  var random = SplitMix64(seed: seed)
  func oneIn(_ count: Int) -> Bool { random.integer(in: 1...count) == 1 }
  let officerCount = random.integer(in: 1...4)
  let officers = (0..<officerCount).map { _ in
    let first = random.integer(in: 20...80)
    let second = first + random.integer(in: 0...50)
    let least = random.integer(in: 0...2)
    let isFree = oneIn(5)
    return AllocationProblem.Officer(
      load: random.integer(in: 0...80),
      penalty: isFree
        ? ConvexPenalty(ends: [.max], rates: [0])
        : ConvexPenalty(ends: [first, second, .max], rates: [least, 2, random.integer(in: 2...8)]),
      room: oneIn(4) ? random.integer(in: 0...6) : nil, limit: oneIn(3) ? random.integer(in: 40...150) : nil)
  }
  let families = (0..<random.integer(in: 1...4)).map { _ in
    let children = random.integer(in: 1...4)
    var options: [AllocationProblem.Option] = []
    for officer in 0..<officerCount {
      func part() -> (load: Int, cost: Int) { (random.integer(in: 0...40), random.integer(in: 0...60)) }
      if !oneIn(5) || officer == 0 {
        let whole = part()
        options.append(.init(officer: officer, load: whole.load, cost: whole.cost))
      }
      for other in 0..<officerCount where other != officer && children > 1 && oneIn(6) {
        let (first, second) = (part(), part())
        options.append(
          .init(
            officer: officer, load: first.load, cost: first.cost,
            second: .init(officer: other, load: second.load, children: children / 2)))
      }
    }
    return AllocationProblem.Family(options: options, children: children)
  }
  var apart: [(Int, Int)] = []
  if families.count > 1, oneIn(2) {
    let left = random.integer(in: 0...(families.count - 2))
    apart.append((left, left + 1))
  }
  return AllocationInstance(
    name: "random-\(seed)",
    problem: AllocationProblem(families: families, officers: officers, apart: apart, unplacedCost: 900),
    mustPlace: oneIn(4), constant: random.integer(in: 0...3))
}

/// The objective of a choice by the definition, unit of load by unit of load; nil when a rule forbids it.
func plainObjective(_ instance: AllocationInstance, _ choice: [Int?]) -> Int? {
  let problem = instance.problem
  var total = instance.constant
  var has = problem.officers.map { _ in Set<Int>() }
  var load = problem.officers.map(\.load)
  var children = problem.officers.map { _ in 0 }
  for (family, chosen) in choice.enumerated() {
    guard let chosen else {
      if instance.mustPlace { return nil }
      total += problem.unplacedCost
      continue
    }
    let row = problem.families[family]
    let option = row.options[chosen]
    total += option.cost
    load[option.officer] += option.load
    children[option.officer] += row.children
    has[option.officer].insert(family)
    if let second = option.second {
      load[second.officer] += second.load
      children[second.officer] += second.children
      children[option.officer] -= second.children
      has[second.officer].insert(family)
    }
  }
  for (index, officer) in problem.officers.enumerated() {
    if let room = officer.room, children[index] > room { return nil }
    if let limit = officer.limit, load[index] > limit, load[index] > officer.load { return nil }
    if problem.apart.contains(where: { has[index].isSuperset(of: [$0.0, $0.1]) }) { return nil }
    for unit in officer.load..<load[index] {
      total += officer.penalty.rates[officer.penalty.ends.firstIndex { unit < $0 } ?? 0]
    }
  }
  return total
}

/// Calls `body` with every choice, good or bad.
func forEveryChoice(_ instance: AllocationInstance, _ body: ([Int?]) -> Void) {
  func descend(_ choice: [Int?]) {
    guard choice.count < instance.familyCount else { return body(choice) }
    descend(choice + [nil])
    for option in instance.problem.families[choice.count].options.indices { descend(choice + [option]) }
  }
  descend([])
}
