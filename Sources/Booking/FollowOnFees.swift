// SPDX-License-Identifier: GPL-3.0-or-later

/// What the day of a meeting costs for the sake of the meetings that follow it and of the one that it follows, where
/// all of them choose their days apart (Lagrangian decomposition, Guignard and Kim 1987).
///
/// Every day of a follow-on has a price. The follow-on pays that of the day on which it is held; the meeting before it
/// pays, for a day of its own, the least that any day of the follow-on costs then, less that day's price. In a diary
/// the two together are at least what the follow-on's window makes of its day: so whatever the prices, a bound of the
/// diary in which meetings pay these fees bounds the real one too, and the better the prices, the nearer.
///
/// A *slot* is a calendar day of a meeting; of all days on which its fee is the least that it can be, one slot stands
/// for all. Meetings without follow-ons and that follow none have that one slot, and no fee.
struct FollowOnFees: Sendable {
  /// How many slots there are.
  let slotCount: Int
  /// By slot, the meeting.
  let meetings: [Int32]
  /// By slot, whether it is a day of a follow-on that has a price.
  let isPriced: [Bool]
  /// Between minus this and this are the prices, minutes.
  let reach: Double

  /// Integers to the minute, so that sums are exact.
  private static let scale = 64.0
  private let problem: BookingProblem
  /// By meeting, the slot that calendar day 0 would have, and the calendar days that have one of their own.
  private let origins: [Int]
  private let ranges: [Range<Int>]
  /// By meeting, the slot of all other days.
  private let others: [Int32]
  /// By slot, what a follow-on's day costs at the least, scaled; far below 0 where it has no price.
  private let leastCosts: [Int32]
  /// By link and calendar day of the predecessor's range, the window, empty where there is no day.
  private let windows: [[Range<Int32>]]
  /// By days before the end of the window, what they cost, scaled; those after are never best.
  private let costs: [Int32]
  /// By meeting, its links as a predecessor, and whether it is a follow-on.
  private let linksAfter: [[Int]]
  private let isFollowOn: [Bool]

  /// Fees for the follow-ons of a problem.
  init(_ problem: BookingProblem) {
    self.problem = problem
    let (meetings, numbers, timing) = (problem.meetings, problem.dayNumbers, problem.timing)
    var linksAfter = meetings.map { _ in [Int]() }
    var isFollowOn = meetings.map { _ in false }
    for (index, link) in problem.followOns.enumerated() {
      linksAfter[link.predecessor].append(index)
      isFollowOn[link.successor] = true
    }
    // No price makes it worth while to be late: nothing has to be known of late days then.
    let dearest =
      problem.followOns.lazy.flatMap { meetings[$0.successor].days.lazy.filter { !$0.isLate }.map(\.cost) }
      .max() ?? 0
    let reach = max(0, min(60, (timing.late - dearest) / 3))
    self.reach = Double(reach)
    var longest = 0
    windows = problem.followOns.map { link in
      let days = meetings[link.predecessor].days.filter { !$0.isLate }
      guard let first = days.first, let last = days.last else { return [] }
      var windows = Array(
        repeating: Int32(0)..<Int32(0), count: numbers[last.day] - numbers[first.day] + 1)
      for option in days where link.opens[option.day] <= link.closes[option.day] {
        let (opens, closes) = (link.opens[option.day], link.closes[option.day])
        windows[numbers[option.day] - numbers[first.day]] = Int32(opens)..<Int32(closes + 1)
        longest = max(longest, closes - opens + 1)
      }
      return windows
    }
    // A day so early costs more than any price gives back.
    let enough = dearest + 2 * reach
    costs = (0..<longest).prefix { $0 <= timing.marginDays || timing.cost(slack: $0) < enough }.map {
      Int32(Double(timing.cost(slack: $0)) * FollowOnFees.scale)
    }
    var origins: [Int] = []
    var ranges: [Range<Int>] = []
    var others: [Int32] = []
    var slots: [Int32] = []
    var priced: [Bool] = []
    var leastCosts: [Int32] = []
    for (index, meeting) in meetings.enumerated() {
      others.append(Int32(slots.count))
      slots.append(Int32(index))
      priced.append(false)
      leastCosts.append(.min / 2)
      let days = meeting.days.filter { !$0.isLate }
      guard isFollowOn[index] || !linksAfter[index].isEmpty, reach > 0, let first = days.first,
        let last = days.last
      else {
        origins.append(0)
        ranges.append(0..<0)
        continue
      }
      let range = numbers[first.day]..<numbers[last.day] + 1
      origins.append(slots.count - range.lowerBound)
      ranges.append(range)
      slots += Array(repeating: Int32(index), count: range.count)
      priced += Array(repeating: false, count: range.count)
      leastCosts += Array(repeating: .min / 2, count: range.count)
      guard isFollowOn[index] else { continue }
      for option in days {
        priced[slots.count - range.count + numbers[option.day] - range.lowerBound] = true
        leastCosts[slots.count - range.count + numbers[option.day] - range.lowerBound] = Int32(
          Double(option.cost) * FollowOnFees.scale)
      }
    }
    slotCount = slots.count
    self.meetings = slots
    isPriced = priced
    self.origins = origins
    self.ranges = ranges
    self.others = others
    self.leastCosts = leastCosts
    self.linksAfter = linksAfter
    self.isFollowOn = isFollowOn
  }

  /// Whether there are any.
  var isEmpty: Bool { slotCount == problem.meetings.count }

  /// By how much the fees may make it cheaper, at the most, that a meeting is not booked.
  var mostForUnbooked: Int { Int(reach) * (1 + (linksAfter.lazy.map(\.count).max() ?? 0)) }

  /// The slot of a meeting on a day of the problem.
  func slot(_ meeting: Int, day: Int) -> Int {
    let range = ranges[meeting]
    guard !range.isEmpty, range.contains(problem.dayNumbers[day]) else { return Int(others[meeting]) }
    return origins[meeting] + problem.dayNumbers[day]
  }

  /// By slot, the fees that prices make.
  ///
  /// - Parameter prices: by slot; 0 where there is none.
  func fees(_ prices: [Double]) -> [Double] {
    var fees = prices
    guard !isEmpty else { return fees }
    for meeting in others.indices where isFollowOn[meeting] || !linksAfter[meeting].isEmpty {
      // Late days, and those on which a follow-on is never held.
      fees[Int(others[meeting])] = -reach * Double(linksAfter[meeting].count + (isFollowOn[meeting] ? 1 : 0))
    }
    let levels = levels(prices)
    levels.withUnsafeBufferPointer { levels in
      for (index, link) in problem.followOns.enumerated() {
        let first = ranges[link.predecessor].lowerBound
        let slot = origins[link.predecessor] + first
        for (offset, window) in windows[index].enumerated() {
          fees[slot + offset] += self.fee(link.successor, window, levels)
        }
      }
    }
    return fees
  }

  /// The day of a follow-on that its predecessor's day counts on at given prices, as a slot; nil when none has a price
  /// that is worth it.
  func copies(of meeting: Int, day: Int, levels: [Int32], _ body: (Int) -> Void) {
    let number = problem.dayNumbers[day]
    guard ranges[meeting].contains(number) else { return }
    for index in linksAfter[meeting] {
      let successor = problem.followOns[index].successor
      let window = windows[index][number - ranges[meeting].lowerBound]
      guard let reachable = reachable(successor, window) else { continue }
      var best = Int32(reach * FollowOnFees.scale)
      var slot: Int?
      let last = origins[successor] + Int(window.upperBound) - 1
      for slack in reachable where costs[slack] - levels[last - slack] < best {
        best = costs[slack] - levels[last - slack]
        slot = last - slack
      }
      if let slot { body(slot) }
    }
  }

  /// By slot, the least cost of a follow-on's day with its price, scaled.
  func levels(_ prices: [Double]) -> [Int32] {
    var levels = leastCosts
    for slot in levels.indices where isPriced[slot] {
      levels[slot] += Int32((prices[slot] * FollowOnFees.scale).rounded(.up))
    }
    return levels
  }

  /// What a predecessor's day pays when it makes a window.
  private func fee(_ successor: Int, _ window: Range<Int32>, _ levels: UnsafeBufferPointer<Int32>) -> Double {
    var best = Int32(reach * FollowOnFees.scale)
    if let reachable = reachable(successor, window) {
      let last = origins[successor] + Int(window.upperBound) - 1
      for slack in reachable { best = min(best, costs[slack] &- levels[last - slack]) }
    }
    return Double(best) / FollowOnFees.scale
  }

  /// How many days before its end a follow-on's window has slots.
  private func reachable(_ successor: Int, _ window: Range<Int32>) -> Range<Int>? {
    let range = ranges[successor]
    let closes = Int(window.upperBound) - 1
    let lower = max(0, closes - range.upperBound + 1)
    let upper = min(costs.count, min(window.count, closes - range.lowerBound + 1))
    return lower < upper ? lower..<upper : nil
  }
}
