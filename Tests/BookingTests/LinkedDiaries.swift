// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Booking

/// A small diary whose second meeting follows its first, with windows of any kind.
func linkedDiary(seed: UInt64, meetings: Int = 3) -> BookingProblem {
  var random = TestRandom(seed: seed &+ 1000)
  var problem = smallDiary(seed: seed, meetings: meetings)
  problem.dayNumbers = [0, 10]
  problem.timing = .init(late: 300, latePerDay: 3, marginDays: 2, earlyPerDay: 1, marginPerDay: 2)
  func window() -> ClosedRange<Int> {
    let opens = random.below(12)
    return opens...(opens + random.below(10))
  }
  let windows = (0..<problem.dayCount).map { _ in window() }
  let otherwise = window()
  problem.followOns = [
    .init(
      predecessor: 0, successor: 1, opens: windows.map(\.lowerBound), closes: windows.map(\.upperBound),
      otherwise: otherwise)
  ]
  problem.meetings[1].days = (0..<problem.dayCount).compactMap { day in
    let number = problem.dayNumbers[day]
    let allowing = (windows + [otherwise]).filter { number >= $0.lowerBound }
    guard let least = allowing.map({ problem.timing.cost(slack: $0.upperBound - number) }).min() else {
      return nil
    }
    return .init(
      day: day, cost: least, isLate: allowing.allSatisfy { number > $0.upperBound }, isSchoolDay: false)
  }
  return problem
}

/// The same without the link, the first meeting on one day or nowhere and the second's days as follows from it.
func settled(_ problem: BookingProblem, day: Int?) -> BookingProblem {
  var settled = problem
  settled.followOns = []
  settled.meetings[0].days = problem.meetings[0].days.filter { $0.day == day }
  let link = problem.followOns[0]
  let opens = day.map { link.opens[$0] } ?? link.otherwise.lowerBound
  let closes = day.map { link.closes[$0] } ?? link.otherwise.upperBound
  settled.meetings[1].days = problem.meetings[1].days.compactMap { option in
    let number = problem.dayNumbers[option.day]
    guard number >= opens else { return nil }
    var option = option
    option.cost = problem.timing.cost(slack: closes - number)
    return option
  }
  return settled
}
