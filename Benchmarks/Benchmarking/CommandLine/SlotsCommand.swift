// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning
import RandomNumbers

/// Asks a generated service's diary for free slots, over and over.
enum SlotsCommand: BenchmarkCommand {
  static let name = "slots"
  static let summary = """
    makes the diary of a generated service and asks for the ten best slots of meetings drawn by chance
    and prints a line with the time of one question: median, 99th percentile and longest, in milliseconds;
    then a line of the same for new meetings of their families. build_ms is what it takes to look at the
    diary once, before the first question.
    """
  static let options: [DeclaredOption] = [
    DiaryInstance.sizeOption,
    DeclaredOption(name: "time-limit", value: "SECONDS", help: "most seconds for the diary (20)"),
    DeclaredOption(name: "queries", value: "N", help: "how many questions (1000)"), .threads, .seed,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let queries = try arguments.integer("queries", in: 1...1_000_000) ?? 1000
    let instance = try DiaryInstance(arguments, timeLimit: 20)
    let plan = try instance.published()
    var build = AnswerTimes()
    let finder = try build.time {
      try SlotFinder(instance.scenario, calendar: instance.calendar, plan: plan)
    }
    guard !plan.diary.isEmpty else {
      console.note("\(instance.name): the diary is empty")
      return false
    }
    func ask(_ name: String, _ question: (Booking) throws -> SlotAnswer) throws {
      var random = SplitMix64(seed: instance.options.seed)
      var times = AnswerTimes()
      var without = 0
      for _ in 0..<queries {
        let row = plan.diary[random.below(plan.diary.count)]
        do {
          let answer = try times.time { try question(row) }
          if answer.slots.isEmpty { without += 1 }
        } catch is DiaryError {
          // A family may have no open child any more, only a published booking.
          without += 1
        }
      }
      console.result(
        "\(name)-\(instance.name) \(times.text) build_ms=\(Figures.decimals(1000 * build.percentile(100), 0))"
          + " queries=\(queries) without_slot=\(without) meetings=\(plan.diary.count)"
          + " officers=\(instance.scenario.officers.count)")
    }
    try ask("slots") { try finder.slots(for: $0.meeting, limit: 10) }
    try ask("slots-new") { try finder.slots(family: $0.family, kind: $0.kind, limit: 10) }
    return true
  }
}
