// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

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
  /// The average, 0 where a price at its end cannot follow it; a lane of zeros before and behind.
  private var free: [Float]
  /// Where the prices go, with the pull of their neighbours: `free`, spread out.
  private var direction: [Float]
  /// What a price takes of the pull of those before, at and behind it: a triangle.
  private let weights: [Float]
  private let threads: Int

  /// - Parameters:
  ///   - spread: over so many neighbours on either side a price's pull is spread; at most eight. Where neighbours are the
  ///     days of one meeting, what is known of a day is known of those around it too, and prices that rise and fall
  ///     together need far fewer steps: a preconditioned ascent. What the last days of one meeting pass on to the first
  ///     of the next is of no meaning, but does no harm: whatever the triangle, that way lies a rise.
  ///   - threads: how many share the work where there is much; the answer does not depend on it.
  init(_ values: [Double], spread: Int = 0, threads: Int = 1) {
    count = values.count
    self.threads = threads
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
    free = Array(repeating: 0, count: best.count + 2 * width)
    direction = newest
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
    let (length, blocks) = (Float(length), blocks)
    trial.withUnsafeMutableBufferPointer { trial in
      best.withUnsafeBufferPointer { best in
        direction.withUnsafeBufferPointer { direction in
          least.withUnsafeBufferPointer { least in
            most.withUnsafeBufferPointer { most in
              blocks.forEach { block in
                for index in block {
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
  }

  /// Takes the newest answer into the average.
  ///
  /// - Parameter share: from 0 to 1.
  mutating func note(share: Double) {
    let (share, blocks) = (Float(share), blocks)
    pull.withUnsafeMutableBufferPointer { pull in
      newest.withUnsafeBufferPointer { newest in
        blocks.forEach { block in
          for index in block { pull[index] += share * (newest[index] - pull[index]) }
        }
      }
    }
  }

  /// How fast the value should rise along the direction: the squared length of the average, spread out and without what a
  /// price at its end cannot follow.
  mutating func slope() -> Double {
    let blocks = blocks
    free.withUnsafeMutableBufferPointer { padded in
      let free = UnsafeMutableBufferPointer(rebasing: padded.dropFirst(Lane.scalarCount))
      best.withUnsafeBufferPointer { best in
        pull.withUnsafeBufferPointer { pull in
          least.withUnsafeBufferPointer { least in
            most.withUnsafeBufferPointer { most in
              blocks.forEach { block in
                for index in block {
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
    }
    return spreadOut()
  }

  /// Makes the direction of what is free; returns the sum of their products.
  private mutating func spreadOut() -> Double {
    let (blocks, weights) = (blocks, weights)
    let reach = weights.count / 2
    return direction.withUnsafeMutableBytes { direction in
      free.withUnsafeBytes { free in
        blocks.sums { block in
          var sum = Lane.zero
          for index in stride(from: block.lowerBound, to: block.upperBound, by: Lane.scalarCount) {
            let here = Lane.scalarCount + index
            var spread = Lane.zero
            for (shift, weight) in weights.enumerated() {
              spread += weight * AscentPrices.lane(free, at: here + shift - reach)
            }
            direction.storeBytes(of: spread, toByteOffset: index * MemoryLayout<Float>.size, as: Lane.self)
            sum += spread * AscentPrices.lane(free, at: here)
          }
          return [Double(sum.sum()), 0, 0, 0]
        }
      }
    }[0]
  }

  /// What says which share of the newest answer makes the average as small as can be, and whether the two agree; after
  /// `slope`.
  func fit() -> (upper: Double, lower: Double, agreement: Double) {
    let sums = free.withUnsafeBytes { free in
      newest.withUnsafeBytes { newest in
        blocks.sums { block in
          var (upper, lower, agreement) = (Lane.zero, Lane.zero, Lane.zero)
          for index in stride(from: block.lowerBound, to: block.upperBound, by: Lane.scalarCount) {
            let average = AscentPrices.lane(free, at: Lane.scalarCount + index)
            let answer = AscentPrices.lane(newest, at: index)
            // What the newest answer says of a price at its end is nothing to go by.
            let seen = answer.replacing(with: 0, where: average .== 0)
            let difference = average - seen
            upper += average * difference
            lower += difference * difference
            agreement += average * seen
          }
          return [Double(upper.sum()), Double(lower.sum()), Double(agreement.sum()), 0]
        }
      }
    }
    return (upper: sums[0], lower: sums[1], agreement: sums[2])
  }

  @inline(__always)
  private static func lane(_ numbers: UnsafeRawBufferPointer, at index: Int) -> Lane {
    numbers.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.size, as: Lane.self)
  }

  private var blocks: Blocks { Blocks(count: best.count, threads: threads) }
}

/// Numbers cut into blocks that stay near at hand while they are worked on, each by one thread.
private struct Blocks {
  let count: Int
  let threads: Int
  /// A multiple of every lane.
  private static let size = 4_096

  func forEach(_ body: (Range<Int>) -> Void) {
    let (count, number) = (count, (count + Blocks.size - 1) / Blocks.size)
    Parallel.forRanges(0..<number, threads: number > 4 ? threads : 1) { blocks, _ in
      for block in blocks { body(block * Blocks.size..<min(count, (block + 1) * Blocks.size)) }
    }
  }

  /// Adds up what is found of each block, in their order, so that the sums do not depend on the threads.
  func sums(_ body: (Range<Int>) -> SIMD4<Double>) -> SIMD4<Double> {
    var found = Array(repeating: SIMD4<Double>.zero, count: (count + Blocks.size - 1) / Blocks.size)
    found.withUnsafeMutableBufferPointer { found in
      forEach { block in found[block.lowerBound / Blocks.size] = body(block) }
    }
    return found.reduce(.zero, +)
  }
}
