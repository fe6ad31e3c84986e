// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import LinearOptimization
import Planning
import Reporting
import StatutoryCalendar

/// `convenor allocate`: gives each family without an officer one, and says why.
struct AllocateCommand: Command {
  static let out = Option.text(
    "out", "DIR",
    "also write the allocation into this folder: a new or empty one, or that of an earlier plan, which is"
      + " replaced")

  static let manual = Manual(
    name: "allocate",
    summary: "gives every family without an officer one, and says why",
    paragraphs: [
      "The table has a line for each family that needs an officer, or for each part of a sibling group that is"
        + " split: the officer, what the choice costs in officer minutes a year, the next two officers with what"
        + " each would cost more, and why. Families that nobody can take stand first, with what stops each"
        + " officer and the smallest change that would free one. What the managers' decisions cost stands last."
        + " No meetings are booked: 'convenor plan' does both.",
      "Scenarios/MODEL.md explains every term. 'convenor explain' shows them for one family.",
    ],
    operands: [.scenario],
    options: [out] + PlanOptions.searchOptions + [
      PlanOptions.reallocateFlag, StaffChanges.option, ScenarioInput.bankHolidays,
    ],
    examples: [
      Manual.Example("convenor allocate Scenarios/halton-2013", "Shows who should have the new families."),
      Manual.Example(
        "convenor allocate halton --change leave:O03:2013-04-01 --out without-O03",
        "Shares out the families of an officer who left, and writes allocation.csv, terms.csv, overrides.csv,"
          + " breaches.csv, summary.json and report.html."),
    ],
    exits: [
      (.success, "allocated; families that nobody can take, if any, are listed"),
      (.usage, "the command line cannot be followed, or DIR cannot be written"),
      (.badData, ExitCode.badData.meaning),
      (.noPlan, "there are families without an officer, and nobody can take any of them"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput
  private let out: String?
  private let options: PlanOptions
  private let changes: StaffChanges

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    out = try arguments.valueIfGiven(of: Self.out)
    options = try PlanOptions(arguments)
    changes = try StaffChanges(arguments)
  }

  func run(_ console: Console) throws -> ExitCode {
    let calendar = try input.calendar()
    let scenario = try changes.applied(to: input.scenario(calendar: calendar, console: console))
    if let out { try PlanWriting.checkDestination(out, further: [PlanFiles.report]) }
    let stop = StopSignal()
    let line = ProgressLine()
    let interrupt = Interrupt(raising: stop) {
      line.interject("stopping: the best allocation found so far follows; Ctrl-C again ends at once")
    }
    var plan = try Planner.allocate(scenario, calendar: calendar, options: options, stop: stop) {
      line.show(PlanWords.progress($0))
    }
    plan.summary.changes = changes.changes
    interrupt.beginWriting()
    line.close()
    if let out {
      let page = Report.html(plan: plan, scenario: scenario, calendar: calendar)
      try PlanWriting.write(
        plan, scenarioName: input.name, policy: scenario.policy,
        versions: ["convenor": Version.program, "swift": Version.swift, "glpk": Version.glpk],
        further: [(name: PlanFiles.report, text: page)], to: out)
    }
    console.say(AllocationWords.text(of: plan, policy: scenario.policy, folder: out))
    return PlanCommand.isNothingPossible(plan) ? .noPlan : .success
  }
}
