// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import LinearOptimization

extension Simulator {
  /// The service's own numbers of some replications, one after the other on the calling thread.
  ///
  /// - Parameter progress: called after each simulated week.
  /// - Returns: nil when it was stopped.
  /// - Throws: as `run`.
  public func samples(
    _ replications: Range<Int>, variant: Int, stop: StopSignal, progress: () -> Void = {}
  ) throws -> [SweepSample]? {
    var samples: [SweepSample] = []
    for number in replications {
      var replication = replication(number, stop: stop)
      guard let tally = try replication.run(progress: { _ in progress() }) else { return nil }
      samples.append(
        SweepSample(variant: variant, replication: number, values: sampleValues(of: tally)))
    }
    return samples
  }
}

/// Puts the samples of a sweep side by side.
public enum SweepSummary {
  /// What a planner wants to reach: so many per cent in time.
  public static let targets: [(measure: String, percent: Double)] = [
    ("initial-conferences-in-time", 95), ("review-conferences-in-time", 95), ("reviews-in-time", 95),
  ]

  /// The comparison that some samples make; those of a replication are paired, since it has the same chances in every
  /// variant.
  public static func comparison(
    _ plan: SweepPlan, _ samples: [SweepSample], scenario: Scenario, options: SimulationOptions
  ) -> ScenarioComparison {
    var values: [Int: [String: [Int: Double]]] = [:]
    var units: [String: String] = [:]
    var counts: [Int: Int] = [:]
    for sample in samples {
      counts[sample.variant, default: 0] += 1
      for value in sample.values {
        values[sample.variant, default: [:]][value.measure, default: [:]][sample.replication] = value.number
        units[value.measure] = value.unit
      }
    }
    var rows: [ScenarioComparison.Row] = []
    for variant in plan.variants.indices {
      for (measure, numbers) in (values[variant] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let sorted = numbers.sorted { $0.key < $1.key }
        guard let range = ValueRange(of: sorted.map(\.value)) else { continue }
        let base = variant == 0 ? nil : values[0]?[measure]
        let pairs = sorted.compactMap { number, value in base?[number].map { value - $0 } }
        rows.append(
          .init(
            variant: variant, measure: measure, unit: units[measure] ?? "", range: range,
            difference: difference(pairs)))
      }
    }
    let variants = plan.variants.enumerated().map { index, variant in
      ScenarioComparison.Variant(
        name: variant.name, changes: variant.changes.map(\.description), origin: variant.origin,
        step: variant.step, replications: counts[index] ?? 0)
    }
    return ScenarioComparison(
      service: scenario.policy.service, start: scenario.policy.start, weeks: options.weeks,
      seed: options.seed, variants: variants, rows: rows, frontier: frontier(plan, rows))
  }

  /// The mean of paired differences with its 95% interval by Student's t; nil for fewer than two pairs.
  static func difference(_ pairs: [Double]) -> ScenarioComparison.Difference? {
    guard pairs.count > 1 else { return nil }
    let count = Double(pairs.count)
    let mean = pairs.reduce(0, +) / count
    let variance = pairs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let half = studentQuantile(degrees: pairs.count - 1) * (variance / count).squareRoot()
    return .init(mean: mean, low: mean - half, high: mean + half)
  }

  /// The 97.5% quantile of Student's t: tabled up to 12 degrees of freedom, and beyond by the first terms of the
  /// Cornish-Fisher expansion, which are right to three decimals there (Abramowitz and Stegun, 26.7.5).
  static func studentQuantile(degrees: Int) -> Double {
    let tabled = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179]
    if degrees <= tabled.count { return tabled[max(1, degrees) - 1] }
    let z = 1.959964
    let n = Double(degrees)
    let (z3, z5) = (z * z * z, z * z * z * z * z)
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
  }

  /// For each range and target the least number of the range from which on it is reached.
  private static func frontier(
    _ plan: SweepPlan, _ rows: [ScenarioComparison.Row]
  ) -> [ScenarioComparison.Frontier] {
    var origins: [String] = []
    for variant in plan.variants where variant.step != nil && !origins.contains(variant.origin) {
      origins.append(variant.origin)
    }
    return origins.flatMap { origin -> [ScenarioComparison.Frontier] in
      let members = plan.variants.indices.filter { plan.variants[$0].origin == origin }
      return targets.map { target -> ScenarioComparison.Frontier in
        func needed(_ value: (ValueRange) -> Double) -> Double? {
          var least: Double?
          // From the end of the range down, as long as it is reached: one lucky step in between is no answer.
          for variant in members.reversed() {
            guard let step = plan.variants[variant].step,
              let range = rows.first(where: { $0.variant == variant && $0.measure == target.measure })?.range,
              value(range) >= target.percent
            else { break }
            least = step
          }
          return least
        }
        return ScenarioComparison.Frontier(
          origin: origin, measure: target.measure, target: target.percent, needed: needed(\.mean),
          neededForMost: needed(\.low))
      }
    }
  }
}
