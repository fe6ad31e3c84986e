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
        + " move. A local policy may tighten these rules for a cohort of children, never loosen them."
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
        to: arguments.values[Self.kind.name] ?? "", among: MeetingKind.allCases.map(\.rawValue))
      throw UsageError(error.message, suggestion: near)
    }
  }

  func run(_ console: Console) throws -> ExitCode {
    let book = try RuleBook(calendar: WorkingCalendar.english())
    var table = TextTable([
      ("rule", .left), ("meeting", .left), ("within", .left), ("not before", .left), ("citation", .left),
    ])
    for rule in book.rules where kind == nil || rule.kind == kind {
      table.append([
        rule.id, rule.kind.rawValue, rule.within.words, rule.opens?.words ?? "-", rule.citation,
      ])
    }
    console.say(table.text)
    return .success
  }
}

extension Interval {
  /// The length in words.
  fileprivate var words: String {
    switch self {
    case .workingDays(let days): Words.count(days, "working day")
    case .calendarDays(let days): Words.count(days, "day")
    case .months(let months): Words.count(months, "month")
    }
  }
}
