// SPDX-License-Identifier: GPL-3.0-or-later

/// A page that lies beside the report.
public struct ReportPage: Sendable, Hashable {
  /// The file's name, without a folder: `officer-O03.html`.
  public var name: String
  /// The whole file.
  public var text: String

  /// Creates a page.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
