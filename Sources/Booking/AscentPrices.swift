// SPDX-License-Identifier: GPL-3.0-or-later

/// One kind of prices that a subgradient ascent moves, each between its ends, with the average of what pulls it.
///
/// A county's year has half a million of them, and every step reads them all. So they are single precision, and every
/// loop is one that the compiler takes eight at a time: one number for one number, or a sum of whole lanes.
struct AscentPrices {
  private typealias Lane = SIMD8<Float>

  /// How many there are; the last lane is filled up.
  let count: Int
  /// The best ones so far.
  private var best: [Float]
  /// Those that are tried.
  private var trial: [Float]
  /// By price, what the newest answer has too few of, above 0, or too many: where its price is to go.
  private var newest: [Float]
  /// The average of that over the answers.
  private var pull: [Float]
  private var least: [Float]
  private var most: [Float]
  /// The average, and the newest answer, 0 where a price at its end cannot follow the average.
  private var free: [Float]
  private var seen: [Float]
  /// Where the prices go, with the pull of their neighbours: `free`, spread out.
  private var direction: [Float]
  /// `free` with as many zeros before and behind as a lane has.
  private var padded: [Float]
  /// What a price takes of the pull of those before, at and behind it: a triangle.
  private let weights: [Float]

  /// - Parameter spread: over so many neighbours on either side a price's pull is spread; at most eight. Where neighbours
  ///   are the days of one meeting, what is known of a day is known of those around it too, and prices that rise and
  ///   fall together need far fewer steps: a preconditioned ascent. What the last days of one meeting pass on to the
  ///   first of the next is of no meaning, but does no harm: whatever the triangle, that way lies a rise.
  init(_ values: [Double], spread: Int = 0) {
    count = values.count
    let width = Lane.scalarCount
    precondition(spread <= width)
    weights = (-spread...spread).map { 1 - Float(abs($0)) / Float(spread + 1) }
    best =
      values.map { Float($0) } + Array(repeating: 0, count: (width - values.count % width) % width)
    trial = best
    newest = best.map { _ in 0 }
    pull = newest
    least = best
    most = best
    free = newest
    seen = newest
    direction = newest
    padded = Array(repeating: 0, count: best.count + 2 * width)
  }

  /// The best ones so far.
  var values: [Double] { best.prefix(count).map { Double($0) } }

  /// Reads those that are tried.
  func withTrial<Result>(_ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    trial.withUnsafeBufferPointer(body)
  }

  /// Changes the newest pull.
  mutating func withNewest(_ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
    newest.withUnsafeMutableBufferPointer { body($0) }
  }

  /// Keeps the prices near others.
  ///
  /// - Parameters:
  ///   - reach: how far they may be from them.
  ///   - ends: by price, where it may be at all.
  mutating func stay(near centre: [Double], reach: Double, within ends: (Int) -> ClosedRange<Float>) {
    for index in 0..<count {
      let ends = ends(index)
      least[index] = max(ends.lowerBound, Float(centre[index] - reach))
      most[index] = min(ends.upperBound, Float(centre[index] + reach))
      best[index] = min(most[index], max(least[index], best[index]))
    }
  }

  /// Goes on from other prices.
  mutating func restart(from values: [Double]) {
    for (index, value) in values.enumerated() { best[index] = Float(value) }
  }

  /// Tries the best ones.
  mutating func tryBest() { trial = best }

  /// Takes over what was tried.
  mutating func take() { swap(&best, &trial) }

  /// Tries a step along the direction; after `slope`.
  mutating func step(_ length: Double) {
    let length = Float(length)
    let count = best.count
    trial.withUnsafeMutableBufferPointer { trial in
      best.withUnsafeBufferPointer { best in
        direction.withUnsafeBufferPointer { direction in
          least.withUnsafeBufferPointer { least in
            most.withUnsafeBufferPointer { most in
              for index in 0..<count {
                let (low, high) = (least[index], most[index])
                let value = best[index] + length * direction[index]
                let raised = value < low ? low : value
                trial[index] = raised > high ? high : raised
              }
            }
          }
        }
      }
    }
  }

  /// Takes the newest answer into the average.
  ///
  /// - Parameter share: from 0 to 1.
  mutating func note(share: Double) {
    let share = Float(share)
    let count = pull.count
    pull.withUnsafeMutableBufferPointer { pull in
      newest.withUnsafeBufferPointer { newest in
        for index in 0..<count { pull[index] += share * (newest[index] - pull[index]) }
      }
    }
  }

  /// How fast the value should rise along the direction: the squared length of the average, spread out and without what a
  /// price at its end cannot follow.
  mutating func slope() -> Double {
    let count = pull.count
    free.withUnsafeMutableBufferPointer { free in
      best.withUnsafeBufferPointer { best in
        pull.withUnsafeBufferPointer { pull in
          least.withUnsafeBufferPointer { least in
            most.withUnsafeBufferPointer { most in
              for index in 0..<count {
                // All is read first, so that nothing depends on anything and lanes can be filled.
                let (value, slope, low, high) = (best[index], pull[index], least[index], most[index])
                let down = value > low ? slope : 0
                let up = value < high ? slope : 0
                free[index] = (slope < 0 ? down : 0) + (slope > 0 ? up : 0)
              }
            }
          }
        }
      }
    }
    spreadOut()
    return AscentPrices.sum(free, direction) { free, direction in free * direction }
  }

  /// Makes the direction of what is free.
  private mutating func spreadOut() {
    guard weights.count > 1 else { return direction = free }
    let width = Lane.scalarCount
    padded.replaceSubrange(width..<width + free.count, with: free)
    let reach = weights.count / 2
    padded.withUnsafeBytes { padded in
      direction.withUnsafeMutableBytes { direction in
        for at in stride(from: 0, to: direction.count, by: MemoryLayout<Lane>.size) {
          var sum = Lane.zero
          for (shift, weight) in weights.enumerated() {
            let index = width + shift - reach
            sum +=
              weight
              * padded.loadUnaligned(
                fromByteOffset: at + index * MemoryLayout<Float>.size, as: Lane.self)
          }
          direction.storeBytes(of: sum, toByteOffset: at, as: Lane.self)
        }
      }
    }
  }

  /// What says which share of the newest answer makes the average as small as can be, and whether the two agree; after
  /// `slope`.
  mutating func fit() -> (upper: Double, lower: Double, agreement: Double) {
    let count = pull.count
    seen.withUnsafeMutableBufferPointer { seen in
      free.withUnsafeBufferPointer { free in
        newest.withUnsafeBufferPointer { newest in
          for index in 0..<count {
            let (slope, answer) = (free[index], newest[index])
            seen[index] = slope == 0 ? 0 : answer
          }
        }
      }
    }
    return (
      AscentPrices.sum(free, seen) { free, seen in free * (free - seen) },
      AscentPrices.sum(free, seen) { free, seen in (free - seen) * (free - seen) },
      AscentPrices.sum(free, seen) { free, seen in free * seen }
    )
  }

  /// A sum over the lanes of two arrays.
  @inline(__always)
  private static func sum(_ first: [Float], _ second: [Float], _ term: (Lane, Lane) -> Lane) -> Double {
    var sum = Lane.zero
    first.withUnsafeBytes { first in
      second.withUnsafeBytes { second in
        for offset in stride(from: 0, to: first.count, by: MemoryLayout<Lane>.size) {
          sum += term(
            first.loadUnaligned(fromByteOffset: offset, as: Lane.self),
            second.loadUnaligned(fromByteOffset: offset, as: Lane.self))
        }
      }
    }
    return Double(sum.sum())
  }
}
