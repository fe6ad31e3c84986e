// SPDX-License-Identifier: GPL-3.0-or-later

/// Ids such as `C00012`: a prefix and a number from 1, padded so that ids sort as their numbers do.
struct Numbering: Sendable {
  private let prefix: String
  private let width: Int

  /// Creates the numbering of `count` things, with at least `width` digits.
  init(prefix: String, count: Int, width: Int) {
    self.prefix = prefix
    self.width = max(width, String(count).count)
  }

  /// The id of the thing with an index, counted from 0.
  func id(_ index: Int) -> String {
    let digits = String(index + 1)
    return prefix + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
