// SPDX-License-Identifier: GPL-3.0-or-later

import Verification

/// `convenor verify`: judges a plan from the scenario's tables alone.
struct VerifyCommand: Command {
  static let manual = Manual(
    name: "verify",
    summary: "checks that a plan keeps every rule and that its costs are right",
    paragraphs: [
      "The checker derives every window, rule and cost anew from the scenario's tables and shares no code with"
        + " the solvers. Each violation is one line: the rule's name, and what is wrong in words. Use it on a"
        + " plan that was changed by hand, too."
    ],
    operands: [
      .scenario, Manual.Operand("DIR", "the plan's folder, as 'convenor plan SCENARIO --out DIR' wrote it"),
    ],
    options: [ScenarioInput.bankHolidays],
    examples: [
      Manual.Example("convenor verify Scenarios/halton-2013 halton", "Checks the plan in the folder halton.")
    ],
    exits: [
      (.success, "the plan keeps every rule and its objective agrees"), (.usage, ExitCode.usage.meaning),
      (.badData, "the plan breaks a rule, a number does not agree, or a file cannot be read"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput
  private let planFolder: String

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    planFolder = arguments.operands[1]
  }

  func run(_ console: Console) throws -> ExitCode {
    let calendar = try input.calendar()
    let scenario = try input.scenario(calendar: calendar, console: console)
    let violations = try Checker.verify(scenario, planFolder: planFolder, calendar: calendar)
    guard violations.isEmpty else {
      console.say(violations.map(\.description).joined(separator: "\n"))
      console.say("\(planFolder): \(Words.count(violations.count, "violation"))")
      return .badData
    }
    console.say("\(planFolder): the plan keeps every rule; the objective agrees")
    return .success
  }
}
