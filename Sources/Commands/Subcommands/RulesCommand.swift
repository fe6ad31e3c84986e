// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// `convenor rules`: prints the rules of time with their citations.
struct RulesCommand: Command {
  static let kind = Option<MeetingKind>(
    name: "kind", placeholder: "KIND", purpose: "only the rules that ask for this kind of meeting",
    expectation: "one of the kinds of Scenarios/FORMAT.md, such as later-review", fallback: nil,
    read: { MeetingKind(rawValue: $0) })

  static let manual = Manual(
    name: "rules",
    summary: "prints the statutory rules of time with their citations",
    paragraphs: [
      "The trigger's day is day 0; the last day counts. A deadline on a day when nothing can be held does not"
        + " move. A local policy may tighten the law for a cohort of children, never loosen it. 'wording' says"
        + " how sure the program's makers are of the interval: confirmed (seen in the law or guidance),"
        + " secondary (seen in local procedures) or unconfirmed."
    ],
    operands: [],
    options: [kind],
    examples: [
      Manual.Example("convenor rules", "Prints the whole table."),
      Manual.Example("convenor rules --kind first-review", "Prints when first reviews are due."),
    ],
    exits: [
      (.success, ExitCode.success.meaning), (.usage, ExitCode.usage.meaning),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let kind: MeetingKind?

  init(_ arguments: Arguments) throws(UsageError) {
    do {
      kind = try arguments.valueIfGiven(of: Self.kind)
    } catch {
      let near = Spelling.nearest(
        to: arguments.values[Self.kind.name]?.last ?? "", among: MeetingKind.allCases.map(\.rawValue))
      throw UsageError(error.message, suggestion: near)
    }
  }

  func run(_ console: Console) throws -> ExitCode {
    let book = try RuleBook(calendar: WorkingCalendar.english())
    var table = TextTable([
      ("rule", .left), ("asks for", .left), ("by when", .left), ("force", .left), ("wording", .left),
      ("citation", .left),
    ])
    for rule in book.rules where kind == nil || rule.kind == kind {
      table.append([
        rule.id, rule.subject.words, rule.timeWords, rule.force.rawValue, rule.certainty.rawValue,
        rule.citation,
      ])
    }
    console.say(table.text)
    return .success
  }
}
