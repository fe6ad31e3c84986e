// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// What an answer costs and whether it keeps the rules, from the plain numbers of the problem: nothing of the
/// engine's own reckoning is used, so that an error there cannot hide.
struct AllocationScore: Equatable, Sendable {
  /// The objective; of an answer with faults it says nothing.
  private(set) var objective: Int
  /// Families that are not placed.
  private(set) var unplaced: Int
  /// Every rule that is broken, in words, counting from 0 as the files do.
  private(set) var faults: [String]

  /// Whether the answer counts.
  var isFeasible: Bool { faults.isEmpty }

  /// Scores an answer.
  ///
  /// - Parameter choice: for each family the index of its option, or nil when it is not placed.
  init(_ instance: AllocationInstance, choice: [Int?]) {
    let problem = instance.problem
    objective = instance.constant
    unplaced = 0
    faults = []
    guard choice.count == problem.families.count else {
      faults = ["the answer has \(choice.count) choices for \(problem.families.count) families"]
      return
    }
    var addedLoad = problem.officers.map { _ in 0 }
    var addedChildren = addedLoad
    var officersOfFamily: [[Int]] = []
    for (family, index) in choice.enumerated() {
      let row = problem.families[family]
      guard let index else {
        unplaced += 1
        objective += problem.unplacedCost
        officersOfFamily.append([])
        continue
      }
      guard row.options.indices.contains(index) else {
        faults.append("family \(family) has no option \(index): there are \(row.options.count)")
        officersOfFamily.append([])
        continue
      }
      let option = row.options[index]
      objective += option.cost
      addedLoad[option.officer] += option.load
      addedChildren[option.officer] += row.children - (option.second?.children ?? 0)
      if let second = option.second {
        addedLoad[second.officer] += second.load
        addedChildren[second.officer] += second.children
      }
      officersOfFamily.append([option.officer] + (option.second.map { [$0.officer] } ?? []))
    }
    if instance.mustPlace, unplaced > 0 {
      faults.append("\(unplaced) families are not placed, but all must be")
    }
    for (index, officer) in problem.officers.enumerated() {
      objective += Self.price(officer.penalty, from: officer.load, adding: addedLoad[index])
      if let room = officer.room, addedChildren[index] > max(0, room) {
        faults.append("officer \(index) gets \(addedChildren[index]) children and has room for \(room)")
      }
      if let limit = officer.limit, officer.load + addedLoad[index] > max(limit, officer.load) {
        faults.append("officer \(index) has a load of \(officer.load + addedLoad[index]), above \(limit)")
      }
    }
    for (left, right) in problem.apart {
      for officer in officersOfFamily[left] where officersOfFamily[right].contains(officer) {
        faults.append("families \(left) and \(right) must be apart, but officer \(officer) has both")
      }
    }
  }

  /// What the units of load above a load cost: in each band those that lie in it.
  private static func price(_ penalty: ConvexPenalty, from load: Int, adding added: Int) -> Int {
    let top = load + added
    var price = 0
    var bottomOfBand = Int.min
    for (end, rate) in zip(penalty.ends, penalty.rates) {
      let units = min(top, end) - max(load, bottomOfBand)
      if units > 0 { price += units * rate }
      bottomOfBand = end
    }
    return price
  }
}
