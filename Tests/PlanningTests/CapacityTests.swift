// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("What an officer can carry, period by period")
struct CapacityTests {
  /// The first officer's capacity in the small service; a quarter of its year has 65 weekdays, the last one 66.
  private func capacity(_ change: (inout Scenario) -> Void) -> OfficerCapacity {
    var scenario = SmallService.scenario()
    change(&scenario)
    return OfficerCapacity(scenario.officers[0], scenario.policy, Availability(scenario))
  }

  private func absence(_ kind: Absence.Kind, _ first: String, _ last: String) -> Absence {
    Absence(person: "A1", first: SmallService.day(first), last: SmallService.day(last), kind: kind)
  }

  @Test("Full time: a quarter of the productive minutes in each quarter")
  func full() {
    let capacity = capacity { _ in }
    #expect(capacity.byPeriod == [23310, 23310, 23310, 23310])
    #expect(capacity.total == 93240)
  }

  @Test("Part time, a lighter first year and other duties, in that order")
  func shares() {
    let capacity = capacity {
      $0.officers[0].fteThousandths = 500
      $0.officers[0].caseloadPercent = 90
      $0.officers[0].otherMinutesPerWeek = 60
    }
    // 46,620 x 90% = 41,958, less 52 hours: 38,838, a quarter of which is 9,709 and a half.
    #expect(capacity.byPeriod == [9709, 9709, 9709, 9709])
    #expect(capacity.total == 38836)
  }

  @Test("By points the stable points are gone before the first case")
  func stablePoints() {
    let capacity = capacity {
      $0.policy.capacity.weighting = .points
      $0.officers[0].caseloadPercent = 90
    }
    // 93,240 x 90% x 85% = 71,328.
    #expect(capacity.byPeriod == [17832, 17832, 17832, 17832])
  }

  @Test("Somebody who leaves in a period has the rest of it and of the year without capacity")
  func leaver() {
    let capacity = capacity {
      $0.officers[0].end = SmallService.day("2025-11-30")
      $0.absences = [absence(.sickness, "2025-06-09", "2025-06-13")]
    }
    // Five of 65 weekdays are lost to sickness; 1 September to 30 November are the second quarter.
    #expect(capacity.byPeriod == [23310 * 60 / 65, 23310, 0, 0])
    let midway = self.capacity { $0.officers[0].end = SmallService.day("2025-10-15") }
    // 1 September to 15 October are 33 weekdays.
    #expect(midway.byPeriod == [23310, 23310 * 33 / 65, 0, 0])
  }

  @Test("Somebody who comes or comes back has capacity from then on")
  func returner() {
    let parental = capacity { $0.absences = [absence(.parental, "2025-01-06", "2025-09-14")] }
    // The two weeks from 1 September are lost, too.
    #expect(parental.byPeriod == [0, 23310 * 55 / 65, 23310, 23310])
    let starter = capacity { $0.officers[0].start = SmallService.day("2026-03-02") }
    #expect(starter.byPeriod == [0, 0, 0, 23310])
  }

  @Test("Duty days count on weekdays, once; leave and training are off the productive minutes already")
  func duty() {
    let capacity = capacity {
      $0.dutyDays = ["2025-06-10", "2025-06-12", "2025-06-14"].map {
        DutyDay(officer: "A1", day: SmallService.day($0), duty: "lado")
      }
      $0.absences = [
        absence(.sickness, "2025-06-12", "2025-06-12"), absence(.leave, "2025-08-04", "2025-08-15"),
        absence(.training, "2025-09-01", "2025-09-05"),
      ]
    }
    #expect(capacity.byPeriod == [23310 * 63 / 65, 23310, 23310, 23310])
  }

  @Test("Duties that take everything leave a capacity of one minute, not none")
  func nothing() {
    let capacity = capacity { $0.officers[0].otherMinutesPerWeek = 5000 }
    #expect(capacity.byPeriod == [0, 0, 0, 0])
    #expect(capacity.total == 1)
    #expect(capacity.penalty(ofLoad: 400) == 10 * 400)
  }

  @Test("Load in periods without capacity costs the highest rate, in the others what the bands say")
  func penalty() {
    let capacity = capacity { $0.officers[0].end = SmallService.day("2025-11-30") }
    // A quarter of the load falls in each period; two periods are beyond the end.
    #expect(capacity.penalty(ofLoad: 4000) == 2 * 10 * 1000)
    // 85% of 23,310 is 19,813: 187 minutes above it in each of the first two quarters.
    #expect(capacity.penalty(ofLoad: 80_000) == 2 * 10 * 20_000 + 2 * 187)
  }

  @Test("The merged penalty is the sum of the periods' own", arguments: 1...60)
  func merged(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    var scenario = SmallService.scenario()
    let periods = random.number(1...12)
    scenario.policy.capacity.periods = periods
    scenario.policy.capacity.bands = SmallService.randomBands(&random)
    if random.happens(percent: 50) {
      scenario.officers[0].end = scenario.policy.start + random.number(0...364)
    }
    if random.happens(percent: 50) {
      scenario.officers[0].start = scenario.policy.start + random.number(0...364)
    }
    scenario.officers[0].fteThousandths = random.number(1...1000)
    let capacity = OfficerCapacity(scenario.officers[0], scenario.policy, Availability(scenario))
    for _ in 1...20 {
      let share = random.number(0...40_000)
      var expected = 0
      for period in capacity.byPeriod {
        var start = 0
        for band in scenario.policy.capacity.bands {
          let end = band.upToPercent.map { period * $0 / 100 } ?? .max
          expected += band.rate * max(0, min(share, end) - start)
          start = end
        }
      }
      #expect(capacity.penalty(ofLoad: share * periods) == expected, "seed \(seed), load \(share)")
    }
  }
}
