// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import StatutoryCalendar

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
    return StudyPage(
      service: year.service, banner: "A simulated year", lead: lead(year), sections: sections
    ).text
  }

  private static func lead(_ year: SimulatedYear) -> HTML {
    let end = year.start + (7 * year.weeks - 1)
    let replications = NumberWords.count(year.done, "replication")
    return .fragment([
      .text("Simulated \(TimeWords.dates(year.start, to: end)), \(replications) "),
      year.done < year.asked
        ? Components.label("Stopped early: \(year.asked) were asked for", .alert)
        : Components.label("Complete", .good),
    ])
  }
}
