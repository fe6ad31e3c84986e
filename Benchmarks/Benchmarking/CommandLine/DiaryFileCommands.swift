// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import Exchange
import Foundation
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar

/// Writes diaries for other solvers.
enum ExportDiaryCommand: BenchmarkCommand {
  static let name = "export-diary"
  static let words = "[SCENARIO...]"
  static let summary = """
    writes diaries to be filled once, as JSON, for other solvers
    from scenario folders, from a generated service, whose scenario is written beside it, or from both.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(name: "folder", value: "FOLDER", help: "where to write NAME.json, must be given"),
    .diarySize("also a generated service of this size"), .seed,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    let folder = URL(fileURLWithPath: try arguments.requiredText("folder"), isDirectory: true)
    let size = try arguments.diarySize()
    let seed = try arguments.seed()
    guard !arguments.words.isEmpty || size != nil else {
      throw UsageError("name a scenario folder, or give --size")
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var scenarios = arguments.words
    if let size {
      let scenario = try ServiceGenerator.generate(
        size.shape(seed: seed, start: ServiceInstance.firstDay), calendar: WorkingCalendar.english())
      scenarios.append(folder.appendingPathComponent("\(size.rawValue)-s\(seed)").path)
      try ScenarioWriting.write(scenario, to: scenarios[scenarios.count - 1])
    }
    for scenario in scenarios {
      let name = URL(fileURLWithPath: scenario).lastPathComponent
      let instance = try DiaryService(folder: scenario).instance(named: name)
      let path = folder.appendingPathComponent("\(name).json").path
      try JSONFile.write(instance, to: path)
      let problem = instance.problem
      console.result(
        "\(name) meetings=\(problem.meetings.count) officers=\(problem.officers.count)"
          + " days=\(problem.dayCount) follow_ons=\(problem.followOns.count) scenario=\(scenario) json=\(path)"
      )
    }
    return true
  }
}

/// Fills exported diaries.
enum SolveDiaryCommand: BenchmarkCommand {
  static let name = "solve-diary"
  static let words = "INSTANCE.json"
  static let summary = """
    fills an exported diary with Convenor's engine
    from the same JSON that the other solvers get; what it costs is the engine's word, which judge-diary checks.
    """
  static let options: [DeclaredOption] = [
    .timeLimit, .threads, .seed, .gap("0.0001"), .trajectory,
    DeclaredOption(name: "answer", value: "FILE", help: "write the answer as JSON"),
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    guard let path = arguments.words.first, arguments.words.count == 1 else {
      throw UsageError("name one instance")
    }
    let answer = try arguments.text("answer")
    let settings = try arguments.settings(gap: 0.0001)
    let trajectory = try arguments.text("trajectory").map(OutputFile.init(path:))
    try trajectory?.append(TrajectoryTable.header)
    ProcessMemory.resetPeak()
    let start = ContinuousClock.now
    let seconds: @Sendable () -> Double = { (ContinuousClock.now - start) / .seconds(1) }
    let instance = try JSONFile.diary(path: path)
    let constant = instance.constant
    let recorder = TrajectoryRecorder()
    let solution = try BookingSolver(
      instance.problem,
      options: BookingOptions(
        timeLimit: max(0, settings.timeLimit - seconds()), threads: settings.threads, seed: settings.seed,
        gap: settings.gap, constant: constant), stop: StopSignal()
    ) { objective, bound in
      recorder.report(
        seconds: seconds(), objective: objective + constant, bound: bound.map { $0 + Double(constant) })
    }.solve()
    let elapsed = seconds()
    let bound = solution.bound + Double(constant)
    recorder.report(seconds: elapsed, objective: solution.objective + constant, bound: bound)
    if let answer { try JSONFile.write(placements: solution.placements, to: answer) }
    try trajectory?.append(TrajectoryTable.rows(name: instance.name, recorder.recorded))
    let result = RunResult(
      name: instance.name, objective: solution.objective + constant, bound: bound, seconds: elapsed,
      memoryMiB: ProcessMemory.peakMiB())
    let unbooked = solution.placements.count { $0 == nil }
    console.result(result.line() + " unbooked=\(unbooked) meetings=\(solution.placements.count)")
    return true
  }
}

/// Judges answers.
enum JudgeDiaryCommand: BenchmarkCommand {
  static let name = "judge-diary"
  static let words = "SCENARIO ANSWER.json..."
  static let summary = """
    makes a plan of each answer and has it judged as 'convenor verify' does
    each with a line: ANSWER objective=… breaches=… unbooked=… meetings=… violations=…; what is wrong with the
    plan goes to standard error.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(
      name: "plans", value: "FOLDER", help: "keep the plan of each answer there, named after the answer")
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    guard let scenario = arguments.words.first, arguments.words.count > 1 else {
      throw UsageError("name a scenario folder and an answer at least")
    }
    let kept = try arguments.text("plans").map { URL(fileURLWithPath: $0, isDirectory: true) }
    let service = try DiaryService(folder: scenario)
    let plans =
      kept ?? FileManager.default.temporaryDirectory.appendingPathComponent("plans-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: plans, withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(at: plans) } }
    var allCount = true
    for path in arguments.words.dropFirst() {
      allCount = try judge(path, service, plans: plans, console) && allCount
    }
    return allCount
  }

  private static func judge(
    _ path: String, _ service: DiaryService, plans: URL, _ console: Console
  ) throws -> Bool {
    let answer = try JSONFile.placements(path: path)
    let solution: BookingSolution
    do throws(PlacementError) {
      solution = try BookingSolution(answer, of: service.task.problem)
    } catch {
      throw JSONFileError(
        file: path, place: error.meeting.map { "placements[\($0)]" } ?? "placements", error)
    }
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let plan = try service.task.plan(solution)
    let violations = try service.judge(plan, named: name, folder: plans.appendingPathComponent(name).path)
    let booking = plan.summary.booking
    console.result(
      "\(path) objective=\(booking.objective) breaches=\(booking.breaches)"
        + " unbooked=\(booking.meetings - booking.booked) meetings=\(booking.meetings)"
        + " violations=\(violations.count)")
    for violation in violations.prefix(20) { console.note("\(path): \(violation)") }
    if violations.count > 20 { console.note("\(path): and \(violations.count - 20) violations more") }
    return violations.isEmpty
  }
}

extension DeclaredOption {
  /// `--size` of a generated service whose diary is filled.
  static func diarySize(_ help: String) -> DeclaredOption {
    let sizes = DiarySize.allCases.map(\.rawValue).joined(separator: ", ")
    return DeclaredOption(name: "size", value: "SIZE", help: "\(help): \(sizes)")
  }
}

extension Arguments {
  /// The size of diary that is asked for, nil when none is.
  func diarySize() throws(UsageError) -> DiarySize? {
    guard let word = try text("size") else { return nil }
    guard let size = DiarySize(rawValue: word) else {
      let sizes = DiarySize.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("--size \(word): expected one of \(sizes)")
    }
    return size
  }
}

extension JSONFileError {
  fileprivate init(file: String, place: String, _ error: PlacementError) {
    self.init(file: file, place: place, found: "no answer to the diary", expected: error.reason)
  }
}
