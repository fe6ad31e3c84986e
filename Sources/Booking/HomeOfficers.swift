// SPDX-License-Identifier: GPL-3.0-or-later

/// Which officer's block each meeting belongs to: a chair who costs least, and of these the nearest.
struct HomeOfficers: Sendable {
  /// By meeting; nil when nobody may chair.
  let officer: [Int?]
  /// By meeting, what it costs at the least, without travel, that another officer chairs it: the price at which
  /// blocks begin to trade it; the unbooked cost when nobody else may.
  let elsewhere: [Double]

  init(_ problem: BookingProblem) {
    var officer: [Int?] = []
    var elsewhere: [Double] = []
    for meeting in problem.meetings {
      let home = meeting.chairs.min { left, right in
        func key(_ chair: BookingProblem.Chair) -> (Int, Int, Int) {
          let base = problem.officers[chair.officer].base
          return (
            chair.cost, problem.travel(base, meeting.place) + problem.travel(meeting.place, base),
            chair.officer
          )
        }
        return key(left) < key(right)
      }?.officer
      officer.append(home)
      let cheapestDay = meeting.days.map(\.cost).min() ?? 0
      let others = meeting.chairs.filter { $0.officer != home }.map(\.cost).min()
      elsewhere.append(
        Double(min(problem.unbookedCost, others.map { $0 + cheapestDay } ?? problem.unbookedCost)))
    }
    self.officer = officer
    self.elsewhere = elsewhere
  }
}
