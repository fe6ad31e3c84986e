// SPDX-License-Identifier: GPL-3.0-or-later

/// `convenor help`: explains the program or one command.
struct HelpCommand: Command {
  static let manual = Manual(
    name: "help",
    summary: "explains the program or one of its commands",
    paragraphs: [],
    operands: [Manual.Operand("COMMAND", "the command to explain", optional: true)],
    options: [],
    examples: [Manual.Example("convenor help plan", "Explains how a plan is made.")],
    exits: [(.success, ExitCode.success.meaning), (.usage, "there is no such command")])

  /// The page of the whole program.
  static var overview: String {
    HelpPage.overview(
      of: Program.commands.map { $0.manual }, options: Program.options,
      paragraphs: [
        "convenor plans the work of an Independent Reviewing Officer service in England: it allocates children"
          + " to officers and books every looked-after review and child protection conference inside its"
          + " statutory window.",
        "It reads a scenario, a folder of CSV tables and a policy, and writes a plan, another folder. Nothing"
          + " leaves the machine, and children are known by their ids only.",
      ],
      examples: [
        Manual.Example(
          "convenor plan Scenarios/halton-2013 --out halton",
          "Plans Halton's service of spring 2013; then open halton/report.html in a browser."),
        Manual.Example(
          "convenor generate --children 50 --out small",
          "Makes a small service to try things on; then 'convenor check small' and 'convenor plan small --out"
            + " small-plan'."),
      ])
  }

  private let page: String

  init(_ arguments: Arguments) throws(UsageError) {
    guard let name = arguments.operands.first else {
      page = Self.overview
      return
    }
    guard let command = Program.command(named: name) else { throw Program.unknownCommand(name) }
    page = HelpPage.page(of: command.manual)
  }

  func run(_ console: Console) -> ExitCode {
    console.say(page)
    return .success
  }
}
