// SPDX-License-Identifier: GPL-3.0-or-later

/// Random numbers that are the same for the same seed on every machine (SplitMix64).
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A whole number in a range, as a `Double`.
  mutating func whole(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &self)) }

  /// True with the given chance.
  mutating func happens(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }
}

/// Whether two numbers agree but for rounding.
func agree(_ left: Double, _ right: Double, within tolerance: Double = 1e-7) -> Bool {
  abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}

/// Whether two lists of numbers agree but for rounding.
func agree(_ left: [Double], _ right: [Double]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { agree($0, $1) }
}
