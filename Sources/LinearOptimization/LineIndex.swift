// SPDX-License-Identifier: GPL-3.0-or-later

/// A place among the columns or among the rows of a linear program, counted from 0.
public protocol LineIndex: Hashable, Comparable, Sendable {
  /// The place, from 0.
  var index: Int { get }
  /// Names a place; whether it exists is checked when it is used.
  init(_ index: Int)
  /// What such a place is called in messages: "column" or "row".
  static var noun: String { get }
}

extension LineIndex {
  /// Orders by place.
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A column (a variable) of a linear program, counted from 0.
public struct Column: LineIndex {
  /// The place, from 0.
  public let index: Int
  /// Names the column at a place; whether it exists is checked when it is used.
  public init(_ index: Int) { self.index = index }
  /// What a column is called in messages.
  public static var noun: String { "column" }
}

/// A row (a constraint) of a linear program, counted from 0.
public struct Row: LineIndex {
  /// The place, from 0.
  public let index: Int
  /// Names the row at a place; whether it exists is checked when it is used.
  public init(_ index: Int) { self.index = index }
  /// What a row is called in messages.
  public static var noun: String { "row" }
}

/// A coefficient of the constraint matrix, seen from a column (then the place is a row) or from a row (then it
/// is a column).
public struct Entry<Place: LineIndex>: Hashable, Sendable {
  /// The row or column that the coefficient is in.
  public let place: Place
  /// The coefficient; finite, and smaller in size than `LinearProgram.largestMagnitude`.
  public let coefficient: Double

  /// Makes a coefficient; it is checked when it is used.
  public init(_ place: Place, _ coefficient: Double) {
    self.place = place
    self.coefficient = coefficient
  }
}
