// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What an officer can carry in the plan's year, period by period, and what more or less of it costs
/// (`MODEL.md`, Load).
struct OfficerCapacity {
  /// Officer minutes of each period of the year.
  let ofPeriod: [Int]
  private let bands: [Capacity.Band]

  /// Officer minutes of the year, at least 1.
  var minutes: Int { max(1, ofPeriod.reduce(0, +)) }

  init(_ officer: Officer, _ tables: ServiceTables) {
    let policy = tables.policy
    let net = Self.netMinutes(officer, policy.capacity)
    let periods = max(1, policy.capacity.periods)
    ofPeriod = (0..<periods).map { period in
      let days = (365 * period / periods)..<(365 * (period + 1) / periods)
      let weekdays = days.map { policy.start + $0 }.filter { !$0.weekday.isWeekend }
      let atWork = weekdays.count { day in
        isEmployed(from: officer.start, to: officer.end, on: day)
          && !tables.time.isAwayFromCapacity(officer.id.text, on: day)
          && !tables.time.isOnDuty(officer.id.text, on: day)
      }
      return net / periods * atWork / max(1, weekdays.count)
    }
    bands = policy.capacity.bands
  }

  /// What is left of the productive minutes of a year at work for cases.
  private static func netMinutes(_ officer: Officer, _ capacity: Capacity) -> Int {
    var yearly = capacity.productiveMinutesPerYear * officer.fteThousandths / 1000
    yearly = yearly * officer.caseloadPercent / 100
    if capacity.weighting == .points {
      yearly = yearly * (capacity.pointsPerFTE - capacity.stablePoints) / max(1, capacity.pointsPerFTE)
    }
    return max(0, yearly - 52 * officer.otherMinutesPerWeek)
  }

  /// What a load costs: it is spread evenly over the periods, and each minute has the rate of the band that it
  /// lies in.
  func penalty(_ load: Int) -> Int {
    let perPeriod = load / ofPeriod.count
    return ofPeriod.reduce(0) { $0 + penalty(of: perPeriod, in: $1) }
  }

  /// What a load costs on top of another.
  func penalty(of load: Int, above before: Int) -> Int { penalty(load) - penalty(before) }

  private func penalty(of load: Int, in capacity: Int) -> Int {
    var cost = 0
    var bandStart = 0
    for band in bands {
      let bandEnd = min(load, band.upToPercent.map { capacity * $0 / 100 } ?? load)
      if bandEnd > bandStart {
        cost += (bandEnd - bandStart) * band.rate
        bandStart = bandEnd
      }
    }
    return cost
  }
}
