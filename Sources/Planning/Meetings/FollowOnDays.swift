// SPDX-License-Identifier: GPL-3.0-or-later

import Booking

/// The least that a follow-on can cost on each day, whatever day the meeting before it is held on.
///
/// Of the windows that have opened by a day, the best closes as near as can be to `marginDays` after it. So the windows
/// are kept by closing day with the earliest opening of each, and the nearest are looked for: mostly a step or two,
/// where trying all windows on all days would take a second of a county's year.
struct FollowOnDays {
  private let timing: BookingProblem.Timing
  /// The first closing day of a window.
  private let first: Int
  /// By closing day from `first` on: the earliest opening of the windows that close then, `Int.max` when none does.
  private let openings: [Int]
  private let firstOpening: Int

  /// - Parameter windows: in calendar days, not empty.
  init(_ windows: [(opens: Int, closes: Int)], timing: BookingProblem.Timing) {
    self.timing = timing
    let first = windows.lazy.map(\.closes).min() ?? 0
    let last = windows.lazy.map(\.closes).max() ?? first
    var openings = Array(repeating: Int.max, count: last - first + 1)
    for window in windows {
      openings[window.closes - first] = min(openings[window.closes - first], window.opens)
    }
    self.first = first
    self.openings = openings
    firstOpening = openings.min() ?? 0
  }

  /// What a day costs at the least and whether it is after every window; nil when no window has opened by then.
  ///
  /// - Parameter day: in calendar days.
  func best(on day: Int) -> (cost: Int, isLate: Bool)? {
    guard day >= firstOpening else { return nil }
    let (today, ideal) = (day - first, day + timing.marginDays - first)
    // In each stretch costs rise from one end to the other.
    let early = nearest(on: day, in: stride(from: max(ideal, 0), to: openings.count, by: 1))
    let near = nearest(
      on: day, in: stride(from: min(ideal, openings.count) - 1, through: max(today, 0), by: -1))
    let late = nearest(on: day, in: stride(from: min(today, openings.count) - 1, through: 0, by: -1))
    let inWindow = min(early ?? .max, near ?? .max)
    return (min(inWindow, late ?? .max), inWindow == .max)
  }

  /// What the first window of a stretch that has opened by a day costs then.
  private func nearest(on day: Int, in positions: StrideTo<Int>) -> Int? {
    for position in positions where openings[position] <= day {
      return timing.cost(slack: first + position - day)
    }
    return nil
  }

  private func nearest(on day: Int, in positions: StrideThrough<Int>) -> Int? {
    for position in positions where openings[position] <= day {
      return timing.cost(slack: first + position - day)
    }
    return nil
  }
}
