// SPDX-License-Identifier: GPL-3.0-or-later

/// The windows that depend on other meetings' days, looked up from both sides.
struct FollowOns: Sendable {
  private let problem: BookingProblem
  private let ofSuccessor: [Int?]
  private let ofPredecessor: [[Int]]
  /// By link and day of the follow-on, the least that it can cost.
  private let leastCosts: [[Int32]]

  init(_ problem: BookingProblem) {
    self.problem = problem
    var ofSuccessor: [Int?] = problem.meetings.map { _ in nil }
    var ofPredecessor = problem.meetings.map { _ in [Int]() }
    for (index, link) in problem.followOns.enumerated() {
      ofSuccessor[link.successor] = index
      ofPredecessor[link.predecessor].append(index)
    }
    self.ofSuccessor = ofSuccessor
    self.ofPredecessor = ofPredecessor
    leastCosts = problem.followOns.map { link in
      var costs = Array(repeating: Int32(0), count: problem.dayCount)
      for option in problem.meetings[link.successor].days { costs[option.day] = Int32(option.cost) }
      return costs
    }
  }

  /// All links.
  var links: [BookingProblem.FollowOn] { problem.followOns }

  /// The days on which the follow-on of a link may be held, whatever the day of the meeting before it.
  func days(ofSuccessor link: Int) -> [Int] { problem.meetings[links[link].successor].days.map(\.day) }

  /// The meeting that a meeting follows.
  func predecessor(of meeting: Int) -> Int? { ofSuccessor[meeting].map { problem.followOns[$0].predecessor } }

  /// The links of the meetings that follow a meeting.
  func after(_ meeting: Int) -> [Int] { ofPredecessor[meeting] }

  /// Whether a meeting follows another or is followed.
  func isLinked(_ meeting: Int) -> Bool { ofSuccessor[meeting] != nil || !ofPredecessor[meeting].isEmpty }

  /// The window of a follow-on, calendar days, when its predecessor is on a day or unbooked.
  private func window(_ link: BookingProblem.FollowOn, predecessorOn day: Int?) -> (opens: Int, closes: Int) {
    guard let day else { return (link.otherwise.lowerBound, link.otherwise.upperBound) }
    return (link.opens[day], link.closes[day])
  }

  /// When a meeting may be held and at what cost, with the meeting before it where it is.
  ///
  /// - Parameters:
  ///   - dayOf: the day of each other meeting; nil when it is unbooked.
  ///   - patience: late days are only listed up to so many calendar days after the window.
  func days(of meeting: Int, dayOf: (Int) -> Int?, patience: Int) -> [BookingProblem.DayOption] {
    let numbers = problem.dayNumbers
    let days = problem.meetings[meeting].days
    guard let index = ofSuccessor[meeting] else {
      guard let last = days.last(where: { !$0.isLate }) ?? days.first else { return days }
      return days.filter { numbers[$0.day] - numbers[last.day] <= patience }
    }
    let link = problem.followOns[index]
    let (opens, closes) = window(link, predecessorOn: dayOf(link.predecessor))
    return days.compactMap { option in
      let number = numbers[option.day]
      guard number >= opens, number <= closes || number - closes <= patience else { return nil }
      var option = option
      option.cost = problem.timing.cost(slack: closes - number)
      option.isLate = number > closes
      return option
    }
  }

  /// What a meeting's day makes its links cost beyond the least that they could, as far as the other meetings are booked.
  ///
  /// - Parameter dayOf: the day of each other meeting; nil when it is unbooked.
  /// - Returns: nil when a follow-on would be before its window.
  func excess(of meeting: Int, on day: Int, dayOf: (Int) -> Int?) -> Int? {
    var excess = 0
    if let link = ofSuccessor[meeting], let before = dayOf(problem.followOns[link].predecessor) {
      guard let more = self.excess(link, predecessorOn: before, successorOn: day) else { return nil }
      excess += more
    }
    for link in ofPredecessor[meeting] {
      guard let after = dayOf(problem.followOns[link].successor) else { continue }
      guard let more = self.excess(link, predecessorOn: day, successorOn: after) else { return nil }
      excess += more
    }
    return excess
  }

  /// What the days of a link's two meetings cost beyond the least that the follow-on's day could; nil when that is before its
  /// window.
  func excess(_ link: Int, predecessorOn before: Int, successorOn after: Int) -> Int? {
    let number = problem.dayNumbers[after]
    guard number >= problem.followOns[link].opens[before] else { return nil }
    return problem.timing.cost(slack: problem.followOns[link].closes[before] - number)
      - Int(leastCosts[link][after])
  }

  /// The meetings that a meeting follows and that follow it.
  func partners(of meeting: Int) -> [Int] {
    ofPredecessor[meeting].map { problem.followOns[$0].successor }
      + (ofSuccessor[meeting].map { [problem.followOns[$0].predecessor] } ?? [])
  }

  /// What the days of follow-ons cost beyond the least that they could, or nil when one is before its window.
  func excess(dayOf: (Int) -> Int?) -> Int? {
    var excess = 0
    for (index, link) in problem.followOns.enumerated() {
      guard let day = dayOf(link.successor) else { continue }
      let (opens, closes) = window(link, predecessorOn: dayOf(link.predecessor))
      let number = problem.dayNumbers[day]
      guard number >= opens else { return nil }
      excess += problem.timing.cost(slack: closes - number) - Int(leastCosts[index][day])
    }
    return excess
  }
}
