// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning

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
    options: PlanSearch.options(out: out),
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

  private let search: PlanSearch
  private let out: String

  init(_ arguments: Arguments) throws(UsageError) {
    out = try arguments.value(of: Self.out)
    search = try PlanSearch(arguments, out: out)
  }

  func run(_ console: Console) throws -> ExitCode {
    try search.run(console, interruption: "the best plan found so far will be written") { task in
      try Planner.plan(
        task.changed, calendar: task.calendar, options: search.options, stop: task.stop,
        progress: task.progress)
    } words: { plan, scenario in
      PlanWords.summary(of: plan, policy: scenario.policy, folder: out)
    }
  }
}
