// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// Finds the curve between children moved and everything else that an allocation costs.
///
/// Each run of the engine prices a child moved. From the two ends (only moves that are forced; moves for nothing)
/// the price between two known answers that are neighbours is the one at which both cost the same: the run then
/// finds an answer below the straight line between them, or proves that there is none (Aneja and Nair,
/// "Bicriteria transportation problem", Management Science 25(1), 1979). What each run proves holds for every
/// allocation, so that together they bound the cost for any number of children moved.
struct TradeOffSearch {
  private let moves: MoveProblem
  private let runs: EngineRuns
  /// The answers.
  private(set) var front = TradeOffFront()
  /// What is proved.
  private(set) var lines: [TradeOffLine] = []
  /// Pairs of neighbours for which a run was made.
  private var settled: Set<[Int]> = []
  /// Pairs of neighbours between which the way was walked.
  private var walked: Set<[Int]> = []

  /// Runs that are planned for when the time is shared.
  private static let plannedRuns = 10
  /// Answers kept of the way between two neighbours, at the most.
  private static let stepsKept = 16

  /// Prepares a search.
  ///
  /// - Parameter known: answers to begin with.
  init(_ moves: MoveProblem, runs: EngineRuns, known: [MoveAnswer]) {
    self.moves = moves
    self.runs = runs
    for answer in known { front.add(answer) }
  }

  /// Searches until the curve is complete or the time is over.
  ///
  /// - Parameter report: told of each new number of answers.
  mutating func search(report: (Int) -> Void) throws {
    guard !runs.isOver else { return }
    let forced = try FewestMoves(moves: moves, ceilings: nil, changePrice: 0, runs: runs).solve(share: 0.15)
    front.add(forced.answer)
    report(front.answers.count)
    // The cheapest of all, and of those the one that moves the fewest children.
    try run(costWeight: moves.movableChildren + 1, moveWeight: 1, share: 0.25)
    walk()
    report(front.answers.count)
    var left = Self.plannedRuns
    while !runs.isOver, let (first, second) = widestOpenPair() {
      let children = second.childrenMoved - first.childrenMoved
      let cost = first.cost - second.cost
      let common = greatestCommonDivisor(children, cost)
      settled.insert(key(first, second))
      try run(
        costWeight: children / common, moveWeight: cost / common, share: 1 / Double(max(left, 3)))
      left -= 1
      walk()
      report(front.answers.count)
    }
  }

  /// Runs the engine at a price and keeps what it finds and proves.
  private mutating func run(costWeight: Int, moveWeight: Int, share: Double) throws {
    guard !runs.isOver else { return }
    func value(_ answer: MoveAnswer) -> Int {
      costWeight * answer.cost + moveWeight * answer.childrenMoved
    }
    guard let start = front.answers.min(by: { value($0) < value($1) }) else { return }
    let problem = moves.priced(
      MoveProblem.Prices(cost: costWeight, move: moveWeight), ceilings: nil)
    let solution = try runs.solve(problem, from: start, share: share, gap: runs.options.gap)
    let found = moves.answer(solution)
    front.add(found)
    lines.append(
      TradeOffLine(
        costWeight: costWeight, moveWeight: moveWeight,
        least: min(ProvedBound.whole(solution.bound), value(start), value(found))))
  }

  private func key(_ first: MoveAnswer, _ second: MoveAnswer) -> [Int] {
    [first.childrenMoved, first.cost, second.childrenMoved, second.cost]
  }

  /// The neighbours between which most may still be found: they differ most in cost and in children.
  private func widestOpenPair() -> (MoveAnswer, MoveAnswer)? {
    let hull = front.hull
    let open = zip(hull, hull.dropFirst()).filter { !settled.contains(key($0, $1)) }
    return open.max { width($0) < width($1) }
  }

  private func width(_ pair: (MoveAnswer, MoveAnswer)) -> Int {
    (pair.0.cost - pair.1.cost) * (pair.1.childrenMoved - pair.0.childrenMoved)
  }

  /// Tries what lies between answers that are neighbours on the hull: the families that differ change one by one,
  /// the most saving for a child moved first.
  private mutating func walk() {
    let hull = front.hull
    for (first, second) in zip(hull, hull.dropFirst())
    where !runs.isOver && walked.insert(key(first, second)).inserted {
      walk(from: first, to: second)
    }
  }

  private mutating func walk(from first: MoveAnswer, to second: MoveAnswer) {
    var state = MoveState(moves, at: first)
    var differing = moves.problem.families.indices.filter { first.choice[$0] != second.choice[$0] }
    // Every answer holds a choice for each family: of a long way only some steps are kept.
    let stride = max(1, (second.childrenMoved - first.childrenMoved) / Self.stepsKept)
    var next = first.childrenMoved + stride
    while differing.count > 1, !runs.isOver {
      let steps = differing.indices.compactMap { index -> (index: Int, rate: Double)? in
        let family = differing[index]
        guard let target = second.choice[family], state.admits(family, to: target) else { return nil }
        let saving = -state.costChange(family, to: target)
        let children = state.moveChange(family, to: target)
        // A saving that moves nobody is taken at once, a loss that moves nobody last.
        let free = saving >= 0 ? Double.infinity : -Double.infinity
        return (index, children > 0 ? Double(saving) / Double(children) : free)
      }
      guard let best = steps.max(by: { ($0.rate, $1.index) < ($1.rate, $0.index) }) else { return }
      let family = differing.remove(at: best.index)
      state.set(family, to: second.choice[family])
      if state.answer.childrenMoved >= next {
        front.add(state.answer)
        next = state.answer.childrenMoved + stride
      }
    }
  }

  /// Looks for better answers that move at most so many children, from the cheapest known one on.
  mutating func improve(movingAtMost children: Int, runs: EngineRuns) {
    guard let start = front.cheapest(moving: children) else { return }
    var search = BudgetSearch(MoveState(moves, at: start), children: children) { runs.isOver }
    search.improve()
    front.add(search.state.answer)
  }

  private func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(1, left)
  }
}
