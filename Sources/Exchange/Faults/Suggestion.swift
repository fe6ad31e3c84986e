// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds what somebody probably meant to write.
enum Suggestion {
  /// The known word nearest to a wrong one, or nil when none is near: at most two letters of edits, and fewer
  /// for short words.
  static func nearest(to wrong: String, among known: [String]) -> String? {
    let letters = Array(normalised(wrong))
    // Beyond this the distance is certain to be too long, and a hostile cell could be megabytes.
    guard (1...80).contains(letters.count) else { return nil }
    let allowed = letters.count < 4 ? 1 : 2
    var best: (distance: Int, word: String)?
    for word in known {
      let distance = editDistance(letters, Array(normalised(word)))
      if distance <= allowed, distance < (best?.distance ?? .max) { best = (distance, word) }
    }
    return best?.word
  }

  /// `; did you mean X?`, or nothing.
  static func hint(for wrong: String, among known: [String]) -> String {
    nearest(to: wrong, among: known).map { "; did you mean \($0)?" } ?? ""
  }

  /// Letters in lower case, with blanks and dashes alike: `Start Date` is near `start_date`.
  private static func normalised(_ text: String) -> [UInt8] {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
      case UInt8(ascii: " "), UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }

  /// The Levenshtein distance.
  private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(previous.count)
      for (column, other) in right.enumerated() {
        current.append(
          min(previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
