// SPDX-License-Identifier: GPL-3.0-or-later

extension DiaryBoard {
  /// A room and a minute taker for a meeting at a time, the first that are free.
  ///
  /// - Returns: what it needs of the two, or what is missing.
  func service(for meeting: Int, day: Int, start: Int) -> Result<SlotService, SlotShortage> {
    let rooms = freeRooms(for: meeting, day: day, start: start, limit: 1)
    guard let room = rooms.first else { return .failure(.room) }
    let takers = freeTakers(for: meeting, day: day, start: start, limit: 1)
    guard let taker = takers.first else { return .failure(.minuteTaker) }
    return .success(SlotService(room: room, minuteTaker: taker))
  }

  /// Every choice of a room and a minute taker for a meeting at a time, the first that are free first.
  func services(for meeting: Int, day: Int, start: Int, limit: Int) -> [SlotService] {
    var services: [SlotService] = []
    let takers = freeTakers(for: meeting, day: day, start: start, limit: limit)
    guard !takers.isEmpty else { return [] }
    for room in freeRooms(for: meeting, day: day, start: start, limit: limit) {
      for taker in takers where services.count < limit {
        services.append(SlotService(room: room, minuteTaker: taker))
      }
    }
    return services
  }

  /// The first rooms that are free; only nil when none is needed.
  fileprivate func freeRooms(for meeting: Int, day: Int, start: Int, limit: Int) -> [DiaryBooking.Room?] {
    guard let venue = problem.meetings[meeting].venue else { return [nil] }
    let span = start..<start + problem.meetings[meeting].minutes
    var rooms: [DiaryBooking.Room?] = []
    for index in problem.venues[venue].rooms.indices where rooms.count < limit {
      let room = DiaryBooking.Room(venue: venue, room: index)
      if isFree(room, day: day, span: span) { rooms.append(room) }
    }
    return rooms
  }

  /// The first minute takers who are free; only nil when none is needed.
  fileprivate func freeTakers(for meeting: Int, day: Int, start: Int, limit: Int) -> [Int?] {
    guard problem.meetings[meeting].needsMinuteTaker else { return [nil] }
    let span = start..<start + problem.meetings[meeting].minutes
    var takers: [Int?] = []
    for taker in problem.minuteTakers.indices where takers.count < limit {
      if isFree(minuteTaker: taker, for: meeting, day: day, span: span) { takers.append(taker) }
    }
    return takers
  }

  /// The room and the minute taker that suit a meeting at a time best: the room that is free for the shortest time
  /// around it, so that the longest stretches stay whole, and the minute taker with the least further travel.
  ///
  /// - Returns: nil when either is missing.
  func bestService(for meeting: Int, day: Int, start: Int) -> SlotService? {
    let needs = problem.meetings[meeting]
    let span = start..<start + needs.minutes
    let room = freeRooms(for: meeting, day: day, start: start, limit: .max).min {
      freeMinutes($0, day: day, around: span) < freeMinutes($1, day: day, around: span)
    }
    let taker = freeTakers(for: meeting, day: day, start: start, limit: .max).min {
      detour($0, day: day, span: span, place: needs.place)
        < detour($1, day: day, span: span, place: needs.place)
    }
    guard let room, let taker else { return nil }
    return SlotService(room: room, minuteTaker: taker)
  }

  /// For how long a room is free around a span in which it is.
  private func freeMinutes(_ room: DiaryBooking.Room?, day: Int, around span: BookingProblem.Span) -> Int {
    guard let room,
      let open = problem.venues[room.venue].rooms[room.room][day].first(where: { $0.overlaps(span) })
    else { return 0 }
    let stops = stops(room: room, day: day).map(\.span)
    let start = stops.map(\.upperBound).filter { $0 <= span.lowerBound }.max() ?? 0
    let end = stops.map(\.lowerBound).filter { $0 >= span.upperBound }.min() ?? .max
    return min(end, open.upperBound) - max(start, open.lowerBound)
  }

  /// How much further a minute taker travels for a meeting.
  private func detour(_ taker: Int?, day: Int, span: BookingProblem.Span, place: Int) -> Int {
    guard let taker else { return 0 }
    let base = problem.minuteTakers[taker].base
    let stops = stops(minuteTaker: taker, day: day)
    let places = stops.map(\.place)
    let position = stops.firstIndex { $0.span.lowerBound >= span.upperBound } ?? stops.count
    return routeTravel(problem, base: base, places: places[..<position] + [place] + places[position...])
      - routeTravel(problem, base: base, places: places)
  }
}

/// The room and the minute taker of a meeting, as far as it needs them.
struct SlotService: Hashable, Sendable {
  var room: DiaryBooking.Room?
  var minuteTaker: Int?
}

/// Which of the two is missing at a time.
enum SlotShortage: Error {
  case room, minuteTaker
}
