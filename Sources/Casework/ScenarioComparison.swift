// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// The service's own numbers in one replication of one variant of a sweep.
public struct SweepSample: Sendable, Hashable {
  /// The variant's position in the sweep.
  public var variant: Int
  /// The replication, from 0; of every variant it has the same chances.
  public var replication: Int
  /// The numbers by measure, with their units, in the order of their names; measures without a number are left out.
  public var values: [Value]

  /// A number.
  public struct Value: Sendable, Hashable {
    /// What it is, a word such as `reviews-in-time`.
    public var measure: String
    /// Its unit.
    public var unit: String
    /// The number.
    public var number: Double

    /// Creates a number.
    public init(measure: String, unit: String, number: Double) {
      self.measure = measure
      self.unit = unit
      self.number = number
    }
  }

  /// Creates a sample.
  public init(variant: Int, replication: Int, values: [Value]) {
    self.variant = variant
    self.replication = replication
    self.values = values
  }
}

/// Staffing scenarios side by side: the same simulated years under each.
public struct ScenarioComparison: Sendable {
  /// A scenario of the sweep.
  public struct Variant: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it changes, as texts.
    public var changes: [String]
    /// The row of the sweep file that made it.
    public var origin: String
    /// The number of the row's range, when it has one.
    public var step: Double?
    /// Replications that are there.
    public var replications: Int

    /// Creates a variant.
    public init(name: String, changes: [String], origin: String, step: Double?, replications: Int) {
      self.name = name
      self.changes = changes
      self.origin = origin
      self.step = step
      self.replications = replications
    }
  }

  /// A mean difference from the first variant, with its 95% confidence interval, replication by replication.
  public struct Difference: Sendable, Hashable {
    /// The mean.
    public var mean: Double
    /// The lower end of the interval.
    public var low: Double
    /// The upper end.
    public var high: Double

    /// Creates a difference.
    public init(mean: Double, low: Double, high: Double) {
      self.mean = mean
      self.low = low
      self.high = high
    }

    /// Whether the interval leaves 0 out: more than noise.
    public var isClear: Bool { low > 0 || high < 0 }
  }

  /// A measure of a variant.
  public struct Row: Sendable, Hashable {
    /// The variant's position.
    public var variant: Int
    /// What it is.
    public var measure: String
    /// Its unit.
    public var unit: String
    /// How it varies.
    public var range: ValueRange
    /// What is different from the first variant; nil for that one, and where nothing can be paired.
    public var difference: Difference?

    /// Creates a row.
    public init(variant: Int, measure: String, unit: String, range: ValueRange, difference: Difference?) {
      self.variant = variant
      self.measure = measure
      self.unit = unit
      self.range = range
      self.difference = difference
    }
  }

  /// How much of a range it takes to reach a target.
  public struct Frontier: Sendable, Hashable {
    /// The range's row of the sweep file.
    public var origin: String
    /// The measure.
    public var measure: String
    /// The mean that is to be reached, in per cent.
    public var target: Double
    /// The least number of the range from which on every mean reaches it; nil when none does.
    public var needed: Double?
    /// The least number from which on the 5th percentile reaches it too.
    public var neededForMost: Double?

    /// Creates a point.
    public init(
      origin: String, measure: String, target: Double, needed: Double?, neededForMost: Double?
    ) {
      self.origin = origin
      self.measure = measure
      self.target = target
      self.needed = needed
      self.neededForMost = neededForMost
    }
  }

  /// The name of the service.
  public var service: String
  /// The first day.
  public var start: Day
  /// How many weeks.
  public var weeks: Int
  /// The seed.
  public var seed: UInt64
  /// The variants; the others are compared with the first.
  public var variants: [Variant]
  /// The measures, by variant and measure.
  public var rows: [Row]
  /// What the ranges need for a target.
  public var frontier: [Frontier]

  /// Creates a comparison.
  public init(
    service: String, start: Day, weeks: Int, seed: UInt64, variants: [Variant], rows: [Row],
    frontier: [Frontier]
  ) {
    self.service = service
    self.start = start
    self.weeks = weeks
    self.seed = seed
    self.variants = variants
    self.rows = rows
    self.frontier = frontier
  }

  /// A measure of a variant.
  public func row(_ variant: Int, _ measure: String) -> Row? {
    rows.first { $0.variant == variant && $0.measure == measure }
  }
}
