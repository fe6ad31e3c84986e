// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// What is wrong with a change of staff.
public enum ScenarioChangeError: Error, Hashable, CustomStringConvertible {
  /// The text is none of the forms; with what was expected of it.
  case unreadable(text: String, expectation: String)
  /// The scenario has no such officer.
  case unknownOfficer(Officer.ID, change: ScenarioChange)

  /// What was found and what was expected, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .unreadable(let text, let expectation): "the change \"\(text)\" cannot be read: \(expectation)"
    case .unknownOfficer(let officer, let change):
      "the change \"\(change)\" is about officer \(officer), who is not in officers.csv"
    }
  }
}

extension ScenarioChange: CustomStringConvertible {
  /// The forms that a change can be written in, for help and for errors.
  public static let forms = ["leave:OFFICER:DATE", "absent:OFFICER:FROM..TO", "back:OFFICER:DATE", "merge"]

  /// Reads a change written as `leave:OFFICER:DATE`, `absent:OFFICER:FROM..TO`, `back:OFFICER:DATE` or `merge`
  /// (`Scenarios/MODEL.md`, Changes and rebalancing); dates are `yyyy-mm-dd`.
  ///
  /// - Throws: `ScenarioChangeError.unreadable`.
  public init(_ text: String) throws(ScenarioChangeError) {
    do throws(EventText.Expectation) {
      self = try Self.read(text)
    } catch {
      throw .unreadable(text: text, expectation: error.text)
    }
  }

  /// The change in the form that is read.
  public var description: String {
    switch self {
    case .leave(let officer, let last): "leave:\(officer):\(last)"
    case .absent(let officer, let first, let last): "absent:\(officer):\(first)..\(last)"
    case .back(let officer, let first): "back:\(officer):\(first)"
    case .merge: "merge"
    }
  }

  private static func read(_ text: String) throws(EventText.Expectation) -> ScenarioChange {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts[0], parts.count) {
    case ("merge", 1): return .merge
    case ("leave", 3): return .leave(try officer(parts[1]), last: try EventText.day(parts[2]))
    case ("back", 3): return .back(try officer(parts[1]), first: try EventText.day(parts[2]))
    case ("absent", 3):
      let days = try EventText.days(parts[2])
      return .absent(try officer(parts[1]), first: days.first, last: days.last)
    default:
      throw EventText.Expectation(text: "expected one of the forms " + forms.joined(separator: ", "))
    }
  }

  private static func officer(_ text: Substring) throws(EventText.Expectation) -> Officer.ID {
    try EventText.identifier(text, of: "an officer's")
  }
}
