// SPDX-License-Identifier: GPL-3.0-or-later

/// A seeded source of random numbers that gives the same numbers on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Draws are made
/// here and not by the standard library, which does not promise how its own `random(in:using:)` draws.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// Creates a source.
  ///
  /// - Parameter seed: the algorithm's first state; neighbouring seeds give unlike numbers.
  @inlinable
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to, not including, a bound, each as likely as any other to within one part in 2^32.
  ///
  /// - Parameter bound: from 1 to 2^32 - 1.
  @inlinable
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0 && bound <= Int(UInt32.max), "only bounds of 1 to 2^32 - 1 can be drawn from")
    return Int(((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// A whole number of a range of fewer than 2^32 numbers, each as likely as any other to within one part in 2^32.
  @inlinable
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// A number from 0 up to, not including, 1: a multiple of 2^-53.
  @inlinable
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
