// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes command lines apart with popt.
enum OptionParser {
  /// Takes the arguments of a command apart.
  ///
  /// - Parameters:
  ///   - arguments: without the program's and the command's name.
  ///   - stopAtOperand: whether options end at the first argument that is none, as they do before a command.
  /// - Throws: `UsageError` for an option that does not exist, lacks its value, has one too many or comes
  ///   twice although it has one value only.
  static func parse(
    _ arguments: [String], options: [any DeclaredOption], stopAtOperand: Bool = false
  ) throws(UsageError) -> Arguments {
    let context = PoptContext(
      program: "convenor", arguments: arguments, options: options, stopAtOperand: stopAtOperand)
    var values: [String: [String]] = [:]
    while let item = context.next() {
      switch item {
      case .option(let index, let value):
        let option = options[index]
        guard option.isRepeatable || values[option.name] == nil else {
          throw UsageError("option --\(option.name) is given twice: it can have one value only")
        }
        values[option.name, default: []].append(value ?? "")
      case .fault(let fault): throw error(for: fault, options: options)
      }
    }
    return Arguments(operands: context.operands, values: values)
  }

  private static func error(for fault: PoptContext.Fault, options: [any DeclaredOption]) -> UsageError {
    switch fault {
    case .unknownOption(let typed):
      let near = Spelling.nearest(to: String(typed.drop { $0 == "-" }), among: options.map(\.name))
      return UsageError("unknown option \(typed.shortened)", suggestion: near.map { "--\($0)" })
    case .missingValue(let typed):
      let option = options.first { "--\($0.name)" == typed }
      return UsageError("option \(typed) needs a value" + (option.map { ": \($0.explanation)" } ?? ""))
    case .unwantedValue(let typed): return UsageError("option \(typed) takes no value")
    case .other(let text): return UsageError(text)
    }
  }
}
