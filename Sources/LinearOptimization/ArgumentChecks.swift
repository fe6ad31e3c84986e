// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// Refuses a value that GLPK would compute nonsense with, NaN above all.
func requireUsable(
  _ value: Double, _ what: @autoclosure () -> String
) throws(LinearOptimizationError) {
  // Written so that NaN fails.
  guard abs(value) < LinearProgram.largestMagnitude else { throw .unusableValue(of: what(), value: value) }
}

extension Bounds {
  /// Refuses bounds that are not finite or upside down, or do not fit the kind of the column.
  func validate(
    kind: ColumnKind = .continuous, _ what: @autoclosure () -> String
  ) throws(LinearOptimizationError) {
    if self == .free { return try requireBinaryBounds(kind, what()) }
    let ends: [Double]
    switch self {
    case .free: ends = []
    case .atLeast(let value), .atMost(let value), .fixed(let value): ends = [value]
    case .between(let lower, let upper): ends = [lower, upper]
    }
    for value in ends {
      try requireUsable(value, "a bound of \(what())")
      if kind.isIntegral && value != value.rounded() { throw .fractionalBound(of: what(), value: value) }
    }
    if lower > upper { throw .invertedBounds(of: what(), lower: lower, upper: upper) }
    try requireBinaryBounds(kind, what())
  }

  private func requireBinaryBounds(
    _ kind: ColumnKind, _ what: @autoclosure () -> String
  ) throws(LinearOptimizationError) {
    guard kind != .binary || (lower >= 0 && upper <= 1) else {
      throw .boundsNotBinary(of: what(), lower: lower, upper: upper)
    }
  }

  /// How GLPK is told: the type, and two ends of which it reads those that the type has.
  var coded: (type: Int32, lower: Double, upper: Double) {
    switch self {
    case .free: (Int32(GUARD_FREE.rawValue), 0, 0)
    case .atLeast(let value): (Int32(GUARD_LOWER.rawValue), value, 0)
    case .atMost(let value): (Int32(GUARD_UPPER.rawValue), 0, value)
    case .fixed(let value): (Int32(GUARD_FIXED.rawValue), value, value)
    case .between(let lower, let upper) where lower == upper: (Int32(GUARD_FIXED.rawValue), lower, upper)
    case .between(let lower, let upper): (Int32(GUARD_DOUBLE.rawValue), lower, upper)
    }
  }

  /// Reads what GLPK holds.
  init(type: Int32, lower: Double, upper: Double) {
    switch UInt32(bitPattern: type) {
    case GUARD_LOWER.rawValue: self = .atLeast(lower)
    case GUARD_UPPER.rawValue: self = .atMost(upper)
    case GUARD_DOUBLE.rawValue: self = .between(lower, upper)
    case GUARD_FIXED.rawValue: self = .fixed(lower)
    default: self = .free
    }
  }
}

/// Finds places named twice, without clearing its memory between lists.
struct PlaceMarks {
  private var lastList: [Int32] = []
  private var list: Int32 = 0

  /// Begins a list of places among `count`.
  mutating func begin(count: Int) {
    if lastList.count < count { lastList.append(contentsOf: repeatElement(0, count: count - lastList.count)) }
    if list == .max {
      for place in lastList.indices { lastList[place] = 0 }
      list = 0
    }
    list += 1
  }

  /// Marks a place; answers whether it was marked already in this list.
  mutating func wasMarked(_ place: Int) -> Bool {
    if lastList[place] == list { return true }
    lastList[place] = list
    return false
  }
}

/// Entries of several columns or rows in the arrays that GLPK reads; element 0 is not used.
struct PackedLines {
  var lines: [guard_line] = []
  var indices: [Int32] = [0]
  var coefficients: [Double] = [0]

  /// Checks the entries of one line and packs them.
  /// - Parameters:
  ///   - count: how many places there are.
  ///   - marks: of those places.
  mutating func append<Place: LineIndex>(
    _ entries: [Entry<Place>], count: Int, marks: inout PlaceMarks, _ what: @autoclosure () -> String
  ) throws(LinearOptimizationError) -> (start: Int32, length: Int32) {
    let start = indices.count
    marks.begin(count: count)
    for entry in entries {
      let place = entry.place.index
      guard place >= 0 && place < count else {
        throw .noSuchLine(noun: Place.noun, index: place, count: count)
      }
      if marks.wasMarked(place) { throw .repeatedPlace(in: what(), noun: Place.noun, index: place) }
      try requireUsable(entry.coefficient, "the coefficient of \(what()) in \(Place.noun) \(place)")
      if entry.coefficient != 0 {
        indices.append(Int32(place + 1))
        coefficients.append(entry.coefficient)
      }
    }
    return (Int32(start), Int32(indices.count - start))
  }
}
