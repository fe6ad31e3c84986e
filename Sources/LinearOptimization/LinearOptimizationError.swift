// SPDX-License-Identifier: GPL-3.0-or-later

/// What can go wrong with a linear program, other than that it has no solution.
public enum LinearOptimizationError: Error, Hashable, Sendable {
  /// A place beyond the columns or rows that there are.
  case noSuchLine(noun: String, index: Int, count: Int)
  /// A value that is not a number, infinite, or too large to compute with.
  case unusableValue(of: String, value: Double)
  /// A lower bound above the upper bound.
  case invertedBounds(of: String, lower: Double, upper: Double)
  /// A bound of an integer column that is not a whole number.
  case fractionalBound(of: String, value: Double)
  /// Bounds of a binary column that are not within 0 and 1.
  case boundsNotBinary(of: String, lower: Double, upper: Double)
  /// The same place twice in one column or row, or in one list of lines to remove.
  case repeatedPlace(in: String, noun: String, index: Int)
  /// A name that GLPK or its file formats cannot hold.
  case unusableName(of: String, name: String, expected: String)
  /// The same name for two columns or two rows, which a file cannot hold.
  case repeatedName(noun: String, name: String)
  /// An option outside its range.
  case unusableOption(name: String, value: String, expected: String)
  /// An array of another length than needed.
  case wrongCount(of: String, given: Int, expected: Int)
  /// More than GLPK can hold.
  case tooLarge(what: String, count: Int, limit: Int)
  /// An incumbent that is not a solution.
  case notASolution(of: String, value: Double, expected: String)
  /// A file that could not be written or read.
  case fileTrouble(path: String, doing: String, message: String)
  /// GLPK raised an error. All linear programs of the thread are lost.
  case glpkFailed(message: String)
  /// The linear program was lost when GLPK failed earlier on this thread.
  case programLost
  /// A log handler or a progress handler tried to use GLPK while GLPK was calling it.
  case calledFromHandler
}

extension LinearOptimizationError: CustomStringConvertible {
  /// The trouble in plain words, with the values.
  public var description: String {
    switch self {
    case .noSuchLine(let noun, let index, let count):
      "there is no \(noun) \(index): the linear program has \(count), counted from 0"
    case .unusableValue(let what, let value):
      "\(what) is \(value): expected a number smaller in size than \(LinearProgram.largestMagnitude)"
    case .invertedBounds(let what, let lower, let upper):
      "\(what) has a lower bound of \(lower) above its upper bound of \(upper)"
    case .fractionalBound(let what, let value):
      "\(what) takes whole numbers only, but has a bound of \(value)"
    case .boundsNotBinary(let what, let lower, let upper):
      "\(what) is binary: expected bounds within 0 and 1, not \(lower) to \(upper)"
    case .repeatedPlace(let what, let noun, let index):
      "\(what) names \(noun) \(index) twice"
    case .unusableName(let what, let name, let expected):
      "\(what) cannot be called \"\(name)\": expected \(expected)"
    case .repeatedName(let noun, let name):
      "two \(noun)s are called \"\(name)\": expected names that differ"
    case .unusableOption(let name, let value, let expected):
      "the option \(name) is \(value): expected \(expected)"
    case .wrongCount(let what, let given, let expected):
      "\(what) has \(given) values: expected \(expected)"
    case .tooLarge(let what, let count, let limit):
      "\(count) \(what) are more than GLPK's \(limit)"
    case .notASolution(let what, let value, let expected):
      "the incumbent is not a solution: \(what) is \(value), expected \(expected)"
    case .fileTrouble(let path, let doing, let message):
      "cannot \(doing) \(path): \(message)"
    case .glpkFailed(let message):
      "GLPK failed: \(message)"
    case .programLost:
      "the linear program was lost when GLPK failed earlier on this thread"
    case .calledFromHandler:
      "GLPK cannot be used from a log handler or a progress handler"
    }
  }
}
