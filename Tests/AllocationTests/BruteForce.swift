// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Allocation

/// Small problems by definition: every choice is priced, as slow and as plain as can be.
struct BruteForce {
  private let problem: AllocationProblem
  /// For each officer and load from the one before on, what the load costs, added up minute by minute.
  private let penalties: [[Int]]

  init(_ problem: AllocationProblem) {
    self.problem = problem
    let most = problem.families.reduce(0) { sum, family in
      sum + (family.options.map { $0.load + ($0.second?.load ?? 0) }.max() ?? 0)
    }
    penalties = problem.officers.map { officer in
      (officer.load..<officer.load + most).reduce(into: [0]) { costs, minute in
        let band = officer.penalty.ends.firstIndex { minute < $0 } ?? 0
        costs.append(costs[costs.count - 1] + officer.penalty.rates[band])
      }
    }
  }

  /// The objective of a choice, or nil when a rule forbids it.
  func objective(_ choice: [Int?]) -> Int? {
    var total = 0
    var added = problem.officers.map { _ in 0 }
    var children = added
    for (family, option) in choice.enumerated() {
      guard let option else {
        total += problem.unplacedCost
        continue
      }
      let chosen = problem.families[family].options[option]
      total += chosen.cost
      added[chosen.officer] += chosen.load
      children[chosen.officer] += problem.families[family].children - (chosen.second?.children ?? 0)
      if let second = chosen.second {
        added[second.officer] += second.load
        children[second.officer] += second.children
      }
    }
    for (left, right) in problem.apart where sharesOfficer(choice, left, right) { return nil }
    for (index, officer) in problem.officers.enumerated() {
      if let room = officer.room, children[index] > room { return nil }
      if let limit = officer.limit, officer.load + added[index] > max(limit, officer.load) { return nil }
      total += penalties[index][added[index]]
    }
    return total
  }

  private func sharesOfficer(_ choice: [Int?], _ left: Int, _ right: Int) -> Bool {
    guard let mine = choice[left], let theirs = choice[right] else { return false }
    let one = problem.families[left].options[mine]
    let other = problem.families[right].options[theirs]
    return one.officer == other.officer || one.officer == other.second?.officer
      || one.second?.officer == other.officer
      || one.second != nil && one.second?.officer == other.second?.officer
  }

  /// The least objective over every choice.
  ///
  /// - Parameter forced: a family and the option that it must have, if any.
  /// - Returns: nil when no choice keeps the rules.
  func optimum(forcing forced: (family: Int, option: Int)? = nil) -> Int? {
    var best: Int?
    var choice: [Int?] = problem.families.map { _ in nil }
    func descend(_ family: Int) {
      if family == choice.count {
        if let value = objective(choice) { best = min(best ?? value, value) }
        return
      }
      if let forced, forced.family == family {
        choice[family] = forced.option
        descend(family + 1)
      } else {
        choice[family] = nil
        descend(family + 1)
        for option in problem.families[family].options.indices {
          choice[family] = option
          descend(family + 1)
        }
      }
    }
    descend(0)
    return best
  }
}

/// The objective of a choice by definition, or nil when a rule forbids it.
func objective(_ problem: AllocationProblem, _ choice: [Int?]) -> Int? {
  BruteForce(problem).objective(choice)
}

/// The least objective over every choice; with nobody placed there is always one.
func bruteForce(_ problem: AllocationProblem) -> Int { BruteForce(problem).optimum() ?? .max }
