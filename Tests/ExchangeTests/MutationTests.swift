// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Exchange

@Suite("Files spoilt at random")
struct MutationTests {
  /// What is done to the bytes of a file.
  private enum Mutation: CaseIterable {
    case flip, insert, delete, duplicate, swapLines, cut
  }

  @Test("never stop the program: they give a scenario or an error, and never both", arguments: 1...40)
  func giveScenarioOrFaults(seed: Int) throws {
    var random = TestRandom(seed: UInt64(seed))
    let disk = try ScenarioOnDisk()
    let files = TableSchema.scenario.map(\.file) + [PolicyFile.name]
    for _ in 0...random.next(below: 3) {
      let file = files[random.next(below: files.count)]
      var bytes = try disk.bytes(file)
      for _ in 0...random.next(below: 4) { Self.mutate(&bytes, &random) }
      try disk.write(bytes, file)
    }
    let reading = try disk.read()
    let hasErrors = reading.faults.contains { $0.severity == .error }
    #expect((reading.scenario == nil) == hasErrors, "seed \(seed)")
    #expect(reading.faults == reading.faults.sorted(by: Fault.comesBefore), "seed \(seed)")
    #expect(reading.faults == (try disk.read()).faults, "seed \(seed)")
    // What is accepted can be written and read again.
    if let scenario = reading.scenario {
      let again = try ScenarioOnDisk(scenario)
      let second = try again.read()
      #expect(second.faults.filter { $0.severity == .error } == [], "seed \(seed)")
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout TestRandom) {
    let lively = Array("\"\",;\n\r\t -0123456789:{}[]\u{A0}".utf8) + [0, 0xFF, 0xC3]
    let letter = lively[random.next(below: lively.count)]
    guard !bytes.isEmpty else {
      bytes = [letter]
      return
    }
    let place = random.next(below: bytes.count)
    let end = min(bytes.count, place + 1 + random.next(below: 20))
    switch Mutation.allCases[random.next(below: Mutation.allCases.count)] {
    case .flip: bytes[place] = letter
    case .insert: bytes.insert(letter, at: place)
    case .delete: bytes.removeSubrange(place..<end)
    case .duplicate: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case .swapLines:
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      lines.swapAt(random.next(below: lines.count), random.next(below: lines.count))
      bytes = Array(lines.joined(separator: [0x0A]))
    case .cut: bytes.removeSubrange(place...)
    }
  }
}
