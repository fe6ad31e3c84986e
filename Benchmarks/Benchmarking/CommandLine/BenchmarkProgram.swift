// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The program `convenor-benchmarks`.
public enum BenchmarkProgram {
  static var commands: [any BenchmarkCommand.Type] {
    [
      GAPCommand.self, AllocateCommand.self, EnglandCommand.self, GrowthCommand.self, PlanCommand.self,
      BookCommand.self, SimulateCommand.self, SlotsCommand.self, RebookCommand.self, StopCommand.self,
      DrawGAPCommand.self,
      ExportCommand.self,
      SolveCommand.self, ScoreCommand.self, ExportDiaryCommand.self, SolveDiaryCommand.self,
      JudgeDiaryCommand.self,
    ]
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - line: the words of the command line without the program's name.
  ///   - result: takes each line of results.
  ///   - note: takes each line for the person who waits.
  /// - Returns: the exit status: 0, 1 when an answer does not count, 64 when the command line is wrong, 65 when
  ///   a file or anything else is.
  public static func run(
    _ line: [String], result: @escaping (String) -> Void, note: @escaping (String) -> Void
  ) -> Int32 {
    guard let word = line.first else {
      note(overview)
      return 64
    }
    if ["--help", "-h", "help"].contains(word) {
      result(overview)
      return 0
    }
    guard let command = commands.first(where: { $0.name == word }) else {
      note("convenor-benchmarks: \(word): no such command\n\(overview)")
      return 64
    }
    do {
      let arguments = try Arguments(Array(line.dropFirst()), options: command.options)
      if arguments.wantsHelp {
        result(command.helpPage)
        return 0
      }
      return try command.run(arguments, console: Console(result: result, note: note)) ? 0 : 1
    } catch let error as UsageError {
      note("convenor-benchmarks \(word): \(error)\nSee: convenor-benchmarks \(word) --help")
      return 64
    } catch let error as CocoaError {
      let file = error.filePath.map { "\($0): " } ?? ""
      note("convenor-benchmarks \(word): \(file)\(error.localizedDescription)")
      return 65
    } catch {
      note("convenor-benchmarks \(word): \(error)")
      return 65
    }
  }

  static var overview: String {
    let lines = commands.map { command in
      let summary = command.summary.split(separator: "\n").first ?? ""
      return "  \(command.name.padding(toLength: 14, withPad: " ", startingAt: 0))\(summary)"
    }
    return """
      usage: convenor-benchmarks COMMAND [OPTION...]

      \(lines.joined(separator: "\n"))

      A line of results is NAME objective=… bound=… gap=… seconds=… memory_mib=…: the objective re-priced, the
      proved lower bound, (objective - bound) / objective, wall time and peak memory of this instance.
      convenor-benchmarks COMMAND --help tells the options of a command.
      """
  }
}
