// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer under construction, with the loads that tell what a change would cost.
struct AllocationState {
  let problem: AllocationProblem
  /// For each family its option, or -1 while it is not placed.
  private(set) var choice: [Int]
  /// Each officer's load with the families placed so far.
  private(set) var load: [Int]
  /// How many more children each officer may have.
  private(set) var room: [Int]
  private(set) var objective: Int
  /// For each family those that must have a different officer.
  private let apart: [[Int]]

  init(_ problem: AllocationProblem) {
    self.problem = problem
    choice = Array(repeating: -1, count: problem.families.count)
    load = problem.officers.map(\.load)
    room = problem.officers.map { $0.room ?? .max }
    objective = problem.unplacedCost * problem.families.count
    var apart = Array(repeating: [Int](), count: problem.families.count)
    for (left, right) in problem.apart {
      apart[left].append(right)
      apart[right].append(left)
    }
    self.apart = apart
  }

  /// The option that a family has now.
  func option(of family: Int) -> AllocationProblem.Option? {
    choice[family] < 0 ? nil : problem.families[family].options[choice[family]]
  }

  /// What it would add to the penalties if an officer's load changed.
  func penaltyChange(officer: Int, by change: Int) -> Int {
    let penalty = problem.officers[officer].penalty
    return penalty.cost(ofLoad: load[officer] + change) - penalty.cost(ofLoad: load[officer])
  }

  /// Whether an officer has room and no family that must be kept apart from this one.
  ///
  /// - Parameter leaving: a family that would leave the officer at the same time.
  func admits(_ family: Int, officer: Int, leaving: Int? = nil) -> Bool {
    let freed =
      if let leaving, option(of: leaving)?.officer == officer {
        problem.families[leaving].children
      } else { 0 }
    if room[officer] != .max, room[officer] + freed < problem.families[family].children { return false }
    for other in apart[family] where other != leaving && option(of: other)?.officer == officer {
      return false
    }
    return true
  }

  /// What moving a family to another of its options would add to the objective; nil when it may not.
  func moveCost(_ family: Int, to target: Int) -> Int? {
    let new = problem.families[family].options[target]
    guard let old = option(of: family) else {
      guard admits(family, officer: new.officer) else { return nil }
      return new.cost + penaltyChange(officer: new.officer, by: new.load) - problem.unplacedCost
    }
    if old.officer == new.officer { return 0 }
    guard admits(family, officer: new.officer) else { return nil }
    return new.cost - old.cost + penaltyChange(officer: new.officer, by: new.load)
      + penaltyChange(officer: old.officer, by: -old.load)
  }

  /// Moves a family to an option, or out when `target` is -1.
  mutating func move(_ family: Int, to target: Int) {
    if let old = option(of: family) {
      objective += problem.unplacedCost - old.cost + penaltyChange(officer: old.officer, by: -old.load)
      load[old.officer] -= old.load
      if room[old.officer] != .max { room[old.officer] += problem.families[family].children }
    }
    choice[family] = target
    if let new = option(of: family) {
      objective += new.cost - problem.unplacedCost + penaltyChange(officer: new.officer, by: new.load)
      load[new.officer] += new.load
      if room[new.officer] != .max { room[new.officer] -= problem.families[family].children }
    }
  }
}
