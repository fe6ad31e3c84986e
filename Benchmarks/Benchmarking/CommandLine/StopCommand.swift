// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Foundation
import LinearOptimization
import Planning
import RandomNumbers
import Synchronization

/// Fills a generated service's diary and stops the search at moments drawn by chance.
enum StopCommand: BenchmarkCommand {
  static let name = "stop"
  static let summary = """
    fills the diary of a generated service over and over, each time stopped at a moment drawn by chance
    and prints a line with the time from the signal until the search has given its diary back, in
    milliseconds; each moment and its time go to standard error. Searches that end before they are stopped
    are left out.
    """
  static let options: [DeclaredOption] = [
    DiaryInstance.sizeOption,
    DeclaredOption(name: "time-limit", value: "SECONDS", help: "most seconds for the diary (60)"),
    DeclaredOption(name: "stops", value: "N", help: "how many searches (20)"), .threads, .seed,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let stops = try arguments.integer("stops", in: 1...100_000) ?? 20
    let instance = try DiaryInstance(arguments)
    let task = try DiaryTask(
      instance.scenario, calendar: instance.calendar, options: instance.options, stop: StopSignal())
    let booking = BookingOptions(
      timeLimit: instance.options.timeLimit, threads: instance.options.threads, seed: instance.options.seed,
      gap: instance.options.gap, constant: task.constant)
    var random = SplitMix64(seed: instance.options.seed)
    var times = AnswerTimes()
    var slowest = (latency: 0.0, moment: 0.0)
    var left = 0
    for _ in 0..<stops {
      let moment = Double(random.below(1_000_000)) * 1e-6 * booking.timeLimit
      guard let latency = try latency(of: task.problem, booking, stoppedAt: moment) else {
        left += 1
        continue
      }
      console.note(
        "stopped after \(Figures.decimals(moment, 2)) s: ended \(Figures.decimals(1000 * latency, 1)) ms later"
      )
      times.add(latency)
      if latency > slowest.latency { slowest = (latency, moment) }
    }
    console.result(
      "stop-\(instance.name) \(times.text) slowest_at=\(Figures.decimals(slowest.moment, 2)) stops=\(stops - left)"
        + " ended_before=\(left) meetings=\(task.meetings.count)")
    return true
  }

  /// Seconds from the signal to the end of a search; nil when it ended before.
  private static func latency(
    of problem: BookingProblem, _ options: BookingOptions, stoppedAt moment: Double
  ) throws -> Double? {
    let stop = StopSignal()
    let raised = Mutex<ContinuousClock.Instant?>(nil)
    // A thread of its own: those of a queue may all be busy searching.
    let thread = Thread {
      Thread.sleep(forTimeInterval: moment)
      // Before the signal, so that no moment of it is missed.
      raised.withLock { $0 = .now }
      stop.raise()
    }
    thread.qualityOfService = .userInteractive
    thread.start()
    _ = try BookingSolver(problem, options: options, stop: stop) { _, _ in }.solve()
    let end = ContinuousClock.now
    guard let signal = raised.withLock({ $0 }) else { return nil }
    return (end - signal) / .seconds(1)
  }
}
