// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

// The tables of a year's course, which only a simulation reads.
extension TableSchema {
  static let course = TableSchema(
    "course", optional: true, "What happens in the year from the start on; for a simulation only",
    key: ["quantity", "month"],
    [
      Column("quantity", .choice(CourseQuantity.allCases.map(\.rawValue)), means: "What it is"),
      Column("month", .month, .column, means: "The month; the whole year when empty"),
      Column("value", .amount(most: 100_000), means: "The value"),
      Column("unit", .text, means: "Its unit: children, percent or working days"),
      Column(
        "basis", .choice(CourseFigure.Basis.allCases.map(\.rawValue)),
        means: "Whether a report of the service says it, or arithmetic on one"),
      Column("source", .text, means: "The report, or why it is assumed"),
      Column("section", .text, .column, means: "Page or section"),
    ])

  static let staffCourse = TableSchema(
    "staff_course", optional: true, "What happens to staff in the year, and is not known before",
    key: ["person", "event", "first"],
    [
      Column("person", .identifier, to: .person, means: "The officer or minute taker"),
      Column("event", .choice(StaffEvent.Kind.allCases.map(\.word)), means: "What happens"),
      Column("first", .date, means: "First day of the absence, or last of the employment"),
      Column("last", .date, means: "Last day of the absence, or of the employment"),
      Column("known", .date, means: "The day on which the service learns of it"),
    ])

  static let published = TableSchema(
    "published", optional: true, "What a report published of the year; for a simulation only",
    key: ["outcome"],
    [
      Column("outcome", .choice(YearOutcome.allCases.map(\.rawValue)), means: "What it is"),
      Column("value", .amount(most: 100_000), means: "The value as published"),
      Column("unit", .text, means: "Its unit"),
      Column("period", .text, means: "When, in words"),
      Column("source", .text, means: "The report"),
      Column("section", .text, means: "Page or section"),
    ])
}
