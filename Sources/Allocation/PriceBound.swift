// SPDX-License-Identifier: GPL-3.0-or-later

/// A lower bound from prices: what a unit of each officer's load (and a child under a maximum) is worth.
///
/// With a price on load the families are independent, so each takes its cheapest officer, and each officer
/// takes the load at which its penalty is least against the price. For any prices the sum is a lower bound
/// (Lagrangian relaxation of the load rows, Geoffrion 1974); the best prices give the value of the linear
/// relaxation, here by subgradient steps of Polyak's length.
struct PriceBound {
  let problem: AllocationProblem
  /// The best bound found.
  private(set) var bound = -Double.infinity
  /// The load prices that gave it.
  private(set) var loadPrice: [Double]
  /// The prices of a child under a maximum that gave it.
  private(set) var childPrice: [Double]

  init(_ problem: AllocationProblem) {
    self.problem = problem
    loadPrice = problem.officers.map { officer in
      Double(officer.penalty.bands(above: officer.load).first?.rate ?? 0)
    }
    childPrice = Array(repeating: 0, count: problem.officers.count)
  }

  /// Raises the bound.
  ///
  /// - Parameters:
  ///   - target: the objective of an answer.
  ///   - iterations: how many steps at the most.
  ///   - shouldStop: asked at every step.
  mutating func raise(target: Int, iterations: Int, shouldStop: () -> Bool) {
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
      let missing = max(Double(target) - step.bound, 0)
      if norm < 1e-9 || missing < 1e-6 { return }
      let stride = length * missing / norm
      for officer in problem.officers.indices {
        let highest = Double(problem.officers[officer].penalty.highestRate)
        load[officer] = min(max(0, load[officer] + stride * step.loadSlope[officer]), highest)
        child[officer] = max(0, child[officer] + stride * step.childSlope[officer])
      }
    }
  }

  /// What choosing an option instead of the family's cheapest costs at the best prices: an answer with the
  /// option costs at least `bound` plus this.
  func reducedCosts(of family: Int) -> [Double] {
    let options = problem.families[family].options
    let prices = options.map { price($0, children: problem.families[family].children, loadPrice, childPrice) }
    let least = min(prices.min() ?? 0, Double(problem.unplacedCost))
    return prices.map { $0 - least }
  }

  private func price(
    _ option: AllocationProblem.Option, children: Int, _ load: [Double], _ child: [Double]
  ) -> Double {
    Double(option.cost) + load[option.officer] * Double(option.load)
      + child[option.officer] * Double(children)
  }

  private func evaluate(
    load: [Double], child: [Double]
  ) -> (bound: Double, loadSlope: [Double], childSlope: [Double]) {
    var bound = 0.0
    var loadSlope = Array(repeating: 0.0, count: problem.officers.count)
    var childSlope = loadSlope
    for family in problem.families {
      var least = Double(problem.unplacedCost)
      var chosen = -1
      for (index, option) in family.options.enumerated() {
        let value = price(option, children: family.children, load, child)
        if value < least { (least, chosen) = (value, index) }
      }
      bound += least
      if chosen >= 0 {
        let option = family.options[chosen]
        loadSlope[option.officer] += Double(option.load)
        childSlope[option.officer] += Double(family.children)
      }
    }
    for (index, officer) in problem.officers.enumerated() {
      bound += officer.penalty.leastExcess(above: officer.load, price: load[index])
      var willing = 0.0
      for band in officer.penalty.bands(above: officer.load) {
        guard let width = band.width, Double(band.rate) < load[index] else { break }
        willing += Double(width)
      }
      loadSlope[index] -= willing
      if let room = officer.room {
        bound -= child[index] * Double(room)
        childSlope[index] -= Double(room)
      } else {
        childSlope[index] = 0
      }
    }
    return (bound, loadSlope, childSlope)
  }
}
