// SPDX-License-Identifier: GPL-3.0-or-later

/// A command line that cannot be followed, said so that the next try succeeds.
struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong: option, value, expectation.
  let message: String
  /// What the user may have meant, as it would be typed.
  let suggestion: String?

  init(_ message: String, suggestion: String? = nil) {
    self.message = message
    self.suggestion = suggestion
  }

  /// The message and the suggestion.
  var description: String {
    suggestion.map { "\(message); did you mean \($0)?" } ?? message
  }
}

/// Finds the word that somebody meant who typed another.
enum Spelling {
  /// The candidate nearest to a word, or nil when none is near: at most a third of the word differs.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let scored = candidates.map { (distance: distance(word, $0), candidate: $0) }
    // Ties go to the candidate listed first, so that the hint does not depend on chance.
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    let limit = max(1, min(word.count, best.candidate.count) / 3)
    return best.distance <= limit ? best.candidate : nil
  }

  /// The number of characters to insert, remove, replace or swap with their neighbour (optimal string
  /// alignment) to turn one word into another.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
