// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("A sweep on Slurm")
struct SlurmTests {
  /// Starts a Slurm of this machine's own; it lies beside the tests' folders.
  private static let slurm = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("one-machine-slurm")

  private static let isInstalled = [
    "/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch",
  ]
  .allSatisfy(FileManager.default.isExecutableFile(atPath:))

  @Test(
    "runs as a job array through the script that it makes, and gives the bytes of the local run",
    .enabled(if: isInstalled, "Slurm is not installed: munge, slurmctld, slurmd, slurm-client"))
  func array() async throws {
    let folder = try TemporaryFolder()
    let service = try await folder.serviceOfAYear()
    try folder.write("scenario,change\nas-is,\nposts,posts:1..2\n", to: "question.csv")
    func arguments(_ out: String) -> [String] {
      [
        "sweep", service, folder.path("question.csv"), "--weeks", "2", "--replications", "2", "--out",
        folder.path(out),
      ]
    }
    let local = try await Invocation(arguments("local")).run()
    #expect(local.code == 0, "\(local.errors)")
    let prepared = try await Invocation(arguments("array") + ["--prepare"]).run()
    #expect(prepared.code == 0, "\(prepared.errors)")

    let array = try await Invocation(
      [
        folder.path("slurm"), "env", "CONVENOR=\(Invocation.program.path)", "sbatch", "--wait",
        "--output=\(folder.path("task-%a.out"))", folder.path("array/sweep.sbatch"),
      ], executable: Self.slurm
    ).run()
    #expect(array.code == 0, "\(array.output)\(array.errors)")
    let tasks = folder.names(in: "local/tasks")
    #expect(tasks.count == 3)
    #expect(folder.names(in: "array/tasks") == tasks)
    // The array has done every task: what is left are the results.
    let before = try tasks.map { try folder.text("array/tasks/\($0)") }
    let results = try await Invocation(arguments("array")).run()
    #expect(results.code == 0, "\(results.errors)")
    #expect(try tasks.map { try folder.text("array/tasks/\($0)") } == before)
    for name in tasks.map({ "tasks/\($0)" }) + ["sweep.csv", "frontier.csv", "sweep.html", "sweep.json"] {
      #expect(try folder.text("array/\(name)") == folder.text("local/\(name)"), "\(name)")
    }
  }
}
