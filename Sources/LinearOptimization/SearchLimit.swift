// SPDX-License-Identifier: GPL-3.0-or-later

/// When a search has to end: after some seconds, or when somebody asks it to.
public struct SearchLimit: Sendable {
  private let started = ContinuousClock.now
  /// Seconds at the most, from the start.
  public let seconds: Double
  /// Ends the search when raised.
  public let stop: StopSignal

  /// Starts the clock.
  public init(seconds: Double, stop: StopSignal) {
    self.seconds = seconds
    self.stop = stop
  }

  /// Seconds that are left; negative when the time is over.
  public var secondsLeft: Double {
    let elapsed = started.duration(to: .now).components
    return seconds - Double(elapsed.seconds) - Double(elapsed.attoseconds) * 1e-18
  }

  /// Whether the search has to end.
  public var isOver: Bool { stop.isRaised || secondsLeft <= 0 }
}
