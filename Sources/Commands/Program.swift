// SPDX-License-Identifier: GPL-3.0-or-later

import Exchange
import LinearOptimization
import StatutoryCalendar

/// The program `convenor`: finds the command, runs it, and turns errors into messages and exit codes.
public enum Program {
  /// The commands, in the order in which somebody new would use them.
  static let commands: [any Command.Type] = [
    GenerateCommand.self, CheckCommand.self, WindowsCommand.self, AllocateCommand.self, RebalanceCommand.self,
    PlanCommand.self, SlotsCommand.self, RebookCommand.self, SimulateCommand.self, SweepCommand.self,
    ExplainCommand.self,
    VerifyCommand.self, RulesCommand.self, HelpCommand.self,
  ]

  static let version = Flag("version", letter: "V", "show the version and stop")
  static let options: [any DeclaredOption] = [Flag.help, version]

  /// Runs a command line.
  ///
  /// - Parameter arguments: without the program's name.
  public static func run(_ arguments: [String], console: Console) -> ExitCode {
    let code = runCommand(arguments, console)
    if let reason = console.outputFailure {
      console.complain("convenor: standard output cannot be written: \(reason)")
      return code == .success ? .internalError : code
    }
    return code
  }

  private static func runCommand(_ arguments: [String], _ console: Console) -> ExitCode {
    let general: Arguments
    do {
      general = try OptionParser.parse(arguments, options: options, stopAtOperand: true)
    } catch {
      return complain(error, of: nil, console)
    }
    if general.has(version) {
      console.say("convenor \(Version.program) (Swift \(Version.swift), GLPK \(Version.glpk))")
      return .success
    }
    guard let name = general.operands.first else {
      if general.has(.help) {
        console.say(HelpCommand.overview)
        return .success
      }
      return complain(UsageError("a command is missing"), of: nil, console)
    }
    guard let command = command(named: name) else {
      return complain(unknownCommand(name), of: nil, console)
    }
    if general.has(.help) {
      console.say(HelpPage.page(of: command.manual))
      return .success
    }
    return run(command, Array(general.operands.dropFirst()), console)
  }

  private static func run<Chosen: Command>(
    _ command: Chosen.Type, _ words: [String], _ console: Console
  ) -> ExitCode {
    let name = Chosen.manual.name
    do {
      guard let command = try Chosen.parse(words) else {
        console.say(HelpPage.page(of: Chosen.manual))
        return .success
      }
      return try command.run(console)
    } catch let error as UsageError {
      return complain(error, of: name, console)
    } catch let error as BadData {
      console.complain(error.lines.joined(separator: "\n"))
      return .badData
    } catch let error as FolderError {
      // The user named the place: it is the command line that has to change.
      console.complain("convenor \(name): \(error)")
      return .usage
    } catch let error as CalendarError {
      console.complain("\(error)")
      return .badData
    } catch let error as LinearOptimizationError {
      // It speaks of columns and rows, not of children.
      console.complain("convenor \(name): the solver failed: \(error)")
      return .internalError
    } catch {
      // Only the error's type is told: what it carries may be a child's.
      console.complain(
        "convenor \(name): the program failed (\(String(reflecting: type(of: error)))); nothing was written")
      return .internalError
    }
  }

  /// The command of a name.
  static func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.manual.name == name }
  }

  /// What to say of a command that does not exist.
  static func unknownCommand(_ name: String) -> UsageError {
    UsageError(
      "unknown command \"\(name.shortened)\"",
      suggestion: Spelling.nearest(to: name, among: commands.map { $0.manual.name }))
  }

  private static func complain(_ error: UsageError, of command: String?, _ console: Console) -> ExitCode {
    let program = command.map { "convenor \($0)" } ?? "convenor"
    console.complain("\(program): \(error)\nTry '\(program) --help'.")
    return .usage
  }
}
