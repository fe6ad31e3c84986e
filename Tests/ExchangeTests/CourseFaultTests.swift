// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar
import Testing

@testable import Exchange

@Suite("A year's course that is wrong")
struct CourseFaultTests {
  @Test("says so with file, row, column and value", arguments: figures + together + staff + outcomes)
  func isReported(_ input: BadInput) throws { try input.check() }

  private static let figures: [BadInput] = [
    BadInput(
      "an unknown quantity", "care-entries,,40", to: "care-entry,,40", at: "course.csv", 2, "quantity",
      "care-entry", says: "expected one of care-entries"),
    BadInput(
      "a month that is none", "2013-04,4.125", to: "2013-13,4.125", at: "course.csv", 3, "month", "2013-13",
      says: "expected a month as yyyy-mm"),
    BadInput(
      "a month of another year", "2013-04,4.125", to: "2012-04,4.125", at: "course.csv", 3, "month",
      "2012-04",
      says: "expected a month from 2013-04 to 2014-04"
    ).warning,
    BadInput(
      "a value below nothing", "entries,,40", to: "entries,,-4", at: "course.csv", 2, "value", "-4",
      says: "expected a number from 0 to 100000"),
    BadInput(
      "a percentage above 100", "under-91,,18.1", to: "under-91,,181", at: "course.csv", 4, "value", "181",
      says: "expected a percentage from 0 to 100"
    ),
    BadInput(
      "another unit", "40,children", to: "40,percent", at: "course.csv", 2, "unit", "percent",
      says: "expected children, the unit of care-entries"),
    BadInput(
      "an unknown basis", "assumed", to: "guessed", at: "course.csv", 8, "basis", "guessed",
      says: "expected one of published, assumed"),
    BadInput(
      "a published figure without its section",
      appending: "care-exits,,9,children,published,Report 2013,", at: "course.csv", 9, "section", nil,
      says: "expected the page or section"),
    BadInput(
      "a figure of the year twice", appending: "care-entries,,41,children,published,Report 2013,3",
      at: "course.csv", 9, nil, "care-entries, ", says: "row 2 has the same quantity, month"),
  ]

  private static let together: [BadInput] = [
    BadInput(
      "plans that are likelier to be shorter than a shorter time", "under-365,,68.5", to: "under-365,,17",
      at: "course.csv", 5, "value", "17", says: "expected at least 18.1, the value of plan-length-under-91"),
    BadInput(
      "shares of families that do not add up", "family-of-2-percent,,40", to: "family-of-2-percent,,30",
      at: "course.csv", 7, "value", "30", says: "add up to 90 percent; expected 100"),
  ]

  private static let staff: [BadInput] = [
    BadInput(
      "an event of nobody", "M1,sickness", to: "M9,sickness", at: "staff_course.csv", 2, "person", "M9",
      says: "expected an officer or minute taker that stands in"),
    BadInput(
      "an unknown event", "leaves", to: "retires", at: "staff_course.csv", 3, "event", "retires",
      says: "expected one of leave, training, sickness, parental, other, leaves"),
    BadInput(
      "an event that ends before it begins", "2013-06-03,2013-06-14", to: "2013-06-03,2013-05-14",
      at: "staff_course.csv", 2, "last", "2013-05-14", says: "expected a date from 2013-06-03 on"
    ),
    BadInput(
      "an event learnt of after it", "2013-06-14,2013-06-03", to: "2013-06-14,2013-07-03",
      at: "staff_course.csv", 2, "known", "2013-07-03", says: "expected a day on or before 2013-06-14"),
    BadInput(
      "two last days of employment", "2013-11-29,2013-11-29", to: "2013-11-29,2013-12-29",
      at: "staff_course.csv", 3, "last", "2013-12-29", says: "who leaves has one last day"),
  ]

  private static let outcomes: [BadInput] = [
    BadInput(
      "an unknown outcome", "reviews-held", to: "reviews-hold", at: "published.csv", 3, "outcome",
      "reviews-hold", says: "did you mean reviews-held?"),
    BadInput(
      "a percentage of something else", "99.8,percent", to: "99.8,reviews", at: "published.csv", 2, "unit",
      "reviews", says: "expected percent"),
    BadInput(
      "more than all", "99.8,percent", to: "998,percent", at: "published.csv", 2, "value", "998",
      says: "expected a percentage from 0 to 100"),
    BadInput(
      "an outcome twice", appending: "reviews-held,420,reviews,then,Report,1", at: "published.csv", 4,
      "outcome", "reviews-held", says: "stands already in row 3"),
    BadInput(
      "an outcome of no section", "Report 2013,3.4", to: "Report 2013,", at: "published.csv", 2, "section",
      nil, says: "expected a value; the cell is empty"),
  ]

  @Test("may hold every quantity, month and outcome that there is")
  func allWords() throws {
    var scenario = RichScenario.make()
    scenario.course = CourseQuantity.allCases.map { quantity in
      let shares = [CourseQuantity.familySizes, CourseQuantity.careFamilySizes].joined()
      let isShare = shares.contains(quantity)
      return CourseFigure(
        quantity: quantity.rawValue, value: isShare ? 16.667 : 12.5, unit: quantity.unit, basis: .assumed,
        source: "why", section: "")
    }
    for month in 4...12 {
      scenario.course.append(
        CourseFigure(
          quantity: "sickness-percent", month: CourseFigure.Month(year: 2013, month: month), value: 3,
          unit: "percent", basis: .assumed, source: "why", section: ""))
    }
    scenario.outcomes = YearOutcome.allCases.map {
      PublishedOutcome(
        outcome: $0.rawValue, value: 98.76, unit: $0.isPercent ? "percent" : "children", period: "2013",
        source: "Report", section: "1")
    }
    scenario.staffEvents = StaffEvent.Kind.allCases.map {
      StaffEvent(
        person: "O2", kind: $0, first: day("2013-06-03"), last: day("2013-06-03"), known: day("2013-05-03"))
    }.sorted { $0.kind.word < $1.kind.word }
    let reading = try ScenarioOnDisk(scenario).read()
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.scenario?.course == scenario.course)
    #expect(reading.scenario?.outcomes == scenario.outcomes)
    #expect(reading.scenario?.staffEvents == scenario.staffEvents)
  }
}

@Suite("The calibration that the services share")
struct CalibrationTests {
  private func read(_ rows: String) throws -> CalibrationReading {
    let folder = try TemporaryFolder()
    let path = folder.path("calibration.csv")
    try Data(("quantity,month,value,unit,basis,source,section\n" + rows).utf8).write(
      to: URL(fileURLWithPath: path))
    return CalibrationReading.read(path: path)
  }

  @Test("is read with the checks of a course")
  func reading() throws {
    let good = try read("sickness-percent,,3.1,percent,assumed,nobody says,\n")
    #expect(good.faults == [])
    #expect(good.figures?.map(\.value) == [3.1])
    let bad = try read(
      "sickness-percent,,3.1,days,assumed,nobody says,\nplan-length-under-91,,20,percent,assumed,x,\n"
        + "plan-length-under-182,,10,percent,assumed,x,\n")
    #expect(bad.figures == nil)
    #expect(
      bad.faults.map { "\($0.file) \($0.row ?? 0) \($0.column ?? "")" } == [
        "calibration.csv 2 unit", "calibration.csv 4 value",
      ])
    #expect(CalibrationReading.read(path: "/nowhere/calibration.csv").figures == nil)
  }

  @Test("in Scenarios has no fault, a reason for each figure, and all that a service may leave out")
  func committed() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Scenarios/calibration.csv").standardizedFileURL.path
    let reading = CalibrationReading.read(path: path)
    #expect(reading.faults.map(\.description) == [])
    let figures = try #require(reading.figures)
    #expect(figures.allSatisfy { $0.source.count > 15 && $0.month == nil })
    let shared = CourseQuantity.allCases.filter { $0.unit != "children" }
    #expect(Set(figures.map(\.quantity)) == Set(shared.map(\.rawValue)))
  }
}
