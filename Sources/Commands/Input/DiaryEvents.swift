// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What has happened to a diary, from the command line.
struct DiaryEvents: Sendable {
  static let absence = Option.texts(
    "absence", "OFFICER:FROM..TO",
    "the officer is away on these days, both included; their bookings are booked anew")
  static let close = Option.texts(
    "close", "PLACE:FROM..TO", "the venue is closed on these days; conferences there are booked anew")
  static let adjourn = Option.texts(
    "adjourn", "MEETING", "the meeting was begun and has to be held anew; the one that follows is booked")
  static let add = Option.texts(
    "add", "FAMILY:KIND:FROM..TO", "a further meeting of the family is to be held on one of these days")
  static let options: [any DeclaredOption] = [absence, close, adjourn, add]

  /// The events: absences, closures, adjournments, additions, each in the order given.
  let events: [DiaryEvent]

  /// Reads the events.
  ///
  /// - Throws: `UsageError` for a text that is not what its option expects.
  init(_ arguments: Arguments) throws(UsageError) {
    events =
      try Self.events(arguments, Self.absence, "absent") + Self.events(arguments, Self.close, "close")
      + Self.events(arguments, Self.adjourn, "adjourn") + Self.events(arguments, Self.add, "add")
  }

  private static func events(
    _ arguments: Arguments, _ option: Option<String>, _ word: String
  ) throws(UsageError) -> [DiaryEvent] {
    var events: [DiaryEvent] = []
    for text in try arguments.values(of: option) {
      do throws(DiaryEventError) {
        events.append(try DiaryEvent("\(word):\(text)"))
      } catch {
        let form = "\(option.placeholder ?? "")"
        throw UsageError(
          "option --\(option.name) \(form), value \"\(text.shortened)\": \(error.expectation)")
      }
    }
    return events
  }
}
