// SPDX-License-Identifier: GPL-3.0-or-later

/// A subcommand: says what it is, takes its arguments apart, runs.
protocol Command: Sendable {
  /// The name, the help and the options.
  static var manual: Manual { get }

  /// Creates the command from its arguments, whose number and names agree with the manual.
  ///
  /// - Throws: `UsageError` when a value is not what is expected.
  init(_ arguments: Arguments) throws(UsageError)

  /// Does the work.
  ///
  /// - Throws: `BadData` for input that cannot be used, `UsageError` for a place that cannot be written;
  ///   any other error is the program's own fault.
  func run(_ console: Console) throws -> ExitCode
}

/// What a command is for and how it is used.
struct Manual: Sendable {
  /// An argument that is not an option.
  struct Operand: Sendable {
    let name: String
    let explanation: String
    let isOptional: Bool

    init(_ name: String, _ explanation: String, optional: Bool = false) {
      self.name = name
      self.explanation = explanation
      self.isOptional = optional
    }

    /// The scenario folder that most commands read.
    static let scenario = Operand(
      "SCENARIO", "the scenario's folder; Scenarios/FORMAT.md describes its files")
  }

  /// A command line and what it does.
  struct Example: Sendable {
    let line: String
    let explanation: String

    init(_ line: String, _ explanation: String) {
      self.line = line
      self.explanation = explanation
    }
  }

  let name: String
  /// One line, without a full stop, for the list of commands.
  let summary: String
  /// Paragraphs that teach: what it does, what it needs, what comes out.
  let paragraphs: [String]
  let operands: [Operand]
  /// Options that must be given, for the usage line; they are among the options too.
  var required: [any DeclaredOption] = []
  let options: [any DeclaredOption]
  let examples: [Example]
  /// The codes that it can end with and what they mean here, when that is more than their general meaning.
  let exits: [(code: ExitCode, meaning: String)]

  /// Every option, help included.
  var allOptions: [any DeclaredOption] { options + [Flag.help] }
}

extension Command {
  /// Takes arguments apart by the manual and creates the command, or nil when only help was asked for.
  static func parse(_ words: [String]) throws(UsageError) -> Self? {
    let arguments = try OptionParser.parse(words, options: manual.allOptions)
    if arguments.has(.help) { return nil }
    let needed = manual.operands.prefix { !$0.isOptional }
    guard arguments.operands.count >= needed.count else {
      let missing = manual.operands[arguments.operands.count]
      throw UsageError("\(missing.name) is missing: \(missing.explanation)")
    }
    guard arguments.operands.count <= manual.operands.count else {
      let extra = arguments.operands[manual.operands.count]
      throw UsageError("unexpected argument \"\(extra.shortened)\"")
    }
    return try Self(arguments)
  }
}
