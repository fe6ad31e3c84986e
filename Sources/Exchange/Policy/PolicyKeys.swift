// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

extension PolicyKey<Policy> {
  /// The keys of `policy.json`, in the order of `Scenarios/FORMAT.md`.
  static let policy: [PolicyKey] = [
    PolicyKey(name: "service", isNeeded: true) { value, location, policy in
      if let text = value.text(at: location) { policy.service = text }
    } write: {
      .string($0.service)
    },
    PolicyKey(name: "start", isNeeded: true) { value, location, policy in
      if let day = value.day(at: location) { policy.start = day }
    } write: {
      .string($0.start.description)
    },
    .integer("horizon_weeks", \.horizonWeeks, 1...53),
    .integer("late_weeks", \.lateWeeks, 0...12),
    .day(orNull: "fortnight_start", \.fortnightStart),
    .choice("months", \.months),
    .boolean("count_start_day", \.countStartDay),
    tightenings,
    unconfirmed,
    .integer("grid_minutes", \.gridMinutes, oneOf: [5, 10, 15, 20, 30, 60]),
    .time("day_start", get: \.defaultHours.start) { policy, time in
      policy.defaultHours = TimeSpan(start: time, end: policy.defaultHours.end)
    },
    .time("day_end", get: \.defaultHours.end) { policy, time in
      policy.defaultHours = TimeSpan(start: policy.defaultHours.start, end: time)
    },
    .integer("meetings_per_day", \.meetingsPerDay, 1...6),
    .integer("gap_minutes", \.gapMinutes, 0...480),
    .object(orNull: "break", \.dayBreak, DayBreak(), PolicyKey<DayBreak>.dayBreak),
    conferenceStarts,
    PolicyKey(name: "opens_days_before") { value, location, policy in
      value.read(opensDaysBefore, at: location, into: &policy)
    } write: {
      .object(opensDaysBefore, of: $0)
    },
    PolicyKey(name: "notice_working_days") { value, location, policy in
      value.read(noticeKeys, at: location, into: &policy)
    } write: { policy in
      // A kind whose notice differs from the default of its sort, or that has a default of its own.
      .object(
        noticeKeys.filter { key in
          MeetingKind(rawValue: key.name).map {
            policy.noticeByKind[$0] != nil || defaultNoticeByKind[$0] != nil
          } ?? true
        }, of: policy)
    },
    .integer("sibling_join_days", \.siblingJoinDays, 0...366),
    .integer(orNull: "combine_within_days", \.combineWithinDays, 0...366),
    .integer("combined_percent", \.combinedPercent, 0...100),
    .integer(orNull: "reconvene_days", \.reconveneDays, 1...366),
    .object("kinds", \.kinds, kindKeys),
    .object("monitoring_minutes_per_year", \.monitoringMinutesPerYear, monitoringKeys),
    .object("capacity", \.capacity, PolicyKey<Capacity>.capacity),
    .object("costs", \.costs, PolicyKey<Costs>.costs),
    .object("school", \.school, PolicyKey<School>.school),
    travel,
  ]

  private static let opensDaysBefore: [PolicyKey] = [
    .integer("review", \.reviewOpensDaysBefore, 0...366),
    .integer("conference", \.conferenceOpensDaysBefore, 0...366),
  ]

  private static let defaultNoticeByKind = Policy(service: "", start: Day(number: 0)).noticeByKind

  private static let noticeKeys: [PolicyKey] =
    [.integer("review", \.reviewNotice, 0...60), .integer("conference", \.conferenceNotice, 0...60)]
    + MeetingKind.allCases.map { kind in
      PolicyKey(name: kind.rawValue) { value, location, policy in
        if let days = value.integer(in: 0...60, at: location) { policy.noticeByKind[kind] = days }
      } write: {
        .integer($0.notice(for: kind))
      }
    }

  private static let conferenceStarts = PolicyKey(name: "conference_starts") { value, location, policy in
    guard let elements = value.elements(at: location, "a list of times such as [\"09:30\", \"13:30\"]") else {
      return
    }
    policy.conferenceStarts = elements.enumerated().compactMap { index, element in
      if let time = element.string.flatMap({ ClockTime($0) }) { return time }
      location.element(index).fault(element, CellText.timeExpectation)
      return nil
    }
  } write: {
    .array($0.conferenceStarts.map { .string($0.description) })
  }

  private static let travel = PolicyKey(name: "travel") { value, location, policy in
    var draft = TravelDraft(policy.travel)
    value.read(TravelDraft.keys, at: location, into: &draft)
    policy.travel = draft.estimate
  } write: {
    .object(TravelDraft.keys, of: TravelDraft($0.travel))
  }
}

// MARK: - Kinds and states as keys

extension PolicyKey<[MeetingKind: MeetingNeeds]> {
  fileprivate static func needs(_ kind: MeetingKind) -> PolicyKey {
    // A key that is left out keeps the default of the kind, whatever else its object says.
    let start = MeetingNeeds.defaults[kind] ?? Policy(service: "", start: Day(number: 0)).needs(kind)
    return PolicyKey(name: kind.rawValue) { value, location, kinds in
      var needs = kinds[kind] ?? start
      value.read(PolicyKey<MeetingNeeds>.needs, at: location, into: &needs)
      kinds[kind] = needs
    } write: {
      .object(PolicyKey<MeetingNeeds>.needs, of: $0[kind] ?? start)
    }
  }
}

private let kindKeys: [PolicyKey<[MeetingKind: MeetingNeeds]>] = MeetingKind.allCases.map { .needs($0) }

private let monitoringKeys: [PolicyKey<[CaseStatus: Int]>] = {
  // `Scenarios/FORMAT.md` shows these first.
  let shownFirst: [CaseStatus] = [.lookedAfter, .onPlan, .shortBreaks, .pathway]
  return (shownFirst + CaseStatus.allCases.filter { !shownFirst.contains($0) }).map { status in
    PolicyKey(name: status.rawValue) { value, location, minutes in
      guard let number = value.integer(in: 0...20_000, at: location) else { return }
      // Nought is what a state has that the policy does not name.
      minutes[status] = number == 0 ? nil : number
    } write: {
      .integer($0[status] ?? 0)
    }
  }
}()

extension PolicyKey<MeetingNeeds> {
  fileprivate static let needs: [PolicyKey] = [
    .integer("chair", \.chair, 1...480),
    .integer("preparation", \.preparation, 0...2400),
    .integer("visit", \.visit, 0...2400),
    .integer("write_up", \.writeUp, 0...2400),
    .integer("extra_chair", \.extraChair, 0...240),
    .integer("extra_other", \.extraOther, 0...2400),
    .boolean("room", \.room),
    .boolean("minute_taker", \.minuteTaker),
  ]
}

// MARK: - The officers' break

extension PolicyKey<DayBreak> {
  fileprivate static let dayBreak: [PolicyKey] = [
    .integer("minutes", \.minutes, 5...480),
    .time("from", get: \.span.start) { rest, time in
      rest.span = TimeSpan(start: time, end: rest.span.end)
    },
    .time("to", get: \.span.end) { rest, time in
      rest.span = TimeSpan(start: rest.span.start, end: time)
    },
  ]
}

// MARK: - Costs, school

extension PolicyKey<Costs> {
  /// Ten million officer minutes: more than a service has in a year, and far from overflow in any sum.
  private static let most = 10_000_000

  fileprivate static let costs: [PolicyKey] = [
    .integer("change_of_officer", \.changeOfOfficer, 0...most),
    .integer("split_siblings", \.splitSiblings, 0...most),
    .integer("skill_mismatch", \.skillMismatch, 0...most),
    .integer("cover", \.cover, 0...most),
    .integer("move", \.move, 0...most),
    .integer("late", \.late, 0...most),
    .integer("late_per_day", \.latePerDay, 0...most),
    .integer("unbooked", \.unbooked, 0...most),
    .integer("margin_days", \.marginDays, 0...366),
    .integer("early_per_day", \.earlyPerDay, 0...most),
    .integer("margin_per_day", \.marginPerDay, 0...most),
    .integer("school", \.school, 0...most),
    .integer("unplaced", \.unplaced, 0...most),
  ]
}

extension PolicyKey<School> {
  fileprivate static let school: [PolicyKey] = [
    .time("start", get: \.hours.start) { school, time in
      school.hours = TimeSpan(start: time, end: school.hours.end)
    },
    .time("end", get: \.hours.end) { school, time in
      school.hours = TimeSpan(start: school.hours.start, end: time)
    },
    PolicyKey(name: "ages") { value, location, school in
      let expectation = "two ages from 0 to 25, the lower first"
      guard let pair = value.elements(at: location, expectation) else { return }
      let ages = pair.compactMap(\.integer)
      guard pair.count == 2, ages.count == 2, ages[0] <= ages[1], ages[0] >= 0, ages[1] <= 25
      else { return location.fault(value, "expected " + expectation) }
      school.ages = ages[0]...ages[1]
    } write: {
      [.integer($0.ages.lowerBound), .integer($0.ages.upperBound)]
    },
    PolicyKey(name: "holidays") { value, location, school in
      guard let elements = value.elements(at: location, "a list of pairs of dates") else { return }
      school.holidays = elements.enumerated().compactMap { index, pair in
        let place = location.element(index)
        guard let days = pair.array, days.count == 2 else {
          place.fault(pair, "expected two dates, the first and the last day of a holiday")
          return nil
        }
        guard let first = days[0].day(at: place), let last = days[1].day(at: place) else { return nil }
        guard first <= last else {
          place.fault(pair, "expected the first day before the last")
          return nil
        }
        return first...last
      }
    } write: {
      .array($0.holidays.map { [.string($0.lowerBound.description), .string($0.upperBound.description)] })
    },
  ]
}
