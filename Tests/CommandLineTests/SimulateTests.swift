// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Commands

@Suite("Simulating and sweeping at the command line")
struct SimulateTests {
  @Test("'simulate' writes tables and a page, the same for any number of threads, and checks every week")
  func simulate() async throws {
    let folder = try TemporaryFolder()
    let service = try await folder.serviceOfAYear()
    let one = try await convenor(
      "simulate", service, "--weeks", "3", "--replications", "2", "--threads", "1", "--check", "--out",
      folder.path("one"))
    #expect(one.code == 0, "\(one.errors)")
    #expect(one.output.contains("caseload-per-fte"))
    #expect(one.output.contains("The checker looked at"))
    let two = try await convenor(
      "simulate", service, "--weeks", "3", "--replications", "2", "--threads", "2", "--out",
      folder.path("two"))
    #expect(two.code == 0, "\(two.errors)")
    let names = folder.names(in: "one")
    #expect(
      names == [
        "assumptions.csv", "comparison.csv", "course-used.csv", "measures.csv", "replications.csv",
        "simulation.html", "simulation.json",
      ])
    for name in names { #expect(try folder.text("one/\(name)") == folder.text("two/\(name)"), "\(name)") }
  }

  @Test("a course that lacks what it needs is refused with the quantity")
  func missing() async throws {
    let folder = try TemporaryFolder()
    let service = try await folder.serviceOfAYear()
    try folder.write(
      "quantity,month,value,unit,basis,source,section\ncare-entries,,12,children,assumed,test,\n",
      to: "service/course.csv")
    let outcome = try await convenor("simulate", service, "--weeks", "2", "--replications", "1")
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("plan-length-under-N"))
  }

  @Test("a sweep goes on where it stopped, and gives the bytes of one that was not stopped")
  func resumed() async throws {
    let folder = try TemporaryFolder()
    let service = try await folder.serviceOfAYear()
    try folder.write("scenario,change\nas-is,\nposts,posts:0..1\n", to: "sweep.csv")
    func sweep(_ name: String, _ more: String...) async throws -> Invocation.Outcome {
      try await Invocation(
        [
          "sweep", service, folder.path("sweep.csv"), "--weeks", "2", "--replications", "2", "--out",
          folder.path(name),
        ]
          + more
      ).run()
    }
    let whole = try await sweep("whole")
    #expect(whole.code == 0, "\(whole.errors)")
    // Task by task, as a job array does it, with one of them done before.
    #expect(try await sweep("parts", "--prepare").code == 0)
    #expect(try folder.text("parts/sweep.sbatch").contains("--array=1-3"))
    for task in ["3", "1"] { #expect(try await sweep("parts", "--task", task).code == 0) }
    let before = try folder.text("parts/tasks/00001.csv")
    let rest = try await sweep("parts")
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(try folder.text("parts/tasks/00001.csv") == before)
    for name in ["sweep.csv", "frontier.csv", "sweep.html", "tasks/00002.csv"] {
      #expect(try folder.text("whole/\(name)") == folder.text("parts/\(name)"), "\(name)")
    }
    // Another seed is another sweep.
    let other = try await sweep("parts", "--seed", "9")
    #expect(other.code == 64)
    #expect(other.errors.contains("another"))
  }

  @Test("a sweep file with a wrong change is refused with the scenario and the change")
  func wrongChange() async throws {
    let folder = try TemporaryFolder()
    let service = try await folder.serviceOfAYear()
    for (change, expected) in [
      ("fte:NOBODY:0.5", "NOBODY"), ("kings:1", "kings"), ("policy:costs.cover:-5", "cover"),
    ] {
      try folder.write("scenario,change\nbad,\(change)\n", to: "sweep.csv")
      let outcome = try await convenor(
        "sweep", service, folder.path("sweep.csv"), "--out", folder.path("out"), "--weeks", "1")
      #expect(outcome.code == 65, "\(change)")
      #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    }
  }
}
