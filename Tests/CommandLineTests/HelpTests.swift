// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Commands

@Suite("Help teaches every command")
struct HelpTests {
  private static let names = Program.commands.map { $0.manual.name }

  @Test("The overview names every command, exit codes and examples")
  func overview() async throws {
    let help = try await convenor("--help")
    #expect(help.code == 0)
    #expect(help.errors.isEmpty)
    for command in Program.commands {
      #expect(help.output.contains("  \(command.manual.name) "), "\(command.manual.name) is not listed")
    }
    #expect(help.output.contains("Usage: convenor COMMAND"))
    #expect(help.output.contains("Examples:"))
    for code in [0, 64, 65, 69, 70] { #expect(help.output.contains("\n  \(code) ")) }
    #expect(try await convenor("help").output == help.output)
    #expect(try await convenor("-h").output == help.output)
  }

  @Test("'help COMMAND', 'COMMAND --help' and '--help COMMAND' are the same page", arguments: names)
  func pages(name: String) async throws {
    let page = try await convenor("help", name)
    #expect(page.code == 0)
    #expect(page.errors.isEmpty)
    #expect(try await convenor(name, "--help").output == page.output)
    #expect(try await convenor("--help", name).output == page.output)
  }

  @Test(
    "A page has the purpose, usage, every option with its text, examples and exit codes", arguments: names)
  func completeness(name: String) throws {
    let manual = try #require(Program.command(named: name)).manual
    let page = HelpPage.page(of: manual)
    #expect(page.hasPrefix("convenor \(name): "))
    #expect(page.contains("Usage: convenor \(name) "))
    // The columns are broken at spaces, so texts are compared without them.
    let squeezed = page.filter { !$0.isWhitespace }
    for option in manual.allOptions {
      #expect(page.contains("--\(option.name)"))
      #expect(squeezed.contains(option.explanation.filter { !$0.isWhitespace }))
    }
    for operand in manual.operands { #expect(page.contains("\n  \(operand.name) ")) }
    #expect(!manual.examples.isEmpty)
    for example in manual.examples { #expect(page.contains("\n  \(example.line)\n")) }
    for exit in manual.exits { #expect(page.contains("\n  \(exit.code.rawValue) ")) }
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 79 })
  }

  @Test("The examples in the help can be followed", arguments: names)
  func examples(name: String) throws {
    let manual = try #require(Program.command(named: name)).manual
    for example in manual.examples {
      let line = example.line.prefix { $0 != "|" }
      let words = line.split(separator: " ").map(String.init)
      #expect(words.first == "convenor")
      let command = try #require(Program.command(named: words[1]))
      #expect(throws: Never.self) { _ = try command.parse(Array(words.dropFirst(2))) }
    }
  }

  @Test("The version names the program, the compiler and GLPK")
  func version() async throws {
    let version = try await convenor("--version")
    #expect(version.code == 0)
    let pattern = #/^convenor \d+\.\d+\.\d+ \(Swift \d+\.\d+.*, GLPK \d+\.\d+\)\n$/#
    #expect(version.output.contains(pattern))
    #expect(try await convenor("-V").output == version.output)
  }
}
