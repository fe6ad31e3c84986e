// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// The page that compares staffing scenarios.
public enum SweepReport {
  /// One self-contained HTML page: no script, no outside file, readable without colour, prints on A4.
  ///
  /// The page is also well-formed XML. The same comparison gives the same bytes.
  public static func html(_ comparison: ScenarioComparison) -> String {
    var sections = [ComparedScenarios.sideBySide(comparison), ComparedScenarios.differences(comparison)]
    if !comparison.frontier.isEmpty { sections.append(StaffingFrontier.section(comparison)) }
    sections.append(ComparedScenarios.changes(comparison))
    return SweepPage(comparison: comparison, sections: sections).text
  }
}
