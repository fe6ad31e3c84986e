// SPDX-License-Identifier: GPL-3.0-or-later

/// A place for a meeting of a diary that is being mended, as the diary was when it was found.
struct MendingCandidate {
  /// Where; room and minute taker are looked for when it is taken.
  let booking: DiaryBooking
  /// What it costs there that does not change with other meetings: without travel and, of a follow-on, without what
  /// its window makes of the day.
  let baseCost: Int
  /// Everything but the travel: with the window, and with what the meeting's own follow-ons cost more than while it
  /// was out.
  let cost: Int
  /// The travel that it adds.
  let travel: Int
  /// Whether it is the published booking itself.
  let isPublished: Bool

  var costWithTravel: Int { cost + travel }
}

extension SlotSearch.Scope {
  /// Whether a booking lies in it.
  func contains(_ booking: DiaryBooking) -> Bool {
    (officer.map { $0 == booking.officer } ?? true) && (day.map { $0 == booking.day } ?? true)
  }
}

extension DiaryBoard {
  /// A published booking of a meeting that is out as it can be again: with its own room and minute taker when they are
  /// free, else with others; nil when that is impossible.
  func asPublished(_ meeting: Int) -> DiaryBooking? {
    guard var booking = published[meeting] else { return nil }
    let (day, span) = (booking.day, booking.span)
    let stop = DayStop(meeting: meeting, span: span, place: booking.place, isFresh: false)
    func isLawful(_ stops: [DayStop], _ rules: DayRules, _ person: BookingProblem.Person) -> Bool {
      rules.allow((stops + [stop]).sorted(by: DayStop.precedes), of: person, on: day)
    }
    guard
      isLawful(stops(officer: booking.officer, day: day), officerRules, problem.officers[booking.officer])
    else { return nil }
    // Two that were published for one room and time may both stay.
    if let room = booking.room,
      stops(room: room, day: day).contains(where: { $0.isFresh && $0.span.overlaps(span) })
    {
      let other = problem.venues[room.venue].rooms.indices.lazy
        .map { DiaryBooking.Room(venue: room.venue, room: $0) }
        .first { isFree($0, day: day, span: span) }
      guard let other else { return nil }
      booking.room = other
    }
    if let taker = booking.minuteTaker,
      !isLawful(stops(minuteTaker: taker, day: day), takerRules, problem.minuteTakers[taker])
    {
      let other = problem.minuteTakers.indices.first {
        $0 != taker && isFree(minuteTaker: $0, for: meeting, day: day, span: span)
      }
      guard let other else { return nil }
      booking.minuteTaker = other
    }
    return booking
  }
}
