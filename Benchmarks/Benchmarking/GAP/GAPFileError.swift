// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a file of generalised assignment problems, and where.
struct GAPFileError: Error, Equatable, CustomStringConvertible {
  /// The file as it was named.
  var file: String
  /// The line, from 1.
  var line: Int
  /// Which number of that line, from 1.
  var number: Int
  /// What stands there; nil at the end of the file.
  var found: String?
  /// What should stand there.
  var expected: String

  var description: String {
    "\(file):\(line): number \(number) is \(found.map { "'\($0)'" } ?? "missing"); expected \(expected)"
  }
}
