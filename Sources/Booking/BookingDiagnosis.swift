// SPDX-License-Identifier: GPL-3.0-or-later

/// What keeps a meeting out of its window.
public enum BookingObstacle: Sendable, Hashable {
  /// Nobody who may chair it has the time, travel included, on any day of the window.
  case officerTime
  /// No room is open and free when somebody could chair it.
  case room
  /// No minute taker can be there when there are a chair and a room.
  case minuteTaker
  /// Alone it could be booked; the other meetings take what it needs.
  case otherMeetings
}

/// Finds out what stops a meeting, as if it were the only new one.
public struct BookingDiagnosis: Sendable {
  private let grid: SlotGrid

  /// Prepares a problem's diagnosis.
  public init(_ problem: BookingProblem) { grid = SlotGrid(problem) }

  /// What keeps a meeting out of its window.
  public func obstacle(meeting: Int) -> BookingObstacle {
    let problem = grid.problem
    let needs = problem.meetings[meeting]
    var obstacle = BookingObstacle.officerTime
    for option in needs.days where !option.isLate {
      for slot in 0..<grid.count where grid.mayStart(meeting, slot: slot) {
        let start = grid.minute(of: slot)
        guard grid.participantsCanCome(meeting, day: option.day, start: start),
          needs.chairs.contains(where: {
            grid.hasPlace(officer: $0.officer, day: option.day)
              && grid.canAttend(
                problem.officers[$0.officer], day: option.day, meeting: meeting, start: start,
                gap: problem.gap)
              && leavesBreak(officer: $0.officer, day: option.day, meeting: meeting, start: start)
          })
        else { continue }
        guard grid.roomExists(meeting: meeting, day: option.day, start: start) else {
          if obstacle == .officerTime { obstacle = .room }
          continue
        }
        guard grid.minuteTakerExists(meeting: meeting, day: option.day, start: start) else {
          obstacle = .minuteTaker
          continue
        }
        return .otherMeetings
      }
    }
    return obstacle
  }

  /// Whether an officer's day with a meeting beside the published bookings has its break.
  private func leavesBreak(officer: Int, day: Int, meeting: Int, start: Int) -> Bool {
    let problem = grid.problem
    guard let rest = DayRest(problem, officer: officer, day: day) else { return true }
    let person = problem.officers[officer]
    let needs = problem.meetings[meeting]
    var stops = person.days[day].kept.map { (span: $0.span, place: $0.place) }
    stops.append((start..<start + needs.minutes, needs.place))
    stops.sort { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
    return rest.fits(into: stops, from: person.base, problem)
  }
}
