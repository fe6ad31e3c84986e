// SPDX-License-Identifier: GPL-3.0-or-later

/// The time and the stop signal that a solve has to mind.
struct SolveClock {
  private let begun = ContinuousClock.now
  private let limit: Double
  let stop: StopSignal?

  /// - Parameter limit: seconds; none is no limit.
  init(limit: Double?, stop: StopSignal?) {
    self.limit = limit ?? .infinity
    self.stop = stop
  }

  /// Seconds since the beginning.
  var elapsed: Double { (ContinuousClock.now - begun) / .seconds(1) }
  /// Seconds that are left, not less than 0.
  var remaining: Double { max(0, limit - elapsed) }
  var isTimeUp: Bool { limit.isFinite && remaining <= 0 }
  var isStopped: Bool { stop?.isRaised ?? false }

  /// GLPK's way to say so many seconds: whole milliseconds, at least 1, and the largest number for no limit.
  static func milliseconds(_ seconds: Double) -> Int32 {
    let milliseconds = (seconds * 1000).rounded(.up)
    return milliseconds < Double(Int32.max) ? max(1, Int32(milliseconds)) : .max
  }
}
