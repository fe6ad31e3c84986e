// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// How many meetings lie how far from the end of their window.
struct MarginCount {
  /// What the meetings have in common, on one or two lines.
  var label: [String]
  /// The same in a sentence's words.
  var words: String
  /// Meetings in their window.
  var inWindow = 0
  /// Meetings booked after their window, which was open when the plan started.
  var late = 0
  /// Meetings booked after their window, which was over when the plan started.
  var overdue = 0

  /// Every meeting of the class.
  var total: Int { inWindow + late + overdue }

  private static let daysInAClass = 7
  private static let lateClasses = 2
  private static let goodClasses = 7

  /// Weeks late and weeks in hand: late ones first, the outermost classes open.
  static func all(_ facts: PlanFacts) -> [MarginCount] {
    var late = (0..<lateClasses).map { lateClass($0) }
    var good = (0..<goodClasses).map { goodClass($0) }
    for booking in facts.booked {
      switch booking.timing {
      case .late(let days):
        let index = min((days - 1) / daysInAClass, lateClasses - 1)
        if booking.isOverdue(atStartOf: facts.policy) {
          late[index].overdue += 1
        } else {
          late[index].late += 1
        }
      case .inWindow(let days): good[min(days / daysInAClass, goodClasses - 1)].inWindow += 1
      case .withoutWindow, .early, .unbooked: break
      }
    }
    return late.reversed() + good
  }

  private static func lateClass(_ index: Int) -> MarginCount {
    let first = index * daysInAClass + 1
    let span = index == lateClasses - 1 ? "\(first) or more" : "\(first) to \(first + daysInAClass - 1)"
    return MarginCount(label: [span, "late"], words: "\(span) days late")
  }

  private static func goodClass(_ index: Int) -> MarginCount {
    let first = index * daysInAClass
    let span = index == goodClasses - 1 ? "\(first) or more" : "\(first) to \(first + daysInAClass - 1)"
    return MarginCount(label: [span, "before"], words: "\(span) days before the window closes")
  }
}
