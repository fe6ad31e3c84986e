// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What a re-booking was asked and what it changed: the first thing that people have to know of a mended diary.
enum ChangesSection {
  static func section(_ facts: PlanFacts, _ outcome: RebookOutcome) -> Section {
    Section(id: "changes", title: "What changed") {
      Tag.ul {
        for sentence in sentences(facts, outcome) { Tag.li(sentence) }
      }
      Components.terms([
        ("Mended as of", .text(TimeWords.date(outcome.today))),
        ("What happened", events(outcome)),
        (
          "Pinned by request",
          outcome.pinned.isEmpty
            ? .text("None.") : Tag.span(.class("line")) { Components.references(outcome.pinned) }
        ),
      ])
      table(facts.plan.changes, facts, id: "changes-table", caption: "Each change, the most urgent first")
    }
  }

  /// What was done, in plain words, one fact a sentence.
  static func sentences(_ facts: PlanFacts, _ outcome: RebookOutcome) -> [String] {
    func verb(_ count: Int, _ one: String, _ many: String) -> String { count == 1 ? one : many }
    var sentences: [String] = []
    if outcome.published > 0 {
      let stayed = max(outcome.published - outcome.moved - outcome.lifted, 0)
      sentences.append(
        "\(NumberWords.whole(stayed)) of \(NumberWords.count(outcome.published, "published booking")) from \(TimeWords.date(outcome.today)) on \(verb(stayed, "keeps", "keep")) officer, day and time."
      )
    }
    if outcome.lifted > 0 {
      sentences.append(
        "\(NumberWords.count(outcome.lifted, "booking")) became impossible and \(verb(outcome.lifted, "was", "were")) lifted."
      )
    }
    sentences.append(
      outcome.moved == 0
        ? "No other published booking had to move."
        : "\(NumberWords.count(outcome.moved, "other published booking")) \(verb(outcome.moved, "was", "were")) moved to make room."
    )
    sentences.append(
      outcome.lost == 0
        ? "Every meeting concerned has a day."
        : "\(NumberWords.count(outcome.lost, "meeting")) \(verb(outcome.lost, "has", "have")) no day: see the breaches."
    )
    return sentences
  }

  private static func events(_ outcome: RebookOutcome) -> HTML {
    if outcome.events.isEmpty { return .text("Nothing: the diary was only tried again.") }
    if outcome.events.count == 1 { return .text(outcome.events[0].words) }
    return Tag.ul(.class("tight")) {
      for event in outcome.events { Tag.li(event.words) }
    }
  }

  /// Changes with where each meeting was and is; a sentence when there are none.
  static func table(_ changes: [DiaryChange], _ facts: PlanFacts, id: String, caption: String) -> HTML {
    guard !changes.isEmpty else { return Tag.p("No booking changed.") }
    let inOrder = DiaryChange.Change.byUrgency.flatMap { kind in changes.filter { $0.change == kind } }
    return DataTable(
      id: id, caption: caption,
      columns: [
        .words("Meeting"), .words("Change"), .words("Before"), .words("Now"), .prose("Why"),
      ],
      rows: inOrder.map { change in
        DataTable.Row([
          meeting(change, facts), Components.label(change.change.words, change.change.tone),
          place(change.before, other: nil), place(change.after, other: change.before),
          .text(reason(change)),
        ])
      }
    ).html
  }

  private static func reason(_ change: DiaryChange) -> String {
    let words = TimeWords.withDatesInWords(change.reason)
    return words.isEmpty ? "None given" : words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func meeting(_ change: DiaryChange, _ facts: PlanFacts) -> HTML {
    guard let entry = facts.entry(of: change.meeting) else {
      return Components.reference(ofParts: change.meeting)
    }
    return .fragment([
      .text(entry.booking.kind.words),
      Components.line(.quiet) { Components.reference(ofParts: change.meeting) },
      Components.line(.quiet) {
        "Family "
        Components.reference(entry.booking.family)
      },
    ])
  }

  /// Day, chair, room and minute taker; what differs from the other place is strong.
  private static func place(_ place: DiaryChange.Place?, other: DiaryChange.Place?) -> HTML {
    guard let place else { return .text("Not booked") }
    func marked(_ text: String, _ isSame: Bool) -> HTML {
      other == nil || isSame ? .text(text) : Tag.strong(text)
    }
    return .fragment([
      Components.line(.together) {
        marked(
          "\(TimeWords.shortWeekday(place.day)) \(TimeWords.shortDateWithYear(place.day))",
          place.day == other?.day)
      },
      Components.line(.together) { marked(TimeWords.time(place.start), place.start == other?.start) },
      Components.line {
        marked("Officer \(place.officer)", place.officer == other?.officer)
      },
      place.room.map { room in Components.line { marked("Room \(room)", room == other?.room) } } ?? .empty,
      place.minuteTaker.map { taker in
        Components.line { marked("Minute taker \(taker)", taker == other?.minuteTaker) }
      } ?? .empty,
    ])
  }
}
