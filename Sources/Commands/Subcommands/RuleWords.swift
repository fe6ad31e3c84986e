// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

extension Rule {
  /// By when, counted from what, in words.
  var timeWords: String {
    let start = trigger.words
    let end =
      switch limit {
      case .within(let interval): "within \(interval) of \(start)"
      case .beforeEvent: "before \(start)"
      case .endOfMonth: "by the end of the month"
      case .asSoonAsPracticable: "as soon as practicable after \(start)"
      }
    return opens.map { "\(end), not before \($0) after it" } ?? end
  }
}

extension Rule.Subject {
  /// What is asked for, in words.
  var words: String {
    switch self {
    case .meeting(let kind): kind.rawValue
    case .task(let task): task.rawValue
    }
  }
}

extension Rule.Trigger {
  /// What starts the time, in words.
  var words: String {
    switch self {
    case .becoming(let status): "the start of \(status.rawValue)"
    case .holding(.first, let status): "the first meeting since the start of \(status.rawValue)"
    case .holding(.secondOrLater, let status):
      "the last meeting, the second or later since the start of \(status.rawValue)"
    case .holding(.any, let status): "the last meeting since the start of \(status.rawValue)"
    case .becomingOrHolding(let status): "the last meeting, or the start of \(status.rawValue)"
    case .event: "the event"
    case .unrecorded(let words): words
    }
  }
}
