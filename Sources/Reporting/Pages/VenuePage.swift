// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The page of a venue: its days on one sheet, then each day with its rooms side by side.
///
/// Whoever runs a building needs no child's id: a family's id and how many children are enough.
enum VenuePage {
  /// A picture has no room for more rooms.
  private static let roomsInAPicture = 6

  static func page(_ venue: VenueDiary, _ facts: PlanFacts) -> DiaryPage {
    DiaryPage(
      heading: "Venue \(venue.id)",
      lead: "\(facts.policy.service), \(TimeWords.dates(facts.policy.start, to: facts.policy.horizonEnd))",
      service: facts.policy.service, opening: glance(venue), sheets: venue.days.map { sheet($0) },
      sharesPaper: true)
  }

  private static func glance(_ venue: VenueDiary) -> HTML {
    Tag.section(.aria("labelledby", "glance")) {
      Tag.h2("At a glance", .id("glance"))
      if venue.days.isEmpty {
        Tag.p("No meeting is booked here.")
      } else {
        Tag.p {
          "\(NumberWords.count(venue.days.reduce(0) { $0 + $1.entries.count }, "meeting")) on \(NumberWords.count(venue.days.count, "day")). Rooms: "
          Components.references(venue.rooms.map(\.id))
          ". Days without a meeting are left out."
        }
        table(venue).html
      }
    }
  }

  private static func table(_ venue: VenueDiary) -> DataTable {
    DataTable(
      id: "glance-table", caption: "Days with meetings", hidesCaption: true,
      columns: [
        .words("Day"), .number("Meetings"), .words("From"), .words("To"), .words("Chairs"),
        .words("Minute takers"),
      ],
      rows: venue.days.map { day in
        let spans = day.entries.compactMap(\.booking.span)
        return DataTable.Row([
          Tag.a(dayWords(day.day, isShort: true), .linkTo(day.anchor)),
          .text(NumberWords.whole(day.entries.count)),
          .text(spans.map(\.start).min().map(TimeWords.time) ?? "Not known"),
          .text(spans.map(\.end).max().map(TimeWords.time) ?? "Not known"),
          day.officers.isEmpty ? .text("None") : Components.references(day.officers),
          day.minuteTakers.isEmpty ? .text("None") : Components.references(day.minuteTakers),
        ])
      })
  }

  private static func sheet(_ day: VenueDiary.VenueDay) -> Section {
    let title = dayWords(day.day, isShort: false)
    return Section(id: day.anchor, title: title) {
      Tag.p(sentence(day))
      pictures(day, title)
      table(day, title).html
    }
  }

  private static func dayWords(_ day: Day, isShort: Bool) -> String {
    isShort
      ? "\(TimeWords.shortWeekday(day)) \(TimeWords.shortDateWithYear(day))"
      : "\(TimeWords.weekday(day)) \(TimeWords.date(day))"
  }

  private static func sentence(_ day: VenueDiary.VenueDay) -> String {
    let used = day.rooms.count { $0.room != nil && !$0.entries.isEmpty }
    var sentence =
      "\(NumberWords.count(day.entries.count, "meeting")) in \(NumberWords.count(used, "room")), \(TimeWords.duration(minutes: day.minutesInRooms)) of room time."
    if let closure = day.closure {
      sentence += " The venue is closed (\(closure)): these bookings stand from before."
    }
    for room in day.rooms where !room.busy.isEmpty {
      sentence +=
        " Room \(room.room?.text ?? "") is otherwise booked \(NumberWords.list(room.busy.map(TimeWords.times)))."
    }
    return sentence
  }

  private static func pictures(_ day: VenueDiary.VenueDay, _ title: String) -> HTML {
    let starts = stride(from: 0, to: day.rooms.count, by: roomsInAPicture)
    return .fragment(
      starts.enumerated().map { number, start in
        let rooms = Array(day.rooms[start..<min(start + roomsInAPicture, day.rooms.count)])
        let name = number == 0 ? title : "\(title), more rooms (\(number + 1))"
        return Components.figure(
          DayGrid(
            id: "\(day.anchor)-picture-\(number + 1)", title: "\(name), to scale",
            description: description(rooms), columns: rooms.map(column),
            hours: rooms.compactMap(\.open).first ?? TimeSpan(clamping: 540, to: 1020), hourHeight: 30
          ).html, name: name)
      })
  }

  private static func description(_ rooms: [VenueDiary.RoomDay]) -> String {
    let items = rooms.map { room in
      let name = room.room.map { "room \($0)" } ?? "without a room"
      let times = room.entries.compactMap(\.booking.span).map(TimeWords.times)
      return "\(name): \(times.isEmpty ? "no meeting" : NumberWords.list(times))"
    }
    let text = items.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func column(_ room: VenueDiary.RoomDay) -> DayGrid.Column {
    let busy = room.busy.map { DayGrid.Block(kind: .appointment, span: $0, lines: ["Otherwise booked"]) }
    let meetings = room.entries.compactMap { entry -> DayGrid.Block? in
      guard let span = entry.booking.span else { return nil }
      let booking = entry.booking
      let chair = booking.officer.map { "Chair \($0)" } ?? "No chair"
      let taker = booking.minuteTaker.map { ", minutes \($0)" } ?? ""
      return DayGrid.Block(
        kind: .meeting, span: span,
        lines: [
          TimeWords.times(span), booking.kind.shortWords, "\(chair)\(taker)", "Family \(booking.family)",
        ])
    }
    return DayGrid.Column(
      title: [room.room.map { "Room \($0)" } ?? "No room"], open: room.open,
      note: room.open == nil ? "Closed" : nil, blocks: busy + meetings)
  }

  private static func table(_ day: VenueDiary.VenueDay, _ title: String) -> DataTable {
    DataTable(
      id: "\(day.anchor)-table", caption: "Meetings on \(title)", hidesCaption: true,
      columns: [
        .words("Time"), .words("Room"), .words("Meeting"), .words("Family"), .words("Chair"),
        .words("Minute taker"),
      ],
      headerColumn: 2,
      rows: day.entries.map { entry in
        let booking = entry.booking
        return DataTable.Row([
          Tag.span(booking.span.map(TimeWords.times) ?? "Not known", .class("together")),
          booking.room.map { Components.reference($0) } ?? .text("None"),
          .fragment([.text(booking.kind.words), DiaryCells.status(booking)]),
          .fragment([
            Components.reference(booking.family),
            Components.line(.quiet) { NumberWords.count(booking.children.count, "child", "children") },
          ]),
          booking.officer.map { Components.reference($0) } ?? .text("Nobody"),
          DiaryCells.minuteTaker(booking),
        ])
      })
  }
}
