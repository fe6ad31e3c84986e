// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import LinearOptimization
import Reporting
import Simulation
import StatutoryCalendar

/// `convenor simulate`: lives through a year of a service many times.
struct SimulateCommand: Command {
  private static let defaults = SimulationOptions()

  static let weeks = Option.integer(
    "weeks", "N", "how many weeks to simulate", in: 1...104, default: defaults.weeks)
  static let replications = Option.integer(
    "replications", "N", "how many times to live through them, each time with other chances", in: 1...100_000,
    default: defaults.replications)
  static let seed = Option.integer(
    "seed", "N", "seed of every chance: the same seed gives the same answer with any number of threads",
    in: 0...UInt64(Int.max), default: defaults.seed)
  static let threads = Option.integer(
    "threads", "N", "processor threads to use, a replication on each", in: 1...256, default: defaults.threads)
  static let check = Flag(
    "check", "let the checker judge every week's plan too; takes several times as long")
  static let out = Option.text(
    "out", "DIR",
    "also write the tables and simulation.html into this folder: a new or empty one, or that of an earlier"
      + " simulation, which is replaced")

  static let manual = Manual(
    name: "simulate",
    summary: "lives through a year of a service week by week, many times, and says what it is like",
    paragraphs: [
      "Children come and go, staff fall ill and leave, meetings are adjourned and rearranged, as course.csv,"
        + " staff_course.csv and the shared calibration say (Scenarios/FORMAT.md, A year's course). Each week the"
        + " families are allocated and the meetings booked as 'convenor plan' does it, and a diary is mended as"
        + " 'convenor rebook' does it, knowing only what was known that day. With another scenario or a --change"
        + " the same children come on the same days, so that the difference is the change's.",
      "Numbers are medians with the 5th and 95th percentile over the replications. What the service's report"
        + " published (published.csv) stands beside what is predicted, and a miss is called a miss.",
      "Ctrl-C keeps the replications that are done; a second Ctrl-C ends at once and writes nothing.",
    ],
    operands: [.scenario],
    options: [
      weeks, replications, seed, threads, StaffChanges.option, CalibrationInput.option, check, out,
      ScenarioInput.bankHolidays,
    ],
    examples: [
      Manual.Example(
        "convenor simulate Scenarios/halton-2013 --out halton-year",
        "A year of Halton, 20 times; the page is halton-year/simulation.html."),
      Manual.Example(
        "convenor simulate Scenarios/halton-2013 --change leave:O03:2013-09-27",
        "The same year without one officer from the autumn on."),
      Manual.Example(
        "convenor simulate county --weeks 13 --replications 4 --check",
        "A quarter of a county, with the checker looking at every week's plan."),
    ],
    exits: [
      (.success, "the simulation is done, or was stopped after at least one replication"),
      (.usage, "the command line cannot be followed, or the simulation cannot be written into DIR"),
      (.badData, "the scenario, its course or the calibration has errors, or --check found a broken rule"),
      (.noPlan, "it was stopped before a replication was done; nothing is written"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput
  private let calibration: CalibrationInput
  private let changes: StaffChanges
  private let options: SimulationOptions
  private let checks: Bool
  private let out: String?

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    calibration = try CalibrationInput(arguments)
    changes = try StaffChanges(arguments)
    var options = SimulationOptions()
    options.weeks = try arguments.value(of: Self.weeks)
    options.replications = try arguments.value(of: Self.replications)
    options.seed = try arguments.value(of: Self.seed)
    options.threads = try arguments.value(of: Self.threads)
    self.options = options
    checks = arguments.has(Self.check)
    out = try arguments.valueIfGiven(of: Self.out)
  }

  func run(_ console: Console) throws -> ExitCode {
    let calendar = try input.calendar()
    let scenario = try changes.applied(to: input.scenario(calendar: calendar, console: console))
    let figures = try calibration.figures(besides: input.folder)
    if let out { try SimulationWriting.checkDestination(out) }
    let stop = StopSignal()
    let line = ProgressLine()
    let interrupt = Interrupt(raising: stop) {
      line.interject("stopping: the replications that are done will be kept; Ctrl-C again ends at once")
    }
    let checker = checks ? WeekChecker(calendar: calendar) : nil
    var options = options
    if let checker { options.check = { try checker.check($0) } }
    let year: SimulatedYear
    do {
      year = try Simulator(scenario, calibration: figures, calendar: calendar, options: options).run(
        changes: changes.changes, stop: stop
      ) { line.show(SimulationWords.progress($0)) }
    } catch let error as CourseError {
      throw BadData("\(input.folder): \(error)")
    }
    interrupt.beginWriting()
    line.close()
    guard year.done > 0 else {
      console.complain("convenor simulate: stopped before a replication was done; nothing is written")
      return .noPlan
    }
    if let out {
      try SimulationWriting.write(
        year, scenarioName: input.name,
        versions: ["convenor": Version.program, "swift": Version.swift, "glpk": Version.glpk],
        report: SimulationReport.html(year), to: out)
    }
    console.say(SimulationWords.summary(of: year, folder: out))
    if let checker {
      console.say("The checker looked at \(Words.count(checker.weeks, "weekly plan")) and found nothing.")
    }
    return .success
  }
}
