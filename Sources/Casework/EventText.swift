// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// The parts that the written forms of changes of staff and of diary events share: ids, dates, first to last day.
enum EventText {
  /// What was expected of a part that is something else.
  struct Expectation: Error {
    var text: String
  }

  /// Reads an id.
  ///
  /// - Parameter what: whose, such as `an officer's`.
  static func identifier<Subject>(
    _ text: Substring, of what: String
  ) throws(Expectation) -> Identifier<Subject> {
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
      throw Expectation(text: "expected \(what) id of 1 to 40 letters A-Z a-z, digits, _ or -")
    }
    return Identifier(String(text))
  }

  /// Reads a date.
  static func day(_ text: Substring) throws(Expectation) -> Day {
    guard let day = Day(iso: text) else {
      throw Expectation(text: "expected a date that exists, as yyyy-mm-dd, and not \"\(text)\"")
    }
    return day
  }

  /// Reads `FROM..TO`.
  static func days(_ text: Substring) throws(Expectation) -> (first: Day, last: Day) {
    let days = text.split(separator: ".", omittingEmptySubsequences: false)
    guard days.count == 3, days[1].isEmpty else {
      throw Expectation(text: "expected two dates as FROM..TO, such as 2026-01-05..2026-03-27")
    }
    let (first, last) = (try day(days[0]), try day(days[2]))
    guard first <= last else { throw Expectation(text: "expected TO not to be before FROM") }
    return (first, last)
  }
}
