// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as people read them.
enum Words {
  /// A number and what it counts, such as `1 error` or `3 errors`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A whole number with commas between thousands.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A number with a fixed number of decimals, 0...6, and commas between thousands.
  static func fixed(_ number: Double, decimals: Int) -> String {
    precondition((0...6).contains(decimals), "0 to 6 decimals")
    guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((abs(number) * Double(scale)).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(scaled) }
    let fraction = String(scaled % scale)
    return sign + grouped(scaled / scale) + "." + String(repeating: "0", count: decimals - fraction.count)
      + fraction
  }
}
