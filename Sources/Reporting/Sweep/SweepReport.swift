// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import StatutoryCalendar

/// The page that compares staffing scenarios.
public enum SweepReport {
  /// One self-contained HTML page: no script, no outside file, readable without colour, prints on A4.
  ///
  /// The page is also well-formed XML. The same comparison gives the same bytes.
  public static func html(_ comparison: ScenarioComparison) -> String {
    var sections = [ComparedScenarios.sideBySide(comparison), ComparedScenarios.differences(comparison)]
    if !comparison.frontier.isEmpty { sections.append(StaffingFrontier.section(comparison)) }
    sections.append(ComparedScenarios.changes(comparison))
    return StudyPage(
      service: comparison.service, banner: "Scenarios compared", lead: .text(lead(comparison)),
      sections: sections
    ).text
  }

  private static func lead(_ comparison: ScenarioComparison) -> String {
    let end = comparison.start + (7 * comparison.weeks - 1)
    let least = comparison.variants.map(\.replications).min() ?? 0
    let scenarios = NumberWords.count(comparison.variants.count, "scenario")
    let replications = NumberWords.count(least, "replication")
    return "\(scenarios), \(TimeWords.dates(comparison.start, to: end)), \(replications) of each"
  }
}
