// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import RandomNumbers

/// Bounds and answers for a packing problem by prices on families.
///
/// With a price on each family the officers are independent: each takes the families that pay best within its
/// limit, a knapsack. The sum is a lower bound for any prices (Lagrangian relaxation of the assignment rows; the
/// best one is the bound of column generation). Prices rise by subgradient steps of Polyak's length with
/// momentum; each step's sets, repaired, may be an answer. `dive` then fixes what the steps agree on,
/// some families at a time, and lets the prices settle again.
final class PackingSearch {
  let problem: PackingProblem
  /// Only answers that cost at most this are wanted; falls as they are found.
  private(set) var target: Int
  /// The best answer: for each family its officer; empty when none was found.
  private(set) var best: [Int32] = []
  private(set) var bestCost = Int.max
  /// The highest bound of the whole problem (nothing fixed) that was proved.
  private(set) var bound = -Double.infinity
  /// The prices of families that gave it.
  private(set) var prices: [Double]

  /// About what a good answer costs: it only sets the length of steps.
  private let aim: Int
  private let parts: Double
  private let highestPrice: Double
  private let shouldStop: () -> Bool
  private let threads: Int
  private var random: SplitMix64
  private let knapsacks: [KnapsackCore]

  // The node of the dive.
  private var officerOf: [Int32]
  private var left: [Int]
  private var fixedCost = 0
  private var isOpen: [Bool]

  // What the last evaluation found.
  private var timesChosen: [Int32]
  private var isChosen: [Bool]
  private var value: [Int]
  private var relaxedValue: [Double]
  private var loadPrice: [Double]
  /// How often, lately, the officer chose the family: near 1 when the relaxation is sure of it.
  private var share: [Float]

  /// - Parameters:
  ///   - target: what an answer may cost at most.
  ///   - aim: about what a good answer costs.
  ///   - prices: of the families, to start from.
  ///   - threads: to evaluate officers with.
  ///   - shouldStop: asked at every step.
  init(
    _ problem: PackingProblem, target: Int, aim: Int, prices: [Double], seed: UInt64, threads: Int = 1,
    shouldStop: @escaping () -> Bool
  ) {
    self.problem = problem
    self.target = target
    self.aim = aim
    self.shouldStop = shouldStop
    self.threads = max(1, min(threads, problem.officers))
    random = SplitMix64(seed: seed)
    parts = problem.parts
    highestPrice = problem.highestPrice
    knapsacks = (0..<problem.officers).map { _ in KnapsackCore() }
    officerOf = Array(repeating: -1, count: problem.families)
    left = problem.capacity
    isOpen = problem.isAllowed
    timesChosen = Array(repeating: 0, count: problem.families)
    isChosen = Array(repeating: false, count: problem.isAllowed.count)
    value = Array(repeating: 0, count: problem.officers)
    relaxedValue = Array(repeating: 0, count: problem.officers)
    loadPrice = relaxedValue
    share = Array(repeating: 0, count: problem.isAllowed.count)
    let highest = highestPrice
    self.prices = prices.map { min(max(0, $0), highest) }
  }

  /// Raises the bound of the whole problem.
  ///
  /// - Returns: whether nothing that costs at most the target is left to be found.
  func ascend(iterations: Int) -> Bool {
    var reached = 0.0
    var current = prices
    let isSettled = ascend(&current, iterations: iterations, reached: &reached)
    return isSettled
  }

  /// Looks for an answer: fixes some families where the relaxation is surest, and raises prices again, until
  /// everything is fixed or the bound passes the target.
  ///
  /// - Parameters:
  ///   - first: steps before anything is fixed.
  ///   - later: steps after each fixing.
  ///   - quota: the fraction of the free families that is fixed at a time.
  ///   - noise: how much chance there is in what is taken for sure, in shares.
  func dive(first: Int, later: Int, quota: Double, noise: Float) {
    let (savedOfficers, savedLeft, savedCost, savedOpen) = (officerOf, left, fixedCost, isOpen)
    defer { (officerOf, left, fixedCost, isOpen) = (savedOfficers, savedLeft, savedCost, savedOpen) }
    var current = prices
    var reached = 0.0
    var iterations = first
    while !shouldStop() {
      if ascend(&current, iterations: iterations, reached: &reached) { return }
      iterations = later
      let sure = share
      let here = evaluate(current)
      guard close(bound: here, current) else { return }
      var surest: [(share: Float, family: Int, officer: Int)] = []
      for family in 0..<problem.families where officerOf[family] < 0 {
        var most: Float = -1
        var officer = -1
        for candidate in 0..<problem.officers {
          let pair = family * problem.officers + candidate
          guard isOpen[pair], Int(problem.load[pair]) <= left[candidate] else { continue }
          let sureness = sure[pair] + (noise > 0 ? noise * Float(random.unit()) : 0)
          if sureness > most { (most, officer) = (sureness, candidate) }
        }
        if officer < 0 { return }
        surest.append((most, family, officer))
      }
      if surest.isEmpty {
        keep(officerOf, cost: fixedCost)
        return
      }
      surest.sort { ($1.share, $0.family) < ($0.share, $1.family) }
      var remaining = max(1, Int(Double(surest.count) * quota))
      for (_, family, officer) in surest where remaining > 0 {
        let pair = family * problem.officers + officer
        guard Int(problem.load[pair]) <= left[officer] else { continue }
        officerOf[family] = Int32(officer)
        left[officer] -= Int(problem.load[pair])
        fixedCost += Int(problem.cost[pair])
        remaining -= 1
      }
    }
  }

  /// Subgradient steps at the present node.
  ///
  /// - Parameters:
  ///   - current: the prices to start from; those of the best bound when it is done.
  ///   - reached: the best bound of the node.
  /// - Returns: whether the bound has passed the target.
  private func ascend(_ current: inout [Double], iterations: Int, reached: inout Double) -> Bool {
    let isRoot = fixedCost == 0 && !officerOf.contains { $0 >= 0 } && isOpen == problem.isAllowed
    var length = 1.0
    var sinceBetter = 0
    var trial = current
    var direction = Array(repeating: 0.0, count: problem.families)
    var weights: Float = 0
    reached = -.infinity
    for pair in share.indices { share[pair] = 0 }
    for iteration in 0..<iterations {
      if shouldStop() { break }
      let value = evaluate(trial)
      if value > reached + 1e-9 {
        reached = value
        current = trial
        sinceBetter = 0
        if isRoot, value > bound { (bound, prices) = (value, trial) }
      } else {
        sinceBetter += 1
      }
      // Later steps count more: the average tends to the relaxation's own answer (Barahona and Anbil 2000).
      let weight = Float(iteration + 1)
      weights += weight
      for pair in share.indices where isChosen[pair] { share[pair] += weight }
      if isBeyondTarget(reached) { return true }
      repair()
      if isBeyondTarget(reached) { return true }
      var norm = 0.0
      var isExact = true
      for family in 0..<problem.families where officerOf[family] < 0 {
        let slope = Double(1 - timesChosen[family])
        if slope != 0 { isExact = false }
        direction[family] = slope + 0.5 * direction[family]
        norm += direction[family] * direction[family]
      }
      if isExact { break }
      if sinceBetter >= 8 {
        length *= 0.6
        sinceBetter = 0
        trial = current
        for family in direction.indices { direction[family] = 0 }
        continue
      }
      // Steps towards an answer far off would be too long: the bound itself says what is near.
      let near = min(Double(min(target, aim)) + 1, reached + 0.003 * abs(reached) + 1)
      let missing = max(near, reached + 0.5) - value
      let stride = length * missing / max(norm, 1)
      for family in 0..<problem.families where officerOf[family] < 0 {
        trial[family] = min(max(0, trial[family] + stride * direction[family]), highestPrice)
      }
    }
    if weights > 0 { for pair in share.indices { share[pair] /= weights } }
    return false
  }

  /// Costs are whole numbers: a bound above the target by a hair means the next one.
  private func isBeyondTarget(_ bound: Double) -> Bool { (bound - 1e-7).rounded(.up) > Double(target) }

  /// Every officer's best set at some prices; the bound that they make.
  private func evaluate(_ prices: [Double]) -> Double {
    let officers = problem.officers
    let families = problem.families
    var whole = prices.map { Int(($0 * parts).rounded()) }
    var sum = 0
    for family in 0..<families {
      if officerOf[family] < 0 { sum += whole[family] } else { whole[family] = .min }
      timesChosen[family] = 0
    }
    if threads > 1, families * officers > 8000 {
      Parallel.forEach(officers, threads: threads) { self.fill($0, whole) }
    } else {
      for officer in 0..<officers { fill(officer, whole) }
    }
    for pair in isChosen.indices { isChosen[pair] = false }
    for officer in 0..<officers {
      for id in knapsacks[officer].chosen {
        isChosen[Int(id) * officers + officer] = true
        timesChosen[Int(id)] += 1
      }
      value[officer] = knapsacks[officer].value
      relaxedValue[officer] = knapsacks[officer].relaxedValue
      loadPrice[officer] = knapsacks[officer].price
      sum -= value[officer]
    }
    return Double(fixedCost) + Double(sum) / parts
  }

  private func fill(_ officer: Int, _ whole: [Int]) {
    let knapsack = knapsacks[officer]
    let capacity = left[officer]
    let scale = Int(parts)
    knapsack.items.removeAll(keepingCapacity: true)
    var pair = officer
    for family in 0..<problem.families {
      if isOpen[pair], whole[family] != .min {
        let profit = whole[family] - Int(problem.cost[pair]) * scale
        let weight = problem.load[pair]
        if profit > 0, Int(weight) <= capacity {
          knapsack.items.append(
            KnapsackCore.Item(
              id: Int32(family), weight: weight, profit: Int32(profit),
              density: Float(profit) / Float(weight)))
        }
      }
      pair += problem.officers
    }
    knapsack.solve(capacity: capacity)
  }

  /// Closes pairs that no answer within the target has, by what taking them would cost at these prices.
  ///
  /// - Returns: false when some family has no officer left.
  private func close(bound: Double, _ prices: [Double]) -> Bool {
    let officers = problem.officers
    for family in 0..<problem.families where officerOf[family] < 0 {
      var hasOne = false
      for officer in 0..<officers {
        let pair = family * officers + officer
        guard isOpen[pair] else { continue }
        let profit = (prices[family] * parts).rounded() - Double(problem.cost[pair]) * parts
        let excess = profit - loadPrice[officer] * Double(problem.load[pair])
        // Taking it brings the officer's set to at most the relaxed value plus its excess.
        let loss = Double(value[officer]) - relaxedValue[officer] - min(0, excess)
        if Int(problem.load[pair]) > left[officer] || isBeyondTarget(bound + max(0, loss) / parts - 1e-6) {
          isOpen[pair] = false
        } else {
          hasOne = true
        }
      }
      if !hasOne { return false }
    }
    return true
  }

  /// Makes an answer of the officers' sets: a family that several chose goes to the cheapest, one that nobody
  /// chose to the cheapest with room, and then single families move where there is room.
  private func repair() {
    let officers = problem.officers
    var answer = officerOf
    var room = left
    var cost = fixedCost
    var missing: [(load: Int32, family: Int)] = []
    for family in 0..<problem.families where officerOf[family] < 0 {
      var cheapest = -1
      var least = Int32.max
      if timesChosen[family] > 0 {
        for officer in 0..<officers where isChosen[family * officers + officer] {
          let here = problem.cost[family * officers + officer]
          if here < least { (least, cheapest) = (here, officer) }
        }
      }
      if cheapest < 0 {
        var lightest = Int32.max
        for officer in 0..<officers where problem.isAllowed[family * officers + officer] {
          lightest = min(lightest, problem.load[family * officers + officer])
        }
        missing.append((lightest, family))
      } else {
        answer[family] = Int32(cheapest)
        room[cheapest] -= Int(problem.load[family * officers + cheapest])
        cost += Int(least)
        if cost > target { return }
      }
    }
    missing.sort { ($1.load, $0.family) < ($0.load, $1.family) }
    for (_, family) in missing {
      var cheapest = -1
      var least = Int32.max
      for officer in 0..<officers {
        let pair = family * officers + officer
        guard problem.isAllowed[pair], Int(problem.load[pair]) <= room[officer], problem.cost[pair] < least
        else { continue }
        (least, cheapest) = (problem.cost[pair], officer)
      }
      if cheapest < 0 { return }
      answer[family] = Int32(cheapest)
      room[cheapest] -= Int(problem.load[family * officers + cheapest])
      cost += Int(least)
      // Moves afterwards save little: do not bother with answers that are far off.
      if cost > target + target / 64 { return }
    }
    cost += shift(&answer, &room)
    if cost <= target { keep(answer, cost: cost) }
  }

  /// Moves single families to cheaper officers with room until there is none; what that changes the cost by.
  private func shift(_ answer: inout [Int32], _ room: inout [Int]) -> Int {
    let officers = problem.officers
    var change = 0
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for family in 0..<problem.families where officerOf[family] < 0 {
        let present = Int(answer[family])
        var best = present
        var least = problem.cost[family * officers + present]
        let before = least
        for officer in 0..<officers where officer != present {
          let pair = family * officers + officer
          if problem.isAllowed[pair], problem.cost[pair] < least, Int(problem.load[pair]) <= room[officer] {
            (least, best) = (problem.cost[pair], officer)
          }
        }
        guard best != present else { continue }
        answer[family] = Int32(best)
        room[present] += Int(problem.load[family * officers + present])
        room[best] -= Int(problem.load[family * officers + best])
        change += Int(least - before)
        hasMoved = true
      }
    }
    return change
  }

  private func keep(_ answer: [Int32], cost: Int) {
    guard cost <= target else { return }
    best = answer
    bestCost = cost
    target = cost - 1
  }
}
