// SPDX-License-Identifier: GPL-3.0-or-later

/// A diary with every booking in it, in which meetings are taken out and put in one at a time.
///
/// Unlike the solver's diary it knows published bookings as meetings that may move; what is `kept` in its problem, and
/// taken off the rooms there, stays for good.
public struct DiaryBoard: Sendable {
  /// Meetings, people, rooms and costs.
  public private(set) var problem: BookingProblem
  /// Where each meeting was published and may stay whatever the rules say, or nil.
  private(set) var published: [DiaryBooking?]
  /// Where each meeting is now, or nil while it is out.
  public private(set) var bookings: [DiaryBooking?]
  private var officerDays: [[DayStop]]
  private var takerDays: [[DayStop]]
  /// By room, counted through the venues, and day.
  private var roomDays: [[DayStop]]
  /// For each venue how many rooms those before it have.
  private let firstRoom: [Int]
  private(set) var officerRules: DayRules
  private(set) var takerRules: DayRules
  private(set) var followOns: DiaryFollowOns

  /// Creates a diary.
  ///
  /// - Parameter published: for each meeting of the problem where it is published and stays unless it is taken out, or
  ///   nil for one that is yet to be booked.
  public init(_ problem: BookingProblem, published: [DiaryBooking?]) {
    precondition(published.count == problem.meetings.count, "one booking or none for each meeting")
    self.problem = problem
    self.published = published
    bookings = Array(repeating: nil, count: published.count)
    officerDays = Self.keptDays(problem.officers)
    takerDays = Self.keptDays(problem.minuteTakers)
    var rooms = 0
    firstRoom = problem.venues.map { venue in
      defer { rooms += venue.rooms.count }
      return rooms
    }
    roomDays = Array(repeating: [], count: rooms * problem.dayCount)
    officerRules = .officers(problem)
    takerRules = .minuteTakers(problem)
    followOns = DiaryFollowOns(problem)
    for (meeting, booking) in published.enumerated() {
      if let booking { place(meeting, booking) }
    }
  }

  /// The kept bookings of each person on each day, by start.
  private static func keptDays(_ people: [BookingProblem.Person]) -> [[DayStop]] {
    people.flatMap { person in
      person.days.map { day in
        day.kept.map { DayStop(meeting: nil, span: $0.span, place: $0.place, isFresh: false) }
          .sorted(by: DayStop.precedes)
      }
    }
  }

  /// Goes over to a problem that is the same but for further meetings, and places, behind those of this one; none of
  /// the new meetings is booked, and none follows or is followed.
  public mutating func extend(to problem: BookingProblem) {
    let count = problem.meetings.count - published.count
    precondition(count >= 0, "meetings are added, not taken away")
    self.problem = problem
    published += Array(repeating: nil, count: count)
    bookings += Array(repeating: nil, count: count)
    officerRules = .officers(problem)
    takerRules = .minuteTakers(problem)
    followOns.extend(by: count)
  }

  // MARK: - Taking out and putting in

  /// Puts a meeting that is out into the diary, unchecked.
  public mutating func place(_ meeting: Int, _ booking: DiaryBooking) {
    precondition(bookings[meeting] == nil, "a meeting has one booking")
    bookings[meeting] = booking
    let isFresh = isFresh(meeting, at: booking)
    func stop(isFresh: Bool) -> DayStop {
      DayStop(meeting: meeting, span: booking.span, place: booking.place, isFresh: isFresh)
    }
    Self.insert(
      stop(isFresh: isFresh), into: &officerDays[key(officer: booking.officer, day: booking.day)])
    if let taker = booking.minuteTaker {
      Self.insert(
        stop(isFresh: isFresh || published[meeting]?.minuteTaker != taker),
        into: &takerDays[taker * problem.dayCount + booking.day])
    }
    if let room = booking.room {
      Self.insert(
        stop(isFresh: isFresh || published[meeting]?.room != room),
        into: &roomDays[key(room, day: booking.day)])
    }
  }

  /// Takes a meeting out; nothing when it is out.
  ///
  /// - Returns: where it was.
  @discardableResult
  public mutating func lift(_ meeting: Int) -> DiaryBooking? {
    guard let booking = bookings[meeting] else { return nil }
    bookings[meeting] = nil
    officerDays[key(officer: booking.officer, day: booking.day)].removeAll { $0.meeting == meeting }
    if let taker = booking.minuteTaker {
      takerDays[taker * problem.dayCount + booking.day].removeAll { $0.meeting == meeting }
    }
    if let room = booking.room { roomDays[key(room, day: booking.day)].removeAll { $0.meeting == meeting } }
    return booking
  }

  private static func insert(_ stop: DayStop, into stops: inout [DayStop]) {
    stops.insert(stop, at: stops.firstIndex { DayStop.precedes(stop, $0) } ?? stops.count)
  }

  /// Whether a booking is another appointment than the published one, so that the rules apply to it.
  func isFresh(_ meeting: Int, at booking: DiaryBooking) -> Bool {
    published[meeting].map { !$0.isSameAppointment(as: booking) } ?? true
  }

  // MARK: - Looking up

  func key(officer: Int, day: Int) -> Int { officer * problem.dayCount + day }

  private func key(_ room: DiaryBooking.Room, day: Int) -> Int {
    (firstRoom[room.venue] + room.room) * problem.dayCount + day
  }

  /// An officer's bookings of a day, by start.
  func stops(officer: Int, day: Int) -> [DayStop] { officerDays[key(officer: officer, day: day)] }

  /// A minute taker's bookings of a day, by start.
  func stops(minuteTaker: Int, day: Int) -> [DayStop] { takerDays[minuteTaker * problem.dayCount + day] }

  /// A room's bookings of a day, by start.
  func stops(room: DiaryBooking.Room, day: Int) -> [DayStop] { roomDays[key(room, day: day)] }

  /// The travel of an officer's day: from the base over the bookings in order of start and back.
  func travel(officer: Int, day: Int) -> Int {
    routeTravel(
      problem, base: problem.officers[officer].base, places: stops(officer: officer, day: day).map(\.place))
  }

  // MARK: - Checking

  /// Whether an officer's day keeps the rules with one more, fresh booking.
  func allows(_ stop: DayStop, officer: Int, day: Int) -> Bool {
    var stops = stops(officer: officer, day: day)
    Self.insert(stop, into: &stops)
    return officerRules.allow(stops, of: problem.officers[officer], on: day)
  }

  /// Whether the days of the officer and the minute taker keep the rules as they are now.
  func isLawful(officer: Int, minuteTaker: Int?, day: Int) -> Bool {
    guard
      officerRules.allow(stops(officer: officer, day: day), of: problem.officers[officer], on: day)
    else { return false }
    guard let minuteTaker else { return true }
    return takerRules.allow(
      stops(minuteTaker: minuteTaker, day: day), of: problem.minuteTakers[minuteTaker], on: day)
  }

  /// Whether a room is open and free for the whole of a span.
  func isFree(_ room: DiaryBooking.Room, day: Int, span: BookingProblem.Span) -> Bool {
    problem.venues[room.venue].rooms[room.room][day].contains {
      $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound
    } && !stops(room: room, day: day).contains { $0.span.overlaps(span) }
  }

  /// Whether a minute taker can be at a further meeting.
  func isFree(minuteTaker: Int, for meeting: Int, day: Int, span: BookingProblem.Span) -> Bool {
    let person = problem.minuteTakers[minuteTaker]
    guard person.days[day].hours != nil else { return false }
    var stops = stops(minuteTaker: minuteTaker, day: day)
    // Most who are not free are at another meeting, which is seen at once.
    if stops.contains(where: { $0.span.overlaps(span) }) { return false }
    Self.insert(
      DayStop(meeting: meeting, span: span, place: problem.meetings[meeting].place, isFresh: true),
      into: &stops)
    return takerRules.allow(stops, of: person, on: day)
  }
}
