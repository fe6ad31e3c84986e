// SPDX-License-Identifier: GPL-3.0-or-later

import Exchange

/// `convenor check`: reads a scenario and reports every fault at once.
struct CheckCommand: Command {
  static let manual = Manual(
    name: "check",
    summary: "reads a scenario and reports every fault at once",
    paragraphs: [
      "Each fault is one line: whether it is an error or a warning, the file, the row as a spreadsheet counts"
        + " it (the header is row 1), the column, the value found, and what was expected. With errors the"
        + " scenario cannot be planned; with warnings it can, and somebody should look."
    ],
    operands: [.scenario],
    options: [ScenarioInput.bankHolidays],
    examples: [
      Manual.Example("convenor check Scenarios/halton-2013", "Checks Halton's scenario."),
      Manual.Example(
        "convenor check mine | grep children.csv", "Shows only the faults of one file."),
    ],
    exits: [
      (.success, "no errors; there may be warnings"), (.usage, ExitCode.usage.meaning),
      (.badData, "there are errors, or the folder or one of its files is missing"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
  }

  func run(_ console: Console) throws -> ExitCode {
    let reading = ScenarioReading.read(folder: input.folder, calendar: try input.calendar())
    let errors = reading.faults.count { $0.severity == .error }
    var lines = reading.faults.map(\.line)
    if let scenario = reading.scenario { lines.append(ScenarioWords.contents(of: scenario)) }
    lines.append(
      "\(input.folder): \(Words.count(errors, "error")),"
        + " \(Words.count(reading.faults.count - errors, "warning"))")
    console.say(lines.joined(separator: "\n"))
    return errors == 0 ? .success : .badData
  }
}
