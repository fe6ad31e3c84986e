// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import LinearOptimization
import Planning
import Reporting
import StatutoryCalendar

/// What the commands that search for a plan share: they read a scenario, take changes of staff for granted, search
/// until Ctrl-C or the time limit, and write the plan's folder.
struct PlanSearch: Sendable {
  /// What a search is about.
  struct Task: Sendable {
    /// The scenario as the tables have it, and after the changes of staff.
    let scenario: Scenario
    let changed: Scenario
    let calendar: WorkingCalendar
    /// Raised at the first Ctrl-C.
    let stop: StopSignal
    /// Shows how far the search is.
    let progress: @Sendable (PlanProgress) -> Void
  }

  private let input: ScenarioInput
  /// How to search.
  let options: PlanOptions
  /// The changes of staff.
  let changes: StaffChanges
  /// The folder that the plan is written into, if any.
  let out: String?

  /// The folder option of the commands that need not write anything.
  ///
  /// - Parameter thing: what is written, for example `the allocation`.
  static func optionalOut(_ thing: String) -> Option<String> {
    .text(
      "out", "DIR",
      "also write \(thing) into this folder: a new or empty one, or that of an earlier plan, which is replaced"
    )
  }

  /// The options of the commands that place families, in the order in which help lists them.
  static func options(out: Option<String>) -> [any DeclaredOption] {
    [out] + PlanOptions.searchOptions + [
      PlanOptions.reallocateFlag, StaffChanges.option, ScenarioInput.bankHolidays,
    ]
  }

  /// Reads the operand and the shared options.
  ///
  /// - Parameter out: the folder that was read from the command's own option.
  /// - Throws: `UsageError` for a value that is not what its option expects.
  init(_ arguments: Arguments, out: String?) throws(UsageError) {
    input = try ScenarioInput(arguments)
    self.out = out
    options = try PlanOptions(arguments)
    changes = try StaffChanges(arguments)
  }

  /// Searches, writes the plan when a folder is given, and says what was found.
  ///
  /// - Parameters:
  ///   - interruption: what Ctrl-C leads to, for example `the best plan found so far will be written`.
  ///   - search: makes the plan.
  ///   - words: the plan in words, for the scenario after the changes.
  func run(
    _ console: Console, interruption: String, search: (Task) throws -> Plan,
    words: (Plan, Scenario) -> String
  ) throws -> ExitCode {
    let calendar = try input.calendar()
    let scenario = try input.scenario(calendar: calendar, console: console)
    let changed = try changes.applied(to: scenario)
    // A place that cannot be written is better known now than after minutes of search.
    if let out { try PlanWriting.checkDestination(out, further: [PlanFiles.report]) }
    let stop = StopSignal()
    let line = ProgressLine()
    let interrupt = Interrupt(raising: stop) {
      line.interject("stopping: \(interruption); Ctrl-C again ends at once")
    }
    var plan = try search(
      Task(scenario: scenario, changed: changed, calendar: calendar, stop: stop) {
        line.show(PlanWords.progress($0))
      })
    plan.summary.changes = changes.changes
    interrupt.beginWriting()
    line.close()
    if let out { try write(plan, of: changed, calendar: calendar, into: out) }
    console.say(words(plan, changed))
    return Self.isNothingPossible(plan) ? .noPlan : .success
  }

  private func write(_ plan: Plan, of scenario: Scenario, calendar: WorkingCalendar, into folder: String)
    throws
  {
    try PlanFolder.write(plan, of: scenario, named: input.name, calendar: calendar, to: folder)
  }

  /// Whether something was asked for and nothing of it could be done.
  static func isNothingPossible(_ plan: Plan) -> Bool {
    let asked = plan.allocation.count + plan.diary.count { $0.status != .kept }
    let done =
      plan.allocation.count { $0.officer != nil } + plan.diary.count { $0.status == .new }
    return asked > 0 && done == 0
  }
}
