// SPDX-License-Identifier: GPL-3.0-or-later

import Booking

/// A diary to be filled that passes between programs: the engine's problem, and what its indices are called.
struct PortableDiary: Sendable {
  /// One word.
  var name: String
  /// To be added to every objective and bound of the problem.
  var constant: Int
  /// The problem.
  var problem: BookingProblem
  /// What the indices stand for, so that people can follow an answer.
  var labels: Labels

  /// The names of meetings, officers and minute takers, and the dates of the days; never those of people.
  struct Labels: Codable, Equatable, Sendable {
    /// Ids of meetings.
    var meetings: [String]
    /// Ids of officers.
    var officers: [String]
    /// Ids of minute takers.
    var minuteTakers: [String]
    /// Dates, `yyyy-mm-dd`.
    var days: [String]
  }
}
