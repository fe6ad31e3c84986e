// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework
import StatutoryCalendar

/// What an officer can carry in each period of the year, and what load costs (`Scenarios/MODEL.md`, Load).
struct OfficerCapacity: Sendable {
  /// Minutes by period.
  let byPeriod: [Int]
  /// Minutes of the year, not below 1.
  let total: Int
  /// What a load costs, as a function of the load of one period: every period carries the same share of the year, so
  /// that the bands of all periods, laid over one another, have whole rates.
  let penalty: ConvexPenalty

  init(_ officer: Officer, _ policy: Policy, _ availability: Availability) {
    let periods = policy.capacity.periods
    let net = OfficerCapacity.netMinutes(officer, policy)
    let times = availability.times(of: officer.id.text)
    let minutes = (0..<periods).map { period in
      let days = (policy.start + 365 * period / periods)..<(policy.start + 365 * (period + 1) / periods)
      let weekdays = days.filter { !$0.weekday.isWeekend }
      let worked = weekdays.count { times.isAtWork(officer, on: $0) }
      return weekdays.isEmpty ? 0 : net / periods * worked / weekdays.count
    }
    byPeriod = minutes
    total = max(1, minutes.reduce(0, +))
    penalty = OfficerCapacity.penalty(ofPeriods: minutes, bands: policy.capacity.bands)
  }

  /// What a load costs.
  ///
  /// - Parameter yearly: minutes a year, a multiple of the periods.
  func penalty(ofLoad yearly: Int) -> Int { penalty.cost(ofLoad: yearly / byPeriod.count) }

  /// Minutes of a year without absences, other duties taken off.
  private static func netMinutes(_ officer: Officer, _ policy: Policy) -> Int {
    let capacity = policy.capacity
    var yearly =
      capacity.productiveMinutesPerYear * officer.fteThousandths / 1000 * officer.caseloadPercent / 100
    if capacity.weighting == .points {
      yearly = yearly * (capacity.pointsPerFTE - capacity.stablePoints) / capacity.pointsPerFTE
    }
    return max(0, yearly - 52 * officer.otherMinutesPerWeek)
  }

  /// The sum of the periods' penalties: where a band of any period ends, the rate rises by that band's step.
  private static func penalty(ofPeriods minutes: [Int], bands: [Capacity.Band]) -> ConvexPenalty {
    var steps: [Int: Int] = [:]
    for capacity in minutes {
      for (band, next) in zip(bands, bands.dropFirst()) {
        let end = band.upToPercent.map { capacity * $0 / 100 } ?? .max
        steps[end, default: 0] += next.rate - band.rate
      }
    }
    var rate = minutes.count * (bands.first?.rate ?? 0) + (steps[0] ?? 0)
    var ends: [Int] = []
    var rates: [Int] = []
    for end in steps.keys.sorted() where end > 0 {
      let step = steps[end] ?? 0
      guard step > 0 else { continue }
      ends.append(end)
      rates.append(rate)
      rate += step
    }
    return ConvexPenalty(ends: ends + [.max], rates: rates + [rate])
  }
}

extension PersonalTimes {
  /// Whether a weekday counts for an officer's capacity: employed, not away for long, not on duty.
  ///
  /// Leave and training are off the productive minutes already.
  fileprivate func isAtWork(_ officer: Officer, on day: Day) -> Bool {
    if let start = officer.start, day < start { return false }
    if let end = officer.end, day > end { return false }
    return !isLongAbsent(on: day) && !duties.contains(day)
  }
}
