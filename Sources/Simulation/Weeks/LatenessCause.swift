// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Why a meeting was held after its window.
enum LatenessCause: Hashable, Sendable, Comparable {
  /// The service was told so late that its notice reached beyond the window.
  case lateNotification
  /// The officer who was to chair fell ill or left.
  case officerAway
  /// The minute taker who was to come fell ill or left.
  case minuteTakerAway
  /// Somebody asked for another day.
  case rearranged
  /// It was begun and had to be held anew.
  case adjourned
  /// What stopped it when it was booked.
  case booking(Breach.Cause)
  /// It made room for another.
  case madeRoom

  /// The word in the tables.
  var word: String {
    switch self {
    case .lateNotification: "late-notification"
    case .officerAway: "officer-away"
    case .minuteTakerAway: "minute-taker-away"
    case .rearranged: "rearranged"
    case .adjourned: "adjourned"
    case .booking(let cause): cause.rawValue
    case .madeRoom: "made-room"
    }
  }

  static func < (left: LatenessCause, right: LatenessCause) -> Bool { left.word < right.word }
}
