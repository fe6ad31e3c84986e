// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("convenor generate makes scenarios from a seed")
struct GenerateTests {
  @Test("The same options give the same bytes, another seed other ones")
  func reproducible() async throws {
    let folder = try TemporaryFolder()
    for (name, seed) in [("a", "1"), ("b", "1"), ("c", "2")] {
      let outcome = try await convenor(
        "generate", "--children", "15", "--officers", "2", "--fte-mix", "1.0:1,0.5:1", "--weeks", "6",
        "--start", "2024-09-02", "--seed", seed, "--out", folder.path(name))
      #expect(outcome.code == 0)
      #expect(outcome.errors.isEmpty)
      #expect(outcome.output.contains("15 children"))
      #expect(outcome.output.contains("2024-09-02 to 2024-10-13"))
    }
    let names = folder.names(in: "a")
    #expect(names.contains("children.csv"))
    #expect(names == folder.names(in: "b"))
    for name in names { #expect(try folder.text("a/\(name)") == folder.text("b/\(name)"), "\(name) differs") }
    #expect(try folder.text("a/children.csv") != folder.text("c/children.csv"))
    let fte = Set(try folder.rows("a/officers.csv").compactMap { $0["fte"].flatMap(Double.init) })
    #expect(fte == [0.5, 1])
  }

  @Test("Halton's scenario is made again byte for byte")
  func halton() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await convenor("generate", "--service", "halton-2013", "--out", folder.path("halton"))
    #expect(outcome.code == 0)
    let names = folder.names(in: "halton")
    #expect(names.count > 10)
    #expect(names == (try FileManager.default.contentsOfDirectory(atPath: Services.halton)).sorted())
    for name in names {
      let kept = FileManager.default.contents(atPath: "\(Services.halton)/\(name)")
      #expect(kept == FileManager.default.contents(atPath: folder.path("halton/\(name)")), "\(name) differs")
    }
  }

  @Test("A published service is known and takes no size")
  func publishedService() async throws {
    let unknown = try await convenor("generate", "--service", "atlantis", "--out", "/nowhere/scenario")
    #expect(unknown.code == 64)
    #expect(
      unknown.errors.contains("option --service, value \"atlantis\": expected one of east-sussex-2015 (East"))
    let sized = try await convenor(
      "generate", "--service", "halton-2013", "--children", "9", "--out", "/nowhere/scenario")
    #expect(sized.code == 64)
    #expect(sized.errors.contains("option --children does not go with --service"))
  }

  @Test("A published service can be built from numbers of one's own")
  func basis() async throws {
    let folder = try TemporaryFolder()
    let same = try await convenor(
      "generate", "--service", "halton-2013", "--basis", Services.halton, "--out", folder.path("same"))
    #expect(same.code == 0)
    #expect(
      FileManager.default.contents(atPath: folder.path("same/children.csv"))
        == FileManager.default.contents(atPath: "\(Services.halton)/children.csv"))
    let wrong = try await convenor(
      "generate", "--service", "halton-2013", "--basis", folder.path(""), "--out", folder.path("none"))
    #expect(wrong.code == 65)
    #expect(wrong.errors.contains("figures.csv: cannot be read"))
    let alone = try await convenor("generate", "--basis", Services.halton, "--out", folder.path("none"))
    #expect(alone.code == 64)
    #expect(alone.errors.contains("option --basis goes with --service only"))
    #expect(folder.names() == ["same"])
  }

  @Test("A folder with other files in it is left alone")
  func occupied() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "diary.txt")
    let outcome = try await convenor("generate", "--children", "5", "--out", folder.path(""))
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("diary.txt"))
    #expect(folder.names() == ["diary.txt"])
  }

  @Test(
    "An FTE mix that no service has is refused",
    arguments: [
      "", "1.0", "1.0:", ":1", "0:1", "0.0:3", "1.001:1", "0.8:0", "0.8:1.5", "0.8:1,", "0.12345:1", "1:1001",
      "-0.5:1", "a:1", "0.8:-1", "1.:1", "10:1",
    ])
  func badMix(mix: String) async throws {
    let outcome = try await convenor("generate", "--fte-mix", mix, "--out", "/nowhere/scenario")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("option --fte-mix, value \"\(mix)\": expected pairs such as 1.0:6,0.8:2"))
  }

  @Test(
    "Other values out of range are refused",
    arguments: [
      ["--start", "2026-02-30"], ["--start", "1 May 2026"], ["--weeks", "54"], ["--children", "0"],
      ["--unallocated", "1.1"], ["--officers", "0"], ["--districts", "201"], ["--venues", "0"],
    ])
  func badValues(words: [String]) async throws {
    let outcome = try await Invocation(["generate", "--out", "/nowhere/scenario"] + words).run()
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("option \(words[0]), value \"\(words[1])\": expected "))
  }

  @Test("A start in years without known bank holidays is refused, and nothing is written")
  func unknownYears() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await convenor(
      "generate", "--children", "5", "--start", "2061-03-07", "--out", folder.path("scenario"))
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("2061-03-07: expected a day from "))
    #expect(folder.names().isEmpty)
  }
}
