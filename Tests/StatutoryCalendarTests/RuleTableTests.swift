// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("The rule table")
struct RuleTableTests {
  let rules: [Rule]

  init() throws { rules = try RuleBook(calendar: .english()).rules }

  /// Every row as a reader of the law would write it down: id, what, first day, last day, force, certainty.
  static let expected = """
    LAC1 | first-review | | 20 working days | law | confirmed
    LAC2 | second-review | | 3 months | law | confirmed
    LAC3 | later-review | | 6 months | law | confirmed
    LAC-LTF | later-review | | 6 months | law | unconfirmed
    LAC-EARLY | brought-forward-review | | before the event | law | confirmed
    LAC-PWP | placement-with-parents-review | | before the event | law | confirmed
    LAC-UNREG | unregulated-placement-review | | before the event | law | confirmed
    ADJ | second-part-review | | 20 working days | law | unconfirmed
    AD0a | adoption-authorised-first-review | | 3 months | law | confirmed
    AD0b | adoption-authorised-later-review | | 6 months | law | confirmed
    AD1 | adoption-placed-first-review | | 28 days | law | confirmed
    AD2 | adoption-placed-second-review | | 3 months | law | confirmed
    AD3 | adoption-placed-later-review | | 6 months | law | confirmed
    AD-DIS | adoption-disruption-review | 28 days | 42 days | law | confirmed
    SB1 | short-breaks-first-review | | 3 months | law | unconfirmed
    SB2 | short-breaks-later-review | | 6 months | law | unconfirmed
    SEC1 | secure-first-review | | 1 month | law | unconfirmed
    SEC2 | secure-later-review | | 3 months | law | unconfirmed
    PP1 | pathway-review | | 6 months | law | confirmed
    PP2a | housed-first-review | 28 days | 56 days | law | unconfirmed
    PP2b | housed-later-review | | 3 months | law | confirmed
    CP1 | initial-conference | | 15 working days | target | confirmed
    CP1T | transfer-in-conference | | 15 working days | target | confirmed
    CP2 | first-review-conference | 1 day | 3 months | target | secondary
    CP3 | later-review-conference | 1 day | 6 months | target | secondary
    CP-PB | initial-conference | | 20 working days | local | secondary
    IRO1 | allocate an officer | | 5 working days | good practice | secondary
    IRO2 | replace the officer | | as soon as practicable | law | confirmed
    REC1 | send out the decisions of a review | | 5 working days | good practice | confirmed
    REC2a | complete the record of a review | | 15 working days | good practice | unconfirmed
    REC2b | send out the record of a review | | 20 working days | good practice | confirmed
    REC3a | send out the decisions of a conference | | 1 working day | good practice | confirmed
    REC3b | send out the record of a conference | | 20 working days | good practice | unconfirmed
    FCR | review a foster carer's approval | | 12 months | law | unconfirmed
    R44 | visit a children's home | | end of the month | law | confirmed
    """

  @Test("Every rule has the time, the force and the certainty that its source gives")
  func rows() {
    let rows = rules.map { rule in
      let subject =
        switch rule.subject {
        case .meeting(let kind): kind.rawValue
        case .task(let task): task.rawValue
        }
      let limit =
        switch rule.limit {
        case .within(let interval): interval.description
        case .beforeEvent: "before the event"
        case .endOfMonth: "end of the month"
        case .asSoonAsPracticable: "as soon as practicable"
        }
      let opens = rule.opens.map { " \($0)" } ?? ""
      return
        "\(rule.id) | \(subject) |\(opens) | \(limit) | \(rule.force.rawValue) | \(rule.certainty.rawValue)"
    }
    let expected = Self.expected.split(separator: "\n").map(String.init)
    #expect(rows.count == expected.count)
    for (row, line) in zip(rows, expected) { #expect(row == line) }
  }

  @Test("Every rule says where it stands, and no id occurs twice")
  func citations() {
    #expect(rules.allSatisfy { !$0.citation.isEmpty })
    #expect(Set(rules.map(\.id)).count == rules.count)
    let regulation33 = rules.filter {
      $0.citation.contains("SI 2010/959") && $0.citation.contains("reg 33(2)")
    }
    #expect(regulation33.map(\.id) == ["LAC2", "LAC3"])
  }

  @Test("Every kind of meeting has a rule, every state a first one, and the kinds are those of the rule")
  func coverage() {
    #expect(Set(rules.compactMap(\.kind)) == Set(MeetingKind.allCases))
    for status in CaseStatus.allCases {
      let first = rules.filter {
        $0.kind != nil && ($0.trigger == .becoming(status) || $0.trigger == .becomingOrHolding(status))
      }
      #expect(first.count == 1, "\(status)")
    }
    for rule in rules {
      if let kind = rule.kind { #expect((rule.trigger == .event) == kind.isAskedForByEvent) }
    }
  }

  @Test("Only what is neither confirmed law nor a confirmed target may be replaced")
  func replaceable() {
    #expect(
      rules.filter(\.isReplaceable).map(\.id) == [
        "LAC-LTF", "ADJ", "SB1", "SB2", "SEC1", "SEC2", "PP2a", "CP2", "CP3", "CP-PB", "IRO1", "REC1",
        "REC2a",
        "REC2b", "REC3a", "REC3b", "FCR",
      ])
  }

  @Test("Deadlines of other work are counted from the same table")
  func deadlines() throws {
    let book = try RuleBook(calendar: .english())
    #expect(try book.deadline(rule: "IRO1", from: "2014-12-25") == "2015-01-05")
    #expect(try book.deadline(rule: "IRO2", from: "2014-12-25") == nil)
    #expect(try book.deadline(rule: "REC1", from: "2023-04-24") == "2023-05-02")
    #expect(try book.deadline(rule: "REC2a", from: "2023-04-24") == "2023-05-17")
    #expect(try book.deadline(rule: "REC2b", from: "2023-04-24") == "2023-05-24")
    #expect(try book.deadline(rule: "REC3a", from: "2015-04-02") == "2015-04-07")
    #expect(try book.deadline(rule: "REC3b", from: "2014-12-08") == "2015-01-08")
    #expect(try book.deadline(rule: "FCR", from: "2024-02-29") == "2025-02-28")
    #expect(try book.deadline(rule: "R44", from: "2024-02-01") == "2024-02-29")
    #expect(try book.deadline(rule: "LAC-PWP", from: "2024-03-01") == "2024-02-29")
    #expect(throws: RuleError.unknownRule(id: "LAC9")) { try book.deadline(rule: "LAC9", from: "2024-02-01") }
  }
}
