// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// What the commands that read a scenario share: which folder, and which calendar.
struct ScenarioInput: Sendable {
  /// A newer file of bank holidays.
  static let bankHolidays = Option.text(
    "bank-holidays", "FILE",
    "a newer file in the shape of www.gov.uk/bank-holidays.json; its years replace those that the program"
      + " knows")

  /// The scenario's folder.
  let folder: String
  private let bankHolidaysFile: String?

  /// Creates the input from the first operand and the shared option.
  init(_ arguments: Arguments) throws(UsageError) {
    folder = arguments.operands[0]
    bankHolidaysFile = try arguments.valueIfGiven(of: Self.bankHolidays)
  }

  /// The folder's own name, without the way to it.
  var name: String {
    folder.split(separator: "/").last.map(String.init) ?? folder
  }

  /// The working days to count with.
  func calendar() throws -> WorkingCalendar { try Self.calendar(extendedBy: bankHolidaysFile) }

  /// The program's own calendar, extended by a file when one is given.
  ///
  /// - Throws: `BadData` when the file cannot be read or understood.
  static func calendar(extendedBy path: String?) throws -> WorkingCalendar {
    let known = try WorkingCalendar.english()
    guard let path else { return known }
    do {
      return try WorkingCalendar(bankHolidaysJSON: FileBytes.read(path), extending: known)
    } catch CalendarError.unreadableBankHolidays(let reason) {
      throw BadData("\(path): \(reason)")
    }
  }

  /// Reads the scenario, says on standard error when there are warnings, and refuses one with errors.
  ///
  /// - Throws: `BadData` with every error.
  func scenario(calendar: WorkingCalendar, console: Console) throws(BadData) -> Scenario {
    let reading = ScenarioReading.read(folder: folder, calendar: calendar)
    let errors = reading.faults.filter { $0.severity == .error }
    guard let scenario = reading.scenario, errors.isEmpty else {
      throw BadData(
        errors.map(\.line) + ["\(folder) cannot be used: \(Words.count(errors.count, "error"))"])
    }
    if !reading.faults.isEmpty {
      console.complain(
        "\(folder): \(Words.count(reading.faults.count, "warning"));"
          + " 'convenor check \(folder)' lists them")
    }
    return scenario
  }
}

extension Fault {
  /// The fault on one line, with its severity.
  var line: String { "\(severity.rawValue): \(description)" }
}
