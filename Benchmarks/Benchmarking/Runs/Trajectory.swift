// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// What was known of an instance at a moment of its solve.
struct TrajectoryPoint: Equatable, Sendable {
  /// Seconds since the solve began, reading and preparing included.
  var seconds: Double
  /// The best objective so far.
  var objective: Int
  /// The best proved bound so far, if any.
  var bound: Double?
}

/// Notes when the answer or the bound of a solve gets better; the engine may tell it from any thread.
final class TrajectoryRecorder: Sendable {
  private let points = Mutex<[TrajectoryPoint]>([])

  /// What was noted so far.
  var recorded: [TrajectoryPoint] { points.withLock { $0 } }

  /// Takes a report; one that is no better than the last in either respect changes nothing.
  func report(seconds: Double, objective: Int, bound: Double?) {
    points.withLock { points in
      let last = points.last
      let best = min(objective, last?.objective ?? .max)
      let highest = [bound, last?.bound].compactMap(\.self).max()
      if let last, best == last.objective, highest == last.bound { return }
      points.append(TrajectoryPoint(seconds: seconds, objective: best, bound: highest))
    }
  }
}

/// Trajectories as a table with the columns instance, seconds, objective, bound.
enum TrajectoryTable {
  static let header = "instance,seconds,objective,bound\n"

  /// The rows of one instance.
  static func rows(name: String, _ points: [TrajectoryPoint]) -> String {
    points.map { point in
      let bound = point.bound.map(Figures.bound) ?? ""
      return "\(name),\(Figures.decimals(point.seconds, 3)),\(point.objective),\(bound)\n"
    }.joined()
  }
}
