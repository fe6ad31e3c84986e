// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The options that say how to search, shared by the commands that do.
extension PlanOptions {
  private static let defaults = PlanOptions()

  static let timeLimitOption = Option.decimal(
    "time-limit", "SECONDS", "stop after this time with the best plan found so far", in: 0.1...86_400,
    default: defaults.timeLimit, unit: " of seconds")
  static let threadsOption = Option.integer(
    "threads", "N", "processor threads to use", in: 1...256, default: defaults.threads)
  static let seedOption = Option.integer(
    "seed", "N",
    "seed of every random choice: the same seed and scenario give the same plan unless the time"
      + " limit ends the search", in: 0...UInt64(Int.max), default: defaults.seed)
  static let reallocateFlag = Flag(
    "reallocate",
    "allocate every family anew, at a cost for each change of officer, not only those without one")

  /// The options of every search, in the order in which help lists them.
  static let searchOptions: [any DeclaredOption] = [timeLimitOption, threadsOption, seedOption]

  /// Reads the options.
  ///
  /// - Throws: `UsageError` for a value that is not what its option expects.
  init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    timeLimit = try arguments.value(of: Self.timeLimitOption)
    threads = try arguments.value(of: Self.threadsOption)
    seed = try arguments.value(of: Self.seedOption)
    reallocate = arguments.has(Self.reallocateFlag)
  }
}
