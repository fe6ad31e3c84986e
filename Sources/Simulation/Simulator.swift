// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import Dispatch
public import LinearOptimization
public import StatutoryCalendar
import Synchronization

/// Simulates a year of a service many times over, with the allocation and booking that users run.
public struct Simulator: Sendable {
  private let tables: Scenario
  private let calendar: WorkingCalendar
  private let course: YearCourse
  private let donors: Donors
  private let judge: TimeJudge
  private let roads: Roads
  private let options: SimulationOptions

  /// Prepares a simulation.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve, with its course, after changes of staff.
  ///   - calibration: the figures that hold where the scenario's own course does not say otherwise.
  ///   - calendar: the working days of the year, the weeks of a plan made at its end, and a year more, over which loads
  ///     are reckoned.
  /// - Throws: `CourseError` when the year cannot be drawn, `RuleError` when the policy loosens the law.
  public init(
    _ scenario: Scenario, calibration: [CourseFigure], calendar: WorkingCalendar, options: SimulationOptions
  ) throws {
    var options = options
    options.weeks = max(1, options.weeks)
    options.replications = max(1, options.replications)
    self.options = options
    let reach = scenario.policy.start + 7 * options.weeks + 364
    tables = scenario.recurring(through: reach)
    self.calendar = calendar
    course = try YearCourse(scenario, calibration: calibration)
    donors = Donors(scenario)
    try donors.check(course)
    judge = try TimeJudge(scenario.policy, calendar: calendar)
    roads = Roads(scenario)
  }

  /// Simulates.
  ///
  /// Each replication has its own chances, so that the answer is the same however many threads there are.
  ///
  /// - Parameters:
  ///   - changes: the changes of staff that were applied to the scenario, for the record.
  ///   - stop: ends it; the replications that are done make the answer.
  ///   - progress: called after each simulated week, on any thread.
  /// - Throws: `CalendarError` when a day lies outside the known years, `LinearOptimizationError` when GLPK fails, and
  ///   what the check throws.
  public func run(
    changes: [ScenarioChange] = [], stop: StopSignal,
    progress: @escaping @Sendable (SimulationProgress) -> Void = { _ in }
  ) throws -> SimulatedYear {
    let tallies = try tallies(stop: stop, progress: progress)
    let measures = tallies.map { YearMeasures($0, tables: tables, options: options) }
    return YearSummary(
      measures, tables: tables, course: course, options: options, changes: changes
    ).year()
  }

  /// What was counted in each replication that was done, in their order.
  func tallies(
    stop: StopSignal, progress: @escaping @Sendable (SimulationProgress) -> Void
  ) throws -> [Tally] {
    let board = ResultBoard(options, progress: progress)
    let workers = max(1, min(options.threads, options.replications))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while !stop.isRaised, let number = board.next() {
        do {
          var replication = replication(number, stop: stop)
          let tally = try replication.run { _ in board.passWeek() }
          board.finish(number, with: tally)
        } catch {
          board.fail(number, error)
          stop.raise()
        }
      }
    }
    return try board.tallies()
  }

  /// The service's own numbers in what was counted.
  func sampleValues(of tally: Tally) -> [SweepSample.Value] {
    YearMeasures(tally, tables: tables, options: options).values.compactMap { key, value in
      guard key.table == .service, let value else { return nil }
      return .init(measure: key.measure, unit: key.unit, number: value)
    }.sorted { $0.measure < $1.measure }
  }

  func replication(_ number: Int, stop: StopSignal) -> Replication {
    Replication(
      number: number, tables, course: course, donors: donors, calendar: calendar, judge: judge, roads: roads,
      options: options, stop: stop)
  }
}

/// Where the threads take replications from and leave what they counted.
private final class ResultBoard: Sendable {
  private struct State {
    var next = 0
    var weeks = 0
    var done: [Int: Tally] = [:]
    var failure: (number: Int, error: any Error)?
  }

  private let state = Mutex(State())
  private let options: SimulationOptions
  private let progress: @Sendable (SimulationProgress) -> Void
  private let start = ContinuousClock.now

  init(_ options: SimulationOptions, progress: @escaping @Sendable (SimulationProgress) -> Void) {
    self.options = options
    self.progress = progress
  }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < options.replications else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func passWeek() {
    let (weeks, done) = state.withLock { state in
      state.weeks += 1
      return (state.weeks, state.done.count)
    }
    let elapsed = start.duration(to: .now).components
    progress(
      SimulationProgress(
        weeksDone: weeks, weeks: options.weeks * options.replications, replicationsDone: done,
        replications: options.replications,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18))
  }

  func finish(_ number: Int, with tally: Tally?) {
    state.withLock { $0.done[number] = tally }
  }

  /// Keeps the error of the first replication that has one, whichever thread is quicker.
  func fail(_ number: Int, _ error: any Error) {
    state.withLock { state in
      if state.failure.map({ number < $0.number }) ?? true { state.failure = (number, error) }
    }
  }

  func tallies() throws -> [Tally] {
    try state.withLock { state in
      if let failure = state.failure { throw failure.error }
      return state.done.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}
