// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// Turns the text of a cell into a value, and a value into text.
enum CellText {
  /// The first day that a table may hold: 1900-01-01.
  static let firstDay = Day(number: -25_567)
  /// The last day that a table may hold: 2100-12-31.
  static let lastDay = Day(number: 47_846)

  /// Whether the text is an id: 1 to 40 characters of `A-Z a-z 0-9 _ -`.
  static func isIdentifier(_ text: String) -> Bool {
    let bytes = text.utf8
    return (1...40).contains(bytes.count) && bytes.allSatisfy(isIdentifierByte)
  }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether the text can stand on one line of a page as it is: something to read, no control characters, none
  /// that turn the direction of writing, and at most so many characters (code points, as Table Schema counts).
  static func isLine(_ text: String, longest: Int) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.count <= longest && scalars.contains { !$0.properties.isWhitespace }
      && scalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: !scalar.properties.isBidiControl
        }
      }
  }

  /// A day from `yyyy-mm-dd` and nothing else.
  static func day(_ text: UnsafeBufferPointer<UInt8>) -> Day? {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for index in range {
        guard isDigit(text[index]) else { return nil }
        number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// A whole number in ASCII digits, with an optional minus sign.
  static func integer(_ text: String) -> Int? {
    // `Int` also takes a plus sign.
    text.utf8.first == UInt8(ascii: "+") ? nil : Int(text)
  }

  /// Thousandths of a number such as `0.8`, with at most three decimals.
  static func thousandths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...6).contains(whole.utf8.count), whole.utf8.allSatisfy(isDigit) else {
      return nil
    }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard (1...3).contains(decimals.utf8.count), decimals.utf8.allSatisfy(isDigit) else { return nil }
    let padded = decimals + String(repeating: "0", count: 3 - decimals.utf8.count)
    guard let whole = Int(whole), let rest = Int(padded) else { return nil }
    return whole * 1000 + rest
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Thousandths as text without idle zeros, such as `0.8`.
  static func text(thousandths: Int) -> String {
    let digits = String(thousandths % 1000)
    var decimals = String(repeating: "0", count: 3 - digits.count) + digits
    while decimals.last == "0" { decimals.removeLast() }
    return String(thousandths / 1000) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// Thousandths as text with three decimals, such as `0.800`.
  static func fraction(thousandths: Int) -> String {
    let digits = String(thousandths % 1000)
    return String(thousandths / 1000) + "." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// A day that somebody wrote as a spreadsheet shows it, `dd/mm/yyyy`, for a hint.
  static func spreadsheetDay(_ text: String) -> Day? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// The items of a list.
  static func items(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: ";", omittingEmptySubsequences: false).map { String($0.trimmingBlanks) }
  }

  /// A list as a cell.
  static func list(_ items: some Sequence<String>) -> String { items.joined(separator: ";") }
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}

// MARK: - What was expected

extension CellText {
  /// Whether a table may hold the day.
  static func isKnown(_ day: Day) -> Bool { firstDay <= day && day <= lastDay }

  /// What is expected of an id.
  static let identifierExpectation = "expected an id of 1 to 40 letters A-Z a-z, digits, _ or -"
  /// What is expected of a word.
  static let wordExpectation = "expected a word of 1 to 40 letters A-Z a-z, digits, _ or -"
  /// What is expected of a time.
  static let timeExpectation = "expected a time as hh:mm, 00:00 to 24:00"

  /// What is expected of a date, with a hint for what was found.
  static func dateExpectation(_ text: String) -> String {
    if let day = Day(iso: text), !isKnown(day) { return "expected a date from \(firstDay) to \(lastDay)" }
    if let day = spreadsheetDay(text) {
      return "expected a date as yyyy-mm-dd; if this is day/month/year, write \(day)"
    }
    let looksLikeDate = text.utf8.count == 10 && text.utf8.filter { $0 == UInt8(ascii: "-") }.count == 2
    return looksLikeDate ? "expected a date that exists, as yyyy-mm-dd" : "expected a date as yyyy-mm-dd"
  }
}
