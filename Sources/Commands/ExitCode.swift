// SPDX-License-Identifier: GPL-3.0-or-later

/// How the program ends: the codes of BSD's `sysexits.h` that it uses.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Done.
  case success = 0
  /// The command line cannot be followed.
  case usage = 64
  /// A scenario or a plan has errors.
  case badData = 65
  /// No plan is possible: nothing that was asked for could be done.
  case noPlan = 69
  /// The program itself failed.
  case internalError = 70

  /// What the code means, for help pages.
  var meaning: String {
    switch self {
    case .success: "done"
    case .usage: "the command line cannot be followed; the message says what was expected"
    case .badData: "a scenario, a plan or another input file has errors; each is listed"
    case .noPlan: "no plan is possible: no family could be allocated and no meeting booked"
    case .internalError: "the program failed; nothing half-written is left"
    }
  }
}
