// SPDX-License-Identifier: GPL-3.0-or-later

/// Lays out help pages, at most 79 columns wide; the options' part is popt's.
enum HelpPage {
  private static let width = 79

  /// The page of one command.
  static func page(of manual: Manual) -> String {
    let needed = manual.required.map { "--\($0.name)" + ($0.placeholder.map { "=\($0)" } ?? "") }
    let operands = manual.operands.map { $0.isOptional ? "[\($0.name)]" : $0.name }
    let synopsis = (operands + needed + ["[OPTION...]"]).joined(separator: " ")
    var sections = [wrapped("convenor \(manual.name): \(manual.summary).")]
    sections += manual.paragraphs.map { wrapped($0) }
    sections.append(options(of: "convenor \(manual.name)", manual.allOptions, synopsis: synopsis))
    if !manual.operands.isEmpty {
      sections.append(
        "Arguments:\n" + definitions(manual.operands.map { ($0.name, $0.explanation) }))
    }
    sections.append(examples(manual.examples))
    sections.append("Exit codes:\n" + definitions(manual.exits.map { ("\($0.code.rawValue)", $0.meaning) }))
    return sections.joined(separator: "\n\n")
  }

  /// The page of the whole program.
  static func overview(
    of manuals: [Manual], options: [any DeclaredOption], paragraphs: [String], examples: [Manual.Example]
  ) -> String {
    var sections = paragraphs.map { wrapped($0) }
    sections.append(Self.options(of: "convenor", options, synopsis: "COMMAND [ARGUMENT...]"))
    sections.append("Commands:\n" + definitions(manuals.map { ($0.name, $0.summary) }))
    sections.append(Self.examples(examples))
    sections.append("Exit codes:\n" + definitions(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }))
    sections.append("'convenor help COMMAND' explains a command with its options and examples.")
    return sections.joined(separator: "\n\n")
  }

  private static func options(of program: String, _ options: [any DeclaredOption], synopsis: String) -> String
  {
    let context = PoptContext(program: program, arguments: [], options: options, stopAtOperand: false)
    var lines = context.help(synopsis: synopsis).split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static func examples(_ examples: [Manual.Example]) -> String {
    "Examples:\n"
      + examples.map { "  \($0.line)\n" + wrapped($0.explanation, indent: 6) }.joined(separator: "\n")
  }

  /// Terms and what they mean, in two columns.
  private static func definitions(_ rows: [(term: String, meaning: String)]) -> String {
    let column = (rows.map(\.term.count).max() ?? 0) + 4
    return rows.map { row in
      let text = wrapped(row.meaning, indent: column)
      let term = "  \(row.term)"
      return term + text.dropFirst(term.count)
    }.joined(separator: "\n")
  }

  /// A paragraph broken at spaces, each line indented.
  static func wrapped(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(margin + line) }
    return lines.joined(separator: "\n")
  }
}
