// SPDX-License-Identifier: GPL-3.0-or-later

/// Solves 0-1 knapsacks exactly: which of an officer's possible families pay best within a load limit.
///
/// Items whose worth is far from what their weight is priced at cannot change the answer (Dantzig's bound, with
/// the reduction of Ingargiola and Korsh 1973), so that dynamic programming runs over the few between only.
/// Buffers are kept from call to call: one value belongs to one thread at a time.
final class KnapsackCore {
  /// An item: what it is worth and what it weighs.
  struct Item {
    /// The caller's name for it.
    var id: Int32
    /// Weight, at least 0.
    var weight: Int32
    /// Worth, above 0.
    var profit: Int32
    /// Worth of a unit of weight; infinite when it weighs nothing.
    var density: Float
  }

  /// The items of the next `solve`, in any order.
  var items: [Item] = []
  /// The ids of the items of the best set found by the last `solve`.
  private(set) var chosen: [Int32] = []
  /// Worth of the best set.
  private(set) var value = 0
  /// Dantzig's bound of `value`: with the break item taken in part.
  private(set) var relaxedValue = 0.0
  /// What one more unit of capacity is worth in that relaxation.
  private(set) var price = 0.0

  private var core: [Item] = []
  private var table: UnsafeMutablePointer<Int32>
  private var tableSize = 1 << 14

  init() { table = .allocate(capacity: tableSize) }

  deinit { table.deallocate() }

  /// Finds a set of items of the greatest worth whose weights fit.
  ///
  /// - Precondition: the profits together are below 2^30.
  func solve(capacity: Int) {
    items.sort { $0.density > $1.density }
    chosen.removeAll(keepingCapacity: true)
    var left = capacity
    var worth = 0
    var breakIndex = items.count
    for (index, item) in items.enumerated() {
      if Int(item.weight) > left {
        breakIndex = index
        break
      }
      left -= Int(item.weight)
      worth += Int(item.profit)
    }
    guard breakIndex < items.count else {
      (value, relaxedValue, price) = (worth, Double(worth), 0)
      for item in items { chosen.append(item.id) }
      return
    }
    price = Double(items[breakIndex].profit) / Double(items[breakIndex].weight)
    relaxedValue = Double(worth) + Double(left) * price
    // A good set: everything before the break item, then whatever still fits.
    var greedy = worth
    for item in items[breakIndex...] where Int(item.weight) <= left {
      left -= Int(item.weight)
      greedy += Int(item.profit)
    }
    solveCore(capacity: capacity, slack: relaxedValue - Double(greedy))
  }

  /// Takes the items that every better set has, and tries all sets of those that some better set may have.
  private func solveCore(capacity: Int, slack: Double) {
    core.removeAll(keepingCapacity: true)
    var left = capacity
    value = 0
    // A hair more than the slack, against rounding.
    let reach = slack + 1e-6 * (1 + abs(relaxedValue))
    for item in items {
      let excess = Double(item.profit) - price * Double(item.weight)
      if excess > reach {
        left -= Int(item.weight)
        value += Int(item.profit)
        chosen.append(item.id)
      } else if excess >= -reach, Int(item.weight) <= capacity {
        core.append(item)
      }
    }
    let width = left + 1
    let rows = core.count + 1
    if rows * width > tableSize {
      table.deallocate()
      tableSize = rows * width * 2
      table = .allocate(capacity: tableSize)
    }
    for load in 0..<width { table[load] = 0 }
    for (row, item) in core.enumerated() {
      KnapsackCore.extend(
        table + row * width, to: table + (row + 1) * width, width: width, weight: Int(item.weight),
        profit: item.profit)
    }
    var load = left
    value += Int(table[core.count * width + load])
    for row in core.indices.reversed() where table[(row + 1) * width + load] != table[row * width + load] {
      chosen.append(core[row].id)
      load -= Int(core[row].weight)
    }
  }

  /// One row of the table: the best worth within each load, with one more item to choose from.
  private static func extend(
    _ row: UnsafeMutablePointer<Int32>, to next: UnsafeMutablePointer<Int32>, width: Int, weight: Int,
    profit: Int32
  ) {
    let unchanged = min(weight, width)
    next.update(from: row, count: unchanged)
    guard weight < width else { return }
    // Plain pointers without overflow checks, so that the compiler turns the loop into vector instructions;
    // sums stay below 2^30 by the precondition of `solve`.
    let without = row + weight
    let target = next + weight
    for load in 0..<(width &- weight) {
      let with = row[load] &+ profit
      let best = without[load]
      target[load] = with > best ? with : best
    }
  }
}
