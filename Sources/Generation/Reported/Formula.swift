// SPDX-License-Identifier: GPL-3.0-or-later

/// Arithmetic on figures: numbers, names in braces, `+ - * /` and brackets, such as `{reviews} / 12`.
///
/// So a number that follows from published ones is written as what it follows from, and changes with them.
struct Formula {
  private let text: [UInt8]
  private var position = 0
  /// The value of a name.
  private let look: (String) throws -> Double

  /// The value of a formula, or nil when the text is none.
  ///
  /// - Throws: what looking up a name throws.
  static func value(of text: some StringProtocol, look: (String) throws -> Double) throws -> Double? {
    try withoutActuallyEscaping(look) { look in
      var formula = Formula(text: Array(text.utf8), look: look)
      guard let value = try formula.sum(), formula.next == nil, value.isFinite else { return nil }
      return value
    }
  }

  private init(text: [UInt8], look: @escaping (String) throws -> Double) {
    self.text = text
    self.look = look
  }

  /// The next letter that is no blank.
  private var next: UInt8? {
    mutating get {
      while position < text.count, text[position] == UInt8(ascii: " ") { position += 1 }
      return position < text.count ? text[position] : nil
    }
  }

  private mutating func takes(_ letter: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: letter) else { return false }
    position += 1
    return true
  }

  private mutating func sum() throws -> Double? {
    guard var value = try product() else { return nil }
    while true {
      if takes("+") {
        guard let other = try product() else { return nil }
        value += other
      } else if takes("-") {
        guard let other = try product() else { return nil }
        value -= other
      } else {
        return value
      }
    }
  }

  private mutating func product() throws -> Double? {
    guard var value = try factor() else { return nil }
    while true {
      if takes("*") {
        guard let other = try factor() else { return nil }
        value *= other
      } else if takes("/") {
        guard let other = try factor(), other != 0 else { return nil }
        value /= other
      } else {
        return value
      }
    }
  }

  private mutating func factor() throws -> Double? {
    if takes("(") {
      guard let value = try sum(), takes(")") else { return nil }
      return value
    }
    if takes("{") {
      guard let end = text[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let name = String(decoding: text[position..<end], as: UTF8.self)
      position = end + 1
      return try look(name)
    }
    return number()
  }

  private mutating func number() -> Double? {
    guard next != nil else { return nil }
    let isPart = { (byte: UInt8) in (48...57).contains(byte) || byte == UInt8(ascii: ".") }
    let digits = text[position...].prefix(while: isPart)
    position = digits.endIndex
    // `Double` takes `.5` and `5.`, which nobody writes here.
    guard let first = digits.first, let last = digits.last, first != UInt8(ascii: "."),
      last != UInt8(ascii: ".")
    else { return nil }
    return Double(String(decoding: digits, as: UTF8.self))
  }
}
