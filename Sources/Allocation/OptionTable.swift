// SPDX-License-Identifier: GPL-3.0-or-later

/// A problem's options as flat columns, which the searches read millions of times.
///
/// Options are numbered through all families; a family's stand together, in the problem's order.
final class OptionTable: Sendable {
  let problem: AllocationProblem
  let families: Int
  let officers: Int
  /// The first option of each family, and the number of all.
  let first: [Int]
  let officer: [Int32]
  let load: [Int]
  let cost: [Int]
  /// The officer of a second part, or -1.
  let secondOfficer: [Int32]
  let secondLoad: [Int]
  let secondChildren: [Int]
  /// The option that gives the whole family to an officer, `family * officers + officer`, or -1.
  private let whole: [Int32]
  /// For each family those that must have a different officer.
  let apart: [[Int]]
  /// Whether any option has two parts.
  let hasParts: Bool

  init(_ problem: AllocationProblem) {
    self.problem = problem
    families = problem.families.count
    officers = problem.officers.count
    var first = [0]
    first.reserveCapacity(families + 1)
    for family in problem.families { first.append(first[first.count - 1] + family.options.count) }
    let count = first[first.count - 1]
    var officer: [Int32] = []
    var load: [Int] = []
    var cost: [Int] = []
    var secondOfficer: [Int32] = []
    officer.reserveCapacity(count)
    load.reserveCapacity(count)
    cost.reserveCapacity(count)
    secondOfficer.reserveCapacity(count)
    var whole = Array(repeating: Int32(-1), count: families * officers)
    for (index, family) in problem.families.enumerated() {
      for option in family.options {
        if option.second == nil { whole[index * officers + option.officer] = Int32(officer.count) }
        officer.append(Int32(option.officer))
        load.append(option.load)
        cost.append(option.cost)
        secondOfficer.append(Int32(option.second?.officer ?? -1))
      }
    }
    self.first = first
    self.officer = officer
    self.load = load
    self.cost = cost
    self.secondOfficer = secondOfficer
    self.whole = whole
    hasParts = secondOfficer.contains { $0 >= 0 }
    if hasParts {
      let options = problem.families.flatMap(\.options)
      secondLoad = options.map { $0.second?.load ?? 0 }
      secondChildren = options.map { $0.second?.children ?? 0 }
    } else {
      secondLoad = []
      secondChildren = []
    }
    var apart = Array(repeating: [Int](), count: families)
    for (left, right) in problem.apart {
      apart[left].append(right)
      apart[right].append(left)
    }
    self.apart = apart
  }

  /// The options of a family.
  func options(of family: Int) -> Range<Int> { first[family]..<first[family + 1] }

  /// The option that gives a whole family to an officer, or nil.
  func option(of family: Int, officer: Int) -> Int? {
    let option = whole[family * officers + officer]
    return option < 0 ? nil : Int(option)
  }

  /// Whether the option gives the family, or a part of it, to the officer.
  func involves(_ option: Int, officer: Int) -> Bool {
    Int(self.officer[option]) == officer || Int(secondOfficer[option]) == officer
  }

  /// The children of the option's first part, of all the family's when it has one part only.
  func firstChildren(_ option: Int, family: Int) -> Int {
    problem.families[family].children - (hasParts ? secondChildren[option] : 0)
  }
}
