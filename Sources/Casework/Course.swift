// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// A number that the course of a simulated year draws from, such as how many children enter care.
///
/// `Scenarios/FORMAT.md`, A year's course, has the quantities and their units.
public struct CourseFigure: Sendable, Hashable {
  /// Whether a report says it.
  public enum Basis: String, CaseIterable, Sendable {
    /// A report of this service says so, or it follows from what one says by arithmetic.
    case published
    /// Nobody says so.
    case assumed
  }

  /// A month of a year.
  public struct Month: Sendable, Hashable, Comparable {
    /// The year.
    public var year: Int
    /// The month, 1...12.
    public var month: Int

    /// Creates a month.
    public init(year: Int, month: Int) {
      self.year = year
      self.month = month
    }

    /// Earlier months first.
    public static func < (left: Month, right: Month) -> Bool {
      (left.year, left.month) < (right.year, right.month)
    }
  }

  /// What it is, a word.
  public var quantity: String
  /// The month that it is of, or nil when it is of the whole year.
  public var month: Month?
  /// The value, at least 0.
  public var value: Double
  /// Its unit.
  public var unit: String
  /// Whether a report says it.
  public var basis: Basis
  /// The report, or why it is assumed.
  public var source: String
  /// Page or section.
  public var section: String

  /// Creates a figure.
  public init(
    quantity: String, month: Month? = nil, value: Double, unit: String, basis: Basis, source: String,
    section: String
  ) {
    self.quantity = quantity
    self.month = month
    self.value = value
    self.unit = unit
    self.basis = basis
    self.source = source
    self.section = section
  }
}

/// Something that happens to a member of staff in a simulated year, and that the service learns on a day.
public struct StaffEvent: Sendable, Hashable {
  /// What happens.
  public enum Kind: Sendable, Hashable {
    /// An absence from `first` through `last`.
    case absent(Absence.Kind)
    /// The employment ends on `first`.
    case leaves
  }

  /// The officer or minute taker.
  public var person: String
  /// What happens.
  public var kind: Kind
  /// The first day of the absence, or the last of the employment.
  public var first: Day
  /// The last day of the absence.
  public var last: Day
  /// The day on which the service learns of it.
  public var known: Day

  /// Creates an event.
  public init(person: String, kind: Kind, first: Day, last: Day, known: Day) {
    self.person = person
    self.kind = kind
    self.first = first
    self.last = last
    self.known = known
  }
}

/// What a report published of a year: the truth that a simulation is held against.
public struct PublishedOutcome: Sendable, Hashable {
  /// What it is, a word.
  public var outcome: String
  /// The value as published.
  public var value: Double
  /// Its unit.
  public var unit: String
  /// When, in words.
  public var period: String
  /// The report.
  public var source: String
  /// Page or section.
  public var section: String

  /// Creates an outcome.
  public init(
    outcome: String, value: Double, unit: String, period: String, source: String, section: String
  ) {
    self.outcome = outcome
    self.value = value
    self.unit = unit
    self.period = period
    self.source = source
    self.section = section
  }
}
