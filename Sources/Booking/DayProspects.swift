// SPDX-License-Identifier: GPL-3.0-or-later

/// How good a day can still become: lower bounds of the value of any pattern that begins in a certain way.
///
/// What a further meeting adds is at least its detour less its worth. On a day without kept bookings the detour
/// is known from the meeting before it; otherwise only the worth counts.
struct DayProspects {
  private let count: Int
  private let profits: [Double]
  /// Travel from base to each candidate, and back.
  private let arrival: [Double]
  private let departure: [Double]
  /// `detour[last * count + next]`: the way to the next one and on to the base, less that from the last one.
  private let way: [Double]
  /// `gain[further * count + last]`: the most that so many further meetings, or fewer, can take off the value.
  private let gain: [Double]
  private let hasKept: Bool
  private let keptTravel: Double

  init(
    _ problem: BookingProblem, _ round: RoundTravel, _ candidates: [DayCandidate], profits: [Double],
    capacity: Int
  ) {
    let count = candidates.count
    self.count = count
    self.profits = profits
    hasKept = !round.kept.isEmpty
    keptTravel = Double(round.keptTravel)
    let places = candidates.map { problem.meetings[$0.meeting].place }
    guard round.kept.isEmpty else {
      // The most that one, two, ... further meetings can be worth, wherever they are.
      var gain = Array(repeating: 0.0, count: (capacity + 1) * count)
      var sum = 0.0
      for further in 1..<max(2, capacity + 1) where further <= capacity {
        if further <= profits.count { sum += max(0, profits[further - 1]) }
        for last in 0..<count { gain[further * count + last] = sum }
      }
      self.gain = gain
      (arrival, departure, way) = ([], [], [])
      return
    }
    let arrival = places.map { Double(problem.travel(round.base, $0)) }
    let departure = places.map { Double(problem.travel($0, round.base)) }
    var way = Array(repeating: 0.0, count: count * count)
    for last in 0..<count {
      for next in 0..<count { way[last * count + next] = Double(problem.travel(places[last], places[next])) }
    }
    var gain = Array(repeating: 0.0, count: (capacity + 1) * count)
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
    self.arrival = arrival
    self.departure = departure
    self.way = way
    self.gain = gain
  }

  /// The least value of a day that begins with a candidate and has so many more at the most.
  func least(first: Int, further: Int) -> Double {
    guard !hasKept else { return -profits[first] - gain[further * count + first] - keptTravel }
    return arrival[first] + departure[first] - profits[first] - gain[further * count + first]
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
