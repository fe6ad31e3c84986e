// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Testing

@testable import Planning

@Suite("The least cost of a follow-on's days")
struct FollowOnDaysTests {
  @Test("is that of the best window that has opened", arguments: 1...300)
  func best(seed: UInt64) {
    var random = TestRandom(seed: seed)
    let timing = BookingProblem.Timing(
      late: random.number(0...200), latePerDay: random.number(0...9), marginDays: random.number(0...10),
      earlyPerDay: random.number(0...3), marginPerDay: random.number(0...12))
    let windows = (0..<random.number(1...12)).map { _ in
      let closes = random.number(100...160)
      return (opens: closes - random.number(0...40), closes: closes)
    }
    let days = FollowOnDays(windows, timing: timing)
    for day in 50...200 {
      let open = windows.filter { $0.opens <= day }
      let best = days.best(on: day)
      #expect(
        best?.cost == open.map { timing.cost(slack: $0.closes - day) }.min(), "seed \(seed), day \(day)")
      #expect(
        best?.isLate == (open.isEmpty ? nil : open.allSatisfy { $0.closes < day }), "seed \(seed), day \(day)"
      )
    }
  }
}
