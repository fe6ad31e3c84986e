// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("What a year draws from")
struct CourseTests {
  private func course(_ own: [CourseFigure], shared: [CourseFigure] = Courses.calibration) throws
    -> YearCourse
  {
    var scenario = Scenario(policy: Policy(service: "test", start: Day(number: 20_556)))
    scenario.course = own
    return try YearCourse(scenario, calibration: shared)
  }

  @Test("a service's own figure replaces the calibration's, and a distribution is replaced as a whole")
  func overriding() throws {
    let own = [
      Courses.figure("sickness-percent", 9), Courses.figure("family-of-1-percent", 100),
    ]
    let course = try course(own)
    let day = Day(number: 20_600)
    #expect(course.fraction("sickness-percent", on: day) == 0.09)
    #expect(course.fraction("rearranged-percent", on: day) == 0.06)
    #expect(course.familySizes.first == 1)
    #expect(YearCourse.mean(course.careFamilySizes) == 1)
  }

  @Test("figures of months spread the year's, and the days of a year come to it")
  func months() throws {
    let own =
      [Courses.figure("care-entries", 120)]
      + (1...12).map { Courses.figure("care-entries", $0 == 1 ? 23 : 2, month: .init(year: 2026, month: $0)) }
    let course = try course(own)
    let january = try #require(Day(year: 2026, month: 1, day: 1))
    let days = (0..<365).map { course.perDay("care-entries", on: january + $0) }
    #expect(abs(days.reduce(0, +) - 120) < 1e-9)
    // 23 of 45 in January, a thirty-first of it a day.
    #expect(abs(days[0] - 120 * 23 / 45 / 31) < 1e-9)
  }

  @Test("figures of months alone make the year's")
  func monthsAlone() throws {
    let course = try course([
      Courses.figure("care-exits", 10, month: .init(year: 2026, month: 3)),
      Courses.figure("care-exits", 20, month: .init(year: 2026, month: 4)),
    ])
    #expect(course.value("care-exits") == 30)
  }

  @Test("a percentage of a month holds in that month instead of the calibration's")
  func monthlyPercentage() throws {
    let course = try course([Courses.figure("sickness-percent", 12, month: .init(year: 2026, month: 2))])
    let february = try #require(Day(year: 2026, month: 2, day: 1))
    #expect(course.fraction("sickness-percent", on: february) == 0.12)
    #expect(course.fraction("sickness-percent", on: february - 1) == 0.04)
  }

  @Test("plan lengths follow the published shares")
  func planLengths() throws {
    let lengths = try course([]).planLength
    #expect(abs(lengths.below(91) - 0.181) < 1e-12)
    #expect(abs(lengths.below(365) - 0.685) < 1e-12)
    var random = SplitMix64(seed: 7)
    let drawn = (0..<20_000).map { _ in lengths.length(random.unit(), beyond: 0) }
    let short = Double(drawn.count { $0 < 182 }) / 20_000
    #expect(abs(short - 0.299) < 0.015, "seed 7: \(short)")
    let mean = drawn.reduce(0, +) / 20_000
    #expect(abs(mean - lengths.mean) < 5, "seed 7: \(mean) and \(lengths.mean)")
  }

  @Test("plans last so long that as many end in the year as ended, less those that end by coming into care")
  func pace() throws {
    let length = try PlanLength([
      "plan-length-under-91": 20, "plan-length-under-365": 70, "plan-length-under-730": 100,
    ])
    let ages = (0..<200).map { Double($0 * 2) }
    let made = [Double](repeating: 0.6, count: 365)
    func factor(ended: Double, throughCare: Double = 0) -> Double {
      PlanPace(length, ages: ages, made: made, ended: ended, throughCare: throughCare).factor
    }
    /// How many end within the year, counted plan by plan over even chances.
    func ended(_ factor: Double) -> Double {
      let chances = (0..<200).map { (Double($0) + 0.5) / 200 }
      func share(_ age: Double, within days: Double) -> Double {
        Double(chances.count { length.length($0, beyond: age / factor) * factor < age + days }) / 200
      }
      return ages.reduce(0) { $0 + share($1, within: 365) }
        + made.enumerated().reduce(0) { $0 + $1.element * share(0, within: Double(365 - $1.offset)) }
    }
    for wanted in [120.0, 180, 240] {
      #expect(abs(ended(factor(ended: wanted)) - wanted) < 4, "\(wanted)")
      // Those who come into care leave fewer to come to their drawn end, which has to be later therefore.
      #expect(factor(ended: wanted, throughCare: 60) > factor(ended: wanted))
    }
    // Without a number as many end as a constant number of plans loses in a year.
    #expect(factor(ended: 0) == factor(ended: Double(ages.count) * 365 / length.mean))
    #expect(PlanPace(length, ages: [], made: [], ended: 0, throughCare: 0).factor == 1)
  }

  @Test("a plan that has lasted a while is never shorter than that")
  func residualLengths() throws {
    let lengths = try course([]).planLength
    var random = SplitMix64(seed: 8)
    for lasted in [0.0, 90, 200, 400, 1000, 1460, 2000] {
      for _ in 0..<50 { #expect(lengths.length(random.unit(), beyond: lasted) >= lasted) }
    }
  }

  @Test("what cannot be is refused with the quantity and its value")
  func impossible() {
    #expect(throws: CourseError.impossible(quantity: "sickness-percent", value: 140, expected: "0 to 100")) {
      try self.course([Courses.figure("sickness-percent", 140)])
    }
    #expect(throws: CourseError.self) {
      try self.course([
        Courses.figure("plan-length-under-91", 50), Courses.figure("plan-length-under-182", 40),
      ])
    }
    #expect(throws: CourseError.self) { try self.course([], shared: []) }
  }

  @Test(
    "streams of different purposes, subjects and replications differ, and the same names give the same stream"
  )
  func streams() {
    let chance = Chance(seed: 3, replication: 0)
    func first(_ chance: Chance, _ purpose: Chance.Purpose, _ subject: String, _ number: Int) -> UInt64 {
      var stream = chance.stream(purpose, subject, number)
      return stream.next()
    }
    let base = first(chance, .careExit, "C1", 0)
    #expect(base == first(Chance(seed: 3, replication: 0), .careExit, "C1", 0))
    let others = [
      first(chance, .careExit, "C2", 0), first(chance, .careExit, "C1", 1),
      first(chance, .placementMove, "C1", 0),
      first(Chance(seed: 3, replication: 1), .careExit, "C1", 0),
      first(Chance(seed: 4, replication: 0), .careExit, "C1", 0),
    ]
    #expect(Set(others + [base]).count == others.count + 1)
  }

  @Test("counts and delays have the means that they are drawn with")
  func means() {
    var random = SplitMix64(seed: 11)
    let counts = (0..<20_000).map { _ in random.poisson(0.7) }
    #expect(abs(Double(counts.reduce(0, +)) / 20_000 - 0.7) < 0.03, "seed 11")
    let delays = (0..<20_000).map { _ in random.delay(mean: 6) }
    #expect(abs(Double(delays.reduce(0, +)) / 20_000 - 6) < 0.15, "seed 11")
  }
}
