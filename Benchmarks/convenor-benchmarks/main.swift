// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar

/// Plans generated services of several sizes and prints a line for each:
/// `NAME objective=… bound=… gap=… seconds=… memory_mib=…`, first the allocation's, then the booking's.

let usage = """
  usage: convenor-benchmarks plan CHILDREN... [seed=N] [limit=SECONDS] [threads=N]

    plan   plans a generated service for each number of children and prints objective, bound, gap,
           seconds of each part and the peak memory of the process so far
  """

/// The peak memory of the process in MiB, from the kernel.
func peakMemoryMiB() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) / 1024
}

/// A figure with a fixed number of decimals.
func decimals(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }

func runPlans(_ arguments: [String]) throws {
  var options = PlanOptions()
  var sizes: [Int] = []
  for argument in arguments {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts[0], parts.count) {
    case ("seed", 2): options.seed = UInt64(parts[1]) ?? options.seed
    case ("limit", 2): options.timeLimit = Double(parts[1]) ?? options.timeLimit
    case ("threads", 2): options.threads = Int(parts[1]) ?? options.threads
    default:
      guard let size = Int(argument), size > 0 else {
        FileHandle.standardError.write(Data("\(argument): not a number of children\n\(usage)\n".utf8))
        exit(64)
      }
      sizes.append(size)
    }
  }
  let calendar = try WorkingCalendar.english()
  guard let start = Day(iso: "2026-01-05") else { return }
  for size in sizes {
    var shape = ServiceShape(start: start)
    shape.children = size
    shape.seed = options.seed
    let scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    let summary = try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal()).summary
    let name = "plan-\(size)-s\(options.seed)"
    let allocation = summary.allocation
    print(
      "\(name)-allocation families=\(allocation.families) officers=\(scenario.officers.count)"
        + " objective=\(allocation.objective) bound=\(decimals(allocation.bound, 0))"
        + " gap=\(decimals(allocation.gap, 6)) seconds=\(decimals(allocation.seconds, 2))"
        + " memory_mib=\(peakMemoryMiB())")
    let booking = summary.booking
    print(
      "\(name)-booking meetings=\(booking.meetings) breaches=\(booking.breaches)"
        + " objective=\(booking.objective) bound=\(decimals(booking.bound, 0))"
        + " gap=\(decimals(booking.gap, 6)) seconds=\(decimals(booking.seconds, 2))"
        + " memory_mib=\(peakMemoryMiB())")
  }
}

var arguments = CommandLine.arguments.dropFirst()
guard arguments.popFirst() == "plan", !arguments.isEmpty else {
  FileHandle.standardError.write(Data("\(usage)\n".utf8))
  exit(64)
}
try runPlans(Array(arguments))
