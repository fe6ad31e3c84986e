// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `Scenarios/FORMAT.md`, which the code must agree with.
private let format: String? = {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Scenarios/FORMAT.md")
  return try? String(contentsOf: file, encoding: .utf8)
}()

/// The example of `policy.json` in the format.
var formatExample: String? {
  format?.components(separatedBy: "```json\n").dropFirst().first?.components(separatedBy: "```").first
}

/// The keys at the top of a JSON object, in their order.
func keys(_ json: String) throws -> [String] {
  var keys: [String] = []
  var depth = 0
  var text: String?
  var last = ""
  // Foundation's readers forget the order; strings of the examples hold no escaped quotation marks.
  for character in json {
    if character == "\"" {
      if let ended = text { last = ended }
      text = text == nil ? "" : nil
    } else if text != nil {
      text?.append(character)
    } else if character == "{" || character == "[" {
      depth += 1
    } else if character == "}" || character == "]" {
      depth -= 1
    } else if character == ":", depth == 1 {
      keys.append(last)
    }
  }
  return keys
}

/// The names of the columns that the format gives for a table: the first cells of its table rows, or the names
/// in its sentence.
func documentedSection(of table: String) -> String? {
  format?.components(separatedBy: "**\(table)**").dropFirst().first?.components(separatedBy: "\n**").first
}
