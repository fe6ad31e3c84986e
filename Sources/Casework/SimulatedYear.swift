// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// How a number varies over the replications of a simulated year.
public struct ValueRange: Sendable, Hashable {
  /// The middle value.
  public var median: Double
  /// The 5th percentile.
  public var low: Double
  /// The 95th percentile.
  public var high: Double
  /// The mean.
  public var mean: Double
  /// How many replications have the number.
  public var count: Int

  /// Creates a range.
  public init(median: Double, low: Double, high: Double, mean: Double, count: Int) {
    self.median = median
    self.low = low
    self.high = high
    self.mean = mean
    self.count = count
  }

  /// The range of some values, with percentiles between two of them by proportion (Hyndman and Fan 1996, type 7);
  /// nil without any.
  public init?(of values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    func percentile(_ part: Double) -> Double {
      let place = part * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    self.init(
      median: percentile(0.5), low: percentile(0.05), high: percentile(0.95),
      mean: sorted.reduce(0, +) / Double(sorted.count), count: sorted.count)
  }
}

/// What is measured in a simulated year: which table of results it is in, of whom or what, and which number.
public struct MeasureKey: Sendable, Hashable, Comparable {
  /// A table of results.
  public enum Table: String, CaseIterable, Sendable, Comparable {
    /// The service as a whole.
    case service
    /// By kind of meeting.
    case meetings
    /// By what made meetings late.
    case causes
    /// By officer.
    case officers
    /// By month.
    case months
    /// By week.
    case weeks

    /// In the order of the cases.
    public static func < (left: Table, right: Table) -> Bool {
      let all = Table.allCases
      return (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
    }
  }

  /// The table.
  public var table: Table
  /// A meeting kind, a cause, an officer, a month as `yyyy-mm`, the first day of a week; empty for the service.
  public var subject: String
  /// The number, a word such as `caseload-per-fte`.
  public var measure: String
  /// Its unit.
  public var unit: String

  /// Creates a key.
  public init(_ table: Table, _ subject: String = "", _ measure: String, unit: String) {
    self.table = table
    self.subject = subject
    self.measure = measure
    self.unit = unit
  }

  /// By table, subject and measure.
  public static func < (left: MeasureKey, right: MeasureKey) -> Bool {
    (left.table, left.subject, left.measure) < (right.table, right.subject, right.measure)
  }
}

/// A number of the simulated year with its range.
public struct Estimate: Sendable, Hashable {
  /// What it is.
  public var key: MeasureKey
  /// How it varies.
  public var range: ValueRange

  /// Creates an estimate.
  public init(key: MeasureKey, range: ValueRange) {
    self.key = key
    self.range = range
  }
}

/// One published outcome and what the simulation predicts of it.
public struct OutcomeComparison: Sendable, Hashable {
  /// How well they agree.
  public enum Verdict: String, Sendable {
    /// The median is no further from the published value than the tolerance.
    case hit
    /// It is further.
    case miss
    /// The simulation has no such outcome.
    case notPredicted = "not-predicted"
  }

  /// What was published.
  public var published: PublishedOutcome
  /// What is predicted, or nil when the simulation has no such outcome.
  public var predicted: ValueRange?
  /// How far the median may be off, in the outcome's unit.
  public var tolerance: Double

  /// Creates a comparison.
  public init(published: PublishedOutcome, predicted: ValueRange?, tolerance: Double) {
    self.published = published
    self.predicted = predicted
    self.tolerance = tolerance
  }

  /// The median less the published value.
  public var difference: Double? { predicted.map { $0.median - published.value } }

  /// How well they agree: by the tolerance alone, since a wide range proves nothing.
  public var verdict: Verdict {
    guard let difference else { return .notPredicted }
    return abs(difference) <= tolerance + 1e-9 ? .hit : .miss
  }

  /// Whether the published value lies between the 5th and the 95th percentile.
  public var isInRange: Bool {
    predicted.map { $0.low <= published.value && published.value <= $0.high } ?? false
  }
}

/// What a year that was simulated many times was like.
public struct SimulatedYear: Sendable {
  /// The name of the service.
  public var service: String
  /// The first day.
  public var start: Day
  /// How many weeks.
  public var weeks: Int
  /// Replications asked for.
  public var asked: Int
  /// Replications that were done; fewer when somebody stopped it.
  public var done: Int
  /// The seed.
  public var seed: UInt64
  /// The changes of staff that it takes for granted.
  public var changes: [ScenarioChange]
  /// Every number with its range, by key.
  public var estimates: [Estimate]
  /// The service's own numbers of each replication, in the order of `estimates` of the table `service`; nil where a
  /// replication has none.
  public var replications: [[Double?]]
  /// What was published beside what is predicted.
  public var comparisons: [OutcomeComparison]
  /// The figures that it drew from.
  public var figures: [CourseFigure]
  /// What it takes for granted and no table says.
  public var assumptions: [Assumption]

  /// Creates a year.
  public init(
    service: String, start: Day, weeks: Int, asked: Int, done: Int, seed: UInt64, changes: [ScenarioChange],
    estimates: [Estimate], replications: [[Double?]], comparisons: [OutcomeComparison],
    figures: [CourseFigure], assumptions: [Assumption]
  ) {
    self.service = service
    self.start = start
    self.weeks = weeks
    self.asked = asked
    self.done = done
    self.seed = seed
    self.changes = changes
    self.estimates = estimates
    self.replications = replications
    self.comparisons = comparisons
    self.figures = figures
    self.assumptions = assumptions
  }

  /// The estimates of a table.
  public func estimates(of table: MeasureKey.Table) -> [Estimate] {
    estimates.filter { $0.key.table == table }
  }

  /// The service's own estimate of a measure.
  public func estimate(_ measure: String) -> ValueRange? {
    estimates.first { $0.key.table == .service && $0.key.measure == measure }?.range
  }
}
