// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Synchronization
import Testing

@testable import Simulation

extension CourseFigure.Month {
  fileprivate init(_ day: Day) { self.init(year: day.civil.year, month: day.civil.month) }
}

@Suite("The same year twice")
struct DeterminismTests {
  private func year(_ scenario: Scenario, seed: UInt64 = 1, threads: Int, replications: Int = 3) throws
    -> SimulatedYear
  {
    try Courses.simulator(
      scenario, Courses.options(weeks: 12, replications: replications, seed: seed, threads: threads)
    ).run(stop: StopSignal())
  }

  @Test("does not depend on the number of threads")
  func threads() throws {
    let scenario = try Courses.small()
    let one = try year(scenario, threads: 1)
    let three = try year(scenario, threads: 3)
    #expect(one.estimates == three.estimates)
    #expect(one.replications == three.replications)
  }

  @Test("depends on the seed, and replications differ")
  func seeds() throws {
    let scenario = try Courses.small()
    let one = try year(scenario, threads: 2, replications: 2)
    let other = try year(scenario, seed: 2, threads: 2, replications: 2)
    #expect(one.replications != other.replications)
    #expect(one.replications[0] != one.replications[1])
  }

  /// The diaries of each week's plan, with what is booked where.
  private func diaries(_ scenario: Scenario, weeks: Int) throws -> [(day: Day, diary: [Booking])] {
    let seen = Mutex<[Day: [Booking]]>([:])
    var options = Courses.options(weeks: weeks)
    options.check = { week in seen.withLock { $0[week.scenario.policy.start] = week.plan.diary } }
    _ = try Courses.simulator(scenario, options).run(stop: StopSignal())
    return seen.withLock { state in state.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }

  @Test("what is learnt in a week changes no plan before it")
  func noFuture() throws {
    let scenario = try Courses.small()
    var other = scenario
    let weeks = 10
    let known = scenario.policy.start + 7 * 6 + 2
    other.staffEvents = scenario.officers.prefix(1).map {
      StaffEvent(person: $0.id.text, kind: .leaves, first: known + 3, last: known + 3, known: known)
    }
    let plain = try diaries(scenario, weeks: weeks)
    let changed = try diaries(other, weeks: weeks)
    let before = plain.filter { $0.day < known }
    #expect(before.count >= 7)
    #expect(before.map(\.day) == changed.filter { $0.day < known }.map(\.day))
    #expect(before.map(\.diary) == changed.filter { $0.day < known }.map(\.diary))
    #expect(plain.last?.diary != changed.last?.diary)
  }

  @Test("children who come later change no plan before they come")
  func noFutureChildren() throws {
    let scenario = try Courses.small()
    let (first, second) = (scenario.policy.start, scenario.policy.start + 7 * 6)
    // The same in the months up to the change, and three times as many from then on.
    func months(_ quantity: String, later factor: Double) -> [CourseFigure] {
      (0..<12).map { number in
        let month = CourseFigure.Month(first.adding(months: number))
        let isLater = month > .init(second)
        return Courses.figure(quantity, isLater ? factor : 1, month: month)
      }
    }
    func service(_ factor: Double) -> Scenario {
      var service = scenario
      service.course = scenario.course.filter {
        !["care-entries", "initial-conference-children"].contains($0.quantity)
      }
      for (quantity, each) in [("care-entries", 2.0), ("initial-conference-children", 4.0)] {
        let spread = months(quantity, later: factor)
        service.course += spread
        service.course.append(Courses.figure(quantity, each * spread.reduce(0) { $0 + $1.value }))
      }
      return service
    }
    let plain = try diaries(service(1), weeks: 14)
    let changed = try diaries(service(3), weeks: 14)
    // Whoever comes in the month after that of the change is not known before it.
    let known = try #require(Day(iso: "2026-06-01"))
    let before = plain.filter { $0.day < known }
    #expect(before.count >= 7)
    #expect(before.map(\.day) == changed.filter { $0.day < known }.map(\.day))
    #expect(before.map(\.diary) == changed.filter { $0.day < known }.map(\.diary))
    #expect(plain.last?.diary != changed.last?.diary)
  }

  @Test("children come on the same days whatever the staff are")
  func commonChances() throws {
    let scenario = try Courses.small()
    var other = scenario
    other.officers[0].end = scenario.policy.start + 30
    let options = Courses.options(weeks: 20)
    let plain = try Courses.simulator(scenario, options).tallies(stop: StopSignal()) { _ in }
    let changed = try Courses.simulator(other, options).tallies(stop: StopSignal()) { _ in }
    // Those who come from plans depend on how long plans last, and so on when conferences are held.
    #expect(plain[0].arrivals.strategyDiscussions == changed[0].arrivals.strategyDiscussions)
    #expect(plain[0].arrivals.transfers == changed[0].arrivals.transfers)
    #expect(plain[0].arrivals.shortBreaks == changed[0].arrivals.shortBreaks)
  }

  @Test("stopping keeps the replications that are done")
  func stopping() throws {
    let stop = StopSignal()
    var options = Courses.options(weeks: 6, replications: 50)
    options.threads = 1
    let year = try Courses.simulator(try Courses.small(), options).run(stop: stop) { progress in
      if progress.replicationsDone == 2 { stop.raise() }
    }
    #expect(year.done == 2)
    #expect(year.asked == 50)
    #expect(year.replications.count == 2)
    let alone = try Courses.simulator(try Courses.small(), Courses.options(weeks: 6, replications: 2)).run(
      stop: StopSignal())
    #expect(alone.estimates == year.estimates)
  }
}
