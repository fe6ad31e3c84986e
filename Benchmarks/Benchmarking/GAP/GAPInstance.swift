// SPDX-License-Identifier: GPL-3.0-or-later

/// A generalised assignment problem: every job goes to one agent, no agent above its capacity, at the least cost.
struct GAPInstance: Equatable, Sendable {
  /// The most costs, agents times jobs, that a file or a recipe may have.
  static let sizeLimit = 20_000_000
  /// The largest number that a file may hold, so that no sum leaves the 64 bits.
  static let numberLimit = 1_000_000_000

  /// What the instance is called in results.
  var name: String
  /// For each agent what each job costs there; to be minimised.
  var costs: [[Int]]
  /// For each agent what each job takes of its capacity.
  var resources: [[Int]]
  /// The capacity of each agent.
  var capacities: [Int]

  /// How many agents there are.
  var agents: Int { capacities.count }
  /// How many jobs there are.
  var jobs: Int { costs.first?.count ?? 0 }
}
