// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Generation
import StatutoryCalendar

/// `convenor generate`: makes a synthetic scenario.
struct GenerateCommand: Command {
  /// A fixed day, so that the same command line gives the same bytes in any year.
  private static let defaultStart = Day(year: 2026, month: 4, day: 13) ?? Day(number: 20_556)
  private static let defaults = ServiceShape(start: defaultStart)

  static let out = Option.text("out", "DIR", "the folder to write the scenario into: a new or an empty one")
  static let service = Option<PublishedService>(
    name: "service", placeholder: "NAME",
    purpose:
      "a real service instead of an invented one, built from the figures that it published; its size and"
      + " dates are given",
    expectation: "one of " + PublishedService.all.map { "\($0.name) (\($0.title))" }.joined(separator: ", "),
    fallback: nil, read: { PublishedService.named($0) })
  static let basis = Option.text(
    "basis", "DIR",
    "a folder with figures.csv and assumptions.csv, such as a scenario's, to build the service of --service from"
      + " instead of the built-in ones")
  static let children = Option.integer(
    "children", "N", "children with an open case", in: 1...200_000, default: defaults.children)
  static let officers = Option.integer(
    "officers", "N", "officers in post (default: one full-time for every 60 children)", in: 1...10_000)
  static let districts = Option.integer(
    "districts", "N", "districts of the map", in: 1...200, default: defaults.districts)
  static let venues = Option.integer(
    "venues", "N", "venues with rooms for conferences", in: 1...500, default: defaults.venues)
  static let fteMix = Option<[FTEShare]>(
    name: "fte-mix", placeholder: "FTE:WEIGHT,...",
    purpose: "full-time equivalents of the officers and how often each occurs",
    expectation: "pairs such as 1.0:6,0.8:2 of an FTE above 0 and at most 1 (at most three decimals) and a"
      + " whole weight from 1 to 1000",
    fallback: (defaults.fteMix, FTEShare.text(of: defaults.fteMix)), read: FTEShare.list)
  static let start = Option<Day>(
    name: "start", placeholder: "DATE", purpose: "the first day of the plan",
    expectation: "a date as yyyy-mm-dd",
    fallback: (defaultStart, "\(defaultStart)"), read: { Day(iso: $0) })
  static let weeks = Option.integer(
    "weeks", "N", "the horizon: weeks in which meetings fall due", in: 1...53, default: defaults.horizonWeeks)
  static let unallocated = Option.decimal(
    "unallocated", "FRACTION", "the share of the families that have no officer yet", in: 0...1,
    default: defaults.unallocated)
  static let seed = Option.integer(
    "seed", "N", "seed of every random choice: the same options and seed give the same files",
    in: 0...UInt64(Int.max), default: defaults.seed)

  /// The options that shape an invented service.
  private static let shaping: [any DeclaredOption] = [
    children, officers, districts, venues, fteMix, start, weeks, unallocated, seed,
  ]

  static let manual = Manual(
    name: "generate",
    summary: "makes a synthetic scenario of any size from a seed",
    paragraphs: [
      "The service is invented and lawful: sibling groups, officers with part-time hours and leave, venues with"
        + " rooms, districts on a map and some placements far away; each child's past meetings lead to the next"
        + " due date by the rules. No real child is in it."
    ],
    operands: [],
    required: [out],
    options: [out, service, basis] + shaping + [ScenarioInput.bankHolidays],
    examples: [
      Manual.Example("convenor generate --children 50 --out small", "Makes a small service."),
      Manual.Example(
        "convenor generate --children 2000 --officers 36 --districts 9 --out county",
        "Makes a county."),
      Manual.Example(
        "convenor generate --fte-mix 1.0:3,0.5:1 --start 2026-09-07 --out part-time",
        "Makes a service with one half-time officer to three full-time ones."),
      Manual.Example(
        "convenor generate --service halton-2013 --out halton",
        "Makes Halton's scenario again, byte for byte as in Scenarios/halton-2013."),
      Manual.Example(
        "convenor generate --service enfield-2015 --basis mine --out enfield",
        "Makes Enfield's service with the numbers of mine/figures.csv and mine/assumptions.csv."),
    ],
    exits: [
      (.success, ExitCode.success.meaning),
      (.usage, "the command line cannot be followed, or the scenario cannot be written into DIR"),
      (
        .badData,
        "the bank holiday file or the basis cannot be used, or the start lies outside the known years"
      ),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let out: String
  private let service: PublishedService?
  private let basis: String?
  private let shape: ServiceShape
  private let bankHolidaysFile: String?

  init(_ arguments: Arguments) throws(UsageError) {
    out = try arguments.value(of: Self.out)
    service = try arguments.valueIfGiven(of: Self.service)
    basis = try arguments.valueIfGiven(of: Self.basis)
    if basis != nil, service == nil {
      throw UsageError("option --basis goes with --service only: it holds the numbers of a published service")
    }
    if service != nil, let extra = Self.shaping.first(where: { arguments.gives($0) }) {
      throw UsageError(
        "option --\(extra.name) does not go with --service: a published service has its own size, dates and"
          + " seed")
    }
    var shape = ServiceShape(start: try arguments.value(of: Self.start))
    shape.children = try arguments.value(of: Self.children)
    shape.officers = try arguments.valueIfGiven(of: Self.officers)
    shape.districts = try arguments.value(of: Self.districts)
    shape.venues = try arguments.value(of: Self.venues)
    shape.fteMix = try arguments.value(of: Self.fteMix)
    shape.horizonWeeks = try arguments.value(of: Self.weeks)
    shape.unallocated = try arguments.value(of: Self.unallocated)
    shape.seed = try arguments.value(of: Self.seed)
    self.shape = shape
    bankHolidaysFile = try arguments.valueIfGiven(of: ScenarioInput.bankHolidays)
  }

  func run(_ console: Console) throws -> ExitCode {
    let calendar = try ScenarioInput.calendar(extendedBy: bankHolidaysFile)
    let scenario = try generated(calendar)
    try ScenarioWriting.write(scenario, to: out)
    console.say(
      "\(out): \(ScenarioWords.contents(of: scenario))\nTry 'convenor check \(out)', then 'convenor plan"
        + " \(out) --out PLAN'.")
    return .success
  }

  private func generated(_ calendar: WorkingCalendar) throws -> Scenario {
    do {
      if let service, let basis { return try service.generate(from: basis, calendar: calendar) }
      if let service { return try service.generate(calendar: calendar) }
      return try ServiceGenerator.generate(shape, calendar: calendar)
    } catch let error as GenerationError {
      // Each option is in its range; together they can still ask for a service that cannot be.
      if case .shape = error { throw UsageError("\(error)") }
      // The built-in tables are tested: these are the user's.
      guard basis != nil else { throw error }
      throw BadData("\(error)".split(separator: "\n").map(String.init))
    }
  }
}
