// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import LinearOptimization
import Planning
import Reporting
import StatutoryCalendar

/// `convenor rebook`: mends a published diary, moving as few bookings as it takes.
struct RebookCommand: Command {
  static let out = Option.text(
    "out", "DIR",
    "the folder to write the mended plan into: a new or empty one, or that of an earlier plan, which is replaced"
  )
  static let pin = Option.texts(
    "pin", "MEETING", "leave this booking where it is; may be given several times")
  static let timeLimit = Option.decimal(
    "time-limit", "SECONDS", "stop after this time with the best diary found so far", in: 0.1...86_400,
    default: 1.5, unit: " of seconds")

  static let manual = Manual(
    name: "rebook",
    summary: "mends a published diary after something happened, moving as few bookings as it takes",
    paragraphs: [
      "A diary that is published belongs to the families in it. When an officer falls ill, a venue closes, a"
        + " conference is adjourned or a new meeting has to be held, this command books what has no place any"
        + " more and leaves everything else where it is, unless moving another booking costs less than leaving"
        + " it: 'move' in the policy is the price of that, 3,000 minutes by default, which is far less than a"
        + " meeting out of its window and far more than a longer journey. A booking that is pinned here, or by"
        + " 'pinned' in meetings.csv, is never moved; nothing before --today changes.",
      "It prints what changed and why, and writes the plan's folder anew: diary.csv as it now is, before.csv as"
        + " it was, changes.csv with both sides of each change, breaches.csv, summary.json and report.html. The"
        + " mended folder can be mended again: what happened before is kept in its summary. Absences and closures"
        + " are those of --absence and --close, so that the scenario's own tables need not change.",
      "Ctrl-C takes the best diary found so far; a second Ctrl-C ends at once and writes nothing.",
    ],
    operands: [.scenario, DiaryInput.planOperand],
    required: [out],
    options: [out] + DiaryEvents.options + [
      pin, DiaryInput.today, timeLimit, PlanOptions.seedOption, ScenarioInput.bankHolidays,
    ],
    examples: [
      Manual.Example(
        "convenor rebook county plan --out new --absence O03:2026-05-11..2026-05-22",
        "O03 is ill for two weeks: who chairs, and when, and who has to be told."),
      Manual.Example(
        "convenor rebook county new --out newer --adjourn C34.later-review.2026-06-14",
        "Mends the mended diary: a review was adjourned, its second part has to be held."),
      Manual.Example(
        "convenor rebook county plan --out new --close P07:2026-06-01..2026-06-05",
        "A venue is closed for a week."),
    ],
    exits: [
      (.success, "the mended plan is written; the first lines say what was lost, if anything"),
      (.usage, "the command line cannot be followed, or the plan cannot be written into DIR"),
      (.badData, "the scenario or the plan has errors; each is listed"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput
  private let diary: DiaryInput
  private let out: String
  private let request: RebookRequest
  private let options: PlanOptions

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    diary = try DiaryInput(arguments)
    out = try arguments.value(of: Self.out)
    request = RebookRequest(
      today: diary.today, events: try DiaryEvents(arguments).events,
      pinned: try arguments.values(of: Self.pin).map { .init($0) })
    var options = PlanOptions()
    options.threads = 1
    options.timeLimit = try arguments.value(of: Self.timeLimit)
    options.seed = try arguments.value(of: PlanOptions.seedOption)
    self.options = options
  }

  func run(_ console: Console) throws -> ExitCode {
    try diary.ask(input, console) { plan, scenario, calendar in
      try PlanWriting.checkDestination(out, further: [PlanFiles.report])
      let stop = StopSignal()
      let line = ProgressLine()
      let interrupt = Interrupt(raising: stop) {
        line.interject("stopping: the best diary found so far will be written; Ctrl-C again ends at once")
      }
      let mended = try Planner.rebook(
        scenario, calendar: calendar, plan: plan, request: request, options: options, stop: stop)
      interrupt.beginWriting()
      line.close()
      try PlanFolder.write(mended, of: scenario, named: input.name, calendar: calendar, to: out)
      console.say(RebookWords.text(of: mended, request: request, policy: scenario.policy, folder: out))
    }
    return .success
  }
}
