// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// How whole numbers spread: each figure is one of the numbers (nearest rank).
struct Spread {
  let least: Int
  let lowerQuarter: Int
  let middle: Int
  let upperQuarter: Int
  let most: Int

  /// The spread of numbers, or nil when there are none.
  init?(_ values: [Int]) {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    func rank(_ quarters: Int) -> Int { sorted[(sorted.count * quarters + 3) / 4 - 1] }
    least = first
    lowerQuarter = rank(1)
    middle = rank(2)
    upperQuarter = rank(3)
    most = last
  }
}

/// The days in hand of the booked meetings of a kind; late ones count below 0.
struct KindMargin {
  /// The kind.
  var kind: MeetingKind
  /// Booked meetings with a window.
  var meetings: Int
  /// Those after their window.
  var late: Int
  /// Those in their window and nearer to its end than the policy asks for.
  var tight: Int
  /// The days from the meeting to the end of the window.
  var spread: Spread

  /// Each kind that has a booked meeting with a window, in the order of kinds.
  static func all(_ facts: PlanFacts) -> [KindMargin] {
    var margins: [MeetingKind: [Int]] = [:]
    for booking in facts.booked {
      if let day = booking.day, let closes = booking.closes {
        margins[booking.kind, default: []].append(closes - day)
      }
    }
    return MeetingKind.allCases.compactMap { kind in
      guard let days = margins[kind], let spread = Spread(days) else { return nil }
      return KindMargin(
        kind: kind, meetings: days.count, late: days.count { $0 < 0 },
        tight: days.count { (0..<max(facts.policy.costs.marginDays, 0)).contains($0) }, spread: spread)
    }
  }
}
