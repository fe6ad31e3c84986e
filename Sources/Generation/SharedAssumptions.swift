// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What every generated scenario assumes, written from the constants that the makers use.
enum SharedAssumptions {
  static let all = [
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
    assumption(
      "leave-in-the-horizon", "1 week in \(AbsenceDrawing.weeksForAWeekOfLeave)", "weeks",
      "about 30 days of leave a year"),
  ]

  private static func assumption(
    _ name: String, _ value: String, _ unit: String, _ reason: String
  ) -> Assumption {
    Assumption(assumption: name, value: value, unit: unit, reason: reason)
  }
}
