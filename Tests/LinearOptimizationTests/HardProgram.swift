// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Jobs to agents with room, each at a cost the lower the more room it takes: an assignment problem on which
/// branch and cut has to branch.
struct HardProgram {
  let costs: [[Double]]
  let needs: [[Double]]
  let room: [Double]

  init(seed: UInt64, agents: Int = 4, jobs: Int = 14) {
    var random = TestRandom(seed: seed)
    needs = (0..<agents).map { _ in (0..<jobs).map { _ in random.whole(1...100) } }
    costs = needs.map { $0.map { 111 - $0 + random.whole(-10...10) } }
    room = needs.map { (0.8 * $0.reduce(0, +) / Double(agents)).rounded(.down) }
  }

  func build(in program: inout LinearProgram) throws {
    let agents = try program.addRows(room.map { NewRow(bounds: .atMost($0)) })
    let jobs = try program.addRows(costs[0].indices.map { _ in NewRow(bounds: .fixed(1)) })
    for agent in agents {
      for (number, job) in jobs.enumerated() {
        try program.addColumn(
          cost: costs[agent.index][number], kind: .binary,
          entries: [Entry(agent, needs[agent.index][number]), Entry(job, 1)])
      }
    }
  }

  func objective(at values: [Double]) -> Double {
    zip(costs.flatMap { $0 }, values).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
