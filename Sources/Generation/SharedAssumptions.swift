// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What every generated scenario assumes, written from the constants that the makers use.
enum SharedAssumptions {
  static let all =
    common + [
      assumption(
        "leave-in-the-horizon", "1 week in \(AbsenceDrawing.weeksForAWeekOfLeave)", "weeks",
        "about 30 days of leave a year")
    ]

  /// The same of a horizon that is longer than a quarter.
  static let allOfAYear =
    common + [
      assumption(
        "leave-in-a-year", "\(YearOfAbsences.leaveDays)", "working days",
        "about 30 days a year, besides bank holidays and the closure at Christmas"),
      assumption(
        "leave-in-school-holidays", "\(YearOfAbsences.holidayWeight)", "times as likely a week",
        "many have children at school; no service publishes it"),
      assumption(
        "christmas-closure", "\(ClosureDrawing.firstOfChristmas.day) to 31 December", "days",
        "offices are closed; Halton's report 2012/13 names such a closure (2.5)"),
    ]

  private static let common = [
    assumption(
      "ages-in-care", AgeDrawing.inCare.text, "days:weight",
      "reviews by age in East Sussex's annual report 2014/15"),
    assumption(
      "ages-on-plans", AgeDrawing.onPlan.text, "days:weight",
      "children on plans by age in Enfield's annual report 2014/15"),
    assumption(
      "ages-authorised-or-placed-for-adoption", AgeDrawing.forAdoption.text, "days:weight",
      "mostly under seven"),
    assumption(
      "sibling-age-gap", "\(AgeDrawing.siblingGap.lowerBound)-\(AgeDrawing.siblingGap.upperBound)", "days",
      "one to four years"),
    assumption(
      "earliness", "\(HistoryWalker.earliestPart)", "parts of the time from the last meeting",
      "past meetings were held within the last such part before their window closed, most of them late in it"),
    assumption(
      "past-meetings-chaired-as-cover", "\(OfficerAssignment.coverPerThousand)", "per thousand",
      "reports name cover for sickness and vacancies and count none"),
  ]

  private static func assumption(
    _ name: String, _ value: String, _ unit: String, _ reason: String
  ) -> Assumption {
    Assumption(assumption: name, value: value, unit: unit, reason: reason)
  }
}
