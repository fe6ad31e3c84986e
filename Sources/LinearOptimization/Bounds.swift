// SPDX-License-Identifier: GPL-3.0-or-later

/// What a column's value, or a row's sum, may be.
public enum Bounds: Hashable, Sendable {
  /// Any value.
  case free
  /// This value or more.
  case atLeast(Double)
  /// This value or less.
  case atMost(Double)
  /// From the first value to the second; equal values are the same as `fixed`.
  case between(Double, Double)
  /// This value only.
  case fixed(Double)

  /// The least value, minus infinity when there is none.
  public var lower: Double {
    switch self {
    case .free, .atMost: -.infinity
    case .atLeast(let value), .fixed(let value), .between(let value, _): value
    }
  }

  /// The greatest value, infinity when there is none.
  public var upper: Double {
    switch self {
    case .free, .atLeast: .infinity
    case .atMost(let value), .fixed(let value), .between(_, let value): value
    }
  }
}

/// Which values a column may take within its bounds.
public enum ColumnKind: Hashable, Sendable {
  /// Every value.
  case continuous
  /// Whole numbers; the bounds must be whole numbers too.
  case integer
  /// 0 or 1; the bounds must lie within them.
  case binary

  /// Whether only whole numbers are allowed.
  public var isIntegral: Bool { self != .continuous }

  /// The bounds of a column of this kind when none are given: 0 or more, or 0 to 1.
  public var usualBounds: Bounds { self == .binary ? .between(0, 1) : .atLeast(0) }
}

/// Whether the objective is to be as small or as large as possible.
public enum ObjectiveSense: Hashable, Sendable {
  /// As small as possible.
  case minimise
  /// As large as possible.
  case maximise
}
