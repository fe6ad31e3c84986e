// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Generation
import LinearOptimization
import Simulation
import StatutoryCalendar

/// Simulates a year of services and says how many replications a minute that makes.
enum SimulateCommand: BenchmarkCommand {
  static let name = "simulate"
  static let words = "SERVICE..."
  static let summary = """
    simulates a year of services, first on one thread and then on two
    SERVICE is a published service such as halton-2013, or 'county': a generated one of 36 officers, 9 districts
    and 12 venues. A line is NAME threads=… replications=… weeks=… seconds=… per_replication=…
    replications_a_minute=… memory_mib=… meetings=… late=… caseload=…: wall time, the peak memory of the run, and
    what the year was like, medians: meetings held, how many of a hundred late, children for a full-time post.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(name: "replications", value: "N", help: "replications of each run (2)"),
    DeclaredOption(name: "children", value: "N", help: "children of the county (6000)"),
    DeclaredOption(name: "weeks", value: "N", help: "weeks of a year (52)"),
    DeclaredOption(
      name: "threads", value: "N", help: "the most threads: runs with 1, 2, 4, ... up to them (2)"),
    DeclaredOption(
      name: "calibration", value: "FILE", help: "the shared figures (Scenarios/calibration.csv)"),
    .seed,
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    guard !arguments.words.isEmpty else { throw UsageError("name a service at least") }
    let path = try arguments.text("calibration") ?? "Scenarios/calibration.csv"
    let reading = CalibrationReading.read(path: path)
    guard let calibration = reading.figures else {
      throw UsageError(reading.faults.first.map { "\(path): \($0)" } ?? "\(path): cannot be read")
    }
    let calendar = try WorkingCalendar.english()
    var options = SimulationOptions()
    options.replications = try arguments.integer("replications", in: 1...100_000) ?? 2
    options.weeks = try arguments.integer("weeks", in: 1...104) ?? 52
    options.seed = try arguments.seed()
    let children = try arguments.integer("children", in: 1...1_000_000) ?? 6000
    let most = try arguments.integer("threads", in: 1...256) ?? 2
    for word in arguments.words {
      let scenario = try service(word, children: children, seed: options.seed, calendar: calendar)
      var threads = 1
      while threads <= most {
        options.threads = threads
        ProcessMemory.resetPeak()
        let start = ContinuousClock.now
        let year = try Simulator(scenario, calibration: calibration, calendar: calendar, options: options)
          .run(stop: StopSignal())
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let memory = ProcessMemory.peakMiB().map { " memory_mib=\($0)" } ?? ""
        let each = Figures.decimals(seconds * Double(min(threads, year.done)) / Double(year.done), 2)
        console.result(
          "simulate-\(word) threads=\(threads) replications=\(year.done) weeks=\(year.weeks)"
            + " seconds=\(Figures.decimals(seconds, 2)) per_replication=\(each)"
            + " replications_a_minute=\(Figures.decimals(60 * Double(year.done) / seconds, 1))" + memory
            + like(year))
        threads *= 2
      }
    }
    return true
  }

  /// What a year was like.
  private static func like(_ year: SimulatedYear) -> String {
    func median(_ measure: String) -> Double {
      let key = { (estimate: Estimate) in
        (estimate.key.table, estimate.key.measure) == (.service, measure)
      }
      return year.estimates.first(where: key)?.range.median ?? 0
    }
    let meetings = ["conferences", "reviews"].map { kind in
      (held: median("\(kind)-held"), inTime: median("\(kind)-in-time"))
    }
    let held = meetings.reduce(0) { $0 + $1.held }
    let late = meetings.reduce(0) { $0 + $1.held * (100 - $1.inTime) } / max(1, held)
    return " meetings=\(Figures.decimals(held, 0)) late=\(Figures.decimals(late, 1))"
      + " caseload=\(Figures.decimals(median("caseload-per-fte"), 0))"
  }

  private static func service(
    _ word: String, children: Int, seed: UInt64, calendar: WorkingCalendar
  ) throws -> Scenario {
    if word == "county" { return try county(children: children, seed: seed, calendar: calendar) }
    guard let published = PublishedService.named(word) else {
      let known = PublishedService.all.map(\.name) + ["county"]
      throw UsageError("\(word): no such service; there are \(known.joined(separator: ", "))")
    }
    return try published.generate(calendar: calendar)
  }

  /// A county with a course of its own: its children come and go at England's rates.
  private static func county(children: Int, seed: UInt64, calendar: WorkingCalendar) throws -> Scenario {
    var shape = ServiceShape(start: ServiceInstance.firstDay)
    (shape.children, shape.officers, shape.districts, shape.venues, shape.seed) = (
      children, 36, 9, 12, seed
    )
    var scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    func count(_ status: CaseStatus) -> Double {
      Double(scenario.children.count { $0.spells.contains { $0.status == status && $0.until == nil } })
    }
    let (lookedAfter, onPlan) = (count(.lookedAfter), count(.onPlan))
    // 42 entries for 100 children in care (2012/13); plans as long as Lancashire's, 319 days in the mean, and nine of
    // ten initial conferences make one.
    let course = [
      ("care-entries", 0.42 * lookedAfter), ("care-exits", 0.42 * lookedAfter),
      ("initial-conference-children", onPlan * 365 / 319 / 0.9),
      ("transfer-in-children", 0.03 * onPlan),
    ]
    scenario.course = course.map { quantity, value in
      CourseFigure(
        quantity: quantity, month: nil, value: value, unit: "children", basis: .assumed, source: "benchmark",
        section: "")
    }
    return scenario
  }
}
