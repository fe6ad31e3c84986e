// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar

/// Plans generated services end to end.
enum PlanCommand: BenchmarkCommand {
  static let name = "plan"
  static let words = "CHILDREN..."
  static let summary = """
    plans generated services end to end
    and prints two lines for each number of children, of the allocation and of the booking. The memory is that
    of the whole plan.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(name: "time-limit", value: "SECONDS", help: "most seconds for a plan (60)"),
    .threads, .seed, .gap("0.0001"),
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    guard !arguments.words.isEmpty else { throw UsageError("name a number of children at least") }
    var sizes: [Int] = []
    for word in arguments.words { sizes.append(try Arguments.integer(word, in: 1...200_000, "CHILDREN")) }
    let settings = try arguments.settings(gap: 0.0001)
    var options = PlanOptions()
    options.timeLimit = settings.timeLimit
    options.threads = settings.threads
    options.seed = settings.seed
    options.gap = settings.gap
    let calendar = try WorkingCalendar.english()
    for size in sizes {
      var shape = ServiceShape(start: ServiceInstance.firstDay)
      shape.children = size
      shape.seed = settings.seed
      let scenario = try ServiceGenerator.generate(shape, calendar: calendar)
      ProcessMemory.resetPeak()
      let summary = try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal())
        .summary
      let memory = ProcessMemory.peakMiB()
      let name = "plan-\(size)-s\(settings.seed)"
      let allocation = RunResult(
        name: "\(name)-allocation", objective: summary.allocation.objective, bound: summary.allocation.bound,
        seconds: summary.allocation.seconds, memoryMiB: memory)
      let booking = RunResult(
        name: "\(name)-booking", objective: summary.booking.objective, bound: summary.booking.bound,
        seconds: summary.booking.seconds, memoryMiB: memory)
      console.result(
        allocation.line() + " families=\(summary.allocation.families) officers=\(scenario.officers.count)")
      console.result(
        booking.line() + " meetings=\(summary.booking.meetings) breaches=\(summary.booking.breaches)")
    }
    return true
  }
}
