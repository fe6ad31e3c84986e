// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// A lower bound from prices: what a unit of each officer's load (and a child under a maximum) is worth.
///
/// With a price on load the families are independent, so each takes its cheapest option, and each officer
/// takes the load at which its penalty is least against the price. For any prices the sum is a lower bound
/// (Lagrangian relaxation of the load rows, Geoffrion 1974); the best prices give the value of the linear
/// relaxation, here by subgradient steps of Polyak's length.
struct PriceBound {
  let table: OptionTable
  /// The best bound found.
  private(set) var bound = -Double.infinity
  /// The load prices that gave it.
  private(set) var loadPrice: [Double]
  /// The prices of a child under a maximum that gave it.
  private(set) var childPrice: [Double]
  private let threads: Int
  private let hasRooms: Bool

  init(_ problem: AllocationProblem) { self.init(OptionTable(problem)) }

  init(_ table: OptionTable, threads: Int = 1) {
    self.table = table
    self.threads = threads
    let officers = table.problem.officers
    loadPrice = officers.map { officer in
      Double(officer.penalty.bands(above: officer.load, limit: officer.limit).first?.rate ?? 0)
    }
    childPrice = Array(repeating: 0, count: officers.count)
    hasRooms = officers.contains { $0.room != nil }
  }

  /// Raises the bound.
  ///
  /// - Parameters:
  ///   - target: the objective of an answer.
  ///   - iterations: how many steps at the most.
  ///   - gap: good enough, as a fraction of the target.
  ///   - shouldStop: asked at every step.
  mutating func raise(target: Int, iterations: Int, gap: Double = 0, shouldStop: () -> Bool) {
    var load = loadPrice
    var child = childPrice
    var loadDirection = Array(repeating: 0.0, count: load.count)
    var childDirection = loadDirection
    // Under a limit a unit may be worth more than its penalty's highest rate.
    let highest = table.problem.officers.map {
      $0.limit == nil ? Double($0.penalty.highestRate) : .infinity
    }
    var length = 1.0
    // How far above its cheapest a family's option may be and still be counted, so that families with many like
    // options (officers of one base) divide themselves among them instead of all going to the first: a
    // perturbation that smooths the dual (Berthet and others 2020), and shrinks with the steps. The bound
    // itself stays exact. Wide for penalties, narrow for limits: so measured.
    let breadth = table.problem.officers.contains { $0.limit != nil } ? 8.0 : 100.0
    var spread = 0.0
    var sinceBetter = 0
    for _ in 0..<iterations {
      if shouldStop(), bound > -.infinity { return }
      let step = evaluate(load: load, child: child, spread: spread)
      if step.bound > bound + 1e-6 {
        bound = step.bound
        loadPrice = load
        childPrice = child
        sinceBetter = 0
        if Double(target) - bound <= gap * Double(target) { return }
      } else {
        sinceBetter += 1
        if sinceBetter >= 10 {
          // No return to the best prices: where many options tie, no short step from there leads up.
          length *= 0.8
          sinceBetter = 0
          if length < 1e-5 { return }
        }
      }
      // Some of the last direction is kept, against zigzags (Camerini, Fratta and Maffioli 1975).
      var norm = 0.0
      for index in load.indices {
        loadDirection[index] = step.loadSlope[index] + 0.6 * loadDirection[index]
        childDirection[index] = step.childSlope[index] + 0.6 * childDirection[index]
        // A price that stands at the end of its range only counts when it can move.
        if load[index] <= 0, loadDirection[index] < 0 { loadDirection[index] = 0 }
        if load[index] >= highest[index], loadDirection[index] > 0 { loadDirection[index] = 0 }
        if child[index] <= 0, childDirection[index] < 0 { childDirection[index] = 0 }
        norm += loadDirection[index] * loadDirection[index] + childDirection[index] * childDirection[index]
      }
      // Steps towards an answer far off would be too long.
      let near = min(Double(target), bound + max(0.1 * abs(bound), 0.02 * Double(target)))
      let missing = max(near - step.bound, 0)
      if norm < 1e-9 || missing < 1e-6 { return }
      let stride = length * missing / norm
      spread = (length * breadth).squareRoot() * missing / Double(max(1, table.families))
      for index in load.indices {
        load[index] = min(max(0, load[index] + stride * loadDirection[index]), highest[index])
        child[index] = max(0, child[index] + stride * childDirection[index])
      }
    }
  }

  /// What choosing an option instead of the family's cheapest costs at the best prices: an answer with the
  /// option costs at least `bound` plus this.
  func reducedCosts(of family: Int) -> [Double] {
    let prices = table.options(of: family).map { price($0, family: family, loadPrice, childPrice) }
    let least = min(prices.min() ?? 0, Double(table.problem.unplacedCost))
    return prices.map { $0 - least }
  }

  /// What each family costs at the best prices: the dual values of the families' rows.
  var familyPrices: [Double] {
    (0..<table.families).map { cheapest($0, loadPrice, childPrice, spread: 0).price }
  }

  private func price(_ option: Int, family: Int, _ load: [Double], _ child: [Double]) -> Double {
    let officer = Int(table.officer[option])
    var price = Double(table.cost[option]) + load[officer] * Double(table.load[option])
    if hasRooms { price += child[officer] * Double(table.firstChildren(option, family: family)) }
    if table.hasParts, table.secondOfficer[option] >= 0 {
      let second = Int(table.secondOfficer[option])
      price += load[second] * Double(table.secondLoad[option])
      price += child[second] * Double(table.secondChildren[option])
    }
    return price
  }

  /// The price of a family's cheapest option, and an option that is at most `spread` above it, drawn by a fixed
  /// mixing of its number; -1 for leaving the family out.
  private func cheapest(
    _ family: Int, _ load: [Double], _ child: [Double], spread: Double
  ) -> (option: Int, price: Double) {
    var least = Double(table.problem.unplacedCost)
    var nearLeast = least
    var chosen = -1
    for option in table.options(of: family) {
      let value = price(option, family: family, load, child)
      least = min(least, value)
      let mixed = UInt64(truncatingIfNeeded: option) &* 0x9E37_79B9_7F4A_7C15
      let nearValue = value + spread * Double(mixed >> 40) * 0x1p-24
      if nearValue < nearLeast { (nearLeast, chosen) = (nearValue, option) }
    }
    return (chosen, least)
  }

  private func evaluate(
    load: [Double], child: [Double], spread: Double
  ) -> (bound: Double, loadSlope: [Double], childSlope: [Double]) {
    let count = table.families
    // In blocks, so that several threads give the same sum as one.
    let block = 256
    let blocks = (count + block - 1) / block
    var chosen = Array(repeating: (option: -1, price: 0.0), count: count)
    chosen.withUnsafeMutableBufferPointer { buffer in
      // Each index writes elements of its own, and forEach returns before the buffer ends.
      Parallel.forEach(blocks, threads: table.first[count] > 50_000 ? threads : 1) { index in
        for family in (index * block)..<min(count, (index + 1) * block) {
          buffer[family] = cheapest(family, load, child, spread: spread)
        }
      }
    }
    var bound = 0.0
    var loadSlope = Array(repeating: 0.0, count: table.officers)
    var childSlope = loadSlope
    for (family, choice) in chosen.enumerated() {
      bound += choice.price
      guard choice.option >= 0 else { continue }
      let officer = Int(table.officer[choice.option])
      loadSlope[officer] += Double(table.load[choice.option])
      childSlope[officer] += Double(table.firstChildren(choice.option, family: family))
      if table.hasParts, table.secondOfficer[choice.option] >= 0 {
        let second = Int(table.secondOfficer[choice.option])
        loadSlope[second] += Double(table.secondLoad[choice.option])
        childSlope[second] += Double(table.secondChildren[choice.option])
      }
    }
    for (index, officer) in table.problem.officers.enumerated() {
      let willing = willingLoad(officer, price: load[index])
      bound += willing.excess
      loadSlope[index] -= willing.load
      if let room = officer.room {
        bound -= child[index] * Double(room)
        childSlope[index] -= Double(room)
      } else {
        childSlope[index] = 0
      }
    }
    return (bound, loadSlope, childSlope)
  }

  /// The load at which an officer's penalty less the price of the load is least, and that difference.
  private func willingLoad(_ officer: AllocationProblem.Officer, price: Double) -> (
    load: Double, excess: Double
  ) {
    var load = 0.0
    var excess = 0.0
    for band in officer.penalty.bands(above: officer.load, limit: officer.limit) {
      guard let width = band.width, Double(band.rate) < price else { break }
      load += Double(width)
      excess += (Double(band.rate) - price) * Double(width)
    }
    return (load, excess)
  }
}
