// SPDX-License-Identifier: GPL-3.0-or-later

/// A command line that cannot be understood.
struct UsageError: Error, Equatable, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
