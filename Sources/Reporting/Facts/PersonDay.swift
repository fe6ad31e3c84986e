// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A day of an officer or a minute taker, as a diary shows it: meetings, the journeys between them, a break, and what
/// keeps the person away.
struct PersonDay {
  /// Why a person has no working time on a day.
  enum Away: Hashable {
    case beforePlan
    case bankHoliday
    case closed(reason: String)
    case notEmployed
    case noHours
    case absent(Absence.Kind)
    case duty(String)
  }

  /// A meeting and the way to it.
  struct Stop {
    /// The meeting.
    var entry: PlanFacts.Entry
    /// Its times.
    var span: TimeSpan
    /// Where the person comes from.
    var from: Place.ID
    /// Minutes of travel from there.
    var travel: Int
    /// Whether the journey follows the meeting before at once, instead of ending just in time.
    var leavesAtOnce = false
  }

  /// The day.
  var day: Day
  /// The hours, when the person works that weekday.
  var hours: TimeSpan?
  /// What keeps the person away, if anything.
  var away: Away?
  /// The meetings, by start.
  var stops: [Stop] = []
  /// Minutes from the last meeting back to the base.
  var travelBack = 0
  /// Existing appointments, by start.
  var busy: [TimeSpan] = []
  /// Where the break fits, when the policy asks for one and the day has a meeting.
  var restTime: TimeSpan?
  /// Half-days that the person works and that nothing takes.
  var freeHalfDays = 0

  /// Minutes of all journeys of the day.
  var travelMinutes: Int { stops.reduce(travelBack) { $0 + $1.travel } }
  /// Minutes in meetings.
  var meetingMinutes: Int { stops.reduce(0) { $0 + $1.span.length } }

  /// When each journey of the day takes place.
  var journeys: [TimeSpan] {
    var spans: [TimeSpan] = []
    for (index, stop) in stops.enumerated() where stop.travel > 0 {
      let start =
        stop.leavesAtOnce && index > 0
        ? stops[index - 1].span.end.minutes : stop.span.start.minutes - stop.travel
      spans.append(TimeSpan(clamping: start, to: start + stop.travel))
    }
    if travelBack > 0, let last = stops.last {
      spans.append(TimeSpan(clamping: last.span.end.minutes, to: last.span.end.minutes + travelBack))
    }
    return spans
  }

  /// Everything that takes time.
  var takenTimes: [TimeSpan] { stops.map(\.span) + journeys + busy }
}

extension TimeSpan {
  /// Minutes from start to end.
  var length: Int { end.minutes - start.minutes }

  /// A span that does not leave the day.
  init(clamping start: Int, to end: Int) {
    self.init(
      start: ClockTime(minutes: min(max(start, 0), 1440)), end: ClockTime(minutes: min(max(end, 0), 1440)))
  }

  /// Whether another span lies in this one.
  func contains(_ other: TimeSpan) -> Bool { start <= other.start && other.end <= end }
}

extension PersonDay {
  /// Finds where the break fits, first with journeys as late as they can be, then with one as early as it can.
  ///
  /// The break may lie on either side of a journey (`Scenarios/MODEL.md`, Booking); the plan does not say where.
  mutating func placeRest(_ rest: DayBreak) {
    guard let hours, hours.contains(rest.span), !stops.isEmpty else { return }
    for index in 0...stops.count {
      let start = index == 0 ? hours.start.minutes : stops[index - 1].span.end.minutes
      let end = index == stops.count ? hours.end.minutes : stops[index].span.start.minutes
      let (first, last) =
        index == stops.count ? (start + travelBack, end) : (start, end - stops[index].travel)
      restTime = gap(from: first, to: last, rest)
      if restTime != nil { return }
      guard index > 0, index < stops.count else { continue }
      restTime = gap(from: start + stops[index].travel, to: end, rest)
      if restTime != nil {
        stops[index].leavesAtOnce = true
        return
      }
    }
  }

  /// The first time for the break between two times that no appointment takes.
  private func gap(from start: Int, to end: Int, _ rest: DayBreak) -> TimeSpan? {
    let first = max(start, rest.span.start.minutes)
    let last = min(end, rest.span.end.minutes) - rest.minutes
    let candidates = [first] + busy.map(\.end.minutes).filter { $0 > first }
    for candidate in candidates where candidate <= last {
      let span = TimeSpan(clamping: candidate, to: candidate + rest.minutes)
      if !busy.contains(where: span.overlaps) { return span }
    }
    return nil
  }

  /// Counts the half-days that nothing takes: before and after `midday`, each of which counts from two hours on.
  mutating func countFreeHalfDays(midday: Int) {
    guard let hours, away == nil else { return }
    let taken = takenTimes
    let middle = min(max(midday, hours.start.minutes), hours.end.minutes)
    for (start, end) in [(hours.start.minutes, middle), (middle, hours.end.minutes)] where end - start >= 120
    {
      let half = TimeSpan(clamping: start, to: end)
      if !taken.contains(where: half.overlaps) { freeHalfDays += 1 }
    }
  }
}
