// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The page of an officer or a minute taker: the plan on one sheet, then a sheet for each week with meetings.
enum PersonPage {
  static func page(_ diary: PersonDiary, _ facts: PlanFacts) -> DiaryPage {
    var sheets = diary.weeks.filter { $0.meetings > 0 }.map { WeekSheet.section($0, diary.person, facts) }
    if diary.person.work == .officer, diary.meetings > 0 {
      sheets.append(
        Section(id: "travel", title: "Travel") {
          TravelSection.content(
            JourneyMap([diary], facts), of: "officer \(diary.person.id)", opensTable: true)
        })
    }
    return DiaryPage(
      heading: diary.person.words,
      lead: "\(facts.policy.service), \(TimeWords.dates(facts.policy.start, to: facts.policy.horizonEnd))",
      service: facts.policy.service,
      opening: .fragment([changes(diary, facts), glance(diary, facts)]), sheets: sheets)
  }

  private static func glance(_ diary: PersonDiary, _ facts: PlanFacts) -> HTML {
    let half = TimeWords.time(ClockTime(minutes: DiaryIndex.midday(facts.policy)))
    return Tag.section(.aria("labelledby", "glance")) {
      Tag.h2("At a glance", .id("glance"))
      Tag.p {
        "\(NumberWords.count(diary.meetings, "meeting")) on \(NumberWords.count(diary.daysWithMeetings.count, "day")): \(TimeWords.duration(minutes: diary.meetingMinutes)) in meetings and \(TimeWords.duration(minutes: diary.travelMinutes)) travelling from "
        Components.reference(diary.person.base)
        " and back. \(NumberWords.count(diary.freeHalfDays, "free half-day")) in the weeks below: mornings to \(half) and afternoons from then that no meeting, journey, duty or other appointment touches."
        diary.person.work == .officer && facts.policy.dayBreak != nil
          ? .text(" A break is drawn where it first fits.") : .empty
      }
      table(diary).html
    }
  }

  private static func table(_ diary: PersonDiary) -> DataTable {
    let weekend = diary.weeks.contains { $0.days.count > 5 }
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] + (weekend ? ["Weekend"] : [])
    return DataTable(
      id: "glance-table", caption: "Meetings by week and day: when, family and place", hidesCaption: true,
      kind: "glance",
      columns: [.words("Week of")] + names.map { .words($0) } + [.number("Free half-days")],
      rows: diary.weeks.map { week in
        var cells = [HTML.text(TimeWords.shortDateWithYear(week.monday))]
        for index in 0..<5 { cells.append(day(week.days.first { $0.day == week.monday + index })) }
        if weekend {
          let days = week.days.filter(\.day.weekday.isWeekend)
          cells.append(days.isEmpty ? .text("None") : .fragment(days.map(day)))
        }
        return DataTable.Row(cells + [.text(NumberWords.whole(week.freeHalfDays))])
      })
  }

  /// The day's meetings, or why there are none.
  private static func day(_ day: PersonDay?) -> HTML {
    guard let day else { return .text("None") }
    let away = day.away.map { reason in [Components.line(.quiet) { reason.words }] } ?? []
    guard !day.stops.isEmpty else {
      if let away = away.first { return away }
      return Components.line(.quiet) {
        day.busy.isEmpty ? "Free" : "Busy \(day.busy.map(TimeWords.times).joined(separator: ", "))"
      }
    }
    return .fragment(
      away
        + day.stops.map { stop in
          Components.line {
            Tag.strong(TimeWords.time(stop.span.start))
            " \(stop.entry.booking.family), \(stop.entry.booking.place)"
          }
        })
  }

  /// After a re-booking, what became of the meetings that are or were in this diary.
  private static func changes(_ diary: PersonDiary, _ facts: PlanFacts) -> HTML {
    guard facts.plan.summary.scope == .rebook else { return .empty }
    func concerns(_ place: DiaryChange.Place?) -> Bool {
      switch diary.person.work {
      case .officer: place?.officer.text == diary.person.id.text
      case .minuteTaker: place?.minuteTaker?.text == diary.person.id.text
      }
    }
    let changes = facts.plan.changes.filter { concerns($0.before) || concerns($0.after) }
    return Tag.section(.aria("labelledby", "changes")) {
      Tag.h2("What changed in this diary", .id("changes"))
      changes.isEmpty
        ? Tag.p("Nothing.")
        : ChangesSection.table(
          changes, facts, id: "changes-table", caption: "Changes, the most urgent first")
    }
  }
}
