// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import Planning
import RandomNumbers
import StatutoryCalendar

/// Mends a generated service's diary after sicknesses drawn by chance.
enum RebookCommand: BenchmarkCommand {
  static let name = "rebook"
  static let summary = """
    makes the diary of a generated service and mends it when an officer drawn by chance is ill for two weeks
    that begin on a day drawn from the horizon, each time from the same diary; prints a line with the time of
    one mending in milliseconds, and how many bookings were lifted, moved to make room, and lost in all.
    """
  static let options: [DeclaredOption] = [
    DiaryInstance.sizeOption,
    DeclaredOption(name: "time-limit", value: "SECONDS", help: "most seconds for the diary (20)"),
    DeclaredOption(name: "mending-limit", value: "SECONDS", help: "most seconds for a mending (1.5)"),
    DeclaredOption(name: "queries", value: "N", help: "how many sicknesses (20)"), .threads, .seed,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let queries = try arguments.integer("queries", in: 1...100_000) ?? 20
    let limit = try arguments.number("mending-limit", in: 0...1_000_000) ?? 1.5
    let instance = try DiaryInstance(arguments, timeLimit: 20)
    let plan = try instance.published()
    let (scenario, policy) = (instance.scenario, instance.scenario.policy)
    var options = PlanOptions()
    options.threads = 1
    options.timeLimit = limit
    options.seed = instance.options.seed
    var random = SplitMix64(seed: instance.options.seed)
    var times = AnswerTimes()
    var (lifted, moved, lost) = (0, 0, 0)
    for _ in 0..<queries {
      let officer = scenario.officers[random.below(scenario.officers.count)].id
      let first = policy.start + random.below(max(1, policy.horizonEnd - policy.start - 13))
      let request = RebookRequest(
        today: first, events: [.absent(officer, first: first, last: first + 13)])
      let outcome = try times.time {
        try Planner.rebook(
          scenario, calendar: instance.calendar, plan: plan, request: request, options: options,
          stop: StopSignal())
      }.summary.rebook
      lifted += outcome?.lifted ?? 0
      moved += outcome?.moved ?? 0
      lost += outcome?.lost ?? 0
    }
    console.result(
      "rebook-\(instance.name) \(times.text) queries=\(queries) lifted=\(lifted) moved=\(moved) lost=\(lost)"
        + " meetings=\(plan.diary.count) officers=\(scenario.officers.count)")
    return true
  }
}
