// SPDX-License-Identifier: GPL-3.0-or-later

/// Shares families out evenly among officers with whom they cost the same.
///
/// Below the first priced band load costs nothing, so that officers of one base are alike to the objective, and the
/// first of them would get every family. Moves of a family and exchanges of two that leave the objective exactly as it
/// is are made as long as they lower the sum over the officers of load^2 / capacity, which is least when all are
/// equally busy. Families that are split stay as they are, and so do officers whose capacity is not known.
struct Levelling {
  /// Asked now and then; the levelling ends when it answers true.
  let shouldStop: () -> Bool

  /// Exchanges are tried among so many families at the most: all pairs of more would take seconds, and moves alone
  /// level many families well.
  private static let mostExchanging = 600

  /// Levels an answer.
  func level(_ state: inout AllocationState) {
    guard state.problem.officers.count(where: { $0.capacity > 0 }) > 1 else { return }
    var isLevel = false
    while !isLevel, !shouldStop() {
      isLevel = true
      for family in 0..<state.table.families where move(family, in: &state) { isLevel = false }
      if state.table.families <= Self.mostExchanging, exchangeAll(&state) { isLevel = false }
    }
  }

  /// Moves a family to the officer who would be the least busy with it; whether one was found.
  private func move(_ family: Int, in state: inout AllocationState) -> Bool {
    let table = state.table
    guard let present = wholeOption(of: family, state) else { return false }
    let here = Int(table.officer[present])
    var target: Int?
    for option in table.options(of: family) where option != present && table.secondOfficer[option] < 0 {
      let there = Int(table.officer[option])
      let changes = (here: -table.load[present], there: table.load[option])
      guard lowersMeasure(here, changes.here, there, changes.there, state),
        target.map({ isLessBusy(option, than: $0, state) }) ?? true,
        state.moveCost(family, to: option) == 0
      else { continue }
      target = option
    }
    guard let target else { return false }
    state.move(family, to: target)
    return true
  }

  private func exchangeAll(_ state: inout AllocationState) -> Bool {
    var hasExchanged = false
    for left in 0..<state.table.families {
      if shouldStop() { break }
      for right in (left + 1)..<max(left + 1, state.table.families) where exchange(left, right, in: &state) {
        hasExchanged = true
      }
    }
    return hasExchanged
  }

  /// Exchanges the officers of two families if that levels; whether it did.
  private func exchange(_ left: Int, _ right: Int, in state: inout AllocationState) -> Bool {
    let table = state.table
    guard let mine = wholeOption(of: left, state), let theirs = wholeOption(of: right, state) else {
      return false
    }
    let here = Int(table.officer[mine])
    let there = Int(table.officer[theirs])
    guard here != there, let toThere = table.option(of: left, officer: there),
      let toHere = table.option(of: right, officer: here)
    else { return false }
    let changes = (
      here: table.load[toHere] - table.load[mine], there: table.load[toThere] - table.load[theirs]
    )
    guard lowersMeasure(here, changes.here, there, changes.there, state), state.swapCost(left, right) == 0
    else {
      return false
    }
    state.swap(left, right)
    return true
  }

  /// The option of a family that is placed whole.
  private func wholeOption(of family: Int, _ state: AllocationState) -> Int? {
    let option = state.choice[family]
    return option >= 0 && state.table.secondOfficer[option] < 0 ? option : nil
  }

  /// Whether changes of two officers' loads lower the sum of load^2 / capacity.
  private func lowersMeasure(
    _ first: Int, _ firstChange: Int, _ second: Int, _ secondChange: Int, _ state: AllocationState
  ) -> Bool {
    let capacity = (
      first: state.problem.officers[first].capacity, second: state.problem.officers[second].capacity
    )
    guard capacity.first > 0, capacity.second > 0 else { return false }
    // Exactly: a rounding error could level to and fro for ever. The squares need more than 64 bits.
    func change(of officer: Int, by change: Int) -> Int128 {
      Int128(change) * Int128(2 * state.load[officer] + change)
    }
    return change(of: first, by: firstChange) * Int128(capacity.second)
      + change(of: second, by: secondChange) * Int128(capacity.first) < 0
  }

  /// Whether the officer of one option would be less busy with the family than that of another.
  private func isLessBusy(_ option: Int, than other: Int, _ state: AllocationState) -> Bool {
    func load(_ option: Int) -> Int {
      state.load[Int(state.table.officer[option])] + state.table.load[option]
    }
    func capacity(_ option: Int) -> Int { state.problem.officers[Int(state.table.officer[option])].capacity }
    return Int128(load(option)) * Int128(capacity(other)) < Int128(load(other)) * Int128(capacity(option))
  }
}

extension AllocationProblem {
  /// An answer that costs the same and shares the load out more evenly where it can.
  ///
  /// - Parameters:
  ///   - choice: for each family the index of its option, or nil; it keeps every rule.
  ///   - shouldStop: asked now and then; the answer as far as it is levelled is returned when it answers true.
  public func levelled(_ choice: [Int?], shouldStop: () -> Bool) -> [Int?] {
    var state = AllocationState(self)
    state.take(choice)
    withoutActuallyEscaping(shouldStop) { Levelling(shouldStop: $0).level(&state) }
    return state.solutionChoice
  }
}
