// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// The page that a planner reads of a simulated year.
public enum SimulationReport {
  /// One self-contained HTML page: no script, no outside file, readable without colour, prints on A4.
  ///
  /// The page is also well-formed XML. The same year gives the same bytes.
  public static func html(_ year: SimulatedYear) -> String {
    var sections = [SimulatedOutcomes.section(year)]
    if !year.comparisons.isEmpty { sections.append(PublishedSection.section(year)) }
    sections += [
      SimulatedMeetings.kinds(year), SimulatedMeetings.causes(year), SimulatedCourse.backlog(year),
      SimulatedCourse.months(year), SimulatedOfficers.section(year), SimulatedBasis.section(year),
    ]
    return SimulationPage(year: year, sections: sections).text
  }
}
