// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import Dispatch
public import LinearOptimization
public import StatutoryCalendar
import Synchronization

/// Simulates a year of a service many times over, with the allocation and booking that users run.
public struct Simulator: Sendable {
  private let service: SimulatedService
  private let options: SimulationOptions
  /// The first plan, which every replication begins with that has heard nothing before it.
  private let opening = OpeningPlan()

  private var tables: Scenario { service.tables }

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
    service = try SimulatedService(
      scenario, calibration: calibration, calendar: calendar, weeks: options.weeks)
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
    let numbers = try measured(stop: stop, progress: progress)
    return YearSummary(
      numbers, tables: tables, course: service.course, options: options, changes: changes
    ).year()
  }

  /// The numbers of the replications that were done.
  ///
  /// What a replication counted is made into its numbers at once: of thousands of years these alone are kept.
  private func measured(
    stop: StopSignal, progress: @escaping @Sendable (SimulationProgress) -> Void
  ) throws -> YearNumbers {
    let numbers = Mutex(YearNumbers())
    try each(stop: stop, progress: progress) { number, tally in
      let measures = YearMeasures(tally, tables: tables, options: options)
      numbers.withLock { $0.append(measures.values, replication: number) }
    }
    return numbers.withLock {
      $0.sort()
      return $0
    }
  }

  /// What was counted in each replication that was done, in their order.
  func tallies(
    stop: StopSignal, progress: @escaping @Sendable (SimulationProgress) -> Void
  ) throws -> [Tally] {
    let done = Mutex<[Int: Tally]>([:])
    try each(stop: stop, progress: progress) { number, tally in done.withLock { $0[number] = tally } }
    return done.withLock { state in state.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// Lives through the replications, on as many threads as there are to be.
  ///
  /// - Parameter keep: takes what a replication counted; called on the thread that lived through it.
  /// - Throws: the error of the first replication that has one.
  private func each(
    stop: StopSignal, progress: @escaping @Sendable (SimulationProgress) -> Void,
    keep: @Sendable (Int, Tally) -> Void
  ) throws {
    let board = ReplicationBoard(options, progress: progress)
    let workers = max(1, min(options.threads, options.replications))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while !stop.isRaised, let number = board.next() {
        do {
          var replication = replication(number, stop: stop)
          if let tally = try replication.run(progress: { _ in board.passWeek() }) {
            keep(number, tally)
            board.finish()
          }
        } catch {
          board.fail(number, error)
          stop.raise()
        }
      }
    }
    try board.throwFailure()
  }

  /// The service's own numbers in what was counted.
  func sampleValues(of tally: Tally) -> [SweepSample.Value] {
    YearMeasures(tally, tables: tables, options: options).values.compactMap { key, value in
      guard key.table == .service, let value else { return nil }
      return .init(measure: key.measure, unit: key.unit, number: value)
    }.sorted { $0.measure < $1.measure }
  }

  func replication(_ number: Int, stop: StopSignal) -> Replication {
    Replication(number: number, service, opening: opening, options: options, stop: stop)
  }
}
