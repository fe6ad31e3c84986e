// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import Planning
import RandomNumbers
import StatutoryCalendar
import Travel

/// One year of a service, day by day, with one plan a week, and another on a day that brings a case that cannot wait.
///
/// Each plan, and each mending of the diary, is made of the tables as they are known that day by the engines that users
/// run; what comes later is drawn from streams that the plan does not see.
struct Replication {
  let number: Int
  let options: SimulationOptions
  let calendar: WorkingCalendar
  let judge: TimeJudge
  let staff: StaffCourse
  let opening: OpeningPlan
  let ground: ServiceGround
  let stop: StopSignal
  var world: World
  var tally = Tally()
  /// The families that the last plans left as they are.
  var settled = SettledFamilies()
  /// Why a child's meeting of a group is where it is, since something happened to it.
  var troubles: [ChildClock: LatenessCause] = [:]
  /// What is due, or was, and has no booking since the last plan or mending found no day or left it to the next.
  var waiting: Set<ChildClock> = []
  /// Meetings for which other bookings were asked to move since the last weekly plan.
  var tried: Set<RecordedMeeting.ID> = []
  /// Meetings that somebody has asked to move already.
  var asked: Set<RecordedMeeting.ID> = []
  private var nextNews = 0
  private let first: Day

  /// A child and a group of meetings.
  struct ChildClock: Hashable {
    let child: Int
    let group: MeetingGroup
  }

  init(
    number: Int, _ service: SimulatedService, opening: OpeningPlan, options: SimulationOptions,
    stop: StopSignal
  ) {
    self.number = number
    self.options = options
    self.opening = opening
    self.stop = stop
    calendar = service.calendar
    ground = service.ground
    judge = service.judge
    first = service.tables.policy.start
    let chance = Chance(seed: options.seed, replication: number)
    staff = StaffCourse(
      service.tables, course: service.course, chance: chance, last: first + 7 * options.weeks)
    world = World(service, chance: chance)
  }

  /// Lets the year pass.
  ///
  /// - Parameter progress: told after each week.
  /// - Returns: nil when it was stopped.
  mutating func run(progress: (_ week: Int) -> Void) throws -> Tally? {
    tally.lookedAfterAtStart = world.children.count { $0.isLookedAfter }
    tally.onPlanAtStart = world.children.count { $0.has(.onPlan) }
    for week in 0..<options.weeks {
      if stop.isRaised { return nil }
      for weekday in 0..<7 {
        let today = first + 7 * week + weekday
        let isUrgent = try hearNews(on: today)
        if weekday == 0 {
          tally.weeks.append(.init(first: today))
          try plan(on: today, week: week, isWeekly: true)
        } else if try isUrgent || hasUrgentCase(on: today) {
          try plan(on: today, week: week, isWeekly: false)
        }
        try hold(on: today)
        try pass(today)
      }
      progress(week)
    }
    try close()
    return tally
  }

  /// Lets children come and go; what they do not need any more is taken out of the diary.
  private mutating func pass(_ today: Day) throws {
    let count = try world.arrive(on: today)
    tally.arrivals.careEntries += count.careEntries
    tally.arrivals.strategyDiscussions += count.strategyDiscussions
    tally.arrivals.transfers += count.transfers
    tally.arrivals.shortBreaks += count.shortBreaks
    tally.careExits += world.depart(on: today)
    tally.cancelled += world.withdrawBookings()
  }

  // MARK: - News

  /// Hears what is to be known from today on: staff who are away, families that ask for another day.
  ///
  /// - Returns: whether a booking was lifted for it that lies before the next plan, so that it cannot wait.
  private mutating func hearNews(on today: Day) throws -> Bool {
    let nextPlan = nextPlan(after: today)
    var isUrgent = false
    while nextNews < staff.news.count, staff.news[nextNews].known <= today {
      let item = staff.news[nextNews]
      nextNews += 1
      world.news.append(item)
      for index in world.diary.indices {
        guard let day = world.diary[index].day, day >= today, item.covers(day) else { continue }
        if world.diary[index].officer?.text == item.person.text {
          isUrgent = lift(index, .officerAway, before: nextPlan) || isUrgent
        } else if world.diary[index].minuteTaker?.text == item.person.text {
          isUrgent = lift(index, .minuteTakerAway, before: nextPlan) || isUrgent
        }
      }
    }
    guard try calendar.isWorkingDay(today) else { return isUrgent }
    let fraction = world.course.fraction("rearranged-percent", on: today)
    for index in world.diary.indices where fraction > 0 {
      let booking = world.diary[index]
      guard let day = booking.day, day > today, day - today <= 14, !asked.contains(booking.meeting),
        isAsked(booking, on: today, fraction)
      else { continue }
      asked.insert(booking.meeting)
      tally.rearranged += 1
      world.refusals.append(
        BusyTime(
          holder: .init(booking.family.text), day: day,
          span: .init(start: .init(minutes: 0), end: .init(minutes: 1440))))
      isUrgent = lift(index, .rearranged, before: nextPlan) || isUrgent
    }
    return isUrgent
  }

  /// The day of the next weekly plan.
  private func nextPlan(after today: Day) -> Day { today + (7 - (today - first) % 7) }

  /// Whether a case became known today whose first meeting would be late, or all but late, if it were booked with the
  /// next weekly plan and its notice only.
  private func hasUrgentCase(on today: Day) throws -> Bool {
    guard try calendar.isWorkingDay(today) else { return false }
    let policy = world.tables.policy
    let next = nextPlan(after: today)
    for index in world.children.indices {
      guard let spell = world.children[index].spells.last(where: { $0.until == nil && $0.known == today }),
        spell.status == .lookedAfter || spell.status == .strategyDiscussion || spell.status == .transferredIn
      else { continue }
      let group: MeetingGroup = spell.status == .lookedAfter ? .review : .initialConference
      guard let closes = try judge.deadlines(of: group, world.children[index])?.own else { continue }
      let kind: MeetingKind = group == .review ? .firstReview : .initialConference
      // Two days more, since a diary has not room on every day.
      if try calendar.adding(workingDays: policy.notice(for: kind) + 2, to: next) >= closes { return true }
    }
    return false
  }

  /// Whether somebody has asked by today to move a meeting, on a day of the two weeks before it.
  private func isAsked(_ booking: Booking, on today: Day, _ fraction: Double) -> Bool {
    guard let day = booking.day else { return false }
    var random = stream(.rearranged, booking)
    return random.happens(fraction) && day - today <= random.integer(in: 1...14)
  }

  /// Takes a booking's day away; the next plan books it anew, as any meeting that is due.
  ///
  /// - Returns: whether it lay before a day.
  private mutating func lift(_ index: Int, _ cause: LatenessCause, before nextPlan: Day) -> Bool {
    let booking = world.diary[index]
    world.touch(booking)
    for child in world.members(booking.children) {
      troubles[.init(child: child, group: booking.kind.group)] = cause
    }
    for review in booking.combined {
      guard let child = world.index(of: review.child) else { continue }
      troubles[.init(child: child, group: review.kind.group)] = cause
    }
    tally.lifted += 1
    let isUrgent = booking.day.map { $0 < nextPlan } ?? false
    world.diary[index].withdraw()
    return isUrgent
  }

  /// Notes that the children of a meeting wait for a booking.
  mutating func wait(for booking: Booking) {
    for child in world.members(booking.children) {
      waiting.insert(.init(child: child, group: booking.kind.group))
    }
    for review in booking.combined {
      guard let child = world.index(of: review.child) else { continue }
      waiting.insert(.init(child: child, group: review.kind.group))
    }
  }

  /// A seed for the engines on a day.
  func seed(_ today: Day) -> UInt64 {
    var random = world.chance.stream(.booking, "", today.number)
    return random.next()
  }
}

extension StaffNews {
  /// Whether it keeps the person from coming that day.
  fileprivate func covers(_ day: Day) -> Bool {
    switch what {
    case .absent(let absence): absence.covers(day)
    case .leaves(_, let last): day > last
    }
  }
}

extension Booking {
  /// Takes the day away.
  mutating func withdraw() {
    (officer, day, span, room, minuteTaker) = (nil, nil, nil, nil, nil)
    cover = false
    status = .unbooked
  }

  /// The same as a published booking of the next plan.
  var published: Booking {
    var booking = self
    booking.status = .kept
    return booking
  }
}
