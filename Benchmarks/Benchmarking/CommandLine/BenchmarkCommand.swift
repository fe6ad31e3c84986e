// SPDX-License-Identifier: GPL-3.0-or-later

/// One of the program's commands.
protocol BenchmarkCommand {
  /// The word that calls it.
  static var name: String { get }
  /// What follows the word but for options, such as `FILE...`.
  static var words: String { get }
  /// What it does, a line or a few.
  static var summary: String { get }
  /// The options that it takes.
  static var options: [DeclaredOption] { get }
  /// Does it.
  ///
  /// - Returns: whether every answer counts.
  static func run(_ arguments: Arguments, console: Console) throws -> Bool
}

extension BenchmarkCommand {
  static var words: String { "" }

  /// The page that `--help` prints.
  static var helpPage: String {
    let synopsis = (["usage: convenor-benchmarks", name, words].filter { !$0.isEmpty } + ["[OPTION...]"])
      .joined(separator: " ")
    let widest = options.map { $0.name.count + $0.value.count + 3 }.max() ?? 0
    let lines = options.map { option in
      let left = "--\(option.name) \(option.value)"
      return "  \(left)\(String(repeating: " ", count: widest - left.count + 2))\(option.help)"
    }
    return ([synopsis, "", summary, ""] + lines).joined(separator: "\n")
  }
}

/// Where a command's lines go.
struct Console {
  /// Takes a line of results.
  var result: (String) -> Void
  /// Takes a line for the person who waits.
  var note: (String) -> Void

  /// Prints the line of a run, and what is wrong with its answer; answers whether it counts.
  func show(_ run: RunResult, best: Int? = nil) -> Bool {
    result(run.line(best: best))
    for fault in run.faults.prefix(10) { note("\(run.name): \(fault)") }
    if run.faults.count > 10 { note("\(run.name): and \(run.faults.count - 10) faults more") }
    return run.faults.isEmpty
  }
}
