// SPDX-License-Identifier: GPL-3.0-or-later

/// Which meetings are taken out together, since they may well change places.
extension RuinAndRecreate {
  /// By meeting the others of the same first chair, the nearest in place and time first.
  static func relatives(_ problem: BookingProblem, _ sheet: MeetingSheet) -> [[Int32]] {
    var byChair: [Int: [Int]] = [:]
    for (meeting, needs) in problem.meetings.enumerated() {
      if let chair = needs.chairs.first { byChair[chair.officer, default: []].append(meeting) }
    }
    let lastDays = problem.meetings.indices.map { sheet.lastDay($0) }
    return problem.meetings.indices.map { meeting in
      guard let chair = problem.meetings[meeting].chairs.first else { return [] }
      let place = problem.meetings[meeting].place
      return (byChair[chair.officer] ?? []).filter { $0 != meeting }.map { other in
        (
          problem.travel(place, problem.meetings[other].place) + 2 * abs(lastDays[meeting] - lastDays[other]),
          Int32(other)
        )
      }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(24).map(\.1)
    }
  }
}
