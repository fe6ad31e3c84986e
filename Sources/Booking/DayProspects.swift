// SPDX-License-Identifier: GPL-3.0-or-later

/// How good a day can still become: lower bounds of the value of any pattern that begins in a certain way.
///
/// What a further meeting adds is at least its detour less its worth. On a day without kept bookings the detour
/// is known from the meeting before it; otherwise only the worth counts.
struct DayProspects {
  private var count = 0
  private var profits: [Double] = []
  /// Travel from base to each candidate and back.
  private var round: [Double] = []
  /// Travel from each candidate to base.
  private var departure: [Double] = []
  /// `way[last * count + next]`.
  private var way: [Double] = []
  /// `gain[further * count + last]`: the most that so many further meetings, or fewer, can take off the value.
  private var gain: [Double] = []
  private var hasKept = false
  private var keptTravel = 0.0

  /// Looks at a day.
  ///
  /// - Parameters:
  ///   - profits: what each candidate is worth at the most, its own cost taken off; falling.
  mutating func fill(_ sheet: DaySheet, _ travel: RoundTravel, profits: [Double], capacity: Int) {
    count = sheet.count
    self.profits = profits
    hasKept = !travel.kept.isEmpty
    keptTravel = Double(travel.keptTravel)
    let size = (capacity + 1) * count
    gain.removeAll(keepingCapacity: true)
    gain.append(contentsOf: repeatElement(0, count: size))
    guard travel.kept.isEmpty else {
      // The most that one, two, ... further meetings can be worth, wherever they are.
      var sum = 0.0
      for further in 1..<max(2, capacity + 1) where further <= capacity {
        if further <= profits.count { sum += max(0, profits[further - 1]) }
        for last in 0..<count { gain[further * count + last] = sum }
      }
      return
    }
    round.removeAll(keepingCapacity: true)
    departure.removeAll(keepingCapacity: true)
    for meeting in sheet.meetings {
      let way = travel.roundTrip(to: meeting)
      round.append(Double(way.there + way.back))
      departure.append(Double(way.back))
    }
    way = sheet.way
    for further in 1..<max(2, capacity + 1) where further <= capacity {
      let shorter = (further - 1) * count
      for last in 0..<count {
        var most = 0.0
        for next in 0..<count where next != last {
          let detour = way[last * count + next] + departure[next] - departure[last]
          most = max(most, profits[next] - detour + gain[shorter + next])
        }
        gain[further * count + last] = most
      }
    }
  }

  /// The least value of a day that begins with a candidate and has so many more at the most.
  func least(first: Int, further: Int) -> Double {
    guard !hasKept else { return -profits[first] - gain[further * count + first] - keptTravel }
    return round[first] - profits[first] - gain[further * count + first]
  }

  /// The least value of a day whose last meeting so far is known, with at least one and at most so many more.
  ///
  /// - Parameter value: the least of the day so far, without the way back.
  @inline(__always)
  func least(after last: Int, _ value: Double, further: Int) -> Double {
    value - gain[further * count + last] + (hasKept ? -keptTravel : departure[last])
  }

  /// The same when the next meeting is known too.
  @inline(__always)
  func least(after last: Int, _ value: Double, next: Int, further: Int) -> Double {
    guard !hasKept else { return value - profits[next] - gain[further * count + next] - keptTravel }
    return value + way[last * count + next] - profits[next] + departure[next] - gain[further * count + next]
  }
}
