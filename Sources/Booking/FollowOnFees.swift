// SPDX-License-Identifier: GPL-3.0-or-later

/// What the day of a meeting costs for the sake of the meetings that follow it and of the one that it follows, where
/// all of them choose their days apart (Lagrangian decomposition, Guignard and Kim 1987).
///
/// Every day of a follow-on has a price. The follow-on pays that of the day on which it is held; the meeting before it
/// pays, for a day of its own, the least that any day of the follow-on costs then, less that day's price. In a diary
/// the two together are at most what the follow-on's window makes of its day: so whatever the prices, a bound of the
/// diary in which meetings pay these fees bounds the real one too, and the better the prices, the nearer.
///
/// A *slot* is a day of a meeting in its window; one more slot stands for all its other days, on which the fee is the
/// least that it can be. A meeting that follows none and that none follows has that one slot alone, and no fee.
struct FollowOnFees: Sendable {
  /// How many slots there are.
  let slotCount: Int
  /// By slot, the meeting.
  let meetings: [Int32]
  /// By slot, whether it is a day of a follow-on, which has a price.
  let isPriced: [Bool]
  /// Between minus this and this are the prices, minutes.
  let reach: Double

  private let problem: BookingProblem
  private let links: FollowOns
  /// By meeting, the days of the problem that have slots of their own, and the slot of all others; the first of their
  /// own comes next.
  private let days: [Range<Int>]
  private let others: [Int]
  /// By meeting, how many links it is part of.
  private let parts: [Int]
  /// By slot, what takes the place of a price where a follow-on's day has none: the least that one can be, with its sign
  /// turned.
  private let allowances: [Float]
  /// `windows[windowStarts[m]..<windowStarts[m + 1]]`: those of the meetings that follow meeting m, one meeting after the
  /// other, for each of the days of m's own slots.
  private let windows: [Window]
  private let windowStarts: [Int]
  private let levels: FollowOnLevels

  /// A window of a follow-on.
  private struct Window {
    /// Its last day among the levels.
    let end: Int32
    /// What its days cost among the curves.
    let curve: Int32
  }

  /// Fees for the follow-ons of a problem.
  init(_ problem: BookingProblem) {
    self.problem = problem
    links = FollowOns(problem)
    let (meetings, timing) = (problem.meetings, problem.timing)
    let dearest =
      problem.followOns.lazy.flatMap { meetings[$0.successor].days.lazy.filter { !$0.isLate }.map(\.cost) }
      .max() ?? 0
    // So far no price makes it worth while to be late: nothing has to be known of late days then.
    let reach = max(0, min(60, (timing.late - dearest) / 3))
    var levels = FollowOnLevels(timing, reach: reach, dearest: dearest)
    self.reach = levels.isOfUse ? Double(reach) : 0

    var days: [Range<Int>] = []
    var others: [Int] = []
    var slots: [Int32] = []
    var priced: [Bool] = []
    for (index, meeting) in meetings.enumerated() {
      others.append(slots.count)
      slots.append(Int32(index))
      priced.append(false)
      let timely = meeting.days.filter { !$0.isLate }
      guard levels.isOfUse, links.isLinked(index), let first = timely.first, let last = timely.last else {
        days.append(0..<0)
        continue
      }
      let range = first.day..<last.day + 1
      days.append(range)
      slots += Array(repeating: Int32(index), count: range.count)
      priced += Array(repeating: false, count: range.count)
      guard links.predecessor(of: index) != nil else { continue }
      for option in timely { priced[others[index] + 1 + option.day - first.day] = true }
    }
    var windows: [Window] = []
    var windowStarts = [0]
    for (index, meeting) in meetings.enumerated() {
      let range = days[index]
      let possible = range.isEmpty ? [] : Set(meeting.days.map(\.day))
      for link in links.after(index).map({ problem.followOns[$0] }) where !range.isEmpty {
        let successor = days[link.successor]
        levels.begin(
          windows: range.filter(possible.contains).map { (opens: link.opens[$0], closes: link.closes[$0]) })
        for option in meetings[link.successor].days where !option.isLate && successor.contains(option.day) {
          levels.add(
            slot: others[link.successor] + 1 + option.day - successor.lowerBound, cost: option.cost,
            on: problem.dayNumbers[option.day])
        }
        windows += range.map { day in
          let window =
            possible.contains(day) ? levels.window(opens: link.opens[day], closes: link.closes[day]) : nil
          return Window(
            end: Int32(window?.end ?? levels.anyEnd), curve: Int32(window?.curve ?? levels.noCurve))
        }
      }
      windowStarts.append(windows.count)
    }
    self.windows = windows
    self.windowStarts = windowStarts
    let links = links
    parts = meetings.indices.map { links.after($0).count + (links.predecessor(of: $0) == nil ? 0 : 1) }
    self.levels = levels
    self.days = days
    self.others = others
    slotCount = slots.count
    self.meetings = slots
    isPriced = priced
    let most = Float(self.reach)
    allowances = slots.indices.map { slot in
      let meeting = Int(slots[slot])
      return slot > others[meeting] && links.predecessor(of: meeting) != nil && !priced[slot] ? most : 0
    }
  }

  /// Whether there are none.
  var isEmpty: Bool { slotCount == meetingCount }

  /// How many meetings the problem has.
  var meetingCount: Int { others.count }

  /// By how much fees may make a meeting cheaper, booked or not.
  var most: Int {
    Int(reach) * (1 + (problem.meetings.indices.lazy.map { links.after($0).count }.max() ?? 0))
  }

  /// The slot of a meeting on a day of the problem, or of its day of those with slots that is nearest to it.
  func nearestSlot(_ meeting: Int, day: Int) -> Int {
    let range = days[meeting]
    return range.isEmpty
      ? others[meeting] : slot(meeting, day: max(range.lowerBound, min(day, range.upperBound - 1)))
  }

  /// The slot of a meeting on a day of the problem.
  func slot(_ meeting: Int, day: Int) -> Int {
    let range = days[meeting]
    return range.contains(day) ? others[meeting] + 1 + day - range.lowerBound : others[meeting]
  }

  /// The slots of a meeting: that of all days that have none of their own, and those of its days.
  func slots(of meeting: Int) -> Range<Int> { others[meeting]..<others[meeting] + 1 + days[meeting].count }

  /// Prices to begin with: half of what a day of a follow-on costs more than at the least while the meeting before it
  /// stays where it is.
  ///
  /// - Parameter dayOf: the days of a diary, nil of an unbooked meeting.
  func prices(dayOf: (Int) -> Int?) -> [Double] {
    var prices = Array(repeating: 0.0, count: slotCount)
    for link in problem.followOns {
      guard let day = dayOf(link.predecessor) else { continue }
      for option in problem.meetings[link.successor].days {
        let slot = slot(link.successor, day: option.day)
        guard isPriced[slot] else { continue }
        let number = problem.dayNumbers[option.day]
        let cost = problem.timing.cost(slack: link.closes[day] - number)
        prices[slot] = number < link.opens[day] ? reach : min(reach, Double(cost - option.cost) / 2)
      }
    }
    return prices
  }

  /// By slot, the fees that prices make.
  ///
  /// - Parameter prices: by slot; 0 where there is none.
  func fees(_ prices: [Double]) -> [Double] {
    guard !isEmpty else { return prices }
    // In whole units all sums are exact.
    let prices = prices.map { levels.rounded(Float($0)) }
    var rewards = Array(repeating: Float(0), count: slotCount)
    prices.withUnsafeBufferPointer { prices in
      let nothing = Array(repeating: Float(0), count: meetingCount)
      nothing.withUnsafeBufferPointer { worth in
        rewards.withUnsafeMutableBufferPointer {
          fill($0, worth: worth, prices: prices, levels(prices), of: 0..<meetingCount)
        }
      }
    }
    return rewards.map { -Double($0) }
  }

  /// By slot, what a meeting is worth less its fee.
  ///
  /// - Parameters:
  ///   - worth: by meeting.
  ///   - prices: by slot; 0 where there is none.
  ///   - known: the levels of these.
  ///   - some: the meetings whose slots are filled.
  func fill(
    _ rewards: UnsafeMutableBufferPointer<Float>, worth: UnsafeBufferPointer<Float>,
    prices: UnsafeBufferPointer<Float>, _ known: FollowOnLevels.Filled, of some: Range<Int>
  ) {
    let (reach, unit) = (Float(reach), levels.unit)
    levels.withLeast(known) { least in
      windows.withUnsafeBufferPointer { windows in
        for meeting in some {
          let (other, count, worth) = (others[meeting], days[meeting].count, worth[meeting])
          rewards[other] = worth + reach * Float(parts[meeting])
          let first = other + 1
          for slot in first..<first + count {
            rewards[slot] = worth + allowances[slot] - prices[slot]
          }
          // Those of one follow-on, then those of the next.
          for start in stride(from: windowStarts[meeting], to: windowStarts[meeting + 1], by: max(1, count)) {
            for offset in 0..<count {
              let window = windows[start + offset]
              rewards[first + offset] -= Float(least(Int(window.end), Int(window.curve))) * unit
            }
          }
        }
      }
    }
  }

  /// Prices as levels.
  func levels(_ prices: UnsafeBufferPointer<Float>) -> FollowOnLevels.Filled {
    isEmpty ? .none : levels.filled(prices)
  }

  /// Visits the slots of follow-ons that a meeting's day counts on, one for each, where one is worth its price.
  ///
  /// - Parameter some: the follow-ons that are asked for.
  func forEachCounted(
    by meeting: Int, slot: Int, of some: Range<Int>, _ known: FollowOnLevels.Filled, _ body: (Int) -> Void
  ) {
    let offset = slot - others[meeting] - 1
    guard offset >= 0 else { return }
    for (number, link) in links.after(meeting).enumerated() where some.contains(links.links[link].successor) {
      let window = windows[windowStarts[meeting] + number * days[meeting].count + offset]
      if let slot = levels.best(known, end: Int(window.end), curve: Int(window.curve)) { body(slot) }
    }
  }

  /// The slots of a range of meetings.
  func slots(ofAll some: Range<Int>) -> Range<Int> {
    guard let first = some.first, let last = some.last else { return 0..<0 }
    return slots(of: first).lowerBound..<slots(of: last).upperBound
  }
}
