// SPDX-License-Identifier: GPL-3.0-or-later

/// Input that cannot be used: what is wrong, one line each.
struct BadData: Error, Equatable {
  let lines: [String]

  init(_ lines: [String]) { self.lines = lines }
  init(_ line: String) { lines = [line] }
}
