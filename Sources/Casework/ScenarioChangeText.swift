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
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts[0], parts.count) {
    case ("merge", 1): self = .merge
    case ("leave", 3):
      self = .leave(try Self.officer(parts[1], in: text), last: try Self.day(parts[2], in: text))
    case ("back", 3):
      self = .back(try Self.officer(parts[1], in: text), first: try Self.day(parts[2], in: text))
    case ("absent", 3):
      let days = parts[2].split(separator: ".", omittingEmptySubsequences: false)
      guard days.count == 3, days[1].isEmpty else {
        throw Self.unreadable(text, "expected two dates as FROM..TO, such as 2026-01-05..2026-03-27")
      }
      let (first, last) = (try Self.day(days[0], in: text), try Self.day(days[2], in: text))
      guard first <= last else { throw Self.unreadable(text, "expected TO not to be before FROM") }
      self = .absent(try Self.officer(parts[1], in: text), first: first, last: last)
    default:
      throw Self.unreadable(text, "expected one of the forms " + Self.forms.joined(separator: ", "))
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

  private static func officer(_ text: Substring, in whole: String) throws(ScenarioChangeError) -> Officer.ID {
    let isIdentifier =
      (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    guard isIdentifier else {
      throw unreadable(whole, "expected an officer's id of 1 to 40 letters A-Z a-z, digits, _ or -")
    }
    return Officer.ID(String(text))
  }

  private static func day(_ text: Substring, in whole: String) throws(ScenarioChangeError) -> Day {
    guard let day = Day(iso: text) else {
      throw unreadable(whole, "expected a date that exists, as yyyy-mm-dd, and not \"\(text)\"")
    }
    return day
  }

  private static func unreadable(_ text: String, _ expectation: String) -> ScenarioChangeError {
    .unreadable(text: text, expectation: expectation)
  }
}
