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
