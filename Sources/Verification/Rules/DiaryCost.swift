// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What a diary costs, in officer minutes (`MODEL.md`, Booking).
///
/// Of a plan only the new bookings pay more than their travel; the mended diary pays for all from the day of mending on.
struct DiaryCost {
  let appointments: Appointments
  /// How many due meetings the diary leaves unbooked.
  let unbooked: Int
  let outcome: AllocationOutcome

  /// The day on which the diary was mended; nil when it was made anew.
  var today: Day?

  private var tables: ServiceTables { outcome.basis.tables }
  private var days: PlanDays { tables.days }
  private var first: Day { max(days.start, today ?? days.start) }

  /// The cost of the whole diary.
  var total: Int {
    let paying =
      today == nil
      ? appointments.new : appointments.all.filter { first <= $0.day && $0.day <= days.lateEnd }
    let bookings = paying.reduce(0) { $0 + cost(of: $1) }
    return travel + bookings + unbooked * tables.policy.costs.unbooked
  }

  /// The travel of each officer's day from the base through the meetings and back, from the first day that counts
  /// through the late end.
  var travel: Int {
    appointments.byDay { $0.officer }.reduce(0) { sum, ofDay in
      guard first <= ofDay.day, ofDay.day <= days.lateEnd,
        let officer = tables.officers[ofDay.holder]
      else { return sum }
      let stops = [officer.base] + ofDay.appointments.compactMap(\.meeting.place) + [officer.base]
      return sum
        + zip(stops, stops.dropFirst()).reduce(0) { $0 + tables.journeys.minutes(from: $1.0, to: $1.1) }
    }
  }

  /// What a new booking costs besides travel.
  func cost(of new: Appointment) -> Int {
    coverCost(new) + dateCost(new) + schoolCost(new)
  }

  private func coverCost(_ new: Appointment) -> Int {
    guard !new.meeting.kind.isSecure else { return 0 }
    return new.officer == outcome.namedOfficer(of: new.meeting) ? 0 : tables.policy.costs.cover
  }

  private func dateCost(_ new: Appointment) -> Int {
    guard let closes = new.meeting.window?.closes else { return 0 }
    let costs = tables.policy.costs
    let slack = closes - new.day
    if slack < 0 { return costs.late + costs.latePerDay * -slack }
    return slack > costs.marginDays
      ? costs.earlyPerDay * (slack - costs.marginDays) : costs.marginPerDay * (costs.marginDays - slack)
  }

  private func schoolCost(_ new: Appointment) -> Int {
    let school = tables.policy.school
    let children = new.meeting.reviewedChildren
    guard !children.isEmpty, !new.day.weekday.isWeekend,
      new.span.start < school.hours.end, school.hours.start < new.span.end,
      !school.holidays.contains(where: { $0.lowerBound <= new.day && new.day <= $0.upperBound })
    else { return 0 }
    let isOfSchoolAge = children.contains { id in
      tables.children[id].map { school.ages.contains(Self.fullYears(from: $0.birth, to: new.day)) } ?? false
    }
    return isOfSchoolAge ? tables.policy.costs.school : 0
  }

  /// Full years of age on a day; someone born on 29 February turns a year older on 1 March of other years.
  static func fullYears(from birth: Day, to day: Day) -> Int {
    let (birthYear, birthMonth, birthDay) = birth.civil
    let (year, month, dayOfMonth) = day.civil
    return year - birthYear - ((month, dayOfMonth) < (birthMonth, birthDay) ? 1 : 0)
  }
}
