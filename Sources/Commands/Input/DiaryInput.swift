// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Planning
import StatutoryCalendar

/// What the commands that read a plan's diary share.
struct DiaryInput: Sendable {
  static let today = Option.text(
    "today", "DATE",
    "the day on which this is asked, yyyy-mm-dd: notice counts from it and nothing before it changes (default:"
      + " the day of the last mending, or the plan's start)")

  static let planOperand = Manual.Operand(
    "DIR", "the plan's folder, as 'convenor plan' or 'convenor rebook' wrote it")

  /// The plan's folder.
  let folder: String
  /// The day that was given.
  let today: Day?

  /// Reads the plan's folder from the second operand, and the day.
  ///
  /// - Throws: `UsageError` for a text that is no date.
  init(_ arguments: Arguments) throws(UsageError) {
    folder = arguments.operands[1]
    guard let text = try arguments.valueIfGiven(of: Self.today) else {
      today = nil
      return
    }
    guard let day = Day(iso: text) else {
      throw UsageError(
        "option --today, value \"\(text.shortened)\": expected a date that exists, as yyyy-mm-dd")
    }
    today = day
  }

  /// Reads the plan.
  ///
  /// - Parameter scenario: without the plan's changes of staff.
  /// - Returns: the plan, and the scenario with the changes.
  /// - Throws: `BadData` with every error of its files.
  private func plan(of scenario: Scenario) throws(BadData) -> (plan: PublishedPlan, scenario: Scenario) {
    let (diary, diaryFaults) = WrittenDiary.read(folder: folder, scenario: scenario)
    guard let diary else {
      throw BadData(diaryFaults.map(\.line) + ["\(folder) cannot be used"])
    }
    let (allocation, allocationFaults) = WrittenAllocation.read(folder: folder)
    guard let allocation else {
      throw BadData(allocationFaults.map(\.line) + ["\(folder) cannot be used"])
    }
    let plan = PublishedPlan(
      allocation: allocation.rows.map {
        .init(family: $0.family, children: $0.children, officer: $0.officer)
      }, diary: diary.rows, summary: diary.summary)
    do throws(ScenarioChangeError) {
      return (plan, try scenario.applying(diary.summary.changes))
    } catch {
      throw BadData("\(folder) does not fit the scenario: \(error)")
    }
  }

  /// Reads scenario and plan, and asks something of the diary.
  ///
  /// - Parameter ask: gets the scenario with the plan's changes.
  /// - Throws: `BadData` with every error of the files, `UsageError` for what cannot be asked.
  func ask<Answer>(
    _ input: ScenarioInput, _ console: Console,
    _ ask: (PublishedPlan, Scenario, WorkingCalendar) throws -> Answer
  ) throws -> Answer {
    let calendar = try input.calendar()
    let (plan, scenario) = try plan(of: input.scenario(calendar: calendar, console: console))
    do {
      return try ask(plan, scenario, calendar)
    } catch let error as DiaryError {
      throw Self.usageError(error, plan: plan, scenario: scenario)
    } catch let error as ExplanationError {
      throw BadData("\(folder) does not fit \(input.folder): \(error)")
    }
  }

  /// Turns what cannot be asked of a diary into what has to change on the command line, with a suggestion.
  private static func usageError(
    _ error: DiaryError, plan: PublishedPlan, scenario: Scenario
  ) -> UsageError {
    func near(_ text: String, _ ids: [String]) -> UsageError {
      UsageError(error.description, suggestion: Spelling.nearest(to: text, among: ids))
    }
    switch error {
    case .unknownMeeting(let id): return near(id.text, plan.diary.map(\.meeting.text))
    case .unknownFamily(let id): return near(id.text, scenario.families.map(\.id.text))
    case .unknownOfficer(let id): return near(id.text, scenario.officers.map(\.id.text))
    case .unknownPlace(let id): return near(id.text, scenario.places.map(\.id.text))
    default: return UsageError(error.description)
    }
  }
}
