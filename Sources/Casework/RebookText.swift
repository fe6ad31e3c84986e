// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// What is wrong with an event of a diary as somebody wrote it.
public struct DiaryEventError: Error, Hashable, CustomStringConvertible {
  /// What was written.
  public var text: String
  /// What was expected of it.
  public var expectation: String

  /// Creates an error.
  public init(text: String, expectation: String) {
    self.text = text
    self.expectation = expectation
  }

  /// What was found and what was expected, as a sentence without a full stop.
  public var description: String { "the event \"\(text)\" cannot be read: \(expectation)" }
}

extension DiaryEvent: CustomStringConvertible {
  /// The forms that an event can be written in, for help and for errors.
  public static let forms = [
    "absent:OFFICER:FROM..TO", "close:PLACE:FROM..TO", "adjourn:MEETING", "add:FAMILY:KIND:FROM..TO",
  ]

  /// Reads an event in one of the `forms` (`Scenarios/MODEL.md`, Slots and re-booking); dates are `yyyy-mm-dd`.
  ///
  /// A meeting is an id of a diary; one that a plan made is written `CHILD.KIND.DATE`.
  ///
  /// - Throws: `DiaryEventError`.
  public init(_ text: String) throws(DiaryEventError) {
    do throws(EventText.Expectation) {
      self = try Self.read(text)
    } catch {
      throw DiaryEventError(text: text, expectation: error.text)
    }
  }

  /// The event in the form that is read.
  public var description: String {
    switch self {
    case .absent(let officer, let first, let last): "absent:\(officer):\(first)..\(last)"
    case .close(let place, let first, let last): "close:\(place):\(first)..\(last)"
    case .adjourn(let meeting): "adjourn:\(meeting)"
    case .add(let family, let kind, let opens, let closes):
      "add:\(family):\(kind.rawValue):\(opens)..\(closes)"
    }
  }

  private static func read(_ text: String) throws(EventText.Expectation) -> DiaryEvent {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts[0], parts.count) {
    case ("absent", 3):
      let officer: Officer.ID = try EventText.identifier(parts[1], of: "an officer's")
      let days = try EventText.days(parts[2])
      return .absent(officer, first: days.first, last: days.last)
    case ("close", 3):
      let place: Place.ID = try EventText.identifier(parts[1], of: "a place's")
      let days = try EventText.days(parts[2])
      return .close(place, first: days.first, last: days.last)
    case ("adjourn", 2): return .adjourn(try meeting(parts[1]))
    case ("add", 4):
      let family: Family.ID = try EventText.identifier(parts[1], of: "a family's")
      guard let kind = MeetingKind(rawValue: String(parts[2])) else {
        let kinds = MeetingKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw EventText.Expectation(text: "expected a kind of meeting (\(kinds)) and not \"\(parts[2])\"")
      }
      let days = try EventText.days(parts[3])
      return .add(family, kind, opens: days.first, closes: days.last)
    default:
      throw EventText.Expectation(
        text: "expected one of the forms " + forms.joined(separator: ", "))
    }
  }

  /// A meeting of the tables has an id as everything else; one that a plan made is `CHILD.KIND.DATE`, with another dot
  /// and a word when that id was taken.
  private static func meeting(_ text: Substring) throws(EventText.Expectation) -> RecordedMeeting.ID {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count) else { return try EventText.identifier(text, of: "a meeting's") }
    let _: Child.ID = try EventText.identifier(parts[0], of: "a child's")
    guard MeetingKind(rawValue: String(parts[1])) != nil else {
      throw EventText.Expectation(
        text: "expected a meeting as CHILD.KIND.DATE, and \"\(parts[1])\" is no kind")
    }
    _ = try EventText.day(parts[2])
    if parts.count == 4 { let _: RecordedMeeting.ID = try EventText.identifier(parts[3], of: "a meeting's") }
    return RecordedMeeting.ID(String(text))
  }
}
