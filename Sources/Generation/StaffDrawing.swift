// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Draws the officers of a synthetic service.
struct StaffDrawing {
  let shape: ServiceShape
  let policy: Policy
  let offices: [Int]
  let teams: [String]

  /// Children to a full-time officer when the shape does not say how many officers there are: the middle of
  /// the IRO Handbook's 50 to 70.
  static let childrenPerFTE = 60
  /// The caseload of a starter, per cent: Wirral's workload scheme gives 90 of 100 points in the first year.
  static let starterPercent = 90
  /// Skills that some officers have.
  static let skills = ["disability", "adoption", "unaccompanied", "exploitation"]

  /// The officers in post, then those who left within the year before the start.
  func officers(using random: inout SeededRandom) -> [OfficerDraft] {
    let equivalents = fullTimeEquivalents()
    var officers = equivalents.enumerated().map { index, thousandths in
      officer(index, thousandths: thousandths, using: &random)
    }
    // A starter comes in the third week, where one more officer does not leave the others alone.
    if officers.count >= 10 {
      officers[officers.count - 1].work.start = policy.start + 14
      officers[officers.count - 1].caseloadPercent = Self.starterPercent
    }
    let leavers = officers.count >= 3 ? max(1, officers.count / 12) : 0
    for index in 0..<leavers {
      var leaver = officer(index, thousandths: 1000, using: &random)
      // The first left lately and has no successor yet, the others within the year.
      let daysAgo = random.integer(in: index == 0 ? 10...40 : 41...300)
      leaver.work = WorkPattern(end: policy.start - daysAgo)
      leaver.otherMinutesPerWeek = 0
      officers.append(leaver)
    }
    return officers
  }

  private func officer(
    _ index: Int, thousandths: Int, using random: inout SeededRandom
  ) -> OfficerDraft {
    var officer = OfficerDraft(
      fteThousandths: thousandths, roles: [.reviews, .conferences], base: offices[index % offices.count],
      otherMinutesPerWeek: 30 * (random.integer(in: 8...14) * thousandths / 1000))
    // Every second officer has a skill and every sixth two; each skill in turn, so that none is missing.
    if index % 2 == 0 { officer.skills.insert(Self.skills[index / 2 % Self.skills.count]) }
    if random.chance(perThousand: 160), let second = random.element(of: Self.skills) {
      officer.skills.insert(second)
    }
    if teams.count > 1, random.chance(perThousand: 80), let team = random.element(of: teams) {
      officer.excludedTeams.insert(team)
    }
    officer.work.hours = WeekDrawing.hours(
      thousandths: thousandths, day: policy.defaultHours, using: &random)
    return officer
  }

  /// The FTE of each officer: the mix spread evenly, as many as asked for or as the children need.
  func fullTimeEquivalents() -> [Int] {
    let mix = evenlySpread()
    if let count = shape.officers { return (0..<count).map { mix[$0 % mix.count] } }
    var equivalents: [Int] = []
    var total = 0
    while total * Self.childrenPerFTE < shape.children * 1000 || equivalents.isEmpty {
      let next = mix[equivalents.count % mix.count]
      equivalents.append(next)
      total += next
    }
    return equivalents
  }

  /// One cycle of the mix in which each share comes up as evenly as its weight allows.
  private func evenlySpread() -> [Int] {
    let total = shape.fteMix.map(\.weight).reduce(0, +)
    var credit = shape.fteMix.map { _ in 0 }
    return (0..<total).map { _ in
      for index in credit.indices { credit[index] += shape.fteMix[index].weight }
      var chosen = 0
      for index in credit.indices where credit[index] > credit[chosen] { chosen = index }
      credit[chosen] -= total
      return shape.fteMix[chosen].thousandths
    }
  }
}

/// Draws the working week of somebody who works part of it.
enum WeekDrawing {
  /// No rows for a full-time person; else as many whole days as the FTE has, and for the rest a day of every
  /// second week or a shorter day.
  static func hours(
    thousandths: Int, day: TimeSpan, using random: inout SeededRandom
  ) -> [WorkPattern.Hours] {
    guard thousandths < 1000 else { return [] }
    let weekdays = random.shuffled(Array(Weekday.allCases.prefix(5)))
    let whole = thousandths / 200
    let rest = thousandths % 200
    var hours = weekdays.prefix(whole).map { WorkPattern.Hours(weekday: $0, week: nil, span: day) }
    if rest == 100, whole > 0, random.chance(perThousand: 600) {
      let week = random.integer(in: 1...2)
      hours.append(WorkPattern.Hours(weekday: weekdays[whole], week: week, span: day))
    } else if rest > 0 {
      let length = day.end.minutes - day.start.minutes
      // To the quarter of an hour, and never less than a meeting takes.
      let part = max(180, length * rest / 200 / 15 * 15)
      let short = TimeSpan(start: day.start, end: ClockTime(minutes: day.start.minutes + part))
      hours.append(WorkPattern.Hours(weekday: weekdays[whole], week: nil, span: short))
    }
    return hours.sorted { $0.weekday < $1.weekday }
  }
}
