// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearOptimization
import Testing

@Suite struct Files {
  /// Runs work with the path of a file that does not exist yet, and removes it afterwards.
  private func withPath(_ work: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("convenor-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try work(path)
  }

  @Test(arguments: [ProgramFileFormat.mps, .cplexLP])
  func aProgramComesBackFromAFile(format: ProgramFileFormat) throws {
    for seed in UInt64(1)...12 {
      var small = RandomProgram.bounded(seed: seed, kind: .integer, columns: 4)
      // What the formats cannot hold is left out: see the documentation of each.
      if format == .mps { small.sense = .minimise } else { small.constant = 0 }
      if format == .cplexLP { small.rows.removeAll { $0.bounds.lower.isFinite && $0.bounds.upper.isFinite } }
      let before = try withLinearProgram { program in
        try small.build(in: &program)
        return try program.solveInteger()
      }
      try withPath { path in
        try withLinearProgram { program in
          try small.build(in: &program)
          try program.write(format, to: path)
        }
        try withLinearProgram { program in
          try program.addColumn(name: "forgotten")
          try program.read(format, from: path)
          #expect(program.columnCount == 4, "seed \(seed)")
          #expect(program.integerColumnCount == 4, "seed \(seed)")
          #expect(program.rowCount == small.rows.count, "seed \(seed)")
          #expect(program.sense == small.sense, "seed \(seed)")
          #expect(program.objectiveConstant == small.constant, "seed \(seed)")
          let after = try program.solveInteger()
          #expect(after.status == before.status, "seed \(seed)")
          #expect(after.objective == before.objective, "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: [ProgramFileFormat.mps, .cplexLP])
  func namesAndBoundsComeBack(format: ProgramFileFormat) throws {
    let rowBounds: Bounds = format == .mps ? .between(1, 6) : .atMost(6)
    try withPath { path in
      try withLinearProgram { program in
        let hours = try program.addColumn(cost: 2, bounds: .between(-3, 4), name: "hours")
        let trips = try program.addColumn(cost: 1, bounds: .free, kind: .integer, name: "trips")
        try program.addRow(
          bounds: rowBounds, entries: [Entry(hours, 1), Entry(trips, 2.5)], name: "day")
        try program.write(format, to: path)
      }
      try withLinearProgram { program in
        try program.read(format, from: path)
        #expect(try program.name(of: Column(0)) == "hours")
        #expect(try program.name(of: Column(1)) == "trips")
        #expect(try program.name(of: Row(0)) == "day")
        #expect(try program.bounds(of: Column(0)) == .between(-3, 4))
        #expect(try program.bounds(of: Column(1)) == .free)
        #expect(try program.kind(of: Column(1)) == .integer)
        #expect(try program.bounds(of: Row(0)) == rowBounds)
        #expect(try program.entries(of: Row(0)) == [Entry(Column(0), 1), Entry(Column(1), 2.5)])
      }
    }
  }

  @Test func whatAFormatCannotHoldIsRefused() throws {
    try withPath { path in
      try withLinearProgram { program in
        #expect(throws: LinearOptimizationError.self) { try program.write(.cplexLP, to: path) }
        try program.addColumns([NewColumn(name: "same"), NewColumn(name: "same")])
        #expect(throws: LinearOptimizationError.repeatedName(noun: "column", name: "same")) {
          try program.write(.mps, to: path)
        }
        try program.setName(nil, of: Column(1))
        try program.addRows([NewRow(bounds: .free, name: "row"), NewRow(bounds: .free, name: "row")])
        #expect(throws: LinearOptimizationError.repeatedName(noun: "row", name: "row")) {
          try program.write(.cplexLP, to: path)
        }
        try program.setName("other", of: Row(1))
        try program.setSense(.maximise)
        #expect(throws: LinearOptimizationError.self) { try program.write(.mps, to: path) }
        try program.setObjectiveConstant(1)
        #expect(throws: LinearOptimizationError.self) { try program.write(.cplexLP, to: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
      }
    }
  }

  @Test func filesThatCannotBeWrittenOrReadAreErrors() throws {
    try withPath { path in
      try withLinearProgram { program in
        let x = try program.addColumn(cost: 1)
        try program.addRow(bounds: .atLeast(2), entries: [Entry(x, 1)])
        #expect(throws: LinearOptimizationError.self) { try program.write(.mps, to: path + "/no/such/place") }
        #expect(try program.solveRelaxation().objective == 2)
        #expect(throws: LinearOptimizationError.self) { try program.read(.mps, from: path) }
        #expect(program.columnCount == 0)
        try "this is no linear program".write(toFile: path, atomically: true, encoding: .utf8)
        for format in [ProgramFileFormat.mps, .cplexLP] {
          #expect(throws: LinearOptimizationError.self) { try program.read(format, from: path) }
          #expect(program.columnCount == 0)
          #expect(program.rowCount == 0)
        }
        try program.addColumn(cost: 4, bounds: .fixed(2))
        #expect(try program.solveRelaxation().objective == 8)
      }
    }
  }
}
