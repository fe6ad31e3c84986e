// SPDX-License-Identifier: GPL-3.0-or-later

/// An option that a command takes, always with a value.
struct DeclaredOption: Equatable, Sendable {
  /// The name without dashes.
  var name: String
  /// What the value is, in capitals.
  var value: String
  /// What it does, with its default.
  var help: String

  static let timeLimit = DeclaredOption(
    name: "time-limit", value: "SECONDS", help: "most seconds for an instance (60)")
  static let threads = DeclaredOption(name: "threads", value: "N", help: "threads of the engine (2)")
  static let seed = DeclaredOption(name: "seed", value: "N", help: "seed of every random choice (1)")
  static func gap(_ usual: String) -> DeclaredOption {
    DeclaredOption(name: "gap", value: "FRACTION", help: "proved gap at which to stop (\(usual))")
  }
  static let trajectory = DeclaredOption(
    name: "trajectory", value: "FILE",
    help: "write when answer and bound got better: CSV of instance, seconds, objective, bound")
}
