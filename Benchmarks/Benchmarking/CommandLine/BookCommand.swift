// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import Planning

/// Fills the diaries of generated services.
enum BookCommand: BenchmarkCommand {
  static let name = "book"
  static let summary = """
    fills the diary of a generated service whose families all have an officer
    and prints a line with the meetings and the breaches behind it.
    """
  static let options: [DeclaredOption] = [
    DiaryInstance.sizeOption,
    DeclaredOption(name: "time-limit", value: "SECONDS", help: "most seconds for the diary (60)"),
    .threads, .seed, .gap("0.0001"), .trajectory,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let instance = try DiaryInstance(arguments)
    ProcessMemory.resetPeak()
    let recorder = TrajectoryRecorder()
    let booking = try Planner.plan(
      instance.scenario, calendar: instance.calendar, options: instance.options, stop: StopSignal()
    ) {
      if $0.stage == "booking", let objective = $0.objective {
        recorder.report(seconds: $0.seconds, objective: objective, bound: $0.bound)
      }
    }.summary.booking
    let name = instance.name
    if let file = try arguments.text("trajectory").map(OutputFile.init(path:)) {
      try file.append(TrajectoryTable.header + TrajectoryTable.rows(name: name, recorder.recorded))
    }
    let result = RunResult(
      name: name, objective: booking.objective, bound: booking.bound,
      seconds: booking.seconds, memoryMiB: ProcessMemory.peakMiB())
    console.result(result.line() + " breaches=\(booking.breaches) meetings=\(booking.meetings)")
    return true
  }
}
