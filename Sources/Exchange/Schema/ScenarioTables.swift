// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension TableSchema {
  /// Every table of a scenario, in the order of `Scenarios/FORMAT.md`.
  static let scenario: [TableSchema] = [
    officers, workingHours, absences, dutyDays, busy, closures, places, rooms, minuteTakers, families,
    decisions, children, statuses, meetings, travel, figures, assumptions, course, staffCourse, published,
  ]
}

// MARK: - People

extension TableSchema {
  static let officers = TableSchema(
    "officers", "IROs and conference chairs", key: ["officer"],
    [
      Column("officer", .identifier, means: "The officer's id"),
      Column("fte", .fraction, means: "Full-time equivalent"),
      Column("roles", .list(of: roles), .column, means: "What the officer may be the named officer for"),
      Column("cover_roles", .list(of: roles), .nothing, means: "What the officer may chair only as cover"),
      Column("skills", .list(of: .word), .nothing, means: "Skills"),
      Column("base", .identifier, to: .place, means: "Where the working day starts and ends"),
      Column("start", .date, .nothing, means: "First day of employment"),
      Column("end", .date, .nothing, means: "Last day of employment"),
      Column(
        "excluded_teams", .list(of: .word), .nothing,
        means: "Teams that the officer manages or has case-managed for"),
      Column("other_minutes_per_week", .integer(0...10080), .nothing, means: "Duties off capacity"),
      Column(
        "caseload_percent", .integer(1...100), .nothing,
        means: "The share of an ordinary caseload that the officer is given; 100 when empty"),
    ])

  static let workingHours = TableSchema(
    "working_hours", "The hours that a person works on a weekday", key: ["person", "weekday", "week"],
    [
      Column("person", .identifier, to: .person, means: "The officer or minute taker"),
      Column(
        "weekday", .choice(Weekday.allCases.filter { !$0.isWeekend }.map(\.rawValue)), means: "The weekday"),
      Column("week", .integer(1...2), .nothing, means: "The week of the fortnight; every week when empty"),
      Column("start", .time, means: "When work starts"),
      Column("end", .time, means: "When work ends"),
    ])

  static let absences = TableSchema(
    "absences", optional: true, "Days on which a person is away",
    [
      Column("person", .identifier, to: .person, means: "The officer or minute taker"),
      Column("first", .date, means: "First day away"),
      Column("last", .date, means: "Last day away"),
      Column("kind", .choice(Absence.Kind.allCases.map(\.rawValue)), means: "Why"),
    ])

  static let dutyDays = TableSchema(
    "duty_days", optional: true, "Days on which an officer has a duty and is not bookable",
    key: ["officer", "date"],
    [
      Column("officer", .identifier, to: .officer, means: "The officer"),
      Column("date", .date, means: "The day"),
      Column("duty", .word, means: "The duty"),
    ])

  static let busy = TableSchema(
    "busy", optional: true, "Existing appointments",
    [
      Column(
        "holder", .identifier, to: .holder,
        means: "The officer, minute taker, room, family or child"),
      Column("date", .date, means: "The day"),
      Column("start", .time, means: "When it starts"),
      Column("end", .time, means: "When it ends"),
    ])

  static let minuteTakers = TableSchema(
    "minute_takers", optional: true, "People who take the minutes of conferences", key: ["minute_taker"],
    [
      Column("minute_taker", .identifier, means: "The minute taker's id"),
      Column("base", .identifier, to: .place, means: "Where the working day starts and ends"),
      Column("start", .date, .nothing, means: "First day of employment"),
      Column("end", .date, .nothing, means: "Last day of employment"),
    ])

  private static let roles = Column.Content.choice(Role.allCases.map(\.rawValue))
}

// MARK: - Places

extension TableSchema {
  static let closures = TableSchema(
    "closures", optional: true, "Days on which an office is closed", key: ["date", "place"],
    [
      Column("date", .date, means: "The day"),
      Column("reason", .word, means: "Why"),
      Column("place", .identifier, .nothing, to: .place, means: "The place; all places when empty"),
    ])

  static let places = TableSchema(
    "places", "Where people meet, live or start from", key: ["place"],
    [
      Column("place", .identifier, means: "The place's id"),
      Column("kind", .choice(Place.Kind.allCases.map(\.rawValue)), means: "What it is"),
      Column("easting", .integer(0...700_000), means: "Metres east on the British National Grid"),
      Column("northing", .integer(0...1_300_000), means: "Metres north on the British National Grid"),
      Column("district", .word, means: "The district"),
    ])

  static let rooms = TableSchema(
    "rooms", optional: true, "Rooms in which conferences are held", key: ["room"],
    [
      Column("room", .identifier, means: "The room's id"),
      Column("venue", .identifier, to: .place, means: "The venue or office it is in"),
      Column("start", .time, .nothing, means: "When it opens; the policy's default hours when empty"),
      Column("end", .time, .nothing, means: "When it closes"),
    ])

  static let travel = TableSchema(
    "travel", optional: true, "Journeys whose minutes are known, in one direction", key: ["from", "to"],
    [
      Column("from", .identifier, to: .place, means: "Where it starts"),
      Column("to", .identifier, to: .place, means: "Where it ends"),
      Column("minutes", .integer(0...600), means: "How long it takes"),
    ])
}

// MARK: - Cases

extension TableSchema {
  static let families = TableSchema(
    "families", "The sibling or household group: the unit of allocation", key: ["family"],
    [
      Column("family", .identifier, means: "The family's id"),
      Column(
        "officer", .identifier, .nothing, to: .officer, means: "The named officer now; empty: to be allocated"
      ),
      Column(
        "former_officers", .list(of: .identifier), .nothing, to: .officer,
        means: "Officers it knows, latest first"),
      Column("home", .identifier, .nothing, to: .place, means: "Where the family lives"),
      Column("venue", .identifier, .nothing, to: .place, means: "Where its conferences are held"),
      Column("team", .word, .nothing, means: "The social work team responsible"),
      Column(
        "complexity", .integer(50...300), .nothing, means: "Per cent of the ordinary work; 100 when empty"),
      Column("skills", .list(of: .word), .nothing, means: "Skills that the officer must have"),
      Column("preferred_skills", .list(of: .word), .nothing, means: "Skills that the officer should have"),
      Column(
        "conflicts", .list(of: .identifier), .nothing, to: .officer,
        means: "Who must not be allocated or chair"),
      Column(
        "apart_from", .list(of: .identifier), .nothing, to: .family,
        means: "Families that need another officer"),
      Column(
        "siblings", .list(of: .identifier), .nothing, to: .family,
        means: "Rows of the same siblings, whose officers the family knows"),
    ])

  static let decisions = TableSchema(
    "decisions", optional: true, "What managers have decided about families and officers",
    key: ["family", "decision", "officer"],
    [
      Column("family", .identifier, to: .family, means: "The family"),
      Column("decision", .choice(Decision.Kind.allCases.map(\.rawValue)), means: "What was decided"),
      Column("officer", .identifier, to: .officer, means: "The officer whom it is about"),
      Column("reason", .line(longest: 120), means: "Why, without names: it is shown in the report"),
    ])

  static let children = TableSchema(
    "children", "Children with a case", key: ["child"],
    [
      Column("child", .identifier, means: "The child's id"),
      Column("family", .identifier, to: .family, means: "The child's family"),
      Column("birth", .date, means: "Date of birth; the expected date of an unborn child"),
      Column("placement", .identifier, .nothing, to: .place, means: "Where the child is placed"),
      Column("cohorts", .list(of: .word), .nothing, means: "Cohorts that local policies name"),
    ])

  static let statuses = TableSchema(
    "statuses", "The states of a child's case, ended ones included", key: ["child", "status", "since"],
    [
      Column("child", .identifier, to: .child, means: "The child"),
      Column("status", .choice(CaseStatus.allCases.map(\.rawValue)), means: "The state"),
      Column("since", .date, means: "The day it started"),
      Column("until", .date, .nothing, means: "The day it ended"),
    ])

  static let meetings = TableSchema(
    "meetings", optional: true, "Meetings held, booked or asked for; one row for each child of each meeting",
    key: ["meeting", "child"],
    [
      Column("meeting", .identifier, means: "The meeting's id"),
      Column("child", .identifier, to: .child, means: "The child"),
      Column("kind", .choice(MeetingKind.allCases.map(\.rawValue)), means: "What it is"),
      Column(
        "status", .choice(RecordedMeeting.Status.allCases.map(\.rawValue)),
        means: "Held, booked, due, or adjourned: a conference that was begun and has to be held anew"),
      Column("date", .date, means: "The day of the meeting, or of the event when it is due"),
      Column("start", .time, .nothing, means: "When it starts"),
      Column("end", .time, .nothing, means: "When it ends"),
      Column("officer", .identifier, .nothing, to: .officer, means: "Who chaired or will chair"),
      Column("room", .identifier, .nothing, to: .room, means: "The room booked"),
      Column("minute_taker", .identifier, .nothing, to: .minuteTaker, means: "The minute taker booked"),
      Column(
        "combined", .choice(MeetingKind.ofReviewClock.map(\.rawValue)), .nothing,
        means: "The review of this child that is held with the conference"),
      Column(
        "pinned", .choice(YesOrNo.allCases.map(\.rawValue)), .nothing,
        means: "Whether re-booking may not move the booking; no when empty"),
    ])
}

extension MeetingKind {
  /// The reviews that answer a looked-after child's review clock.
  static let ofReviewClock = allCases.filter { $0.group == .review }
}

/// A cell that answers a question.
enum YesOrNo: String, CaseIterable {
  case yes, no
}

// MARK: - For people

extension TableSchema {
  static let figures = TableSchema(
    "figures", optional: true, "Published figures that the scenario is built from",
    [
      Column("figure", .text, means: "What it is"),
      Column("value", .text, means: "The value as published"),
      Column("unit", .text, .column, means: "Its unit"),
      Column("source", .text, means: "The report"),
      Column("section", .text, .column, means: "Page or section"),
    ])

  static let assumptions = TableSchema(
    "assumptions", optional: true, "What the scenario assumes and no report says",
    [
      Column("assumption", .text, means: "What is assumed"),
      Column("value", .text, means: "The value"),
      Column("unit", .text, .column, means: "Its unit"),
      Column("reason", .text, means: "Why this value"),
    ])
}
