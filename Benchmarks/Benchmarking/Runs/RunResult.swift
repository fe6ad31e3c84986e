// SPDX-License-Identifier: GPL-3.0-or-later

/// What a solve of one instance came to.
struct RunResult: Sendable {
  /// The instance's name.
  var name: String
  /// The objective, re-priced.
  var objective: Int
  /// The proved lower bound.
  var bound: Double
  /// Seconds, reading and preparing included.
  var seconds: Double
  /// Peak memory, nil where the system does not tell.
  var memoryMiB: Int?
  /// The option of each family.
  var choice: [Int?] = []
  /// Families without an officer.
  var unplaced = 0
  /// What is wrong with the answer; it does not count then.
  var faults: [String] = []
  /// How the solve went.
  var trajectory: [TrajectoryPoint] = []

  /// The proved gap.
  var gap: Double { Figures.gap(objective: objective, bound: bound) }

  /// The one line of the instance.
  ///
  /// `to_best` follows when the best known objective is given, and `unplaced` when families are left out.
  func line(best: Int? = nil) -> String {
    var line =
      "\(name) objective=\(objective) bound=\(Figures.bound(bound)) gap=\(Figures.decimals(gap, 6))"
      + " seconds=\(Figures.decimals(seconds, 2)) memory_mib=\(memoryMiB.map(String.init) ?? "unknown")"
    if let best {
      let distance = Double(objective - best) / Double(max(1, abs(best)))
      line += " to_best=\(Figures.decimals(distance, 6))"
    }
    if unplaced > 0 { line += " unplaced=\(unplaced)" }
    return line
  }
}
