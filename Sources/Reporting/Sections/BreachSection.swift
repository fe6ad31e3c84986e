// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What the plan could not do, before anything else.
enum BreachSection {
  static func section(_ facts: PlanFacts) -> Section {
    Section(id: "breaches", title: "Breaches") {
      if facts.plan.breaches.isEmpty {
        Tag.div(.class("panel panel-good")) {
          Tag.p {
            Tag.strong("The plan has no breaches.")
            facts.hasDiary
              ? " Nothing stops a family from having an officer or a meeting from being in its window."
              : " Nothing stops a family from having an officer."
          }
        }
      } else {
        Tag.div(.class("panel panel-alert")) {
          Tag.p {
            Tag.strong("\(NumberWords.count(facts.plan.breaches.count, "breach", "breaches")).")
            " \(subjects(of: facts.plan.breaches))"
          }
          if facts.plan.breaches.count > 1 { causes(facts.plan.breaches) }
          remedies(facts)
        }
        table(facts).html
      }
    }
  }

  /// How many families and meetings the breaches are about.
  private static func subjects(of breaches: [Breach]) -> String {
    let families = breaches.count { if case .family = $0.subject { true } else { false } }
    let meetings = breaches.count - families
    var parts: [String] = []
    if families > 0 {
      parts.append(
        "\(NumberWords.count(families, "family", "families")) \(families == 1 ? "has" : "have") no officer")
    }
    if meetings > 0 {
      parts.append(
        meetings == 1
          ? "1 meeting is not in its window"
          : "\(NumberWords.whole(meetings)) meetings are not in their window")
    }
    return NumberWords.list(parts) + "."
  }

  private static func causes(_ breaches: [Breach]) -> HTML {
    let counts = Dictionary(grouping: breaches, by: \.cause).mapValues(\.count)
    return Tag.ul {
      for cause in Breach.Cause.allCases {
        if let count = counts[cause] {
          Tag.li {
            Tag.strong("\(cause.words): \(NumberWords.whole(count)).")
            " \(cause.meaning)"
          }
        }
      }
    }
  }

  /// How many meetings a single change would put right; nothing when none of the breaches is about a meeting, or nobody
  /// looked for such changes.
  private static func remedies(_ facts: PlanFacts) -> HTML {
    let meetings = facts.plan.breaches.filter { if case .meeting = $0.subject { true } else { false } }
    guard !meetings.isEmpty, facts.knowsRemedies else { return .empty }
    let helped = meetings.count { !$0.remedy.isEmpty }
    let rest = meetings.count - helped
    let words =
      switch (helped, rest) {
      case (0, _):
        "No single change that the plan knows of would put \(rest == 1 ? "it" : "any of these meetings") into the window."
      case (_, 0):
        "A single change would put \(helped == 1 ? "the meeting" : "each of the \(NumberWords.whole(helped)) meetings") into its window: the cheapest one stands with it."
      default:
        "A single change would put \(NumberWords.whole(helped)) of the \(NumberWords.whole(meetings.count)) meetings into \(helped == 1 ? "its" : "their") window: the cheapest one stands with each. For the rest no single change that the plan knows of would do."
      }
    return Tag.p(words)
  }

  private static func table(_ facts: PlanFacts) -> DataTable {
    facts.hasDiary ? meetingsAndFamilies(facts) : families(facts)
  }

  private static func families(_ facts: PlanFacts) -> DataTable {
    DataTable(
      id: "breach-table", caption: "Each family without an officer, and what stops each officer",
      columns: [.words("Family"), .prose("What stops it")],
      rows: facts.plan.breaches.map { breach in
        DataTable.Row([subject(of: breach, facts), reason(of: breach)])
      })
  }

  /// The cause, the detail that the plan gives, and the cheapest remedy when one alone would do.
  private static func reason(of breach: Breach) -> HTML {
    .fragment([
      Tag.strong(breach.cause.words), Components.line { TimeWords.withDatesInWords(breach.detail) },
      breach.remedy.isEmpty
        ? .empty
        : Components.line {
          Tag.strong("What would help:")
          " \(TimeWords.withDatesInWords(breach.remedy))"
        },
    ])
  }

  private static func meetingsAndFamilies(_ facts: PlanFacts) -> DataTable {
    DataTable(
      id: "breach-table", caption: "Each breach, what the plan does about it and what stops it",
      columns: [
        .words("Meeting or family"), .words("Window closes"), .words("What the plan does"),
        .prose("What stops it"),
      ],
      rows: facts.plan.breaches.map { breach in
        DataTable.Row([
          subject(of: breach, facts), closes(of: breach, facts), outcome(of: breach, facts),
          reason(of: breach),
        ])
      })
  }

  private static func subject(of breach: Breach, _ facts: PlanFacts) -> HTML {
    switch breach.subject {
    case .family(let family):
      let children = facts.scenario.children.filter { $0.family == family }.map(\.id)
      return .fragment([
        .text("Family "), Components.reference(family),
        Components.line(.quiet) { DiaryCells.children(children) },
      ])
    case .meeting(let meeting, let kind):
      guard let booking = facts.entry(of: meeting)?.booking else {
        return .fragment([
          .text(kind.words), Components.line(.quiet) { Components.reference(ofParts: meeting) },
        ])
      }
      return .fragment([
        DiaryCells.meeting(booking),
        Components.line(.quiet) {
          "Family "
          Components.reference(booking.family)
        },
      ])
    }
  }

  private static func closes(of breach: Breach, _ facts: PlanFacts) -> HTML {
    guard case .meeting(let meeting, _) = breach.subject else { return .text("Does not apply") }
    return facts.entry(of: meeting).map { DiaryCells.closes($0.booking) } ?? .text("Not known")
  }

  private static func outcome(of breach: Breach, _ facts: PlanFacts) -> HTML {
    switch breach.subject {
    case .family(let family):
      let officer = facts.plan.allocation.first { $0.family == family }?.officer
      guard let officer else { return Components.label("No officer", .alert) }
      return .fragment([.text("Officer "), Components.reference(officer)])
    case .meeting(let meeting, _):
      guard let entry = facts.entry(of: meeting) else { return Components.label("Not in the diary", .alert) }
      let timing = entry.booking.timing
      return .fragment([
        timing.isGood ? .text(timing.words) : Components.label(timing.words, .alert),
        Components.line(.together) {
          if let day = entry.booking.day {
            Tag.a("Booked on \(TimeWords.shortDateWithYear(day))", .linkTo(entry.anchor))
          } else {
            Tag.a("See the meeting", .linkTo(entry.anchor))
          }
        },
      ])
    }
  }
}
