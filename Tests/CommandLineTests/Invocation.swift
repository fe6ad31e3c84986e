// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Runs the built program as its users do: as a process.
struct Invocation {
  /// What a run left behind.
  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// The program, next to the test bundle.
  static let program: URL = {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("convenor")
  }()

  let process = Process()
  private let folder: TemporaryFolder

  /// Prepares a run; `executable` is another program that runs it, such as a shell.
  init(_ arguments: [String], executable: URL = Invocation.program) throws {
    folder = try TemporaryFolder()
    process.executableURL = executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    for name in ["output", "errors"] {
      try Data().write(to: folder.url(name))
    }
    process.standardOutput = try FileHandle(forWritingTo: folder.url("output"))
    process.standardError = try FileHandle(forWritingTo: folder.url("errors"))
  }

  /// Runs to the end; `whileRunning` may send signals meanwhile.
  func run(whileRunning: (Invocation) async throws -> Void = { _ in }) async throws -> Outcome {
    let (ended, end) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    try await whileRunning(self)
    for await _ in ended {}
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try text("output"), errors: try text("errors"))
  }

  /// What was written to standard error up to now.
  func errorsSoFar() throws -> String { try text("errors") }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url(name)), as: UTF8.self)
  }
}

/// Runs `convenor` with arguments.
func convenor(_ arguments: String...) async throws -> Invocation.Outcome {
  try await Invocation(arguments).run()
}

/// Runs a line of shell in which `$CONVENOR` is the program.
func shell(_ line: String) async throws -> Invocation.Outcome {
  let quoted = Invocation.program.path.replacingOccurrences(of: "'", with: "'\\''")
  return try await Invocation(
    ["-c", "CONVENOR='\(quoted)'; \(line)"], executable: URL(fileURLWithPath: "/bin/bash")
  ).run()
}
