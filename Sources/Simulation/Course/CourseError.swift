// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a year cannot be simulated.
public enum CourseError: Error, Hashable, CustomStringConvertible {
  /// A quantity that the year needs is in neither table.
  case missing(quantity: String, purpose: String)
  /// A figure that cannot be.
  case impossible(quantity: String, value: Double, expected: String)
  /// Children are to come, and the tables have no child of that sort to draw them after.
  case nobodyLike(quantity: String, status: String)

  /// What was found and what was expected, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .missing(let quantity, let purpose):
      "course.csv and calibration.csv have no \"\(quantity)\": expected it, since \(purpose)"
    case .impossible(let quantity, let value, let expected):
      "course.csv or calibration.csv, \"\(quantity)\": \(value) cannot be; expected \(expected)"
    case .nobodyLike(let quantity, let status):
      "course.csv asks for \"\(quantity)\", and no child of the scenario is or was \"\(status)\": expected one at"
        + " least, after whose age, home and placement new ones are drawn"
    }
  }
}
