// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Foundation
import LinearOptimization
import Testing

@testable import Benchmarking

@Suite("Instances as integer programs")
struct AllocationProgramTests {
  /// Runs work with a folder that is removed afterwards.
  private func withFolder(_ work: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("convenor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder)
  }

  private func optimum(_ instance: AllocationInstance) -> Int? {
    var best: Int?
    forEveryChoice(instance) { choice in
      if let value = plainObjective(instance, choice) { best = min(best ?? .max, value) }
    }
    return best
  }

  @Test("The MPS file of a small problem has the optimum of all choices", arguments: 1...120)
  func mps(seed: Int) throws {
    let instance = randomInstance(seed: UInt64(seed))
    let best = optimum(instance)
    try withFolder { folder in
      let path = folder.appendingPathComponent("i.mps").path
      try AllocationProgram.writeMPS(instance, to: path)
      try withLinearProgram { program in
        let layout = try AllocationProgram(instance, in: &program)
        let columns = program.columnCount
        // What was written, not what was built, is solved; its columns are in the same order.
        try program.read(.mps, from: path)
        #expect(program.columnCount == columns, "seed \(seed)")
        let solution = try program.solveInteger()
        guard let best else {
          #expect(solution.objective == nil, "seed \(seed)")
          return
        }
        let objective = try #require(solution.objective, "seed \(seed)")
        #expect(Int(objective.rounded()) + instance.constant == best, "seed \(seed)")
        let score = AllocationScore(instance, choice: layout.choice(values: solution.values))
        #expect(score.isFeasible && score.objective == best, "seed \(seed): \(score.faults)")
      }
    }
  }

  @Test("A generalised assignment problem comes out in its textbook form")
  func textbook() throws {
    let gap = GAPRecipe.d.draw(agents: 4, jobs: 9, seed: 1)
    try withLinearProgram { program in
      _ = try AllocationProgram(AllocationInstance(gap), in: &program)
      #expect(program.rowCount == 4 + 9)
      #expect(program.columnCount == 4 * 9 && program.integerColumnCount == 4 * 9)
    }
  }

  @Test("An instance comes back from its JSON, and the same instance gives the same bytes", arguments: 1...40)
  func json(seed: Int) throws {
    let instance = randomInstance(seed: UInt64(seed))
    try withFolder { folder in
      let path = folder.appendingPathComponent("i.json").path
      try JSONFile.write(instance, to: path)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let back = try JSONFile.instance(path: path)
      #expect(InstanceFile(back) == InstanceFile(instance), "seed \(seed)")
      #expect(back.problem.officers == instance.problem.officers, "seed \(seed)")
      #expect(back.problem.families == instance.problem.families, "seed \(seed)")
      try JSONFile.write(back, to: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes, "seed \(seed)")
    }
  }

  @Test("A fault in a JSON file is told with its field")
  func jsonFaults() throws {
    var file = InstanceFile(randomInstance(seed: 3))
    file.families[0].options[0].officer = 99
    let wrong = #expect(throws: JSONFileError.self) { try file.instance(file: "i.json") }
    #expect(wrong?.description.hasPrefix("i.json: families[0].options[0].officer is 99; expected") == true)
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.json").path
      func fault(_ text: String) throws -> JSONFileError? {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return #expect(throws: JSONFileError.self) { try JSONFile.choice(path: path) }
      }
      #expect(try fault("{\"format\":\"other\",\"choice\":[]}")?.place == "format")
      #expect(try fault("{\"format\":\"convenor-allocation-answer-1\"}")?.place == "choice")
      #expect(try fault("{\"format\":\"x\",\"choice\":[0,\"1\"]}")?.place.hasPrefix("choice") == true)
      #expect(try fault("{")?.expected == "JSON")
      try JSONFile.write(choice: [1, nil, 0], to: path)
      #expect(try JSONFile.choice(path: path) == [1, nil, 0])
    }
  }
}
