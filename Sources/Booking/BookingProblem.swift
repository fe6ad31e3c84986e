// SPDX-License-Identifier: GPL-3.0-or-later

/// Meetings to be put into officers' diaries: who chairs, on which day, from which slot.
///
/// Everything is an index or an integer: days are counted from 0 over the bookable days only, times are
/// minutes after midnight, starts are multiples of `grid`. What the indices stand for is the caller's
/// business. `Scenarios/MODEL.md`, Booking, has the rules and the costs.
public struct BookingProblem: Sendable {
  /// A stretch of a day in minutes after midnight, the end not included.
  public typealias Span = Range<Int>

  /// An officer who may chair a meeting.
  public struct Chair: Hashable, Sendable {
    /// The officer's index.
    public var officer: Int
    /// What it costs that this officer chairs: 0, or the price of cover.
    public var cost: Int

    /// Creates a chair.
    public init(officer: Int, cost: Int) {
      self.officer = officer
      self.cost = cost
    }
  }

  /// A day on which a meeting may be held.
  public struct DayOption: Hashable, Sendable {
    /// The day's index.
    public var day: Int
    /// What the day costs: margin, earliness or lateness.
    public var cost: Int
    /// Whether the day is after the window.
    public var isLate: Bool
    /// Whether a child is at school that day.
    public var isSchoolDay: Bool

    /// Creates a day option.
    public init(day: Int, cost: Int, isLate: Bool, isSchoolDay: Bool) {
      self.day = day
      self.cost = cost
      self.isLate = isLate
      self.isSchoolDay = isSchoolDay
    }
  }

  /// A meeting to be booked.
  public struct Meeting: Hashable, Sendable {
    /// Where it is held.
    public var place: Int
    /// How long it is, a multiple of the grid.
    public var minutes: Int
    /// The venue whose rooms it needs one of, or nil.
    public var venue: Int?
    /// Whether it needs a minute taker.
    public var needsMinuteTaker: Bool
    /// Who may chair, cheapest first; empty when nobody may.
    public var chairs: [Chair]
    /// When it may be held, by day.
    public var days: [DayOption]
    /// The times at which it may start, or nil for any of the grid.
    public var starts: [Int]?
    /// By day, when somebody who has to be there cannot come.
    public var unavailable: [Int: [Span]] = [:]

    /// Creates a meeting.
    public init(
      place: Int, minutes: Int, venue: Int?, needsMinuteTaker: Bool, chairs: [Chair], days: [DayOption],
      starts: [Int]?
    ) {
      self.place = place
      self.minutes = minutes
      self.venue = venue
      self.needsMinuteTaker = needsMinuteTaker
      self.chairs = chairs
      self.days = days
      self.starts = starts
    }
  }

  /// A published booking that stays where it is.
  public struct Kept: Hashable, Sendable {
    /// When.
    public var span: Span
    /// Where.
    public var place: Int

    /// Creates a kept booking.
    public init(span: Span, place: Int) {
      self.span = span
      self.place = place
    }
  }

  /// What a person's day offers.
  public struct PersonDay: Hashable, Sendable {
    /// Working hours, or nil when the person cannot be booked that day.
    public var hours: Span?
    /// Appointments, in any order.
    public var busy: [Span]
    /// Published bookings, by start.
    public var kept: [Kept]

    /// Creates a day.
    public init(hours: Span?, busy: [Span] = [], kept: [Kept] = []) {
      self.hours = hours
      self.busy = busy
      self.kept = kept
    }
  }

  /// An officer or a minute taker.
  public struct Person: Hashable, Sendable {
    /// Where the day starts and ends.
    public var base: Int
    /// One for each day of the problem.
    public var days: [PersonDay]

    /// Creates a person.
    public init(base: Int, days: [PersonDay]) {
      self.base = base
      self.days = days
    }
  }

  /// The rooms of a venue: for each room and day the spans in which it is open and free.
  public struct Venue: Hashable, Sendable {
    /// `rooms[room][day]`, spans by start, not touching.
    public var rooms: [[[Span]]]

    /// Creates a venue.
    public init(rooms: [[[Span]]]) { self.rooms = rooms }
  }

  /// A break that an officer's day needs when the working hours contain its whole span.
  public struct Rest: Hashable, Sendable {
    /// How long it is.
    public var minutes: Int
    /// Between which times it lies.
    public var span: Span

    /// Creates a break.
    public init(minutes: Int, span: Span) {
      self.minutes = minutes
      self.span = span
    }
  }

  /// What the distance of a booking's day from the end of its window costs; all in calendar days.
  public struct Timing: Hashable, Sendable {
    /// After the window, once.
    public var late: Int
    /// After the window, for each day.
    public var latePerDay: Int
    /// The best distance.
    public var marginDays: Int
    /// For each day farther from the end than that.
    public var earlyPerDay: Int
    /// For each day nearer to it.
    public var marginPerDay: Int

    /// Creates a timing.
    public init(late: Int, latePerDay: Int, marginDays: Int, earlyPerDay: Int, marginPerDay: Int) {
      self.late = late
      self.latePerDay = latePerDay
      self.marginDays = marginDays
      self.earlyPerDay = earlyPerDay
      self.marginPerDay = marginPerDay
    }

    /// What a day costs that is so many days before the end of the window, below 0 when after it.
    @inline(__always)
    public func cost(slack: Int) -> Int {
      if slack < 0 { return late - latePerDay * slack }
      return slack > marginDays ? earlyPerDay * (slack - marginDays) : marginPerDay * (marginDays - slack)
    }
  }

  /// A meeting whose window depends on the day of another one of the problem.
  public struct FollowOn: Hashable, Sendable {
    /// The meeting before it.
    public var predecessor: Int
    /// The meeting whose window it is.
    ///
    /// Its day options are all days on which some window of it allows it, each with the least that it can cost, and
    /// late when it is late whatever the predecessor does.
    public var successor: Int
    /// For each day of the problem on which the predecessor may be, the calendar day (as in `dayNumbers`) on which
    /// the successor's window opens; 0 on other days.
    public var opens: [Int]
    /// The same of the calendar day on which it closes.
    public var closes: [Int]
    /// The window when the predecessor is unbooked.
    public var otherwise: ClosedRange<Int>

    /// Creates a follow-on.
    public init(
      predecessor: Int, successor: Int, opens: [Int], closes: [Int], otherwise: ClosedRange<Int>
    ) {
      self.predecessor = predecessor
      self.successor = successor
      self.opens = opens
      self.closes = closes
      self.otherwise = otherwise
    }
  }

  /// What school hours cost and when they are.
  public struct School: Hashable, Sendable {
    /// School hours.
    public var hours: Span
    /// What a meeting costs that overlaps them on a school day.
    public var cost: Int

    /// Creates school hours.
    public init(hours: Span, cost: Int) {
      self.hours = hours
      self.cost = cost
    }
  }

  /// Minutes between two starts of the grid.
  public var grid: Int
  /// How many bookable days there are.
  public var dayCount: Int
  /// The most meetings of an officer in a day, kept ones included; at most `mostMeetingsPerDay`.
  public var meetingsPerDay: Int
  /// More of them in a day than any policy allows; the search for an officer's day looks at no more.
  public static let mostMeetingsPerDay = DayMembers.most
  /// The least minutes between two meetings of an officer.
  public var gap: Int
  /// The break that an officer's day with a new booking needs, or nil.
  public var rest: Rest?
  /// The calendar day, counted from any first one, of each day; rising.
  public var dayNumbers: [Int] = []
  /// What days cost that depend on another meeting's.
  public var timing = Timing(late: 0, latePerDay: 0, marginDays: 0, earlyPerDay: 0, marginPerDay: 0)
  /// Windows that depend on another meeting's day; a meeting is the successor of at most one.
  public var followOns: [FollowOn] = []
  /// What an unbooked meeting costs.
  public var unbookedCost: Int
  /// School hours.
  public var school: School
  /// Meetings.
  public var meetings: [Meeting]
  /// Officers.
  public var officers: [Person]
  /// Minute takers.
  public var minuteTakers: [Person]
  /// Venues.
  public var venues: [Venue]
  /// Travel minutes from place `a` to place `b` at `a * placeCount + b`.
  public var travelMinutes: [Int32]
  /// How many places there are.
  public var placeCount: Int
  /// By how many minutes a detour over a third place may at the most be shorter than the direct journey: 0 for
  /// estimated travel, more where known journeys contradict the map.
  public var detourSaving: Int

  /// Creates a problem.
  public init(
    grid: Int, dayCount: Int, meetingsPerDay: Int, gap: Int, unbookedCost: Int, school: School,
    meetings: [Meeting], officers: [Person], minuteTakers: [Person], venues: [Venue], travelMinutes: [Int32],
    placeCount: Int, detourSaving: Int
  ) {
    self.grid = grid
    self.dayCount = dayCount
    self.meetingsPerDay = meetingsPerDay
    self.gap = gap
    self.unbookedCost = unbookedCost
    self.school = school
    self.meetings = meetings
    self.officers = officers
    self.minuteTakers = minuteTakers
    self.venues = venues
    self.travelMinutes = travelMinutes
    self.placeCount = placeCount
    self.detourSaving = detourSaving
  }

  /// Travel minutes between two places.
  @inline(__always)
  public func travel(_ from: Int, _ to: Int) -> Int { Int(travelMinutes[from * placeCount + to]) }
}

/// Where a meeting went.
public struct Placement: Hashable, Sendable {
  /// The chair.
  public var officer: Int
  /// The day.
  public var day: Int
  /// When it starts, minutes after midnight.
  public var start: Int
  /// The room's index within its venue, when it needs one.
  public var room: Int?
  /// The minute taker, when it needs one.
  public var minuteTaker: Int?

  /// Creates a placement.
  public init(officer: Int, day: Int, start: Int, room: Int?, minuteTaker: Int?) {
    self.officer = officer
    self.day = day
    self.start = start
    self.room = room
    self.minuteTaker = minuteTaker
  }
}
