// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The figures that Halton published about the year from April 2012 to March 2013 and that its scenario uses.
///
/// "Safeguarding and Quality Assurance Unit, Independent conference and reviewing managers, Annual report,
/// April 2012 - March 2013". Sections are the report's; it numbers no pages in the text that we have.
enum HaltonFigures {
  static let report = "Halton annual report 2012/13"

  static let all: [PublishedFigure] = [
    figure("lead-managers", "1", "officers", "1.1"),
    figure("reviewing-managers", "3", "officers, full-time", "1.1"),
    figure("business-support-officers", "6", "officers", "1.1"),
    figure("children-on-plans", "86", "children", "2.2"),
    figure("conference-start-refused", "11:30", "time of day", "2.7"),
    figure("children-in-care", "136", "children at 31 March 2013", "3.1"),
    figure("reviews-in-the-year", "419", "reviews from April 2012 to March 2013", "3.1"),
    figure("caseload-upper-guidance", "70", "children to a manager", "3.1"),
    figure("short-breaks", "9", "children", "3.1"),
    figure("pathway-plans", "4", "young people", "3.1"),
    figure("entrants-january-to-march", "25", "children from January to March 2013", "3.2"),
    figure("late-reviews-in-the-year", "1", "reviews", "3.4"),
    figure("out-of-borough-review-interval", "3", "months", "3.7"),
    figure("life-appreciation-days", "6", "days a year", "4.2"),
    figure("disruption-meetings-awaited", "3", "meetings", "4.3"),
    figure("regulation-33-visits", "6", "visits a year", "4.4"),
    figure("exploitation-group-meetings", "8", "meetings from January to March 2013", "4.6"),
  ]

  private static func figure(
    _ name: String, _ value: String, _ unit: String, _ section: String
  ) -> PublishedFigure {
    PublishedFigure(figure: name, value: value, unit: unit, source: report, section: section)
  }
}
