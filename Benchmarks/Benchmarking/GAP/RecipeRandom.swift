// SPDX-License-Identifier: GPL-3.0-or-later

/// Random numbers for drawn instances: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), the same on every machine.
struct RecipeRandom {
  private var state: UInt64

  /// Starts a sequence of its own for a seed.
  init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 &+ 0x2545_F491_4F6C_DD1D }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range, all alike to within one part in 2^32.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.upperBound - range.lowerBound) + 1
    precondition(count <= UInt64(UInt32.max), "recipes draw from short ranges")
    return range.lowerBound + Int(((next() >> 32) * count) >> 32)
  }

  /// A number above 0 and below 1.
  mutating func fraction() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}
