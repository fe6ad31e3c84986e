// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("A sweep that is stopped in the middle")
struct StoppedSweepTests {
  private let results = ["sweep.csv", "frontier.csv", "sweep.html"]

  /// A sweep of three scenarios in six tasks.
  private func arguments(_ service: String, _ folder: TemporaryFolder, out: String) throws -> [String] {
    try folder.write("scenario,change\nas-is,\nposts,posts:0..1\n", to: "question.csv")
    return [
      "sweep", service, folder.path("question.csv"), "--weeks", "2", "--replications", "10", "--threads", "1",
      "--out", folder.path(out),
    ]
  }

  private func tasks(of sweep: String, _ folder: TemporaryFolder) -> [String] {
    folder.names(in: "\(sweep)/tasks").filter { $0.hasSuffix(".csv") }
  }

  /// Waits until some tasks are done, and sends a signal.
  private func send(
    _ signal: Int32, to run: Invocation, afterTasksOf sweep: String, _ folder: TemporaryFolder
  ) async throws {
    while tasks(of: sweep, folder).isEmpty {
      try #require(run.process.isRunning, "the sweep ended before a task was done")
      try await Task.sleep(for: .milliseconds(2))
    }
    kill(run.process.processIdentifier, signal)
  }

  @Test(
    "keeps what was done, does none of it again, and ends with the bytes of one that was not stopped",
    arguments: [SIGKILL, SIGINT])
  func stopped(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let service = try await folder.serviceOfAYear()
    let whole = try await Invocation(arguments(service, folder, out: "whole")).run()
    #expect(whole.code == 0, "\(whole.errors)")
    let all = tasks(of: "whole", folder)
    #expect(all.count == 6)

    let stopped = try await Invocation(arguments(service, folder, out: "stopped")).run { run in
      try await send(signal, to: run, afterTasksOf: "stopped", folder)
    }
    let done = tasks(of: "stopped", folder)
    // Whoever is killed cannot say goodbye; Ctrl-C writes results of what there is.
    #expect(stopped.code == (signal == SIGKILL ? -9 : 0))
    #expect(!done.isEmpty && done.count < all.count, "\(done)")
    #expect(folder.names(in: "stopped").contains("sweep.csv") == (signal == SIGINT))
    #expect(stopped.output.contains("stopped: \(done.count) of 6 tasks are done") == (signal == SIGINT))

    func ages() throws -> [Date?] {
      try done.map {
        try FileManager.default.attributesOfItem(atPath: folder.path("stopped/tasks/\($0)"))[
          .modificationDate]
          as? Date
      }
    }
    let before = try ages()
    let rest = try await Invocation(arguments(service, folder, out: "stopped")).run()
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(try ages() == before)
    #expect(tasks(of: "stopped", folder) == all)
    for name in all.map({ "tasks/\($0)" }) + results {
      #expect(try folder.text("stopped/\(name)") == folder.text("whole/\(name)"), "\(name)")
    }
  }
}
