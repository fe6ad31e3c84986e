// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Writes instances for other solvers.
enum ExportCommand: BenchmarkCommand {
  static let name = "export"
  static let words = "[FILE...]"
  static let summary = """
    writes instances once, as JSON and MPS, for other solvers
    from files of generalised assignment problems, from a generated service, or from both.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(
      name: "folder", value: "FOLDER", help: "where to write NAME.json and NAME.mps, must be given"),
    DeclaredOption(name: "children", value: "N", help: "also a generated service of so many children"),
    DeclaredOption(name: "officers", value: "N", help: "officers of the service (one to about 60 children)"),
    .seed,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let folder = URL(fileURLWithPath: try arguments.requiredText("folder"), isDirectory: true)
    let children = try arguments.integer("children", in: 1...200_000)
    let officers = try arguments.integer("officers", in: 1...10_000)
    if officers != nil, children == nil { throw UsageError("--officers: goes with --children") }
    guard !arguments.words.isEmpty || children != nil else {
      throw UsageError("name a file, or give --children")
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for path in arguments.words {
      for gap in try GAPFileReader.read(path: path) {
        try write(AllocationInstance(gap), to: folder, console)
      }
    }
    if let children {
      let service = try ServiceInstance(children: children, officers: officers, seed: try arguments.seed())
      try write(service.instance(), to: folder, console)
    }
    return true
  }

  private static func write(_ instance: AllocationInstance, to folder: URL, _ console: Console) throws {
    let json = folder.appendingPathComponent("\(instance.name).json").path
    let mps = folder.appendingPathComponent("\(instance.name).mps").path
    try JSONFile.write(instance, to: json)
    try AllocationProgram.writeMPS(instance, to: mps)
    console.result(
      "\(instance.name) families=\(instance.familyCount)"
        + " officers=\(instance.officerCount) options=\(instance.optionCount) json=\(json) mps=\(mps)")
  }
}

/// Solves exported instances.
enum SolveCommand: BenchmarkCommand {
  static let name = "solve"
  static let words = "INSTANCE.json..."
  static let summary = """
    solves exported instances with Convenor's engine
    from the same JSON that the other solvers get.
    """
  static let options: [DeclaredOption] = [
    .timeLimit, .threads, .seed, .gap("0"), .trajectory,
    DeclaredOption(name: "answer", value: "FILE", help: "write the answer as JSON; for one instance only"),
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    guard !arguments.words.isEmpty else { throw UsageError("name an instance at least") }
    let answer = try arguments.text("answer")
    if answer != nil, arguments.words.count > 1 { throw UsageError("--answer: for one instance only") }
    let settings = try arguments.settings(gap: 0)
    let trajectory = try arguments.text("trajectory").map(OutputFile.init(path:))
    try trajectory?.append(TrajectoryTable.header)
    var allCount = true
    for path in arguments.words {
      let result = try InstanceRunner.run(settings) { try JSONFile.instance(path: path) }
      allCount = console.show(result) && allCount
      try trajectory?.append(TrajectoryTable.rows(name: result.name, result.trajectory))
      if let answer { try JSONFile.write(choice: result.choice, to: answer) }
    }
    return allCount
  }
}

/// Scores answers.
enum ScoreCommand: BenchmarkCommand {
  static let name = "score"
  static let words = "INSTANCE.json ANSWER.json..."
  static let summary = """
    re-prices answers and says whether they count
    each with a line: ANSWER objective=… unplaced=… feasible=yes or no; what is wrong goes to standard error.
    """
  static let options: [DeclaredOption] = []

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    guard let first = arguments.words.first, arguments.words.count > 1 else {
      throw UsageError("name an instance and an answer at least")
    }
    let instance = try JSONFile.instance(path: first)
    var allCount = true
    for path in arguments.words.dropFirst() {
      let score = AllocationScore(instance, choice: try JSONFile.choice(path: path))
      console.result(
        "\(path) objective=\(score.objective) unplaced=\(score.unplaced)"
          + " feasible=\(score.isFeasible ? "yes" : "no")")
      for fault in score.faults { console.note("\(path): \(fault)") }
      allCount = allCount && score.isFeasible
    }
    return allCount
  }
}
