// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import RandomNumbers

/// Where the chances of a replication come from: one stream for each purpose, and for each child, family or officer
/// that it concerns.
///
/// A stream depends on nothing but its names, so that what one part of the year draws never shifts what another
/// draws: two staffing scenarios have the same children on the same days (common random numbers), and nothing that
/// comes later changes what was earlier.
struct Chance: Sendable {
  private let root: UInt64

  /// The chances of a replication.
  init(seed: UInt64, replication: Int) {
    var mixer = SplitMix64(seed: seed)
    root = mixer.next() ^ (UInt64(bitPattern: Int64(replication)) &* 0xD6E8_FEB8_6659_FD93)
  }

  /// What a stream is for.
  enum Purpose: String {
    case careEntries, careEntriesFromPlan, conferences, transfers, shortBreaks
    case careExit, placementMove, planMade, planLength
    case adjourned, rearranged, sickness, takerSickness, booking
  }

  /// The stream of a purpose, or of what it concerns.
  func stream(_ purpose: Purpose, _ subject: String = "", _ number: Int = 0) -> SplitMix64 {
    // FNV-1a over the names; SplitMix64 scatters what is near.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in purpose.rawValue.utf8 { mix(byte) }
    mix(0)
    for byte in subject.utf8 { mix(byte) }
    mix(0)
    for shift in stride(from: 0, to: 64, by: 8) {
      mix(UInt8(truncatingIfNeeded: UInt64(bitPattern: Int64(number)) >> UInt64(shift)))
    }
    var random = SplitMix64(seed: root ^ hash)
    return SplitMix64(seed: random.next())
  }
}

extension SplitMix64 {
  /// Whether something happens that happens in a fraction of the cases.
  mutating func happens(_ fraction: Double) -> Bool { unit() < fraction }

  /// A number that is exponentially distributed with mean 1.
  mutating func exponential() -> Double { -log(1 - unit()) }

  /// A number of events of which there are so many in the mean (Poisson, by Knuth's method; means of a few).
  mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    let limit = exp(-mean)
    var count = 0
    var product = unit()
    while product > limit {
      count += 1
      product *= unit()
    }
    return count
  }

  /// A delay of whole days in the mean: the sum of three exponential steps, rounded, since no report says more of
  /// delays than their mean.
  mutating func delay(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    return Int(((exponential() + exponential() + exponential()) * mean / 3).rounded())
  }

  /// An index drawn by weights that sum up to 1.
  mutating func index(by weights: [Double]) -> Int {
    var left = unit()
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
