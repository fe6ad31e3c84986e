// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning
import StatutoryCalendar

extension Replication {
  /// What keeps a meeting out of its window that another booking might give up.
  private static let contested: Set<Breach.Cause> = [
    .noOfficerTime, .noRoom, .noMinuteTaker, .resourcesTaken,
  ]

  /// Lets published bookings move for meetings of the next weeks that a plan could not book in time, where that costs
  /// less: the nearest few of them, each once between two weekly plans, unless there are many.
  mutating func makeRoom(beside plan: WeekPlan, on today: Day) throws {
    let end = today + 7 * options.mendingWeeks
    let last = end + 7 * world.tables.policy.lateWeeks
    var hard = plan.diary.filter { booking in
      guard booking.status == .new || booking.status == .unbooked, !booking.inWindow,
        let closes = booking.closes, today <= closes, closes <= end, booking.day.map({ $0 <= last }) ?? true,
        let cause = plan.causes[booking.meeting]
      else { return false }
      return Self.contested.contains(cause) && !tried.contains(booking.meeting)
    }.sorted { ($0.closes ?? end, $0.meeting) < ($1.closes ?? end, $1.meeting) }
    // Where many meetings find no room, one that gives way is the next without any.
    guard !hard.isEmpty, hard.count <= 2 * options.mendedMeetings else { return }
    hard.removeSubrange(min(hard.count, options.mendedMeetings)...)
    let names = Set(hard.map(\.meeting))
    tried.formUnion(names)
    let kept = world.diary.filter { !names.contains($0.meeting) }
    world.diary = kept
    // Only what is booked until then, or little later, can make room in time: the other families' bookings stand.
    let reach = (hard.compactMap(\.closes).max() ?? end) + options.mendingReach
    var isNear = world.families.map { _ in false }
    for booking in kept where booking.day.map({ $0 <= reach }) ?? true {
      for family in world.families(of: booking) { isNear[family] = true }
    }
    for booking in hard { for family in world.families(of: booking) { isNear[family] = true } }
    var (near, far): ([Booking], [Booking]) = ([], [])
    for booking in kept {
      if world.index(of: booking.family).map({ isNear[$0] }) ?? false {
        near.append(booking)
      } else {
        far.append(booking)
      }
    }
    let waitingRows = hard.map { booking in
      var booking = booking
      booking.withdraw()
      return booking
    }
    // What is late itself has had its turn.
    let late = Set(kept.filter { !$0.inWindow }.map(\.meeting))
    var scenario = world.frame(on: today, horizonWeeks: options.mendingWeeks)
    world.addCases(to: &scenario, of: isNear, diary: near, fixed: late)
    let mended = try Planner.mend(
      scenario, calendar: calendar, ground: ground, diary: near + waitingRows, standing: far,
      today: today, seed: seed(today), rounds: options.mendingRounds, stop: stop)
    note(mended)
    let published = mended.filter { $0.day != nil }.map(\.published)
    world.diary = published + far
    // Whatever is not as it was, the next plan looks at.
    let before = Dictionary(near.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    for booking in published where before[booking.meeting] != booking { world.touch(booking) }
    for booking in mended where booking.day == nil { world.touch(booking) }
  }

  /// Counts the bookings that made room, and notes what found no day.
  private mutating func note(_ mended: [Booking]) {
    let moved = mended.filter { $0.status == .moved }
    for booking in moved {
      for child in world.members(booking.children) {
        troubles[.init(child: child, group: booking.kind.group)] = .madeRoom
      }
    }
    if let last = tally.weeks.indices.last { tally.weeks[last].moved += moved.count }
    // What has no day is due as before: the next plan makes it again.
    for booking in mended where booking.day == nil { wait(for: booking) }
  }
}
