// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The pages beside the report that people print: one for each officer, minute taker and venue.
enum PrintSection {
  static func section(_ diaries: [PersonDiary], venues: [VenueDiary], _ facts: PlanFacts) -> Section {
    Section(id: "print", title: "Diaries to print") {
      Tag.p(
        "Each has a page of its own beside this one, which prints on A4: a sheet for the whole plan, then a sheet for each week with meetings, or for a venue each day. Give people their own page only. A free half-day is a morning or an afternoon of working time without a meeting, a journey, a duty or another appointment."
      )
      people(diaries.filter { $0.person.work == .officer }, "officers", "Officer", facts)
      people(diaries.filter { $0.person.work == .minuteTaker }, "minute-takers", "Minute taker", facts)
      self.venues(venues, facts)
    }
  }

  private static func people(
    _ diaries: [PersonDiary], _ id: String, _ title: String, _ facts: PlanFacts
  ) -> HTML {
    guard !diaries.isEmpty else { return .empty }
    return DataTable(
      id: "print-\(id)-table", caption: "Pages of \(title.lowercased())s",
      columns: [
        .words(title), .number("Meetings"), .number("Days with meetings"), .number("Time in meetings"),
        .number("Time travelling"), .number("Free half-days"), .number("Fewest free half-days in a week"),
      ],
      rows: diaries.map { diary in
        DataTable.Row([
          link(diary, facts), .text(NumberWords.whole(diary.meetings)),
          .text(NumberWords.whole(diary.daysWithMeetings.count)),
          .text(TimeWords.shortDuration(minutes: diary.meetingMinutes)),
          .text(TimeWords.shortDuration(minutes: diary.travelMinutes)),
          .text(NumberWords.whole(diary.freeHalfDays)), .text(fullest(diary)),
        ])
      }
    ).html
  }

  private static func link(_ diary: PersonDiary, _ facts: PlanFacts) -> HTML {
    let page =
      diary.person.work == .officer
      ? facts.pageNames.page(of: Officer.ID(diary.person.id.text))
      : facts.pageNames.page(of: MinuteTaker.ID(diary.person.id.text))
    guard let page else { return .text(diary.person.words) }
    return Tag.a(diary.person.words, .linkTo(page: page))
  }

  private static func fullest(_ diary: PersonDiary) -> String {
    diary.weeks.filter { $0.meetings > 0 }.map(\.freeHalfDays).min().map(NumberWords.whole) ?? "No meetings"
  }

  private static func venues(_ venues: [VenueDiary], _ facts: PlanFacts) -> HTML {
    guard !venues.isEmpty else { return .empty }
    return DataTable(
      id: "print-venues-table", caption: "Pages of venues",
      columns: [
        .words("Venue"), .number("Rooms"), .number("Meetings"), .number("Days with meetings"),
        .number("Time in rooms"),
      ],
      rows: venues.map { venue in
        DataTable.Row([
          facts.pageNames.page(of: venue.id).map { Tag.a("Venue \(venue.id)", .linkTo(page: $0)) }
            ?? .text("Venue \(venue.id)"),
          .text(NumberWords.whole(venue.rooms.count)),
          .text(NumberWords.whole(venue.days.reduce(0) { $0 + $1.entries.count })),
          .text(NumberWords.whole(venue.days.count)),
          .text(TimeWords.shortDuration(minutes: venue.days.reduce(0) { $0 + $1.minutesInRooms })),
        ])
      }
    ).html
  }
}
