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
    // Families without a meeting in these weeks and the late weeks after them have nothing to do with it.
    let near = world.families(of: kept.filter { $0.day.map { $0 <= last } ?? true } + hard)
    let waitingRows = hard.map { booking in
      var booking = booking
      booking.withdraw()
      return booking
    }
    // What is late itself has had its turn.
    let late = Set(kept.filter { !$0.inWindow }.map(\.meeting))
    let mended = try Planner.mend(
      world.snapshot(on: today, horizonWeeks: options.mendingWeeks, of: near, fixed: late),
      calendar: calendar,
      diary: kept.filter { near.contains($0.family) } + waitingRows, today: today, seed: seed(today),
      rounds: options.mendingRounds, stop: stop)
    note(mended)
    world.diary = mended.filter { $0.day != nil }.map(\.published) + kept.filter { !near.contains($0.family) }
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
