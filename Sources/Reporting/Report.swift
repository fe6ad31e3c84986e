// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// The page that a manager reads.
public enum Report {
  /// One self-contained HTML page about a plan: no script, no outside file, WCAG 2.2 AA, prints on A4.
  public static func html(plan: Plan, scenario: Scenario, calendar: WorkingCalendar) -> String {
    fatalError("contract")
  }
}
