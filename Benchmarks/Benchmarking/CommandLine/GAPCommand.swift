// SPDX-License-Identifier: GPL-3.0-or-later

/// Solves generalised assignment problems from files.
enum GAPCommand: BenchmarkCommand {
  static let name = "gap"
  static let words = "FILE..."
  static let summary = """
    solves OR-Library generalised assignment problems (costs minimised)
    with the engine that allocates families. A file holds agents m, jobs n, m x n costs, m x n resources
    and m capacities, or first the count of such instances on a line alone.
    """
  static let options: [DeclaredOption] = [
    .timeLimit, .threads, .seed, .gap("0"), .trajectory,
    DeclaredOption(
      name: "best", value: "FILE", help: "CSV with columns name and best: adds to_best to the lines"),
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    guard !arguments.words.isEmpty else { throw UsageError("name a file at least") }
    let settings = try arguments.settings(gap: 0)
    let best = try arguments.text("best").map(BestKnown.read(path:)) ?? [:]
    let trajectory = try arguments.text("trajectory").map(OutputFile.init(path:))
    try trajectory?.append(TrajectoryTable.header)
    var allCount = true
    for path in arguments.words {
      ProcessMemory.resetPeak()
      // Of several instances in a file the first has the time that reading took.
      var begun: ContinuousClock.Instant? = .now
      for gap in try GAPFileReader.read(path: path) {
        let result = try InstanceRunner.run(settings, begun: begun) { try AllocationInstance(gap) }
        begun = nil
        allCount = console.show(result, best: best[gap.name]) && allCount
        try trajectory?.append(TrajectoryTable.rows(name: result.name, result.trajectory))
      }
    }
    return allCount
  }
}

/// Draws a generalised assignment problem.
enum DrawGAPCommand: BenchmarkCommand {
  static let name = "draw-gap"
  static let words = "CLASS AGENTS JOBS SEED FILE"
  static let summary = """
    draws a generalised assignment problem of class C, D or E
    by the recipes of Chu and Beasley and of Yagiura; the same words give the same file.
    """
  static let options: [DeclaredOption] = []

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let words = arguments.words
    guard words.count == 5 else { throw UsageError("takes \(Self.words), but got \(words.count) words") }
    guard let recipe = GAPRecipe(rawValue: words[0].uppercased()) else {
      throw UsageError("CLASS: '\(words[0])' is not C, D or E")
    }
    let agents = try Arguments.integer(words[1], in: 1...100_000, "AGENTS")
    let jobs = try Arguments.integer(words[2], in: 1...(GAPInstance.sizeLimit / agents), "JOBS")
    guard let seed = UInt64(words[3]) else {
      throw UsageError("SEED: '\(words[3])' is not a whole number of 0 or more")
    }
    let instance = recipe.draw(agents: agents, jobs: jobs, seed: seed)
    try OutputFile(path: words[4]).append(GAPFileWriter.text(instance))
    return true
  }
}
