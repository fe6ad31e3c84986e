// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Scenarios that several tests read; none may change them.
enum Services {
  /// Halton, as it stands in the repository.
  static let halton = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios/halton-2013").path

  /// A service of 20 children, generated once.
  static let small = generated(children: 20)

  /// A service whose plan takes the solvers far longer than a test may last.
  static let large = generated(children: 400)

  private static func generated(children: Int) -> Task<TemporaryFolder, any Error> {
    Task {
      let folder = try TemporaryFolder()
      let outcome = try await convenor(
        "generate", "--children", "\(children)", "--out", folder.path("scenario"))
      try #require(outcome.code == 0, "\(outcome.errors)")
      return folder
    }
  }

  /// The path of the small service.
  static func smallPath() async throws -> String { try await small.value.path("scenario") }

  /// A copy of the small service that a test may change.
  static func smallCopy() async throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: try await smallPath(), toPath: copy.path("scenario"))
    return copy
  }
}

extension TemporaryFolder {
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
