// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What a synthetic service assumes besides its shape, and the table that says so.
enum SyntheticAssumptions {
  /// Where looked-after children are placed.
  static let placements = PlacementPattern(otherDistrict: 180, outside: 140, apart: 250, childrensHome: 200)
  /// Meetings that were late, in thousandths.
  static let latePerThousand = 6
  /// Looked-after families with an event that asks for an earlier review, in thousandths.
  static let eventsPerThousand = 12
  /// Families about which a manager has decided something, in thousandths.
  static let decisionsPerThousand = 15
  /// Families, and children in care, who cannot come at some times, in thousandths.
  static let unavailablePerThousand = 60
  /// Conferences that have to be held anew, in thousandths of the families on plans.
  static let adjournedPerThousand = 15
  /// Published bookings that may not be moved, in thousandths.
  static let pinnedPerThousand = 60
  /// Looked-after families with an older child's row, in thousandths.
  static let siblingsPerThousand = 20
  /// How often families are of which complexity, in per cent.
  static let complexity = [
    WeightedRange(80...80, weight: 60), WeightedRange(100...100, weight: 760),
    WeightedRange(120...120, weight: 120), WeightedRange(150...150, weight: 45),
    WeightedRange(200...200, weight: 15),
  ]

  /// How the service has worked so far.
  static func practice(bookedPerThousand: Int) -> Practice {
    Practice(
      latePerThousand: latePerThousand, bookedPerThousand: bookedPerThousand, complexity: complexity,
      eventsPerThousand: eventsPerThousand, decisionsPerThousand: decisionsPerThousand,
      unavailablePerThousand: unavailablePerThousand, adjournedPerThousand: adjournedPerThousand,
      pinnedPerThousand: pinnedPerThousand, siblingsPerThousand: siblingsPerThousand)
  }

  /// The table of assumptions of a scenario of a shape.
  static func rows(of shape: ServiceShape) -> [Assumption] {
    func row(_ name: String, _ value: String, _ unit: String, _ reason: String) -> Assumption {
      Assumption(assumption: name, value: value, unit: unit, reason: reason)
    }
    return [
      row("seed", "\(shape.seed)", "number", "every random choice follows from it"),
      row("children", "\(shape.children)", "children", "as asked for"),
      row("on-plans", "\(shape.onPlan)", "fraction of the children", "as asked for"),
      row(
        "on-plans-also-looked-after", "\(shape.alsoLookedAfter)", "fraction of those on plans",
        "Lancashire's annual report 2011/12 has 39 of 547"),
      row(
        "awaiting-a-conference", "\(shape.awaitingConference)", "fraction of the children",
        "three weeks of the conferences that keep so many on plans"),
      row("short-breaks", "\(shape.shortBreaks)", "fraction of the children", "as asked for"),
      row("pathway-plans", "\(shape.pathway)", "fraction of the children", "as asked for"),
      row("without-an-officer", "\(shape.unallocated)", "fraction of the families", "as asked for"),
      row(
        "already-booked", "\(shape.booked)", "fraction of the meetings due within four weeks",
        "the next meeting is often agreed at the last"),
      row(
        "officers-for-children", "\(StaffDrawing.childrenPerFTE)", "children to a full-time officer",
        "the middle of the IRO Handbook's 50 to 70, unless the number of officers is given"),
      row(
        "groups-in-care", CaseloadDrawing.groupsInCare.text, "children:weight",
        "most reviews are of one child (East Sussex 2014/15: 1.23 in the mean)"),
      row(
        "households-on-plans", CaseloadDrawing.households.text, "children:weight", "1.9 children in the mean"),
      row("days-since-entry", CaseloadDrawing.daysInCare.text, "days:weight", "many recent, some long"),
      row(
        "days-since-strategy-discussion", CaseloadDrawing.daysOnPlan.text, "days:weight",
        "national durations of ended plans (DfE 2025, table D7): most end within a year"),
      row(
        "placed-in-another-district", "\(placements.otherDistrict)", "per thousand sibling groups",
        "carers are not where families are"),
      row(
        "placed-outside-the-area", "\(placements.outside)", "per thousand sibling groups",
        "of at most \(placements.largestGroupOutside) children; reports name distance and give no number"),
      row(
        "siblings-placed-apart", "\(placements.apart)", "per thousand groups of two and more",
        "few carers take large groups"),
      row(
        "teenagers-in-a-shared-home", "\(placements.childrensHome)", "per thousand teenagers placed alone",
        "Middlesbrough 2019/20 has 9.7% of all children in homes"),
      row(
        "late-meetings", "\(latePerThousand)", "per thousand held meetings",
        "between East Sussex's 0.4% (2014/15) and Lancashire's 1.1% (2011/12)"),
      row(
        "reviews-asked-for-by-events", "\(eventsPerThousand)", "per thousand families in care",
        "reports name them and give no number"),
      row(
        "who-cannot-come", "\(unavailablePerThousand)",
        "per thousand families, and per thousand children in care",
        "no service publishes it; parents work, families go away, children have appointments"),
      row(
        "adjourned-conferences", "\(adjournedPerThousand)", "per thousand families on plans",
        "a conference or two at a time; reports name adjournments and seldom count them"),
      row(
        "pinned-bookings", "\(pinnedPerThousand)", "per thousand published bookings",
        "an interpreter or an expert is booked; no service publishes it"),
      row(
        "managers-decisions", "\(decisionsPerThousand)", "per thousand families",
        "no service publishes them; few enough to be looked at one by one"),
      row(
        "rows-of-older-siblings", "\(siblingsPerThousand)", "per thousand families in care",
        "no service publishes them"),
      row(
        "caseload-of-a-starter", "\(StaffDrawing.starterPercent)", "per cent of an ordinary caseload",
        "Wirral's workload scheme for social workers, in the first year"),
      row(
        "conferences-of-a-family", "\(ResourceDrawing.conferencesPerFamilyYear)", "a year",
        "after three months and every six, and initial conferences of new families; so many rooms and minute takers"
      ),
      row(
        "complexity", complexity.text, "per cent of the ordinary work:weight",
        "no weighting is published; most families are ordinary"),
    ]
      + (shape.horizonWeeks > ServiceShape.longestQuarter
        ? SharedAssumptions.allOfAYear : SharedAssumptions.all)
  }
}
