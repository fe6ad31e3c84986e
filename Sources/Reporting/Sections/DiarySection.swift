// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Every meeting, week by week.
enum DiarySection {
  /// A longer diary starts with its weeks closed.
  private static let meetingsShownOpen = 300

  static func section(_ facts: PlanFacts) -> Section {
    Section(id: "diary", title: "Diary") {
      if facts.plan.diary.isEmpty {
        Tag.p("No meeting falls due in these weeks, and none is published.")
      } else {
        contents(facts)
        if !facts.unbooked.isEmpty { unbooked(facts) }
        for week in facts.weeks { section(of: week, facts) }
      }
    }
  }

  private static func contents(_ facts: PlanFacts) -> HTML {
    Tag.ul(.class("weeks")) {
      if !facts.unbooked.isEmpty {
        Tag.li {
          Tag.a("Not booked", .linkTo("unbooked"))
          ": \(NumberWords.count(facts.unbooked.count, "meeting"))"
        }
      }
      for week in facts.weeks {
        Tag.li {
          Tag.a("Week of \(TimeWords.date(week.monday))", .linkTo(week.anchor))
          ": \(summary(of: week))"
        }
      }
    }
  }

  private static func summary(of week: PlanFacts.Week) -> String {
    let outside = week.entries.count { !$0.booking.timing.isGood }
    let meetings = NumberWords.count(week.entries.count, "meeting")
    return outside == 0 ? meetings : "\(meetings), \(NumberWords.whole(outside)) outside the window"
  }

  private static func section(of week: PlanFacts.Week, _ facts: PlanFacts) -> HTML {
    let title = "Week of \(TimeWords.date(week.monday))"
    let days = facts.workingDays(from: week.monday).map {
      ", \(NumberWords.count($0, "working day"))"
    }
    return .fragment([
      Tag.h3(title, .id(week.anchor)),
      Components.disclosure(
        summary(of: week) + (days ?? ""), isOpen: facts.booked.count <= meetingsShownOpen
      ) {
        DataTable(
          id: "\(week.anchor)-table", caption: "Meetings in the week of \(TimeWords.date(week.monday))",
          hidesCaption: true, kind: "diary",
          columns: [
            .words("Date and time"), .words("Meeting"), .words("Family and children"), .words("Chair"),
            .words("Place"), .words("Minute taker"), .words("Window closes"), .words("Margin"),
          ],
          headerColumn: 1,
          rows: week.entries.map { entry in
            let booking = entry.booking
            return DataTable.Row(
              id: entry.anchor,
              [
                DiaryCells.when(booking), DiaryCells.meeting(booking), DiaryCells.family(booking),
                DiaryCells.chair(booking), DiaryCells.place(booking), DiaryCells.minuteTaker(booking),
                DiaryCells.closes(booking), DiaryCells.margin(booking, facts.policy),
              ])
          }
        ).html
      },
    ])
  }

  private static func unbooked(_ facts: PlanFacts) -> HTML {
    var causes: [RecordedMeeting.ID: [Breach]] = [:]
    for breach in facts.plan.breaches {
      if case .meeting(let meeting, _) = breach.subject { causes[meeting, default: []].append(breach) }
    }
    return .fragment([
      Tag.h3("Not booked", .id("unbooked")),
      DataTable(
        id: "unbooked-table", caption: "Meetings without a day", hidesCaption: true,
        columns: [
          .words("Meeting"), .words("Family and children"), .words("Named officer"), .words("Place"),
          .words("Window closes"), .words("What stops it"),
        ],
        rows: facts.unbooked.map { entry in
          let booking = entry.booking
          return DataTable.Row(
            id: entry.anchor,
            [
              DiaryCells.meeting(booking), DiaryCells.family(booking),
              booking.namedOfficer.map { Components.reference($0) } ?? .text("None"),
              DiaryCells.place(booking), DiaryCells.closes(booking),
              stops(causes[booking.meeting] ?? []),
            ])
        }
      ).html,
    ])
  }

  private static func stops(_ breaches: [Breach]) -> HTML {
    breaches.isEmpty
      ? .text("Not known")
      : .fragment(breaches.map { breach in Components.line { breach.cause.words } })
  }
}
