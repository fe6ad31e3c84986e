// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning

/// `convenor allocate`: gives each family without an officer one, and says why.
struct AllocateCommand: Command {
  static let out = PlanSearch.optionalOut("the allocation")

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
    options: PlanSearch.options(out: out),
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

  private let search: PlanSearch

  init(_ arguments: Arguments) throws(UsageError) {
    search = try PlanSearch(arguments, out: arguments.valueIfGiven(of: Self.out))
  }

  func run(_ console: Console) throws -> ExitCode {
    try search.run(console, interruption: "the best allocation found so far follows") { task in
      try Planner.allocate(
        task.changed, calendar: task.calendar, options: search.options, stop: task.stop,
        progress: task.progress)
    } words: { plan, scenario in
      AllocationWords.text(of: plan, policy: scenario.policy, folder: search.out)
    }
  }
}
