// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning
import StatutoryCalendar

extension Replication {
  /// A day on which the service plans: new families get an officer, and what falls due is booked, or had to be taken out
  /// of the diary; where there is no room for it in time, other bookings move when that costs less.
  ///
  /// - Parameter isWeekly: whether it is the week's plan, on whose day the week is counted; another is for cases that
  ///   cannot wait for it, and looks a few weeks ahead.
  mutating func plan(on today: Day, week: Int, isWeekly: Bool) throws {
    world.releaseFamilies()
    for booking in world.diary where booking.day == nil { wait(for: booking) }
    world.diary.removeAll { $0.day == nil }
    let isOpening = today == world.tables.policy.start && world.news.isEmpty && tally.lifted == 0
    var scenario = world.frame(on: today, horizonWeeks: isWeekly ? nil : options.mendingWeeks)
    // A checker is to see the whole service.
    let division =
      options.check != nil
      ? SettledFamilies.Division(isOfPlan: world.families.map { _ in true }, diary: world.diary)
      : settled.division(
        of: world, on: today, horizonEnd: scenario.policy.horizonEnd,
        available: try Planner.availableOfficers(scenario, calendar: calendar, ground: ground))
    world.addCases(to: &scenario, of: division.isOfPlan, diary: division.diary)
    let plan =
      isOpening
      ? try opening.plan { try weekPlan(scenario, division.standing, seed: options.seed) }
      : try weekPlan(scenario, division.standing, seed: seed(today))
    if let check = options.check, let whole = plan.plan {
      try check(.init(replication: number, week: week, scenario: scenario, plan: whole))
    }
    let families = world.families.count
    tally.officerChanges += world.allocate(plan.allocation)
    world.diary =
      (plan.diary.filter { $0.day != nil }.map(\.published) + division.standing.bookings).inOrderOfTime()
    settled.note(plan.outlooks, isOfPlan: division.isOfPlan, world, on: today)
    if isWeekly {
      note(families, scenario.officers, unbooked: plan.diary.filter { $0.day == nil }, on: today)
    }
    if isWeekly { (waiting, tried) = ([], []) }
    for booking in plan.diary where booking.day == nil { wait(for: booking) }
    for booking in plan.diary where booking.status == .new || booking.status == .unbooked {
      guard let cause = plan.causes[booking.meeting] else { continue }
      for child in world.members(booking.children) {
        let clock = ChildClock(child: child, group: booking.kind.group)
        // What happened to it before says more than what the diary was like then.
        if troubles[clock] == nil {
          troubles[clock] = cause == .noticeTooLong ? .lateNotification : .booking(cause)
        }
      }
    }
    try makeRoom(beside: plan, on: today)
  }

  private func weekPlan(_ scenario: Scenario, _ standing: StandingFamilies, seed: UInt64) throws -> WeekPlan {
    let isComplete = options.check != nil
    return try Planner.planWeek(
      scenario, calendar: calendar,
      options: WeekOptions(seed: seed, rounds: options.bookingRounds, isComplete: isComplete),
      // A whole plan is made as users' are, from nothing.
      ground: isComplete ? nil : ground, standing: standing, stop: stop)
  }

  /// Counts the week.
  ///
  /// - Parameters:
  ///   - families: how many there were before the plan: one that it made of another is counted from the next week on.
  ///   - officers: as they are known.
  ///   - unbooked: what is due and has no day.
  private mutating func note(
    _ families: Int, _ officers: [Officer], unbooked: [Booking], on today: Day
  ) {
    guard let last = tally.weeks.indices.last else { return }
    var week = tally.weeks[last]
    week.lookedAfter = world.children.count { $0.isLookedAfter }
    week.onPlan = world.children.count { $0.has(.onPlan) }
    let members = world.childrenOfFamily.map { members in
      members.filter { !world.children[$0].known(on: today).isEmpty }
    }
    week.openCases = members.reduce(0) { $0 + $1.count }
    for index in 0..<families where !members[index].isEmpty {
      let officer = world.families[index].officer
      if officer == nil { week.familiesWithoutOfficer += 1 }
      if let officer {
        tally.work[officer, default: .init()].children += members[index].count
        let monitoring = members[index].reduce(0) { sum, child in
          sum
            + world.children[child].known(on: today).reduce(0) {
              $0 + (world.tables.policy.monitoringMinutesPerYear[$1.status] ?? 0)
            }
        }
        tally.work[officer, default: .init()].otherMinutes += Double(monitoring) / 52
      }
    }
    for officer in officers {
      let isInPost = (officer.start ?? today) <= today && (officer.end ?? today) >= today
      guard isInPost else { continue }
      week.fullTime += Double(officer.fteThousandths) / 1000
      tally.work[officer.id, default: .init()].weeks += 1
      tally.work[officer.id, default: .init()].otherMinutes += Double(officer.otherMinutesPerWeek)
    }
    for booking in world.diary + unbooked {
      if let closes = booking.closes, closes < today { week.overdue += 1 }
      if booking.day == nil {
        week.unbooked += 1
      } else {
        week.booked += 1
        if !booking.inWindow { week.bookedLate += 1 }
      }
    }
    tally.weeks[last] = week
  }
}

extension World {
  /// Takes families from officers who do not have the role that the children need now, as when a child on a plan comes
  /// into care and the chair of conferences does not review; the next allocation finds another.
  ///
  /// Nobody is taken away when no officer has all the roles.
  mutating func releaseFamilies() {
    let staff = Dictionary(officers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for index in families.indices {
      guard let id = families[index].officer, let officer = staff[id] else { continue }
      var isMissed = false
      for child in childrenOfFamily[index] where !isMissed {
        for spell in children[child].spells where spell.until == nil {
          if !officer.roles.contains(spell.status.role) { isMissed = true }
        }
      }
      guard isMissed else { continue }
      var needed: Set<Role> = []
      for child in childrenOfFamily[index] {
        for spell in children[child].spells where spell.until == nil { needed.insert(spell.status.role) }
      }
      guard staff.values.contains(where: { needed.isSubset(of: $0.roles) }) else { continue }
      families[index].release()
      touch(index)
    }
  }

  /// Gives families to the officers of an allocation; two officers for one family make it two rows of brothers and
  /// sisters.
  ///
  /// - Returns: children who have another officer than before.
  mutating func allocate(_ rows: [AllocatedRow]) -> Int {
    var changes = 0
    var done: Set<Family.ID> = []
    for row in rows {
      guard let officer = row.officer, var index = index(of: row.family) else { continue }
      let previous = families[index].officer ?? families[index].formerOfficers.first
      if !done.insert(row.family).inserted {
        var part = families[index]
        part.id = .init(newID("F"))
        part.officer = nil
        part.siblings.insert(row.family)
        families[index].siblings.insert(part.id)
        index = add(part)
        for child in row.children.compactMap(self.index(of:)) { move(child, to: index) }
      } else if families[index].officer != nil, families[index].officer != officer {
        families[index].release()
      }
      touch(index)
      families[index].officer = officer
      families[index].formerOfficers.removeAll { $0 == officer }
      guard let previous, previous != officer else { continue }
      for child in childrenOfFamily[index] where children[child].isOpen {
        children[child].changes += 1
        changes += 1
      }
    }
    return changes
  }
}

extension [Booking] {
  /// The bookings by day, start and id.
  fileprivate func inOrderOfTime() -> [Booking] {
    let keys = map { (day: $0.day?.number ?? .max, start: $0.span?.start.minutes ?? 0) }
    let order = indices.sorted { left, right in
      let (one, other) = (keys[left], keys[right])
      if one.day != other.day { return one.day < other.day }
      if one.start != other.start { return one.start < other.start }
      return self[left].meeting < self[right].meeting
    }
    return order.map { self[$0] }
  }
}

extension Family {
  /// Takes the family from its officer, whom it still knows.
  fileprivate mutating func release() {
    guard let officer else { return }
    formerOfficers.removeAll { $0 == officer }
    formerOfficers.insert(officer, at: 0)
    self.officer = nil
  }
}
