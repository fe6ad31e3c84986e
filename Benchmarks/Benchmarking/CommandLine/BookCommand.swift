// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar

/// Fills the diaries of generated services.
enum BookCommand: BenchmarkCommand {
  static let name = "book"
  static let words = ""
  static let summary = """
    fills the diary of a generated service whose families all have an officer
    and prints a line with the meetings and the breaches behind it.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(
      name: "size", value: "SIZE",
      help:
        "\(DiarySize.allCases.map(\.rawValue).joined(separator: ", ")) (\(DiarySize.countyQuarter.rawValue))"),
    DeclaredOption(name: "time-limit", value: "SECONDS", help: "most seconds for the diary (60)"),
    .threads, .seed, .gap("0.0001"), .trajectory,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let settings = try arguments.settings(gap: 0.0001)
    try arguments.requireNoWords()
    let word = try arguments.text("size") ?? DiarySize.countyQuarter.rawValue
    guard let size = DiarySize(rawValue: word) else {
      throw UsageError(
        "--size \(word): expected one of \(DiarySize.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var options = PlanOptions()
    options.timeLimit = settings.timeLimit
    options.threads = settings.threads
    options.seed = settings.seed
    options.gap = settings.gap
    let calendar = try WorkingCalendar.english()
    let scenario = try ServiceGenerator.generate(
      size.shape(seed: settings.seed, start: ServiceInstance.firstDay), calendar: calendar)
    ProcessMemory.resetPeak()
    let recorder = TrajectoryRecorder()
    let booking = try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal()) {
      if $0.stage == "booking", let objective = $0.objective {
        recorder.report(seconds: $0.seconds, objective: objective, bound: $0.bound)
      }
    }.summary.booking
    let name = "\(size.rawValue)-s\(settings.seed)"
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
