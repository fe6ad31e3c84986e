// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import LinearOptimization
import Reporting
import Simulation

/// `convenor sweep`: simulates the same year under many scenarios and compares them.
struct SweepCommand: Command {
  private static let defaults = SimulationOptions()

  static let file = Manual.Operand(
    "SWEEP", "a CSV table of scenarios and changes, with the columns scenario and change")
  static let weeks = Option.integer(
    "weeks", "N", "how many weeks to simulate", in: 1...104, default: defaults.weeks)
  static let replications = Option.integer(
    "replications", "N", "how many times to simulate each scenario", in: 1...100_000, default: 20)
  static let out = Option.text(
    "out", "DIR", "the folder of the sweep: a new one, or that of the same sweep, which is then continued")
  static let prepare = Flag(
    "prepare", "only make the folder, with sweep.sbatch, which runs the tasks as a job array of Slurm")
  static let task = Option.integer(
    "task", "N", "do only this task, as a job array does, and write no results", in: 1...10_000_000)

  static let manual = Manual(
    name: "sweep",
    summary: "simulates the same year under many staffing scenarios and compares them",
    paragraphs: [
      "Each row of the sweep file is a change of a scenario; rows with the same scenario belong together, and one"
        + " with an empty change is the service as it is. A change is one of "
        + SweepChange.forms.joined(separator: ", ")
        + ". A range such as posts:0..4 or figure:sickness-percent:2..10/2 makes a scenario for each number, and the"
        + " report says which number it takes to have 95% in time.",
      "Replication by replication the scenarios have the same children and the same chances, so that differences are"
        + " the changes'. The sweep is cut into tasks of up to \(SweepPlan.replicationsPerTask) replications; each"
        + " that is done has a file in DIR/tasks. Ctrl-C, or a kill, loses the tasks under way and no other: the same"
        + " command goes on where it stopped. sweep.csv and sweep.html are written at the end, and after Ctrl-C of"
        + " what there is.",
    ],
    operands: [.scenario, file],
    required: [out],
    options: [
      out, weeks, replications, SimulateCommand.seed, SimulateCommand.threads, CalibrationInput.option,
      prepare, task,
      ScenarioInput.bankHolidays,
    ],
    examples: [
      Manual.Example(
        "convenor sweep Scenarios/halton-2013 posts.csv --out halton-posts",
        "Compares the scenarios of posts.csv; the page is halton-posts/sweep.html."),
      Manual.Example(
        "convenor sweep Scenarios/halton-2013 posts.csv --out halton-posts --prepare",
        "Makes the folder for Slurm: 'sbatch halton-posts/sweep.sbatch', and then the first command for the results."
      ),
    ],
    exits: [
      (.success, "the sweep, or the task, is done, or was stopped with something done"),
      (.usage, "the command line cannot be followed, or DIR is the folder of something else"),
      (.badData, "the scenario, its course, the sweep file or the calibration has errors"),
      (.noPlan, "it was stopped before a task of the first scenario was done"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: SweepInput
  private let folder: SweepFolder
  private let isPreparing: Bool
  private let task: Int?

  init(_ arguments: Arguments) throws(UsageError) {
    folder = SweepFolder(path: try arguments.value(of: Self.out))
    var options = SimulationOptions()
    options.weeks = try arguments.value(of: Self.weeks)
    options.replications = try arguments.value(of: Self.replications)
    options.seed = try arguments.value(of: SimulateCommand.seed)
    options.threads = try arguments.value(of: SimulateCommand.threads)
    input = try SweepInput(arguments, options: options)
    isPreparing = arguments.has(Self.prepare)
    task = try arguments.valueIfGiven(of: Self.task)
    if isPreparing, task != nil { throw UsageError("options --prepare and --task do not go together") }
  }

  func run(_ console: Console) throws -> ExitCode {
    let sweep = try input.read(console)
    if let task, task > sweep.plan.tasks.count {
      throw UsageError("option --task: this sweep has \(Words.count(sweep.plan.tasks.count, "task"))")
    }
    try folder.open(sweep.description)
    if isPreparing {
      try folder.write(
        Array(input.script(tasks: sweep.plan.tasks.count, folder: folder.path).utf8), to: "sweep.sbatch")
      console.say(
        "\(folder.path): \(Words.count(sweep.plan.variants.count, "scenario")),"
          + " \(Words.count(sweep.plan.tasks.count, "task")); 'sbatch \(folder.path)/sweep.sbatch' runs them")
      return .success
    }
    let stop = StopSignal()
    let line = ProgressLine()
    let interrupt = Interrupt(raising: stop) {
      line.interject(
        "stopping: tasks that are done are kept, and the same command goes on; Ctrl-C again ends at once")
    }
    let wanted = sweep.plan.tasks.filter { task == nil || $0.number == task }
    try SweepWork(sweep: sweep, folder: folder, stop: stop) { line.show($0) }.run(wanted)
    interrupt.beginWriting()
    line.close()
    if task != nil { return .success }
    return try finish(sweep, console)
  }

  /// Writes the results of what is done.
  private func finish(_ sweep: SweepInput.Sweep, _ console: Console) throws -> ExitCode {
    let tasks = sweep.plan.tasks
    let samples = tasks.compactMap { folder.samples(ofTask: $0.number, variant: $0.variant) }.flatMap { $0 }
    guard samples.contains(where: { $0.variant == 0 }) else {
      console.complain("convenor sweep: stopped before anything was done")
      return .noPlan
    }
    let comparison = SweepSummary.comparison(
      sweep.plan, samples, scenario: sweep.scenario, options: sweep.options)
    try folder.write(SweepTables.comparison(comparison), to: SweepTables.comparison)
    try folder.write(SweepTables.frontier(comparison), to: SweepTables.frontier)
    try folder.write(Array(SweepReport.html(comparison).utf8), to: SweepTables.report)
    console.say(
      SweepWords.summary(
        of: comparison, tasks: tasks.count, done: tasks.count { folder.isDone($0.number) },
        folder: folder.path))
    return .success
  }
}
