// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Ctrl-C writes the best plan found so far")
struct InterruptTests {
  /// Waits until the process has a handler for the signal, so that it is not simply ended by it.
  private func waitUntilHandled(_ signal: Int32, by process: Process) async throws {
    let mask = UInt64(1) << (signal - 1)
    let status = "/proc/\(process.processIdentifier)/status"
    while true {
      let lines = String(decoding: try Data(contentsOf: URL(fileURLWithPath: status)), as: UTF8.self)
        .split(separator: "\n")
      let caught = try #require(lines.first { $0.hasPrefix("SigCgt:") }).split(whereSeparator: \.isWhitespace)
      if let bits = UInt64(caught[1], radix: 16), bits & mask != 0 { return }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func plan(
    into folder: TemporaryFolder, whileRunning: (Invocation) async throws -> Void
  ) async throws -> Invocation.Outcome {
    let scenario = try await Services.large.value.path("scenario")
    return try await Invocation(
      ["plan", scenario, "--out", folder.path("plan"), "--time-limit", "3600"]
    ).run(whileRunning: whileRunning)
  }

  @Test("One signal: the plan is complete, verified and marked interrupted", arguments: [SIGINT, SIGTERM])
  func once(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await plan(into: folder) { run in
      try await waitUntilHandled(signal, by: run.process)
      kill(run.process.processIdentifier, signal)
    }
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("stopping: the best plan found so far will be written"))
    #expect(outcome.output.hasSuffix("interrupted: wrote the best plan found so far\n"))
    #expect(folder.names() == ["plan"])
    #expect(try folder.text("plan/summary.json").contains("\"interrupted\""))
    let scenario = try await Services.large.value.path("scenario")
    let verified = try await convenor("verify", scenario, folder.path("plan"))
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test("Two signals: it ends at once and leaves nothing")
  func twice() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await plan(into: folder) { run in
      try await waitUntilHandled(SIGINT, by: run.process)
      kill(run.process.processIdentifier, SIGINT)
      while try !run.errorsSoFar().contains("stopping") { try await Task.sleep(for: .milliseconds(1)) }
      kill(run.process.processIdentifier, SIGINT)
    }
    // The search may end between the two signals: then the plan is written whole.
    if outcome.code == 0 {
      #expect(folder.names(in: "plan").contains("report.html"))
    } else {
      #expect(outcome.code == 130)
      #expect(folder.names().isEmpty)
    }
  }
}
