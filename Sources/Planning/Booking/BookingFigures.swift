// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension PlanSummary.Booking {
  /// The figures of a diary.
  ///
  /// - Parameters:
  ///   - diary: with the meetings that have no day.
  ///   - objective: of the model, kept bookings' travel included.
  ///   - bound: of the same; 0 where none was sought.
  ///   - seconds: how long it took.
  init(_ diary: [Casework.Booking], breaches: Int, objective: Int, bound: Double = 0, seconds: Double = 0) {
    self.init()
    meetings = diary.count
    booked = diary.count { $0.day != nil }
    inWindow = diary.count { $0.inWindow }
    (self.breaches, self.objective, self.bound, self.seconds) = (breaches, objective, bound, seconds)
  }
}
