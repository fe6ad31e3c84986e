// SPDX-License-Identifier: GPL-3.0-or-later

/// Allocates a generated service from scratch.
enum AllocateCommand: BenchmarkCommand {
  static let name = "allocate"
  static let summary = """
    allocates every family of a generated service from scratch
    as convenor plan --reallocate does. Generating is not timed; building the problem is.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(name: "children", value: "N", help: "children with an open case, must be given"),
    DeclaredOption(name: "officers", value: "N", help: "officers in post (one to about 60 children)"),
    .seed, .timeLimit, .threads, .gap("0.0001"), .trajectory,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    try arguments.requireNoWords()
    guard let children = try arguments.integer("children", in: 1...200_000) else {
      throw UsageError("--children: must be given")
    }
    let settings = try arguments.settings(gap: 0.0001)
    let service = try ServiceInstance(
      children: children, officers: try arguments.integer("officers", in: 1...10_000), seed: settings.seed)
    let trajectory = try arguments.text("trajectory").map(OutputFile.init(path:))
    let result = try InstanceRunner.run(settings) { try service.instance() }
    try trajectory?.append(
      TrajectoryTable.header + TrajectoryTable.rows(name: result.name, result.trajectory))
    return console.show(result)
  }
}

/// Allocates every service of a country, one after the other.
enum EnglandCommand: BenchmarkCommand {
  static let name = "england"
  static let summary = """
    allocates every service of a country from scratch, one at a time
    and prints a line for each and the sum of all. Only one service is in memory. The time limit is for the
    whole country, generating included: each service may use its share by children of what is left.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(name: "services", value: "N", help: "services (150)"),
    DeclaredOption(name: "children", value: "N", help: "children of all of them together (134000)"),
    DeclaredOption(name: "time-limit", value: "SECONDS", help: "most seconds for all services (600)"),
    .threads, .seed, .gap("0.0001"),
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    try arguments.requireNoWords()
    let services = try arguments.integer("services", in: 1...10_000) ?? 150
    let children = try arguments.integer("children", in: services...10_000_000) ?? 134_000
    let settings = try arguments.settings(timeLimit: 600, gap: 0.0001)
    let limit = settings.timeLimit
    let start = ContinuousClock.now
    var total = RunResult(name: "england", objective: 0, bound: 0, seconds: 0, memoryMiB: 0)
    var allCount = true
    var childrenLeft = children
    for (index, size) in ServiceSizes.sizes(services: services, children: children).enumerated() {
      let secondsLeft = max(0, limit - (ContinuousClock.now - start) / .seconds(1))
      let share = secondsLeft * Double(size) / Double(childrenLeft)
      childrenLeft -= size
      let began = ContinuousClock.now
      ProcessMemory.resetPeak()
      let seed = settings.seed &+ UInt64(index)
      let service = try ServiceInstance(
        name: "england-\(index + 1)-c\(size)", children: size, officers: nil, seed: seed)
      // The sum tells the peak of everything, generating included.
      total.memoryMiB = max(total.memoryMiB ?? 0, ProcessMemory.peakMiB() ?? 0)
      var mine = settings
      mine.seed = seed
      mine.timeLimit = max(0, share - (ContinuousClock.now - began) / .seconds(1))
      let result = try InstanceRunner.run(mine) { try service.instance() }
      allCount = console.show(result) && allCount
      total.objective += result.objective
      total.bound += result.bound
      total.unplaced += result.unplaced
      total.memoryMiB = max(total.memoryMiB ?? 0, result.memoryMiB ?? 0)
    }
    total.seconds = (ContinuousClock.now - start) / .seconds(1)
    return console.show(total) && allCount
  }
}
