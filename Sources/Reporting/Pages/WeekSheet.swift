// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A week of a person on a sheet of paper: to scale above, in a table below.
enum WeekSheet {
  static func section(_ week: PersonDiary.Week, _ person: DiaryPerson, _ facts: PlanFacts) -> Section {
    let title = "Week of \(TimeWords.date(week.monday))"
    let sentence = summary(of: week)
    return Section(id: week.anchor, title: title) {
      Tag.p(sentence)
      Components.figure(
        DayGrid(
          id: "\(week.anchor)-picture", title: "\(title), to scale",
          description: "\(sentence) \(remarks(week).joined(separator: " "))",
          columns: week.days.map { column($0, person) }, hours: facts.policy.defaultHours,
          hourHeight: hourHeight(week)
        ).html, name: title)
      if !remarks(week).isEmpty { Tag.p(remarks(week).joined(separator: " ")) }
      table(week, person, facts, title: title).html
    }
  }

  /// A fuller week is drawn lower, so that its table fits on the sheet too.
  private static func hourHeight(_ week: PersonDiary.Week) -> Double {
    switch week.meetings {
    case ...8: 52
    case ...11: 46
    default: 40
    }
  }

  private static func summary(of week: PersonDiary.Week) -> String {
    let free = NumberWords.count(week.freeHalfDays, "free half-day")
    return
      "\(NumberWords.count(week.meetings, "meeting")): \(TimeWords.duration(minutes: week.meetingMinutes)) in meetings, \(TimeWords.duration(minutes: week.travelMinutes)) travelling; \(free) this week."
  }

  /// What keeps the person away or takes time besides meetings, in words.
  private static func remarks(_ week: PersonDiary.Week) -> [String] {
    week.days.flatMap { day in
      let name = TimeWords.weekday(day.day)
      return (day.away.map { ["\(name): \($0.words.prefix(1).lowercased() + $0.words.dropFirst())."] } ?? [])
        + (day.busy.isEmpty
          ? []
          : ["\(name): other appointment \(NumberWords.list(day.busy.map(TimeWords.times)))."])
    }
  }

  private static func column(_ day: PersonDay, _ person: DiaryPerson) -> DayGrid.Column {
    var blocks = day.busy.map { DayGrid.Block(kind: .appointment, span: $0, lines: ["Busy"]) }
    if let rest = day.restTime { blocks.append(.init(kind: .rest, span: rest, lines: ["Break"])) }
    blocks += day.journeys.map {
      DayGrid.Block(kind: .journey, span: $0, lines: [TimeWords.shortDuration(minutes: $0.length)])
    }
    blocks += day.stops.map { .init(kind: .meeting, span: $0.span, lines: lines($0, person)) }
    return DayGrid.Column(
      title: [TimeWords.weekday(day.day), TimeWords.shortDate(day.day)],
      open: day.away == nil ? day.hours : nil, note: day.away?.words, blocks: blocks)
  }

  private static func lines(_ stop: PersonDay.Stop, _ person: DiaryPerson) -> [String] {
    let booking = stop.entry.booking
    let place = booking.room.map { "\(booking.place), room \($0)" } ?? booking.place.text
    var remark = booking.status == .adjourned ? "Adjourned" : ""
    if !booking.timing.isGood { remark = booking.timing.words }
    if person.work == .officer, booking.cover, remark.isEmpty {
      remark = booking.namedOfficer.map { "Cover for \($0)" } ?? "Cover"
    }
    return [
      TimeWords.times(stop.span), booking.kind.shortWords, "Family \(booking.family)", place,
    ] + (remark.isEmpty ? [] : [remark])
  }

  private static func table(
    _ week: PersonDiary.Week, _ person: DiaryPerson, _ facts: PlanFacts, title: String
  ) -> DataTable {
    let isOfficer = person.work == .officer
    return DataTable(
      id: "\(week.anchor)-table",
      caption: "Meetings in the \(title.prefix(1).lowercased() + title.dropFirst())",
      hidesCaption: true, kind: "week",
      columns: [
        .words("Date and time"), .words("Meeting"), .words("Family and children"), .words("Place"),
        .words(isOfficer ? "Minute taker" : "Chair"), .words("Travel"), .words("Days to spare"),
      ],
      headerColumn: 1,
      rows: week.days.flatMap { day in
        day.stops.enumerated().map { number, stop in
          let booking = stop.entry.booking
          return DataTable.Row([
            DiaryCells.when(booking),
            .fragment([DiaryCells.meeting(booking), isOfficer ? cover(booking) : .empty]),
            DiaryCells.family(booking), DiaryCells.place(booking),
            isOfficer ? DiaryCells.minuteTaker(booking) : DiaryCells.chair(booking),
            travel(stop, isLast: number == day.stops.count - 1, day, person),
            .fragment([
              DiaryCells.margin(booking, facts.policy),
              booking.closes.map { closes in
                Components.line(.quiet) { "Closes \(TimeWords.shortDate(closes))" }
              } ?? .empty,
            ]),
          ])
        }
      })
  }

  private static func cover(_ booking: Booking) -> HTML {
    guard booking.cover else { return .empty }
    return Components.line {
      Components.label(booking.namedOfficer.map { "Cover for \($0)" } ?? "Cover", .note)
    }
  }

  /// The journey to a meeting, and after the last of the day the way back.
  private static func travel(
    _ stop: PersonDay.Stop, isLast: Bool, _ day: PersonDay, _ person: DiaryPerson
  ) -> HTML {
    let way =
      stop.travel == 0
      ? HTML.text("None")
      : .fragment([
        .text("\(TimeWords.shortDuration(minutes: stop.travel)) from "), Components.reference(stop.from),
      ])
    guard isLast, day.travelBack > 0 else { return way }
    return .fragment([
      way,
      Components.line {
        "\(TimeWords.shortDuration(minutes: day.travelBack)) back to "
        Components.reference(person.base)
      },
    ])
  }
}
