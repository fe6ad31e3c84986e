// SPDX-License-Identifier: GPL-3.0-or-later

/// What the days of follow-ons cost at the least with their prices, calendar day by calendar day, so that the best of a
/// window's days is found sixteen at a time.
///
/// Numbers are integers, a fraction of a minute each, so that sums are exact.
struct FollowOnLevels: Sendable {
  /// Levels at given prices.
  struct Filled: Sendable {
    fileprivate let levels: [Int16]
    /// Of no follow-ons.
    static let none = Filled(levels: [])
  }

  /// Days of a window that are looked at together.
  private typealias Lane = SIMD16<Int16>
  /// What no day of a window reaches, above or below.
  private static let never = Int16(8_000)

  private let timing: BookingProblem.Timing
  /// So many units are a minute.
  private let scale: Float
  /// The highest price, minutes.
  private let most: Float
  /// What a day must be below to be worth its price: the same in units.
  private let ceiling: Int16
  /// What days of a window cost is of interest up to this, minutes.
  private let enough: Int
  /// By length of a window, where its costs begin among the curves.
  private var curveOfLength: [Int: Int] = [:]
  /// For each length so many numbers: what the days of a window cost, its last day last, in front what is never best.
  private var curves: [Int16] = []
  /// How many numbers a curve has: a multiple of the lane's.
  private var width = 0
  /// The least cost of each day; far below 0 on days that have no price.
  private var least: [Int16] = []
  /// By level, the slot that it is of.
  private var slots: [Int32] = []
  /// Where each slot with a price has its level.
  private var places: [(slot: Int32, level: Int32)] = []
  private var firstDay = 0
  private var firstLevel = 0

  /// - Parameters:
  ///   - reach: between minus this and this are the prices, minutes.
  ///   - dearest: the most that a day in its window costs, minutes.
  init(_ timing: BookingProblem.Timing, reach: Int, dearest: Int) {
    self.timing = timing
    enough = dearest + 2 * reach
    let enough = enough
    scale = reach > 0 ? [64, 32, 16, 8, 4, 2, 1].first { Float(enough) * $0 < 7_900 } ?? 0 : 0
    most = Float(reach)
    ceiling = Int16(Float(reach) * scale)
    // Days so early that no price makes them worth while need not be looked at; nobody asks for over a year.
    let days = (0..<400).last { timing.cost(slack: $0) < enough } ?? 0
    width = (days + 1 + Lane.scalarCount - 1) / Lane.scalarCount * Lane.scalarCount
    curves = Array(repeating: FollowOnLevels.never, count: width)
    curveOfLength[0] = noCurve
  }

  /// Whether prices can do anything.
  var isOfUse: Bool { scale > 0 }

  // MARK: - Making

  /// Begins the levels of a follow-on.
  mutating func begin(windows: [(opens: Int, closes: Int)]) {
    let last = windows.lazy.map(\.closes).max() ?? 0
    firstDay = (windows.lazy.map(\.closes).min() ?? 0) - width + 1
    firstLevel = least.count
    least += Array(repeating: -FollowOnLevels.never, count: last - firstDay + 1)
    slots += Array(repeating: -1, count: last - firstDay + 1)
  }

  /// Adds a day to the follow-on that was begun last.
  mutating func add(slot: Int, cost: Int, on day: Int) {
    let level = firstLevel + day - firstDay
    guard day >= firstDay, level < least.count else { return }
    least[level] = Int16(Float(cost) * scale)
    slots[level] = Int32(slot)
    places.append((Int32(slot), Int32(level)))
  }

  /// The end of some window of the follow-on that was begun last, for days that make none: `noCurve` is theirs.
  var anyEnd: Int { firstLevel + width - 1 }
  /// A curve of which no day is ever best.
  private(set) var noCurve = 0

  /// A window of the follow-on that was begun last.
  mutating func window(opens: Int, closes: Int) -> (end: Int, curve: Int) {
    let length = min(width, max(0, closes - opens + 1))
    let known = curveOfLength[length]
    let curve = known ?? curves.count
    if known == nil {
      curveOfLength[length] = curve
      curves += (0..<width).map { index in
        let slack = width - 1 - index
        let cost = timing.cost(slack: slack)
        return slack < length && cost < enough ? Int16(Float(cost) * scale) : FollowOnLevels.never
      }
    }
    return (firstLevel + closes - firstDay, curve)
  }

  // MARK: - Asking

  /// The levels at prices by slot.
  func filled(_ prices: UnsafeBufferPointer<Float>) -> Filled {
    var levels = least
    levels.withUnsafeMutableBufferPointer { levels in
      places.withUnsafeBufferPointer { places in
        for (slot, level) in places {
          // Rounded down; whole units stay what they are.
          levels[Int(level)] &+= Int16((prices[Int(slot)] + most) * scale) &- ceiling
        }
      }
    }
    return Filled(levels: levels)
  }

  /// A price in whole units.
  func rounded(_ price: Float) -> Float { (price * scale).rounded() / scale }

  /// What a unit is, minutes.
  var unit: Float { 1 / scale }

  /// Asks what the best day of a window costs less its level, in units; no more than a price may be.
  @inline(__always)
  func withLeast(_ filled: Filled, _ body: (_ least: (_ end: Int, _ curve: Int) -> Int16) -> Void) {
    let (width, ceiling) = (width, ceiling)
    filled.levels.withUnsafeBytes { levels in
      curves.withUnsafeBytes { curves in
        body { end, curve in
          var best = Lane(repeating: ceiling)
          var index = 0
          while index < width {
            let value =
              curves.loadUnaligned(fromByteOffset: 2 * (curve + index), as: Lane.self)
              &- levels.loadUnaligned(fromByteOffset: 2 * (end - width + 1 + index), as: Lane.self)
            // The smaller of the two, by the sign of their difference, which cannot overflow.
            let difference = value &- best
            best = best &+ (difference & (difference &>> 15))
            index += Lane.scalarCount
          }
          return best.min()
        }
      }
    }
  }

  /// The slot of that day; nil when none is worth its price.
  @inline(__always)
  func best(_ filled: Filled, end: Int, curve: Int) -> Int? {
    let first = end - width + 1
    // In each place of a lane the best so far and the turn in which it was met.
    var best = Lane(repeating: ceiling)
    var turns = Lane(repeating: -1)
    filled.levels.withUnsafeBytes { levels in
      curves.withUnsafeBytes { curves in
        for turn in 0..<width / Lane.scalarCount {
          let index = turn * Lane.scalarCount
          let value =
            curves.loadUnaligned(fromByteOffset: 2 * (curve + index), as: Lane.self)
            &- levels.loadUnaligned(fromByteOffset: 2 * (first + index), as: Lane.self)
          let difference = value &- best
          let isBetter = difference &>> 15
          best = best &+ (difference & isBetter)
          turns = turns &+ ((Lane(repeating: Int16(turn)) &- turns) & isBetter)
        }
      }
    }
    let least = best.min()
    guard least < ceiling else { return nil }
    // The first of equals.
    var at = width
    for place in 0..<Lane.scalarCount where best[place] == least {
      at = min(at, Int(turns[place]) * Lane.scalarCount + place)
    }
    return Int(slots[first + at])
  }
}
