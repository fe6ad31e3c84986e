// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What an officer can carry in the plan's year, and what more or less of it costs (`MODEL.md`, Load).
struct OfficerCapacity {
  /// Officer minutes a year, at least 1.
  let minutes: Int
  private let bands: [Capacity.Band]

  init(_ officer: Officer, _ tables: ServiceTables) {
    let year = (0..<365).map { tables.policy.start + $0 }.filter { !$0.weekday.isWeekend }
    let employed = year.count { day in
      isEmployed(from: officer.start, to: officer.end, on: day)
        && !tables.time.isAwayFromCapacity(officer.id.text, on: day)
    }
    let fullYear = tables.policy.capacity.productiveMinutesPerYear * officer.fteThousandths / 1000
    minutes = max(1, fullYear * employed / year.count - 52 * officer.otherMinutesPerWeek)
    bands = tables.policy.capacity.bands
  }

  /// What a load costs: each minute at the rate of the band it lies in.
  func penalty(_ load: Int) -> Int {
    var cost = 0
    var bandStart = 0
    for band in bands {
      let bandEnd = min(load, band.upToPercent.map { minutes * $0 / 100 } ?? load)
      if bandEnd > bandStart {
        cost += (bandEnd - bandStart) * band.rate
        bandStart = bandEnd
      }
    }
    return cost
  }

  /// What a load costs on top of another.
  func penalty(of load: Int, above before: Int) -> Int { penalty(load) - penalty(before) }
}
