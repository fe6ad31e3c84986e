// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Where a meeting lies against its window, in calendar days.
enum Timing: Hashable {
  /// In its window, `days` before the last day; 0 on the last day.
  case inWindow(days: Int)
  /// It has no window, so nothing can make it late.
  case withoutWindow
  /// Before its window opens.
  case early(days: Int)
  /// After its window closed.
  case late(days: Int)
  /// Not booked at all.
  case unbooked

  /// The timing of a booking.
  init(_ booking: Booking) {
    guard let day = booking.day else {
      self = .unbooked
      return
    }
    if let closes = booking.closes, day > closes {
      self = .late(days: day - closes)
    } else if let opens = booking.opens, day < opens {
      self = .early(days: opens - day)
    } else if let closes = booking.closes {
      self = .inWindow(days: closes - day)
    } else {
      self = .withoutWindow
    }
  }

  /// Whether the meeting is where it should be.
  var isGood: Bool {
    switch self {
    case .inWindow, .withoutWindow: true
    case .early, .late, .unbooked: false
    }
  }

  /// `5 days before`, `last day`, `3 days late`, `not booked`.
  var words: String {
    switch self {
    case .inWindow(0): "Last day"
    case .inWindow(let days): NumberWords.count(days, "day")
    case .withoutWindow: "No window"
    case .early(let days): "\(NumberWords.count(days, "day")) too early"
    case .late(let days): "\(NumberWords.count(days, "day")) late"
    case .unbooked: "Not booked"
    }
  }
}

extension Booking {
  /// Where the meeting lies against its window.
  var timing: Timing { Timing(self) }

  /// Whether the window was over before the first day of the plan, so that no plan could keep it.
  func isOverdue(atStartOf policy: Policy) -> Bool {
    closes.map { $0 < policy.start } ?? false
  }
}
