// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar

extension Replication {
  /// Holds the meetings of a day, or begins and adjourns them, with what follows for the children.
  mutating func hold(on today: Day) throws {
    let meetings = world.diary.filter { $0.day == today }
    guard !meetings.isEmpty else { return }
    world.diary.removeAll { $0.day == today }
    travel(meetings)
    for booking in meetings {
      world.touch(booking)
      work(booking)
      var random = stream(.adjourned, booking)
      let isConference = booking.kind.isConference
      let isAdjourned = random.happens(
        world.course.fraction(
          isConference ? "adjourned-conference-percent" : "adjourned-review-percent", on: today))
      if isAdjourned { tally.adjourned += 1 }
      if isAdjourned, isConference {
        adjourn(booking, on: today)
        continue
      }
      try judgeAndCount(booking, on: today)
      for child in world.members(booking.children) { complete(booking.kind, child, on: today) }
      for review in booking.combined {
        guard let child = world.index(of: review.child) else { continue }
        complete(review.kind, child, on: today)
      }
      if isAdjourned, booking.kind != .secondPartReview, booking.kind.group == .review {
        for child in world.members(booking.children) {
          world.children[child].events.append(.init(kind: .secondPartReview, day: today))
        }
      }
      if let last = tally.weeks.indices.last { tally.weeks[last].held += 1 }
    }
  }

  /// The stream of a meeting: of its first child, kind, and how many the child has had, so that the day of a meeting
  /// does not change what happens to it.
  func stream(_ purpose: Chance.Purpose, _ booking: Booking) -> SplitMix64 {
    guard let first = booking.children.first, let child = world.index(of: first) else {
      return world.chance.stream(purpose, " \(booking.kind.group.rawValue)", 0)
    }
    let group = booking.kind.group
    let before =
      world.children[child].held.count { $0.kind.group == group }
      + world.adjourned.count { $0.kind.group == group && $0.children.contains(first) }
    return world.chance.stream(purpose, "\(first.text) \(group.rawValue)", before)
  }

  // MARK: - Work

  /// The travel of the officers' days.
  private mutating func travel(_ meetings: [Booking]) {
    let bases = Dictionary(
      world.tables.officers.map { ($0.id, $0.base) }, uniquingKeysWith: { first, _ in first })
    for (officer, stops) in Dictionary(grouping: meetings, by: \.officer) {
      guard let officer, let base = bases[officer] else { continue }
      tally.work[officer, default: .init()].travelMinutes += world.roads.minutes(from: base, of: stops)
    }
  }

  /// The time that a meeting takes its chair.
  private mutating func work(_ booking: Booking) {
    guard let officer = booking.officer else { return }
    tally.work[officer, default: .init()].meetingMinutes += world.tables.policy.chairMinutes(of: booking)
    tally.work[officer, default: .init()].meetings += 1
    if booking.cover { tally.work[officer, default: .init()].cover += 1 }
  }

  // MARK: - In time or not

  /// Counts a meeting and the reviews held with it.
  private mutating func judgeAndCount(_ booking: Booking, on today: Day) throws {
    try count(booking.kind, world.members(booking.children), cover: booking.cover, on: today)
    let reviews = Dictionary(grouping: booking.combined, by: \.kind)
    for kind in MeetingKind.allCases {
      guard let together = reviews[kind] else { continue }
      try count(kind, together.compactMap { world.index(of: $0.child) }, cover: booking.cover, on: today)
    }
  }

  private mutating func count(_ kind: MeetingKind, _ children: [Int], cover: Bool, on today: Day) throws {
    var late = 0
    var lateByOwnRules = 0
    var cause: LatenessCause?
    for child in children {
      guard let deadlines = try judge.deadlines(of: kind.group, world.children[child]) else { continue }
      if today > deadlines.own { lateByOwnRules += 1 }
      let isLate = today > deadlines.law
      if kind.group == .review {
        world.children[child].hadReview = true
        if isLate { world.children[child].hadLateReview = true }
      }
      if kind.group == .reviewConference {
        world.children[child].hadConference = true
        if isLate { world.children[child].hadLateConference = true }
      }
      guard isLate else { continue }
      late += 1
      cause = cause ?? troubles[.init(child: child, group: kind.group)] ?? .booking(.publishedBookingLate)
    }
    var counts = tally.kinds[kind] ?? .init()
    counts.held += 1
    counts.children += children.count
    counts.late += late > 0 ? 1 : 0
    counts.lateByOwnRules += lateByOwnRules > 0 ? 1 : 0
    counts.lateChildren += late
    counts.cover += cover ? 1 : 0
    tally.kinds[kind] = counts
    if let cause { tally.causes[cause, default: 0] += 1 }
  }

  // MARK: - What follows

  /// A conference that was begun: it is to be held anew.
  private mutating func adjourn(_ booking: Booking, on today: Day) {
    world.adjourned.append(
      RecordedMeeting(
        id: .init("adjourned-\(tally.adjourned)"), kind: booking.kind, status: .adjourned,
        children: booking.children, day: today, officer: booking.officer))
    wait(for: booking)
    for child in world.members(booking.children) {
      troubles[.init(child: child, group: booking.kind.group)] = .adjourned
    }
  }

  /// What a meeting that was held does to a child's case.
  private mutating func complete(_ kind: MeetingKind, _ child: Int, on today: Day) {
    world.children[child].held.append(.init(kind: kind, day: today))
    troubles[.init(child: child, group: kind.group)] = nil
    if kind.isAskedForByEvent,
      let event = world.children[child].events.filter({ $0.kind == kind }).min(by: { $0.day < $1.day }),
      let index = world.children[child].events.firstIndex(of: event)
    {
      world.children[child].events.remove(at: index)
    }
    world.settleAdjourned(kind.group, child)
    switch kind.group {
    case .initialConference:
      if world.decidePlan(child, on: today) { tally.plansMade += 1 }
    case .reviewConference:
      if world.endsPlan(child, on: today) {
        world.children[child].end(.onPlan, on: today)
        tally.plansEnded += 1
      }
    default: break
    }
  }
}
