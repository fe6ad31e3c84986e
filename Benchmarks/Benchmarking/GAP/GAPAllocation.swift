// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// Why a generalised assignment problem is no allocation problem.
struct GAPWithoutAnswer: Error, CustomStringConvertible {
  var name: String
  /// The job, from 1, that fits no agent.
  var job: Int

  var description: String {
    "\(name): job \(job) takes more than the capacity of every agent, so there is no answer"
  }
}

extension AllocationInstance {
  /// A generalised assignment problem as an allocation: jobs are families, agents are officers whose load has a
  /// limit and no price.
  ///
  /// A negative cost, which recipe E has now and then, is lifted to 0 together with all costs of its job; the
  /// constant takes that off again.
  ///
  /// - Throws: `GAPWithoutAnswer` when a job fits nowhere.
  init(_ gap: GAPInstance) throws(GAPWithoutAnswer) {
    var families: [AllocationProblem.Family] = []
    var constant = 0
    var leastSum = 0
    var mostSum = 0
    var highestLeast = 0
    for job in 0..<gap.jobs {
      let open = (0..<gap.agents).filter { gap.resources[$0][job] <= gap.capacities[$0] }
      let costs = open.map { gap.costs[$0][job] }
      guard let least = costs.min(), let most = costs.max() else {
        throw GAPWithoutAnswer(name: gap.name, job: job + 1)
      }
      let lift = max(0, -least)
      constant -= lift
      leastSum += least + lift
      mostSum += most + lift
      highestLeast = max(highestLeast, least + lift)
      let options = open.map { agent in
        AllocationProblem.Option(
          officer: agent, load: gap.resources[agent][job], cost: gap.costs[agent][job] + lift)
      }
      families.append(AllocationProblem.Family(options: options, children: 1))
    }
    // An answer that leaves a job out costs at least this and the least costs of all other jobs; one that
    // leaves none out costs `mostSum` at the most, which is less.
    let unplacedCost = mostSum - leastSum + highestLeast + 1
    self.init(
      name: gap.name,
      problem: AllocationProblem(
        families: families,
        officers: gap.capacities.map { capacity in
          AllocationProblem.Officer(
            load: 0, penalty: ConvexPenalty(ends: [.max], rates: [0]), limit: capacity)
        }, unplacedCost: unplacedCost), mustPlace: true, constant: constant)
  }
}
