// SPDX-License-Identifier: GPL-3.0-or-later

import Booking

/// A diary to be filled as JSON; Benchmarks/DIARY-FORMAT.md describes every field.
///
/// Lists of chairs and of days are columns side by side, for there are hundreds of thousands of them.
struct DiaryFile: Codable, Equatable {
  /// What `format` must say.
  static let format = "convenor-diary-instance-1"

  /// From and to, minutes after midnight, the second not included.
  typealias SpanRow = [Int]

  struct ChairColumns: Codable, Equatable {
    var officer: [Int]
    var cost: [Int]
  }
  struct DayColumns: Codable, Equatable {
    var day: [Int]
    var cost: [Int]
    var late: [Int]
    var school: [Int]
  }
  struct Unavailable: Codable, Equatable {
    var day: Int
    var spans: [SpanRow]
  }
  struct MeetingRow: Codable, Equatable {
    var place: Int
    var minutes: Int
    var venue: Int?
    var minuteTaker: Bool
    var chairs: ChairColumns
    var days: DayColumns
    var starts: [Int]?
    var unavailable: [Unavailable]
  }
  struct KeptRow: Codable, Equatable {
    var span: SpanRow
    var place: Int
  }
  struct PersonDayRow: Codable, Equatable {
    var hours: SpanRow?
    var busy: [SpanRow]
    var kept: [KeptRow]
  }
  struct PersonRow: Codable, Equatable {
    var base: Int
    var days: [PersonDayRow]
  }
  struct VenueRow: Codable, Equatable {
    /// By room, then day.
    var rooms: [[[SpanRow]]]
  }
  struct BreakRow: Codable, Equatable {
    var minutes: Int
    var span: SpanRow
  }
  struct SchoolRow: Codable, Equatable {
    var hours: SpanRow
    var cost: Int
  }
  struct TimingRow: Codable, Equatable {
    var late: Int
    var latePerDay: Int
    var marginDays: Int
    var earlyPerDay: Int
    var marginPerDay: Int
  }
  struct FollowOnRow: Codable, Equatable {
    var predecessor: Int
    var successor: Int
    var opens: [Int]
    var closes: [Int]
    var otherwise: [Int]
  }

  var format: String
  var name: String
  var constant: Int
  var unbookedCost: Int
  var grid: Int
  var dayCount: Int
  var dayNumbers: [Int]
  var meetingsPerDay: Int
  var gap: Int
  var rest: BreakRow?
  var school: SchoolRow
  var timing: TimingRow
  var meetings: [MeetingRow]
  var followOns: [FollowOnRow]
  var officers: [PersonRow]
  var minuteTakers: [PersonRow]
  var venues: [VenueRow]
  var detourSaving: Int
  var travel: [[Int]]
  var labels: PortableDiary.Labels

  /// Takes an instance down.
  init(_ instance: PortableDiary) {
    let problem = instance.problem
    format = Self.format
    name = instance.name
    constant = instance.constant
    unbookedCost = problem.unbookedCost
    grid = problem.grid
    dayCount = problem.dayCount
    dayNumbers = problem.dayNumbers
    meetingsPerDay = problem.meetingsPerDay
    gap = problem.gap
    rest = problem.rest.map { BreakRow(minutes: $0.minutes, span: $0.span.row) }
    school = SchoolRow(hours: problem.school.hours.row, cost: problem.school.cost)
    timing = TimingRow(
      late: problem.timing.late, latePerDay: problem.timing.latePerDay, marginDays: problem.timing.marginDays,
      earlyPerDay: problem.timing.earlyPerDay, marginPerDay: problem.timing.marginPerDay)
    meetings = problem.meetings.map(MeetingRow.init)
    followOns = problem.followOns.map {
      FollowOnRow(
        predecessor: $0.predecessor, successor: $0.successor, opens: $0.opens, closes: $0.closes,
        otherwise: [$0.otherwise.lowerBound, $0.otherwise.upperBound])
    }
    officers = problem.officers.map(PersonRow.init)
    minuteTakers = problem.minuteTakers.map(PersonRow.init)
    venues = problem.venues.map { VenueRow(rooms: $0.rooms.map { $0.map { $0.map(\.row) } }) }
    detourSaving = problem.detourSaving
    travel = (0..<problem.placeCount).map { from in
      (0..<problem.placeCount).map { problem.travel(from, $0) }
    }
    labels = instance.labels
  }
}

extension DiaryFile.MeetingRow {
  init(_ meeting: BookingProblem.Meeting) {
    place = meeting.place
    minutes = meeting.minutes
    venue = meeting.venue
    minuteTaker = meeting.needsMinuteTaker
    chairs = .init(officer: meeting.chairs.map(\.officer), cost: meeting.chairs.map(\.cost))
    days = .init(
      day: meeting.days.map(\.day), cost: meeting.days.map(\.cost),
      late: meeting.days.map { $0.isLate ? 1 : 0 }, school: meeting.days.map { $0.isSchoolDay ? 1 : 0 })
    starts = meeting.starts
    unavailable = meeting.unavailable.sorted { $0.key < $1.key }
      .map { .init(day: $0.key, spans: $0.value.map(\.row)) }
  }
}

extension DiaryFile.PersonRow {
  init(_ person: BookingProblem.Person) {
    base = person.base
    days = person.days.map { day in
      DiaryFile.PersonDayRow(
        hours: day.hours?.row, busy: day.busy.map(\.row),
        kept: day.kept.map { .init(span: $0.span.row, place: $0.place) })
    }
  }
}

extension Range<Int> {
  /// From and to.
  fileprivate var row: DiaryFile.SpanRow { [lowerBound, upperBound] }
}
