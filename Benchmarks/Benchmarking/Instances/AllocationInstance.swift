// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// An allocation problem to be solved by several programs and scored the same way.
struct AllocationInstance: Sendable {
  /// What it is called in results; no blanks.
  var name: String
  /// The problem.
  var problem: AllocationProblem
  /// Whether only an answer that places every family counts.
  ///
  /// The problem's unplaced cost must then be so high that leaving a family out never pays.
  var mustPlace: Bool
  /// What is added to the problem's objective to give the instance's.
  var constant: Int

  /// How many families there are.
  var familyCount: Int { problem.families.count }
  /// How many officers there are.
  var officerCount: Int { problem.officers.count }
  /// How many options all families have together.
  var optionCount: Int { problem.families.reduce(0) { $0 + $1.options.count } }
}
