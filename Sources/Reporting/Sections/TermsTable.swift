// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Why each family has its officer: what the choice costs term by term, and what the next two officers would change.
struct TermsTable {
  /// The decisions; those without an officer have no terms.
  let decisions: [AllocationDecision]
  let id: String
  /// What the table shows.
  let title: String

  private typealias Term = (name: String, value: any KeyPath<AllocationTerms, Int> & Sendable)

  /// A sentence that explains the table, and the table; nothing when nobody has an officer.
  var html: HTML {
    let placed = decisions.filter { $0.officer != nil }
    guard !placed.isEmpty else { return .empty }
    return .fragment([unused.isEmpty ? .empty : Tag.p(unused), table(placed).html])
  }

  /// The terms that differ from 0 anywhere; the others would be columns of noughts.
  private var used: [Term] {
    let all = decisions.flatMap { [$0.terms] + [$0.second?.terms, $0.third?.terms].compactMap { $0 } }
    return AllocationTerms.named.filter { term in all.contains { $0[keyPath: term.value] != 0 } }
  }

  private var unused: String {
    let names = Set(used.map(\.name))
    let rest = AllocationTerms.named.map(\.name).filter { !names.contains($0) }
    guard !rest.isEmpty else { return "" }
    return "Nothing is due here for: \(NumberWords.list(rest.map(TermsTable.words)))."
  }

  private func table(_ placed: [AllocationDecision]) -> DataTable {
    let used = used
    return DataTable(
      id: id, caption: title.prefix(1).uppercased() + title.dropFirst(), kind: "reasons",
      columns: [.words("Family"), .words("Officer")] + used.map { .number(TermsTable.heading($0.name)) } + [
        .number("Total")
      ],
      headerColumn: 1,
      rows: placed.flatMap { decision -> [DataTable.Row] in
        let others = [decision.second, decision.third].compactMap { $0 }
        return [chosen(decision, used)] + others.map { instead($0, of: decision, used) }
      })
  }

  private func chosen(_ decision: AllocationDecision, _ used: [Term]) -> DataTable.Row {
    DataTable.Row(
      [
        Components.reference(decision.family),
        .fragment([
          decision.officer.map { Components.reference($0) } ?? .empty, Components.line(.quiet) { "chosen" },
        ]),
      ]
        + used.map { .text(TimeWords.shortDuration(minutes: decision.terms[keyPath: $0.value])) } + [
          Tag.strong(TimeWords.shortDuration(minutes: decision.cost))
        ], kind: "first")
  }

  private func instead(
    _ other: AllocationDecision.Alternative, of decision: AllocationDecision, _ used: [Term]
  ) -> DataTable.Row {
    DataTable.Row(
      [
        Components.line(.quiet) { Components.reference(decision.family) },
        .fragment([Components.reference(other.officer), Components.line(.quiet) { "instead" }]),
      ]
        + used.map {
          .text(
            TimeWords.difference(minutes: other.terms[keyPath: $0.value] - decision.terms[keyPath: $0.value]))
        } + [Tag.strong(TimeWords.difference(minutes: other.extra))])
  }

  private static func heading(_ name: String) -> String {
    let words = words(name)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A term as people call it.
  private static func words(_ name: String) -> String {
    switch name {
    case "change": "change of officer"
    case "skills": "skills missing"
    case "leaving": "officer leaves"
    case "split": "siblings split"
    default: name
    }
  }
}
