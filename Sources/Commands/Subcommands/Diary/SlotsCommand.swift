// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Planning
import StatutoryCalendar

/// `convenor slots`: the best free slots of a meeting in a published diary.
struct SlotsCommand: Command {
  static let meeting = Option.text("meeting", "ID", "a meeting of the diary, booked or not")
  static let family = Option.text("family", "ID", "the family of a new meeting; with --kind")
  static let kind = Option.text(
    "kind", "KIND", "the kind of a new meeting, such as initial-conference; with --family")
  static let limit = Option.integer(
    "limit", "N", "how many officers' days to show", in: 1...1000, default: 10)

  static let manual = Manual(
    name: "slots",
    summary: "lists the best free slots of a meeting in a published diary",
    paragraphs: [
      "For the moment when somebody rings: 'can we have another day?' Every day, start and chair is looked at;"
        + " each slot shown keeps every rule together with the diary as it is: hours and travel of the chair, the"
        + " break, appointments of the family, a room and a minute taker where needed, notice counted from"
        + " --today. Nothing is booked and nothing else moves.",
      "Ask for a meeting of the diary with --meeting: its own booking, if it has one, counts as free. Ask for a"
        + " new one with --family and --kind: its window is the one that the rules give it. The best slot comes"
        + " first: the cost is in officer minutes and counts travel, cover by another officer, the margin to the"
        + " deadline, lateness and school hours, as Scenarios/MODEL.md explains under Booking, and what it does to"
        + " meetings that follow it, whose windows move with it. The last column says it in words. When there is"
        + " no slot, the answer says what stops it.",
      "Each line is another officer or another day: of one officer's day the best time is shown, and 'or at' has"
        + " the other times at which the same officer could begin that day. So the first lines are real choices"
        + " and not one morning half-hour by half-hour.",
    ],
    operands: [.scenario, DiaryInput.planOperand],
    options: [meeting, family, kind, limit, DiaryInput.today, ScenarioInput.bankHolidays],
    examples: [
      Manual.Example(
        "convenor slots county plan --meeting C34.later-review.2026-06-14",
        "Where else this review could go."),
      Manual.Example(
        "convenor slots county plan --family F012 --kind initial-conference --limit 5",
        "The five best slots for a conference that is not in the diary yet."),
    ],
    exits: [
      (.success, "the slots, or what stops the meeting, are shown"),
      (.usage, "the command line cannot be followed: an unknown meeting, family, kind or day"),
      (.badData, "the scenario or the plan has errors; each is listed"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  /// What is asked for.
  private enum Question {
    case meeting(RecordedMeeting.ID)
    case new(Family.ID, MeetingKind)
  }

  private let input: ScenarioInput
  private let diary: DiaryInput
  private let question: Question
  private let limit: Int

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    diary = try DiaryInput(arguments)
    limit = try arguments.value(of: Self.limit)
    let meeting = try arguments.valueIfGiven(of: Self.meeting)
    let family = try arguments.valueIfGiven(of: Self.family)
    let kind = try arguments.valueIfGiven(of: Self.kind)
    switch (meeting, family, kind) {
    case (let id?, nil, nil): question = .meeting(.init(id))
    case (nil, let id?, let text?):
      guard let kind = MeetingKind(rawValue: text) else {
        let kinds = MeetingKind.allCases.map(\.rawValue)
        throw UsageError(
          "option --kind, value \"\(text.shortened)\": expected one of \(kinds.joined(separator: ", "))",
          suggestion: Spelling.nearest(to: text, among: kinds))
      }
      question = .new(.init(id), kind)
    default:
      throw UsageError("say which meeting: --meeting ID, or --family ID and --kind KIND")
    }
  }

  func run(_ console: Console) throws -> ExitCode {
    let answer = try diary.ask(input, console) { plan, scenario, calendar in
      let finder = try SlotFinder(scenario, calendar: calendar, plan: plan, today: diary.today)
      return switch question {
      case .meeting(let id): try finder.slots(for: id, limit: limit)
      case .new(let family, let kind): try finder.slots(family: family, kind: kind, limit: limit)
      }
    }
    console.say(SlotWords.text(of: answer))
    return .success
  }
}
