// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as people read them: thousands with commas, one of a thing without a plural.
enum NumberWords {
  /// `1,234`, `−5`.
  static func whole(_ value: Int) -> String {
    if (0..<1000).contains(value) { return String(value) }
    let digits = Array(String(value.magnitude))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return value < 0 ? "\u{2212}\(grouped)" : grouped
  }

  /// `1 meeting`, `2 meetings`, `2 families`.
  ///
  /// - Parameter plural: when it is not the singular with an s.
  static func count(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(whole(value)) \(value == 1 ? singular : plural ?? singular + "s")"
  }

  /// A quotient with one decimal, rounded half away from zero: `57.5`.
  ///
  /// - Parameter denominator: above 0; anything else gives "not known".
  static func tenths(_ numerator: Int, per denominator: Int) -> String {
    guard denominator > 0 else { return "not known" }
    let (scaled, overflow) = numerator.magnitude.multipliedReportingOverflow(by: 20)
    guard !overflow else { return "not known" }
    let tenths = (scaled / UInt(denominator) + 1) / 2
    return "\(numerator < 0 && tenths > 0 ? "\u{2212}" : "")\(whole(Int(tenths / 10))).\(tenths % 10)"
  }

  /// A quotient as whole per cent, rounded half up: `98%`.
  ///
  /// Only all of a whole is called 100%, and only none of it 0%.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "not known" }
    let rounded = (part * 200 / whole + 1) / 2
    if rounded == 100 && part < whole { return "over 99%" }
    if rounded == 0 && part > 0 { return "under 1%" }
    return "\(NumberWords.whole(rounded))%"
  }

  /// A list with commas and a last `and`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    if items.count == 1 { return last }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
