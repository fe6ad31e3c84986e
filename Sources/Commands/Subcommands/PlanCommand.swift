// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import LinearOptimization
import Planning
import Reporting
import StatutoryCalendar

/// `convenor plan`: allocates families, books meetings, writes the plan.
struct PlanCommand: Command {
  static let out = Option.text(
    "out", "DIR",
    "the folder to write the plan into: a new or empty one, or that of an earlier plan, which is replaced")

  static let manual = Manual(
    name: "plan",
    summary: "allocates every family without an officer and books every meeting due",
    paragraphs: [
      "Every number is a cost in officer minutes: travel, cover by another officer, a change of officer,"
        + " lateness and so on, as Scenarios/MODEL.md explains. The bound proves how good the plan is: no plan"
        + " can cost less. A meeting that cannot be in its window is booked as soon after it as possible and"
        + " listed as a breach with its cause, never dropped.",
      "Ctrl-C stops the search and writes the best plan found so far; a second Ctrl-C ends at once and writes"
        + " nothing.",
    ],
    operands: [.scenario],
    required: [out],
    options: [out] + PlanOptions.searchOptions + [
      PlanOptions.reallocateFlag, StaffChanges.option, ScenarioInput.bankHolidays,
    ],
    examples: [
      Manual.Example(
        "convenor plan Scenarios/halton-2013 --out halton",
        "Writes report.html, summary.json and the tables of the plan into the folder halton."
      ),
      Manual.Example(
        "convenor plan county --out county-plan --time-limit 300 --threads 4",
        "Gives a large service five minutes and four threads."),
      Manual.Example(
        "convenor plan halton --out fresh --reallocate",
        "Shows who would have whom if everybody could be allocated anew."),
      Manual.Example(
        "convenor plan halton --out without-O03 --change leave:O03:2013-04-26",
        "Plans the same quarter with one officer leaving."),
    ],
    exits: [
      (.success, "the plan is written; breaches, if any, are in it"),
      (.usage, "the command line cannot be followed, or the plan cannot be written into DIR"),
      (.badData, ExitCode.badData.meaning),
      (.noPlan, "nothing asked for could be done; the plan is written with the cause of each breach"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput
  private let out: String
  private let options: PlanOptions
  private let changes: StaffChanges

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    out = try arguments.value(of: Self.out)
    options = try PlanOptions(arguments)
    changes = try StaffChanges(arguments)
  }

  func run(_ console: Console) throws -> ExitCode {
    let calendar = try input.calendar()
    let scenario = try changes.applied(to: input.scenario(calendar: calendar, console: console))
    // A place that cannot be written is better known now than after minutes of search.
    try PlanWriting.checkDestination(out, further: [PlanFiles.report])

    let stop = StopSignal()
    let line = ProgressLine()
    let interrupt = Interrupt(raising: stop) {
      line.interject("stopping: the best plan found so far will be written; Ctrl-C again ends at once")
    }
    var plan = try Planner.plan(scenario, calendar: calendar, options: options, stop: stop) {
      line.show(PlanWords.progress($0))
    }
    plan.summary.changes = changes.changes
    interrupt.beginWriting()
    line.close()
    let page = Report.html(plan: plan, scenario: scenario, calendar: calendar)
    try PlanWriting.write(
      plan, scenarioName: input.name, policy: scenario.policy,
      versions: ["convenor": Version.program, "swift": Version.swift, "glpk": Version.glpk],
      further: [(name: PlanFiles.report, text: page)], to: out)
    console.say(PlanWords.summary(of: plan, policy: scenario.policy, folder: out))
    return Self.isNothingPossible(plan) ? .noPlan : .success
  }

  /// Whether something was asked for and nothing of it could be done.
  static func isNothingPossible(_ plan: Plan) -> Bool {
    let asked = plan.allocation.count + plan.diary.count { $0.status != .kept }
    let done =
      plan.allocation.count { $0.officer != nil } + plan.diary.count { $0.status == .new }
    return asked > 0 && done == 0
  }
}
