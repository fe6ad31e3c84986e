// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Cells about a meeting, the same wherever a meeting is shown.
enum DiaryCells {
  /// Its kind in words, its id, what it comes after, what is held with it, and what became of a published booking.
  static func meeting(_ booking: Booking) -> HTML {
    .fragment([
      .text(booking.kind.words), Components.line(.quiet) { Components.reference(ofParts: booking.meeting) },
      predecessor(booking), joined(booking), status(booking),
    ])
  }

  /// The meeting that a follow-on comes after and that dates its window; nothing for any other.
  private static func predecessor(_ booking: Booking) -> HTML {
    guard let follows = booking.follows else { return .empty }
    return Components.line(.quiet) {
      "After "
      Components.reference(ofParts: follows)
    }
  }

  /// The reviews that are held with a conference, each kind with its children; nothing when there are none.
  static func joined(_ booking: Booking) -> HTML {
    let kinds = Dictionary(grouping: booking.combined, by: \.kind)
    return .fragment(
      MeetingKind.allCases.compactMap { kind in
        kinds[kind].map { reviews in
          Components.line(.quiet) {
            "With the \(kind.wordsInside) of "
            Components.references(reviews.map(\.child))
          }
        }
      })
  }

  /// What became of a published booking; nothing of a new one.
  static func status(_ booking: Booking) -> HTML {
    switch booking.status {
    case .kept: Components.line { Components.label("Already published", .note) }
    case .moved: Components.line { Components.label("Moved", .note) }
    case .adjourned: Components.line { Components.label("Adjourned", .note) }
    case .new, .unbooked: .empty
    }
  }

  /// Its day and its times.
  static func when(_ booking: Booking) -> HTML {
    guard let day = booking.day else { return .text("Not booked") }
    return .fragment([
      Tag.span("\(TimeWords.shortWeekday(day)) \(TimeWords.dayAndMonth(day))", .class("together")),
      booking.span.map { span in Components.line(.together) { TimeWords.times(span) } } ?? .empty,
    ])
  }

  /// How many children, and which.
  static func children(_ children: [Child.ID]) -> HTML {
    .fragment([
      .text("\(NumberWords.count(children.count, "child", "children"))\(children.isEmpty ? "" : ": ")"),
      Components.references(children),
    ])
  }

  /// The family and its children.
  static func family(_ booking: Booking) -> HTML {
    .fragment([
      Components.reference(booking.family), Components.line(.quiet) { children(booking.children) },
    ])
  }

  /// Who chairs it, and for whom.
  static func chair(_ booking: Booking) -> HTML {
    let chair = booking.officer.map { Components.reference($0) } ?? .text("Nobody")
    guard let named = booking.namedOfficer else {
      return .fragment([chair, Components.line(.quiet) { "No named officer" }])
    }
    if booking.officer == named { return chair }
    return .fragment([
      chair,
      booking.cover ? Components.line { Components.label("Cover", .note) } : .empty,
      Components.line(.quiet) {
        booking.cover ? "for " : "Named officer "
        Components.reference(named)
      },
    ])
  }

  /// Its place and its room.
  static func place(_ booking: Booking) -> HTML {
    .fragment([
      Components.reference(booking.place),
      booking.room.map { room in
        Components.line(.together) {
          "Room "
          Components.reference(room)
        }
      } ?? .empty,
    ])
  }

  /// Who takes the minutes.
  static func minuteTaker(_ booking: Booking) -> HTML {
    booking.minuteTaker.map { Components.reference($0) } ?? .text("None")
  }

  /// The last day of its window.
  static func closes(_ booking: Booking) -> HTML {
    Tag.span(booking.closes.map(TimeWords.shortDateWithYear) ?? "No window", .class("together"))
  }

  /// The days between the meeting and the end of its window.
  static func margin(_ booking: Booking, _ policy: Policy) -> HTML {
    let timing = booking.timing
    guard !timing.isGood else { return Tag.span(timing.words, .class("together")) }
    return .fragment([
      Components.label(timing.words, .alert),
      booking.isOverdue(atStartOf: policy)
        ? Components.line(.quiet) { "Overdue when the plan starts" } : .empty,
    ])
  }
}
