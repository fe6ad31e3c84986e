// SPDX-License-Identifier: GPL-3.0-or-later

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
    var length = 1.0
    var sinceBetter = 0
    for _ in 0..<iterations {
      if shouldStop(), bound > -.infinity { return }
      let step = evaluate(load: load, child: child)
      if step.bound > bound + 1e-9 {
        bound = step.bound
        loadPrice = load
        childPrice = child
        sinceBetter = 0
        if Double(target) - bound <= gap * Double(target) { return }
      } else {
        sinceBetter += 1
        if sinceBetter >= 12 {
          length /= 2
          sinceBetter = 0
          load = loadPrice
          child = childPrice
          if length < 1e-4 { return }
          continue
        }
      }
      let norm =
        step.loadSlope.reduce(0) { $0 + $1 * $1 } + step.childSlope.reduce(0) { $0 + $1 * $1 }
      // Steps towards an answer far off would be too long.
      let near = min(Double(target), bound + max(0.1 * abs(bound), 0.02 * Double(target)))
      let missing = max(near - step.bound, 0)
      if norm < 1e-9 || missing < 1e-6 { return }
      let stride = length * missing / norm
      for index in load.indices {
        // Under a limit a unit may be worth more than its penalty's highest rate.
        let officer = table.problem.officers[index]
        let highest = officer.limit == nil ? Double(officer.penalty.highestRate) : .infinity
        load[index] = min(max(0, load[index] + stride * step.loadSlope[index]), highest)
        child[index] = max(0, child[index] + stride * step.childSlope[index])
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
    (0..<table.families).map { cheapest($0, loadPrice, childPrice).price }
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

  private func cheapest(_ family: Int, _ load: [Double], _ child: [Double]) -> (option: Int, price: Double) {
    var least = Double(table.problem.unplacedCost)
    var chosen = -1
    for option in table.options(of: family) {
      let value = price(option, family: family, load, child)
      if value < least { (least, chosen) = (value, option) }
    }
    return (chosen, least)
  }

  private func evaluate(
    load: [Double], child: [Double]
  ) -> (bound: Double, loadSlope: [Double], childSlope: [Double]) {
    let count = table.families
    // In blocks, so that several threads give the same sum as one.
    let block = 256
    let blocks = (count + block - 1) / block
    var chosen = Array(repeating: (option: -1, price: 0.0), count: count)
    chosen.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      Parallel.forEach(blocks, threads: table.first[count] > 50_000 ? threads : 1) { index in
        for family in (index * block)..<min(count, (index + 1) * block) {
          buffer[family] = cheapest(family, load, child)
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
  private func willingLoad(_ officer: AllocationProblem.Officer, price: Double) -> (load: Double, excess: Double) {
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
