// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Booking

/// The meetings that an officer may chair on a day, at given worths and prices.
func dayCandidates(
  _ problem: BookingProblem, _ grid: SlotGrid, officer: Int, day: Int, worth: [Double],
  resources: ResourcePrices
) -> [DayCandidate] {
  problem.meetings.enumerated().compactMap { meeting, needs in
    guard let chair = needs.chairs.first(where: { $0.officer == officer }),
      let option = needs.days.first(where: { $0.day == day })
    else { return nil }
    let costs = grid.startCosts(meeting: meeting, officer: officer, option: option)
    guard costs.contains(where: { $0 != .max }) else { return nil }
    return DayCandidate(
      meeting: meeting, fixedCost: chair.cost + option.cost, worth: worth[meeting], startCosts: costs,
      resourcePrices: resources.starts(of: meeting, day: day, grid: grid))
  }
}
