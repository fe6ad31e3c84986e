// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// `convenor windows`: lists when each child's next meetings are due, by which rule.
struct WindowsCommand: Command {
  static let child = Option.text(
    "child", "ID", "only this child, with the windows that close after the horizon")
  static let all = Flag("all", "also the windows that close after the horizon")

  static let manual = Manual(
    name: "windows",
    summary: "lists every due meeting with its window, rule and citation",
    paragraphs: [
      "Each line is the next meeting of one child for one clock, such as reviews or conferences; what closes"
        + " first stands first. 'trigger' is the day that started the clock, 'opens' the first day on which the"
        + " meeting may be booked (by the rule and by the policy), 'closes' the last lawful day, 'left' the"
        + " days from the plan's start to that (below 0: overdue), 'booked' the day of a published booking. A"
        + " window is due when it closes within the policy's horizon."
    ],
    operands: [.scenario],
    options: [child, all, ScenarioInput.bankHolidays],
    examples: [
      Manual.Example("convenor windows Scenarios/halton-2013", "Lists what Halton has to book by June 2013."),
      Manual.Example("convenor windows Scenarios/halton-2013 --child C0034", "Explains one child's windows."),
    ],
    exits: [
      (.success, ExitCode.success.meaning),
      (.usage, "the command line cannot be followed, or the scenario has no such child"),
      (.badData, ExitCode.badData.meaning), (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput
  private let child: String?
  private let showsAll: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    child = try arguments.valueIfGiven(of: Self.child)
    showsAll = arguments.has(Self.all)
  }

  func run(_ console: Console) throws -> ExitCode {
    let calendar = try input.calendar()
    let scenario = try input.scenario(calendar: calendar, console: console)
    let children = try chosenChildren(of: scenario)
    let rows = try WindowRow.rows(for: children, in: scenario, calendar: calendar)
    let horizonEnd = scenario.policy.horizonEnd
    let shown = rows.filter { showsAll || child != nil || $0.window.closes <= horizonEnd }

    var table = TextTable([
      ("child", .left), ("meeting", .left), ("rule", .left), ("trigger", .left), ("opens", .left),
      ("closes", .left), ("left", .right), ("booked", .left), ("citation", .left),
    ])
    for row in shown {
      let window = row.window
      table.append([
        row.child.text, window.kind.rawValue, window.rule, "\(window.trigger)", "\(row.opens)",
        "\(window.closes)", "\(window.closes - scenario.policy.start)", row.booked.map { "\($0)" } ?? "-",
        window.citation,
      ])
    }
    let due = rows.filter { $0.window.closes <= horizonEnd }
    let overdue = due.count { $0.window.closes < scenario.policy.start }
    var summary =
      "\(Words.count(due.count, "window")) due by \(horizonEnd): \(Words.grouped(overdue)) overdue,"
      + " \(Words.grouped(due.count { $0.booked != nil })) booked; left counts days from"
      + " \(scenario.policy.start)"
    if shown.count < rows.count {
      summary += "; \(Words.grouped(rows.count - shown.count)) more close later: --all lists them"
    }
    console.say(shown.isEmpty ? summary : "\(table.text)\n\n\(summary)")
    return .success
  }

  private func chosenChildren(of scenario: Scenario) throws(UsageError) -> [Child] {
    guard let child else { return scenario.children }
    if let found = scenario.children.first(where: { $0.id.text == child }) { return [found] }
    let near = Spelling.nearest(to: child, among: scenario.children.map(\.id.text))
    throw UsageError(
      "option --child, value \"\(child.shortened)\": expected the id of one of the"
        + " \(Words.count(scenario.children.count, "child", plural: "children")) in \(input.folder)",
      suggestion: near)
  }
}
