// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("Nothing is lost in a year")
struct ConservationTests {
  private static let seeds: [UInt64] = [1, 2, 3]

  /// A year, or some of it, with the world as it is in the end.
  private func lived(seed: UInt64, weeks: Int = 18) throws -> (tally: Tally, end: Replication) {
    let scenario = try Courses.small(seed: seed)
    let simulator = try Courses.simulator(scenario, Courses.options(weeks: weeks, seed: seed))
    var replication = simulator.replication(0, stop: StopSignal())
    let tally = try #require(try replication.run { _ in })
    return (tally, replication)
  }

  @Test("children in care and on plans are those of the start, and who came, less who left", arguments: seeds)
  func children(seed: UInt64) throws {
    let (tally, last) = try lived(seed: seed)
    let world = last.world
    let end = try #require(tally.end)
    #expect(
      end.lookedAfter == tally.lookedAfterAtStart + tally.arrivals.careEntries - tally.careExits,
      "seed \(seed)")
    #expect(end.onPlan == tally.onPlanAtStart + tally.plansMade - tally.plansEnded, "seed \(seed)")
    #expect(tally.arrivals.careEntries > 0 && tally.careExits > 0 && tally.plansMade > 0, "seed \(seed)")
    // Every strategy discussion has led to a plan, to none, or waits for its conference.
    for child in world.children {
      let waits = child.has(.strategyDiscussion)
      let wasHeld = child.held.contains { $0.kind == .initialConference }
      if child.spells.contains(where: { $0.status == .strategyDiscussion }) {
        #expect(waits || wasHeld || child.has(.onPlan), "seed \(seed): \(child.id)")
      }
    }
  }

  @Test("every meeting that was late by law is counted late, and no other", arguments: seeds)
  func lateness(seed: UInt64) throws {
    let (tally, last) = try lived(seed: seed)
    let world = last.world
    let start = world.tables.policy.start
    var policy = world.tables.policy
    policy.tightenings = []
    let rules = try policy.rules(calendar: Courses.calendar)
    // From the records that are left at the end: what was known of a child before each meeting, and so its window.
    var held: [MeetingKind: Int] = [:]
    var late: [MeetingKind: Int] = [:]
    for child in world.children {
      for (number, meeting) in child.held.enumerated() where meeting.day >= start {
        held[meeting.kind, default: 0] += 1
        guard !meeting.kind.isAskedForByEvent else { continue }
        let spells = child.spells.filter { spell in
          spell.since < meeting.day && (spell.until.map { $0 >= meeting.day } ?? true)
        }
        let history = CaseHistory(
          spells: spells.map { .init(status: $0.status, since: $0.since) },
          held: Array(child.held[..<number]), cohorts: child.cohorts)
        guard
          let window = try rules.windows(of: history).first(where: { $0.kind.group == meeting.kind.group })
        else { continue }
        if meeting.day > window.closes { late[meeting.kind, default: 0] += 1 }
      }
    }
    for kind in MeetingKind.allCases where !kind.isAskedForByEvent {
      #expect(tally.kinds[kind]?.children ?? 0 == held[kind] ?? 0, "seed \(seed): \(kind)")
      // A brought-forward review could have answered an event, which the records do not keep.
      if tally.kinds[.broughtForwardReview] == nil {
        #expect(tally.kinds[kind]?.lateChildren ?? 0 == late[kind] ?? 0, "seed \(seed): \(kind)")
      }
    }
    let lateMeetings = tally.kinds.values.reduce(0) { $0 + $1.late }
    #expect(tally.causes.values.reduce(0, +) == lateMeetings, "seed \(seed)")
  }

  @Test(
    "every duty that was known and near when the last plan was made is booked, or known to wait",
    arguments: seeds)
  func duties(seed: UInt64) throws {
    let (_, end) = try lived(seed: seed)
    let world = end.world
    let lastPlan = world.tables.policy.start + 7 * 17
    let rules = try world.tables.policy.rules(calendar: Courses.calendar)
    var booked: Set<Replication.ChildClock> = []
    for booking in world.diary {
      for child in world.members(booking.children) {
        booked.insert(.init(child: child, group: booking.kind.group))
      }
      for review in booking.combined {
        if let child = world.index(of: review.child) {
          booked.insert(.init(child: child, group: review.kind.group))
        }
      }
    }
    var looked = 0
    for (index, child) in world.children.enumerated() where child.isOpen {
      // Cases that changed since the plan are the next one's.
      let isSettled = child.spells.allSatisfy { $0.known < lastPlan && ($0.until ?? $0.since) < lastPlan }
      guard isSettled else { continue }
      for window in try rules.windows(of: child.history())
      where window.trigger < lastPlan && window.closes <= lastPlan + 27 {
        looked += 1
        let clock = Replication.ChildClock(child: index, group: window.kind.group)
        #expect(
          booked.contains(clock) || end.waiting.contains(clock),
          "seed \(seed): \(window.kind) of \(child.id), due by \(window.closes)")
      }
    }
    #expect(looked > 2, "seed \(seed)")
  }
}
