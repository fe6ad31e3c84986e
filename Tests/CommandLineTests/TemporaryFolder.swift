// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// A folder that is removed when nobody uses it any more.
final class TemporaryFolder: Sendable {
  /// Holds the folders of this process; folders that live as long as it are removed with it.
  private static let parent: URL = {
    atexit { try? FileManager.default.removeItem(at: TemporaryFolder.parent) }
    return FileManager.default.temporaryDirectory.appendingPathComponent("convenor-tests-\(getpid())")
  }()

  private let root: URL

  init() throws {
    root = Self.parent.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func url(_ name: String) -> URL { root.appendingPathComponent(name) }
  func path(_ name: String) -> String { url(name).path }

  /// The names in a folder inside, in order; empty when there is no such folder.
  func names(in name: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: name.isEmpty ? root.path : path(name))) ?? [])
      .sorted()
  }
}

extension TemporaryFolder {
  /// The names of a plan's files, without the pages of single people and venues.
  func planFiles(in name: String) -> [String] {
    names(in: name).filter { file in
      !["officer-", "minute-taker-", "venue-"].contains(where: file.hasPrefix)
    }
  }

  /// The text of a file inside.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
  }

  /// Writes a file inside.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url(name))
  }

  /// The rows of a table inside that has no quoted cells, each by column.
  func rows(_ name: String) throws -> [[String: String]] {
    let lines = try text(name).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Adds rows to a table inside, by the columns that are given; the others are empty.
  func append(_ rows: [[String: String]], to name: String) throws {
    var text = try text(name)
    let header = try #require(text.split(whereSeparator: \.isNewline).first).split(separator: ",")
    for row in rows { text += header.map { row[String($0)] ?? "" }.joined(separator: ",") + "\n" }
    try write(text, to: name)
  }
}
