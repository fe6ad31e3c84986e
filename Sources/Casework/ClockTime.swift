// SPDX-License-Identifier: GPL-3.0-or-later

/// A time of day, in minutes after midnight.
public struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 0...1440.
  public let minutes: Int

  /// Creates a time from minutes after midnight.
  public init(minutes: Int) { self.minutes = minutes }

  /// Creates a time from `hh:mm`, `00:00` to `24:00`, or nil when the text is not one.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == 58,
      bytes.enumerated().allSatisfy({ $0.offset == 2 || (48...57).contains($0.element) })
    else { return nil }
    let hours = Int(bytes[0] - 48) * 10 + Int(bytes[1] - 48)
    let rest = Int(bytes[3] - 48) * 10 + Int(bytes[4] - 48)
    guard rest < 60, hours * 60 + rest <= 1440 else { return nil }
    self.minutes = hours * 60 + rest
  }

  /// The time as `hh:mm`.
  public var description: String {
    let hours = minutes / 60
    let rest = minutes % 60
    return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Orders times within a day.
  public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}

/// A stretch of a day: from `start` up to but not including `end`.
public struct TimeSpan: Hashable, Sendable {
  /// When it starts.
  public let start: ClockTime
  /// When it ends; after the start.
  public let end: ClockTime

  /// Creates a span.
  public init(start: ClockTime, end: ClockTime) {
    self.start = start
    self.end = end
  }

  /// Whether the two share a minute.
  public func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }
}
