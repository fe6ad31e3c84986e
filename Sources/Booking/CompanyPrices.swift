// SPDX-License-Identifier: GPL-3.0-or-later

/// What it costs that a candidate joins others on an officer's day: the prices of the trios of which the day then holds two.
struct CompanyPrices {
  /// `pairs[left * count + right]`: the trios that both are in.
  private var pairs: [Double] = []
  private var count = 0
  /// By candidate, the trios of which all are candidates, as the two others.
  private var wholes: [[(left: Int, right: Int, price: Double)]] = []
  /// By candidate, whether it is in a trio with another.
  private var isPriced: [Bool] = []
  /// By meeting, which candidate it is, or -1.
  private var numbers: [Int32] = []
  /// Whether nothing costs anything.
  private(set) var isEmpty = true

  /// Looks at the trios of a day's candidates.
  ///
  /// - Parameter meetings: by candidate.
  mutating func fill(_ meetings: [Int], _ prices: TrioPrices, all: Int) {
    isEmpty = true
    guard !prices.isEmpty else { return }
    count = meetings.count
    if numbers.count < all { numbers = Array(repeating: -1, count: all) }
    for (index, meeting) in meetings.enumerated() { numbers[meeting] = Int32(index) }
    defer { for meeting in meetings { numbers[meeting] = -1 } }
    for meeting in meetings {
      for number in prices.trios.with(meeting) where prices.prices[Int(number)] > 0 {
        let trio = prices.trios.all[Int(number)]
        let members = [trio.first, trio.second, trio.third].map { Int(numbers[$0]) }.filter { $0 >= 0 }
        // Once, when the first of its candidates comes by.
        guard members.count > 1, members.min() == Int(numbers[meeting]) else { continue }
        add(members, prices.prices[Int(number)])
      }
    }
  }

  private mutating func add(_ members: [Int], _ price: Double) {
    if isEmpty {
      isEmpty = false
      pairs.removeAll(keepingCapacity: true)
      pairs.append(contentsOf: repeatElement(0, count: count * count))
      wholes = Array(repeating: [], count: count)
      isPriced = Array(repeating: false, count: count)
    }
    for left in members {
      isPriced[left] = true
      for right in members where right != left { pairs[left * count + right] += price }
    }
    if members.count == 3 {
      wholes[members[0]].append((members[1], members[2], price))
      wholes[members[1]].append((members[0], members[2], price))
      wholes[members[2]].append((members[0], members[1], price))
    }
  }

  /// What it costs that a candidate joins others.
  func price(of index: Int, joining members: DayMembers) -> Double {
    guard isPriced[index] else { return 0 }
    var price = 0.0
    members.forEach { price += pairs[index * count + $0] }
    guard price > 0 else { return 0 }
    // Where both others are there, the trio has been paid for and is in two of the pairs.
    for whole in wholes[index] where members.contains(whole.left) && members.contains(whole.right) {
      price -= 2 * whole.price
    }
    return price
  }
}
