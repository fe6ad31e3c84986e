// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the Halton scenario needs and the report does not say.
enum HaltonAssumptions {
  static let all = time + places + children + practice + officers + resources + SharedAssumptions.all

  private static let time = [
    assumption(
      "start", "2013-04-02", "day", "the first working day after the year reported on and Easter Monday"),
    assumption("horizon", "12", "weeks", "a quarter, the longest horizon in which every window is known"),
    assumption(
      "day-of-the-plan-count", "2013-03-31", "day",
      "the report says \"currently\" 86 (2.2) and names no day; the count of children in care is of 31 March"),
    assumption(
      "school-holidays", "2013-04-01..2013-04-12 2013-05-27..2013-05-31", "days",
      "two weeks at Easter and a week at the spring bank holiday, as schools in the north-west mostly had"),
    assumption(
      "christmas-closure", "none", "days",
      "the report's \"office closure\" at Christmas (2.5) lies outside the twelve weeks"),
  ]

  private static let places = [
    assumption(
      "towns", "runcorn widnes", "districts", "the borough's two towns, on either side of the Mersey"),
    assumption(
      "town-eastings", "351500 351300", "metres", "the towns' centres on the National Grid, rounded"),
    assumption(
      "town-northings", "382500 385800", "metres", "the towns' centres on the National Grid, rounded"),
    assumption("town-radius", "1600", "metres", "a town's dense part; no home stands for a real address"),
    assumption(
      "town-surroundings", "2600", "metres", "the rest of a town as far as the river and the borders"),
    assumption("town-weights", "50 50", "per cent of families", "the towns are of about the same size"),
    assumption(
      "office-easting", "352400", "metres",
      "the unit's office and one conference room near Runcorn's town hall"),
    assumption("office-northing", "382300", "metres", "as for its easting"),
    assumption("venue-easting", "351200", "metres", "the second conference room, in the middle of Widnes"),
    assumption("venue-northing", "385500", "metres", "as for its easting"),
    assumption(
      "placed-out-of-borough", "430", "per thousand sibling groups",
      "the report has no number; with it the reviews of a year come near the 419 reported"),
    assumption(
      "largest-group-out-of-borough", "4", "children", "larger groups are taken by carers of the borough"),
    assumption(
      "out-of-borough-distance", "9000-25000:60 25000-50000:28 50000-95000:12",
      "metres from the borough's middle",
      "most in the neighbouring boroughs, some in the region, few beyond it"),
    assumption(
      "placed-in-the-other-town", "250", "per thousand sibling groups", "carers live in both towns"),
    assumption(
      "siblings-placed-apart", "250", "per thousand sibling groups of two and more",
      "the report speaks of large sibling groups, which few carers can take whole"),
    assumption(
      "teenagers-in-a-shared-home", "150", "per thousand teenagers placed alone",
      "the report names two children's homes of the borough (4.4)"),
    assumption(
      "longest-journey", "120", "minutes from the office",
      "the report names no distance; there and back leaves half a working day for the review"),
  ]

  private static let children = [
    assumption(
      "mixed-families", "0", "families",
      "the lead chairs conferences and the managers review (1.1), so no family has children of both kinds"),
    assumption(
      "households-on-plans", "1:460 2:290 3:150 4:65 5:25 6:10", "children:weight",
      "1.9 children to a household in the mean, as a conference covers all of them"),
    assumption(
      "days-since-strategy-discussion", CaseloadDrawing.daysOnPlan.text, "days before the start:weight",
      "national durations of ended plans (DfE 2025, table D7): most end within a year"),
    assumption(
      "recent-entrant-groups-newest", "5 3 2 1 1 1", "children in each sibling group",
      "half of the entrants of January to March; the \"recent spike\" is of \"large sibling groups\" (3.1)"),
    assumption(
      "recent-entrant-groups-earlier", "4 3 2 1 1 1", "children in each sibling group",
      "the other half; both lists add up to the 25 entrants (3.2)"),
    assumption(
      "days-since-entry-newest", "3-18:1", "days before the start:weight",
      "no review yet held and time for notice, so that these are the families to allocate"),
    assumption(
      "days-since-entry-earlier", "19-91:1", "days before the start:weight", "from 1 January on"),
    assumption(
      "groups-in-care", "1:680 2:195 3:80 4:30 5:10 6:5", "children:weight",
      "1.5 children to a group in the mean; most reviews are of one child (East Sussex 2014/15, 1.23)"),
    assumption(
      "days-since-entry-others", "92-365:290 366-730:230 731-1460:270 1461-4000:210",
      "days before the start:weight", "no durations are published; numbers have risen, so many are recent"),
    assumption(
      "days-since-late-notified-entry", "110-300:1", "days before the start:weight",
      "the late review was in the year, and of a child who is still in care"),
    assumption(
      "groups-authorised-for-adoption", "3", "sibling groups of one",
      "six Life Appreciation Days (4.2) mean about six adoptive placements a year"),
    assumption(
      "groups-placed-for-adoption", "3", "sibling groups of one",
      "as above: half a year from placement to order"),
    assumption(
      "families-awaiting-a-conference", "4", "families",
      "two or three initial conferences a fortnight keep 86 children on plans"),
    assumption("households-awaiting-a-conference", "1 2 2 3", "children in each", "as households on plans"),
    assumption(
      "days-since-strategy-discussion-awaiting", "2-11:1", "days before the start:weight",
      "the conference is due 15 working days after it and not yet booked"),
    assumption(
      "days-with-short-breaks", "40-1000:1", "days before the start:weight", "no durations are published"),
    assumption("days-out-of-care", "30-500:1", "days before the start:weight", "relevant at 16 and 17"),
  ]

  private static let practice = [
    assumption(
      "days-to-allocate", "12", "working days", "late notifications are frequent (3.4), so the newest wait"),
    assumption(
      "late-meetings-otherwise", "0", "per thousand",
      "the report knows of one late review and no late conference"),
    assumption(
      "meetings-already-booked", "300", "per thousand of those due within four weeks",
      "the next meeting is agreed at the last; what leaves no time for notice is always booked"),
    assumption(
      "who-cannot-come", "60", "per thousand families, and per thousand children in care",
      "not reported; parents work, families go away, children have appointments"),
    assumption(
      "adjourned-conferences", "25", "per thousand families on plans", "not reported; one at a time"),
    assumption(
      "pinned-bookings", "60", "per thousand published bookings",
      "not reported; an interpreter or an expert is booked"),
    assumption(
      "reviews-asked-for-by-events", "15", "per thousand families in care",
      "teenagers have \"more frequent reviews\" (3.2)"),
    assumption(
      "complexity", "80:60 100:760 120:120 150:45 200:15", "per cent of the ordinary work:weight",
      "no weighting is published; most families are ordinary"),
    assumption(
      "conference-starts", "09:30 13:00 15:00", "times of day",
      "\"the number of meetings that could be held in a day\" (2.7): up to three, and none at 11:30"),
    assumption("caseload-lower-guidance", "50", "children to a manager", "the IRO Handbook's 50 to 70"),
    assumption(
      "allocation", "newest", "families", "no vacancy is reported, so only new families have no officer"),
  ]

  private static let officers = [
    assumption(
      "rota-days", "tuesday thursday", "weekdays",
      "the managers share allegations against adults (LADO) \"on a rota basis\" (1.1), in turn"),
    assumption("working-day", "444", "minutes", "7.4 hours"),
    assumption(
      "foster-carer-reviews", "60", "reviews a year",
      "done by the managers (1.1, 4.1); no number is published"),
    assumption("foster-carer-review-length", "150", "minutes", "with reading, writing and travel"),
    assumption(
      "child-in-need-reviews", "40", "reviews a year",
      "independent reviews of plans of 26 weeks and more (3.2); no number is published"),
    assumption("child-in-need-review-length", "120", "minutes", "with reading and writing"),
    assumption("regulation-33-visit-length", "300", "minutes", "a visit and its report"),
    assumption("life-appreciation-day-length", "444", "minutes", "a day each"),
    assumption("disruption-meeting-length", "240", "minutes", "with reading and writing"),
    assumption(
      "lead-management", "888", "minutes a week",
      "two days a week for managing the team, the LADO role and panels (1.1)"),
    assumption("exploitation-group-length", "120", "minutes", "with preparation"),
    assumption("weeks-in-january-to-march", "13", "weeks", "a quarter"),
    assumption("sickness", "0", "per thousand people", "the report names none among the managers"),
  ]

  private static let resources = [
    assumption(
      "minute-takers", "2", "of the six business support officers",
      "the managers write up most reviews themselves (3.8); conferences are minuted (2.5)"),
    assumption(
      "rooms", "1 1", "rooms at the office and at the venue", "the lead chairs one conference at a time"),
  ]

  private static func assumption(
    _ name: String, _ value: String, _ unit: String, _ reason: String
  ) -> Assumption {
    Assumption(assumption: name, value: value, unit: unit, reason: reason)
  }
}
