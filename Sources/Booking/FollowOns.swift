// SPDX-License-Identifier: GPL-3.0-or-later

/// The windows that depend on other meetings' days, looked up from both sides.
struct FollowOns: Sendable {
  private let problem: BookingProblem
  private let ofSuccessor: [Int?]
  private let ofPredecessor: [[Int]]

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
  }

  /// The meeting that a meeting follows.
  func predecessor(of meeting: Int) -> Int? { ofSuccessor[meeting].map { problem.followOns[$0].predecessor } }

  /// The window of a follow-on, calendar days, when its predecessor is on a day or unbooked.
  private func window(_ link: BookingProblem.FollowOn, predecessorOn day: Int?) -> (opens: Int, closes: Int) {
    guard let day else { return (link.otherwise.lowerBound, link.otherwise.upperBound) }
    return (link.opens[day], link.closes[day])
  }

  /// When a meeting may be held and at what cost, with the meetings before and after it where they are.
  ///
  /// - Parameters:
  ///   - dayOf: the day of each other meeting; nil when it is unbooked.
  ///   - isFixed: whether another meeting's day counts; what is not fixed stands in nobody's way.
  ///   - patience: late days are only listed up to so many calendar days after the window.
  /// - Returns: the days, with what follow-ons after it cost by then included.
  func days(
    of meeting: Int, dayOf: (Int) -> Int?, isFixed: (Int) -> Bool, patience: Int
  ) -> [BookingProblem.DayOption] {
    let numbers = problem.dayNumbers
    var days = problem.meetings[meeting].days
    if let index = ofSuccessor[meeting] {
      let link = problem.followOns[index]
      let (opens, closes) = window(link, predecessorOn: dayOf(link.predecessor))
      days = days.compactMap { option in
        let number = numbers[option.day]
        guard number >= opens, number <= closes || number - closes <= patience else { return nil }
        var option = option
        option.cost = problem.timing.cost(slack: closes - number)
        option.isLate = number > closes
        return option
      }
    } else if let last = days.last(where: { !$0.isLate }) ?? days.first {
      days = days.filter { numbers[$0.day] - numbers[last.day] <= patience }
    }
    for index in ofPredecessor[meeting] where isFixed(problem.followOns[index].successor) {
      let link = problem.followOns[index]
      guard let after = dayOf(link.successor) else { continue }
      days = days.compactMap { option in
        guard link.opens[option.day] <= numbers[after] else { return nil }
        var option = option
        option.cost += problem.timing.cost(slack: link.closes[option.day] - numbers[after])
        return option
      }
    }
    return days
  }

  /// What the days of follow-ons cost beyond the least that they could, or nil when one is before its window.
  func excess(dayOf: (Int) -> Int?) -> Int? {
    var excess = 0
    for link in problem.followOns {
      guard let day = dayOf(link.successor) else { continue }
      let (opens, closes) = window(link, predecessorOn: dayOf(link.predecessor))
      let number = problem.dayNumbers[day]
      guard number >= opens,
        let option = problem.meetings[link.successor].days.first(where: { $0.day == day })
      else { return nil }
      excess += problem.timing.cost(slack: closes - number) - option.cost
    }
    return excess
  }
}
