// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The days of a plan: where its horizon ends, which days are bookable, how much notice each gives
/// (`MODEL.md`, Time).
struct PlanDays {
  private struct PlaceDay: Hashable {
    let place: Place.ID
    let day: Day
  }

  /// The first day on which a meeting may be booked, from which notice counts: that of the plan, or the day on which
  /// the diary is mended.
  let start: Day
  /// The last day on which a window may close for its meeting to be due.
  let horizonEnd: Day
  /// The last day on which a late meeting may be booked.
  let lateEnd: Day

  private let isWorkingDay: [Bool]
  /// Working days after the start up to and including each day: the notice that the day gives.
  private let notice: [Int]
  private let closedEverywhere: Set<Day>
  private let closedPlaces: Set<PlaceDay>

  /// Reads the policy and the closures.
  ///
  /// - Parameter today: the day from which on meetings are booked, when it is not the plan's first.
  /// - Throws: `CalendarError` when the plan reaches beyond the years whose bank holidays are known.
  init(_ scenario: Scenario, calendar: WorkingCalendar, today: Day? = nil) throws {
    let policy = scenario.policy
    start = max(policy.start, today ?? policy.start)
    horizonEnd = policy.start + 7 * policy.horizonWeeks - 1
    lateEnd = horizonEnd + 7 * policy.lateWeeks
    let count = max(0, lateEnd - start + 1)
    var working: [Bool] = []
    var notices: [Int] = []
    for offset in 0..<count {
      let works = try calendar.isWorkingDay(start + offset)
      working.append(works)
      notices.append((notices.last ?? 0) + (works && offset > 0 ? 1 : 0))
    }
    isWorkingDay = working
    notice = notices
    closedEverywhere = Set(scenario.closures.filter { $0.place == nil }.map(\.day))
    closedPlaces = Set(
      scenario.closures.compactMap { closure in
        closure.place.map { PlaceDay(place: $0, day: closure.day) }
      })
  }

  /// Whether the day is a working day from the start through the late end on which not every place is closed.
  func isBookable(_ day: Day) -> Bool {
    start <= day && day <= lateEnd && isWorkingDay[day - start] && !closedEverywhere.contains(day)
  }

  /// Whether one place is closed that day.
  func isClosed(_ place: Place.ID, on day: Day) -> Bool {
    closedPlaces.contains(PlaceDay(place: place, day: day))
  }

  /// Working days after the start up to and including a day of the plan.
  func workingDaysOfNotice(on day: Day) -> Int {
    start <= day && day <= lateEnd ? notice[day - start] : 0
  }

  /// The first day that gives so many working days of notice; the day after the late end when none of the plan does.
  func firstDay(ofNotice needed: Int) -> Day {
    start + (notice.firstIndex { $0 >= needed } ?? notice.count)
  }

  /// The bookable days from `first` through `last`, in order.
  func bookableDays(from first: Day, through last: Day) -> [Day] {
    let from = max(first, start)
    let through = min(last, lateEnd)
    guard from <= through else { return [] }
    return (0...(through - from)).map { from + $0 }.filter(isBookable)
  }
}
