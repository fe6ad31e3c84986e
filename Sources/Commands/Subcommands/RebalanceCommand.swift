// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// `convenor rebalance`: moves as few children as reach a target, and shows what more moves would buy.
struct RebalanceCommand: Command {
  static let out = PlanSearch.optionalOut("the rebalancing")
  static let target = Option.integer(
    "target", "PERCENT",
    "bring nobody above this share of capacity (without it: what the busiest officer has now, but not below"
      + " 100; after 'back' or 'merge', 5 more than the whole service has)", in: 1...1000,
    unit: " of per cent")
  static let moveAtMost = Option.integer(
    "move-at-most", "N", "instead of a target: the best that moving this many children can do",
    in: 0...1_000_000, unit: " of children")

  static let manual = Manual(
    name: "rebalance",
    summary: "shares caseloads out anew after a change of staff, moving as few children as it takes",
    paragraphs: [
      "A change of officer costs a child somebody who knows them, so that a rebalancing has three answers:"
        + " whom to move, what that buys, and what moving fewer or more would buy. This command gives all"
        + " three. It first finds the fewest families without an officer, then the least load above the"
        + " target, then the fewest children moved, then the least cost, and says how few any allocation must"
        + " move to reach the target. Then it draws the curve: for each number of children moved that is worth"
        + " it the cost of uneven caseloads, the travel, and how busy the busiest and the least busy officer"
        + " are, with the chosen point marked.",
      "Somebody leaves: --change leave:O03:2026-05-29. Their families go to officers whom they know where"
        + " that is possible; others move only when the target cannot be kept otherwise. Long sickness:"
        + " --change absent:O03:2026-04-01..2026-12-31. Somebody returns: --change back:O03:2026-06-01; they are"
        + " given families until nobody is far above the others. Two teams become one: --change merge, after"
        + " which every officer reviews and chairs conferences, as Lancashire's reviewing and safeguarding"
        + " officers do since their roles were combined again in 2012.",
      "A 'keep' in decisions.csv holds a family where it is, 'pin' and 'forbid' say who may and may not have it,"
        + " and what each of them costs is shown. Sibling groups are never split here. Ctrl-C stops the search"
        + " and shows the best found so far.",
    ],
    operands: [.scenario],
    options: [
      StaffChanges.option, target, moveAtMost, out,
    ] + PlanOptions.searchOptions + [ScenarioInput.bankHolidays],
    examples: [
      Manual.Example(
        "convenor rebalance halton --change leave:O03:2013-04-01",
        "Who takes the families of an officer who has left, and who else would have to move."),
      Manual.Example(
        "convenor rebalance halton --change back:O05:2013-05-01 --move-at-most 20",
        "Gives an officer who returns from sickness a caseload with no more than 20 children moved."),
      Manual.Example(
        "convenor rebalance county --change merge --target 105 --out merged",
        "Merges two teams so that nobody is above 105% of capacity, and writes tradeoff.csv, allocation.csv,"
          + " report.html and the other files into the folder merged."),
    ],
    exits: [
      (.success, "rebalanced; the last lines say whether the target is reached"),
      (.usage, "the command line cannot be followed, or DIR cannot be written"),
      (.badData, ExitCode.badData.meaning),
      (.noPlan, "there are families, and nobody can take any of them"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let search: PlanSearch
  private let goal: RebalanceGoal

  init(_ arguments: Arguments) throws(UsageError) {
    search = try PlanSearch(arguments, out: arguments.valueIfGiven(of: Self.out))
    switch (try arguments.valueIfGiven(of: Self.target), try arguments.valueIfGiven(of: Self.moveAtMost)) {
    case (nil, nil): goal = .usualTarget
    case (let percent?, nil): goal = .target(percent: percent)
    case (nil, let children?): goal = .moveAtMost(children: children)
    case (_?, _?):
      throw UsageError(
        "options --target and --move-at-most exclude each other: say what to reach or how many may move")
    }
  }

  func run(_ console: Console) throws -> ExitCode {
    try search.run(console, interruption: "the best rebalancing found so far follows") { task in
      try Planner.rebalance(
        task.scenario, changes: search.changes.changes, goal: goal, calendar: task.calendar,
        options: search.options, stop: task.stop, progress: task.progress)
    } words: { plan, scenario in
      RebalanceWords.text(of: plan, scenario: scenario, folder: search.out)
    }
  }
}
