// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import RandomNumbers

/// The recipes by which the published instances were drawn: C and D of Chu and Beasley (Computers & Operations
/// Research 24, 1997), E of Yagiura, Ibaraki and Glover (INFORMS Journal on Computing 16, 2004).
///
/// Fractions are cut off, as the published files show: their capacities lie less than 1 below 0.8 x sum / m.
enum GAPRecipe: String, CaseIterable, Sendable {
  /// Resource U(5, 25), cost U(10, 50).
  case c = "C"
  /// Resource U(1, 100), cost 111 - resource + U(-10, 10): what is cheap takes much.
  case d = "D"
  /// Resource 1 - 10 ln U(0, 1), cost 1000 / resource - 10 U(0, 1).
  case e = "E"

  /// Draws an instance; the same arguments give the same one.
  ///
  /// - Precondition: at least one agent and one job, together at most `GAPInstance.sizeLimit` costs.
  func draw(agents: Int, jobs: Int, seed: UInt64) -> GAPInstance {
    precondition(agents >= 1 && jobs >= 1 && jobs <= GAPInstance.sizeLimit / agents, "a size that is drawn")
    // A sequence of its own for each seed, apart from those of the engine.
    var random = SplitMix64(seed: seed &* 0xD134_2543_DE82_EF95 &+ 0x2545_F491_4F6C_DD1D)
    var costs: [[Int]] = []
    var resources: [[Int]] = []
    for _ in 0..<agents {
      let pairs = (0..<jobs).map { _ in pair(&random) }
      costs.append(pairs.map(\.cost))
      resources.append(pairs.map(\.resource))
    }
    let capacities = resources.map { row in
      // 4 / 5 of the sum in whole numbers, so that no rounding of 0.8 decides. An agent whose largest job would
      // not fit gets just the capacity for it, as in e20100 and e40400.
      max(row.reduce(0, +) * 4 / (5 * agents), row.max() ?? 0)
    }
    return GAPInstance(
      name: "\(rawValue.lowercased())\(agents)x\(jobs)-s\(seed)", costs: costs, resources: resources,
      capacities: capacities)
  }

  private func pair(_ random: inout SplitMix64) -> (resource: Int, cost: Int) {
    switch self {
    case .c:
      let resource = random.integer(in: 5...25)
      return (resource, random.integer(in: 10...50))
    case .d:
      let resource = random.integer(in: 1...100)
      return (resource, 111 - resource + random.integer(in: -10...10))
    case .e:
      let resource = Int(1 - 10 * log(random.fraction()))
      return (resource, Int(1000 / Double(resource) - 10 * random.fraction()))
    }
  }
}

extension SplitMix64 {
  /// A number above 0, so that it has a logarithm, and not above 1.
  fileprivate mutating func fraction() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}
