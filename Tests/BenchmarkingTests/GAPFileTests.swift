// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Benchmarking

@Suite("Files of generalised assignment problems")
struct GAPFileTests {
  static let small = """
     2 3
     1 2 3
     4 5 6
     7 8
     9 10 11 12
     20 21
    """

  private func read(_ text: String) throws(GAPFileError) -> [GAPInstance] {
    try GAPFileReader.read(text: text, file: "f.txt", name: "f")
  }

  private func fault(_ text: String) -> GAPFileError? {
    do throws(GAPFileError) {
      _ = try read(text)
      return nil
    } catch { return error }
  }

  @Test("Line breaks have no meaning within an instance")
  func oneInstance() throws {
    let expected = GAPInstance(
      name: "f", costs: [[1, 2, 3], [4, 5, 6]], resources: [[7, 8, 9], [10, 11, 12]], capacities: [20, 21])
    #expect(try read(Self.small) == [expected])
    #expect(
      try read(Self.small.split(whereSeparator: \.isWhitespace).joined(separator: "\r\n")) == [expected])
    #expect(try read(Self.small.split(whereSeparator: \.isWhitespace).joined(separator: " ")) == [expected])
  }

  @Test("A count alone on the first line announces several instances")
  func severalInstances() throws {
    let instances = try read("2\n\(Self.small)\n1 1\n5\n6\n7\n")
    #expect(instances.map(\.name) == ["f-1", "f-2"])
    #expect(instances[0].costs == [[1, 2, 3], [4, 5, 6]])
    #expect(
      instances[1] == GAPInstance(name: "f-2", costs: [[5]], resources: [[6]], capacities: [7]))
  }

  @Test("A fault is told with its line, its number on the line, and what was expected")
  func faults() {
    #expect(
      fault("2 3\n1 2 x\n4 5 6\n7 8 9 10 11 12\n20 21")
        == GAPFileError(
          file: "f.txt", line: 2, number: 3, found: "x",
          expected: "the cost of job 3 with agent 1, a whole number from -1000000000 to 1000000000"))
    #expect(
      fault("2 3\n1 2 3\n4 5 6\n7 8 9 -10 11 12\n20 21")
        == GAPFileError(
          file: "f.txt", line: 4, number: 4, found: "-10",
          expected: "the resource of job 1 with agent 2, a whole number from 0 to 1000000000"))
    #expect(
      fault(Self.small + " 22")
        == GAPFileError(
          file: "f.txt", line: 6, number: 3, found: "22",
          expected: "the end of the file after the last capacity"))
    #expect(
      fault("2 3\n1 2 3\n4 5 6\n7 8 9 10 11 12\n20\n")
        == GAPFileError(
          file: "f.txt", line: 5, number: 2, found: nil, expected: "the capacity of agent 2"))
    #expect(fault("")?.description == "f.txt:1: number 1 is missing; expected the count of agents")
    #expect(fault("0 3")?.found == "0")
    #expect(fault("2.5 3")?.found == "2.5")
    #expect(fault("3\n2 1\n1 2\n3 4\n5 6\n")?.expected == "the count of agents")
    #expect(fault("100000 100000")?.expected.hasPrefix("the count of jobs") == true)
    #expect(fault("99999999999999999999 1")?.found == "99999999999999999999")
  }

  @Test("What is written is read again, one instance or several", arguments: GAPRecipe.allCases)
  func roundTrip(recipe: GAPRecipe) throws {
    var one = recipe.draw(agents: 3, jobs: 47, seed: 9)
    var other = recipe.draw(agents: 7, jobs: 1, seed: 10)
    one.name = "f"
    #expect(try read(GAPFileWriter.text(one)) == [one])
    (one.name, other.name) = ("f-1", "f-2")
    #expect(try read(GAPFileWriter.text([one, other])) == [one, other])
  }

  @Test("The best known objectives come from the columns name and best")
  func bestKnown() throws {
    let text = "name,agents,bound,best\nc05100,5,1931,1931\nd20200,20,12235,12238\n\n"
    #expect(try BestKnown.read(text: text, file: "b.csv") == ["c05100": 1931, "d20200": 12238])
    #expect(throws: BestKnownError.self) { try BestKnown.read(text: "name,value\n", file: "b.csv") }
    do {
      _ = try BestKnown.read(text: "name,best\na,1\nb,two\n", file: "b.csv")
      Issue.record("a word passed for a number")
    } catch {
      #expect(error.description == "b.csv:3: column best is 'two'; expected a whole number")
    }
  }
}
