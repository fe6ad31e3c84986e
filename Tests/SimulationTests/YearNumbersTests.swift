// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import Testing

@testable import Simulation

@Suite("Numbers of many replications")
struct YearNumbersTests {
  private func key(_ measure: String, _ unit: String) -> MeasureKey {
    MeasureKey(.service, "", measure, unit: unit)
  }

  @Test("stand in the order of the replications, in whatever order these ended", arguments: 1...20)
  func order(seed: UInt64) {
    // Some replications do not tell of a number: none of that happened, or there is no percentage of it.
    let (held, share) = (key("held", "meetings"), key("share", "percent"))
    var random = SplitMix64(seed: seed)
    let told = (0..<30).map { _ -> [MeasureKey: Double?] in
      var values: [MeasureKey: Double?] = [:]
      if random.below(3) > 0 { values[held] = Double(random.below(9)) }
      switch random.below(3) {
      case 0: break
      case 1: values[share] = .some(nil)
      default: values[share] = Double(random.below(100))
      }
      return values
    }
    var numbers = YearNumbers()
    for replication in told.indices.shuffled(using: &random) {
      numbers.append(told[replication], replication: replication)
    }
    numbers.sort()
    #expect(numbers.count == 30)
    #expect(numbers.replications == Array(0..<30))
    #expect(numbers.values(held) == told.map { $0[held] ?? 0 }, "seed \(seed)")
    #expect(numbers.values(share) == told.map { $0[share] ?? nil }, "seed \(seed)")
    #expect(numbers.values(key("never", "meetings")) == Array(repeating: 0, count: 30))
    #expect(numbers.keys == [held, share].sorted())
  }
}
