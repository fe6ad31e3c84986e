// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("Published bookings keep the rules of the model")
struct PublishedBookingTests {
  /// One stop of a person's day.
  private struct Stop {
    let meeting: RecordedMeeting
    let span: TimeSpan
    let place: Place.ID
  }

  private func stops(_ meetings: [RecordedMeeting], in service: GeneratedService) throws -> [Stop] {
    try meetings.map { meeting in
      Stop(meeting: meeting, span: try #require(meeting.span), place: try service.place(of: meeting))
    }.sorted { $0.span.start < $1.span.start }
  }

  /// Checks a person's day: hours with travel from and to the base, gaps and travel between, appointments.
  private func check(
    _ stops: [Stop], of person: String, base: Place.ID, gap: Int, in service: GeneratedService
  ) throws {
    let day = try #require(stops.first).meeting.day
    let hours = try #require(service.hours(of: person, on: day), "\(person) does not work on \(day)")
    let last = try #require(stops.last)
    #expect(hours.start.minutes + (try service.minutes(base, stops[0].place)) <= stops[0].span.start.minutes)
    #expect(last.span.end.minutes + (try service.minutes(last.place, base)) <= hours.end.minutes)
    for (left, right) in zip(stops, stops.dropFirst()) {
      let between = max(gap, try service.minutes(left.place, right.place))
      #expect(left.span.end.minutes + between <= right.span.start.minutes, "\(person) on \(day)")
    }
    for busy in service.scenario.busyTimes where busy.holder.text == person && busy.day == day {
      #expect(!stops.contains { $0.span.overlaps(busy.span) }, "\(person) on \(day)")
    }
  }

  @Test("Nobody is booked twice, away, on duty or out of hours", arguments: Sample.all)
  func people(_ sample: Sample) throws {
    let service = try sample.generate()
    struct Key: Hashable {
      let person: String
      let day: Day
    }
    let chairs = Dictionary(grouping: service.booked) { Key(person: $0.officer?.text ?? "", day: $0.day) }
    for (key, meetings) in chairs {
      let officer = try #require(service.officers[.init(key.person)])
      #expect(meetings.count <= service.policy.meetingsPerDay)
      #expect(!service.scenario.dutyDays.contains { $0.officer == officer.id && $0.day == key.day })
      #expect(officer.end.map { key.day <= $0 } ?? true)
      #expect(officer.start.map { $0 <= key.day } ?? true)
      try check(
        stops(meetings, in: service), of: key.person, base: officer.base, gap: service.policy.gapMinutes,
        in: service)
    }
    let takers = Dictionary(grouping: service.booked.filter { $0.minuteTaker != nil }) {
      Key(person: $0.minuteTaker?.text ?? "", day: $0.day)
    }
    for (key, meetings) in takers {
      let taker = try #require(service.minuteTakers[.init(key.person)])
      try check(stops(meetings, in: service), of: key.person, base: taker.base, gap: 0, in: service)
    }
  }

  @Test("Conferences have a free room and a minute taker, reviews neither", arguments: Sample.all)
  func rooms(_ sample: Sample) throws {
    let service = try sample.generate()
    for meeting in service.booked {
      #expect((meeting.room != nil) == service.policy.needs(meeting.kind).room, "\(meeting.id)")
      #expect((meeting.minuteTaker != nil) == service.policy.needs(meeting.kind).minuteTaker, "\(meeting.id)")
      guard let id = meeting.room, let room = service.rooms[id], let span = meeting.span else { continue }
      let opening = room.opening ?? service.policy.defaultHours
      #expect(opening.start <= span.start && span.end <= opening.end, "\(meeting.id)")
      for other in service.booked where other.room == id && other.id != meeting.id && other.day == meeting.day
      {
        #expect(!(other.span?.overlaps(span) ?? true), "\(meeting.id) and \(other.id)")
      }
      for busy in service.scenario.busyTimes where busy.holder.text == id.text && busy.day == meeting.day {
        #expect(!busy.span.overlaps(span), "\(meeting.id)")
      }
    }
  }

  @Test(
    "Each is for a meeting that is due, in its window, of its length, by somebody who may chair",
    arguments: Sample.all)
  func windows(_ sample: Sample) throws {
    try checkBookings(of: try sample.generate())
  }

  /// Checks windows, lengths and chairs of a service's published bookings.
  private func checkBookings(of service: GeneratedService) throws {
    let histories = Dictionary(service.histories().map { ($0.child.id, $0.history) }) { first, _ in first }
    for meeting in service.booked {
      for child in meeting.children {
        let history = try #require(histories[child])
        let window = try #require(
          try service.rules.windows(of: history).first { $0.kind == meeting.kind }, "\(meeting.id)")
        #expect(meeting.day <= window.closes && meeting.day > window.trigger, "\(meeting.id)")
        #expect(window.opens.map { $0 <= meeting.day } ?? true, "\(meeting.id)")
        #expect(meeting.day >= window.closes - service.policy.opensDaysBefore(meeting.kind), "\(meeting.id)")
        guard let review = meeting.combined[child] else { continue }
        let other = try #require(try service.rules.windows(of: history).first { $0.kind == review })
        let within = try #require(service.policy.combineWithinDays)
        #expect(abs(other.closes - window.closes) <= within)
        #expect(
          meeting.day <= other.closes && other.closes - service.policy.opensDaysBefore(review) <= meeting.day,
          "\(meeting.id)")
        #expect(officerMayReview(meeting, in: service), "\(meeting.id)")
      }
      #expect(meeting.day >= service.policy.start)
      #expect(try service.calendar.isWorkingDay(meeting.day))
      let needs = service.policy.needs(meeting.kind)
      let span = try #require(meeting.span)
      let grid = service.policy.gridMinutes
      var bare = needs.chair + needs.extraChair * (meeting.children.count - 1)
      if let first = meeting.combined.min(by: { $0.key < $1.key })?.value {
        let review = service.policy.needs(first)
        let reviews = review.chair + review.extraChair * (meeting.combined.count - 1)
        bare += service.policy.combinedPercent * reviews / 100
      }
      #expect(span.start.minutes % grid == 0)
      #expect(span.end.minutes - span.start.minutes == (bare + grid - 1) / grid * grid, "\(meeting.id)")

      let child = try #require(service.children[meeting.children[0]])
      let family = try #require(service.families[child.family])
      let officer = try #require(meeting.officer.flatMap { service.officers[$0] })
      #expect(officer.roles.union(officer.coverRoles).contains(meeting.kind.role), "\(meeting.id)")
      #expect(!family.conflicts.contains(officer.id), "\(meeting.id)")
      if meeting.kind.group == .secure { #expect(family.officer != officer.id, "\(meeting.id)") }
    }
  }

  private func officerMayReview(_ meeting: RecordedMeeting, in service: GeneratedService) -> Bool {
    guard let officer = meeting.officer.flatMap({ service.officers[$0] }) else { return false }
    let family = meeting.children.first.flatMap { service.children[$0] }.flatMap {
      service.families[$0.family]
    }
    return family?.officer == officer.id || officer.roles.union(officer.coverRoles).contains(.reviews)
  }

  /// A service of many children on plans who are in care as well.
  private func mixedService(combined: Bool) throws -> GeneratedService {
    var shape = Sample(children: 600, seed: 4).shape
    shape.onPlan = 0.6
    shape.alsoLookedAfter = 0.5
    shape.booked = 0.9
    shape.publishesCombined = combined
    let calendar = try WorkingCalendar.english()
    return try GeneratedService(
      try ServiceGenerator.generate(shape, calendar: calendar), calendar: calendar)
  }

  @Test("Reviews that are due near a published conference are published with it, and nothing else changes")
  func combined() throws {
    let with = try mixedService(combined: true)
    let without = try mixedService(combined: false)
    #expect(without.booked.allSatisfy { $0.combined.isEmpty })
    #expect(with.booked.contains { !$0.combined.isEmpty })
    #expect(with.booked.count == without.booked.count)
    var reviewed: Set<Child.ID> = []
    for (one, other) in zip(with.booked, without.booked) {
      #expect(one.id == other.id && one.day == other.day && one.officer == other.officer)
      #expect(one.span?.start == other.span?.start)
      if one.combined.isEmpty {
        #expect(one == other)
      } else {
        #expect(one.kind.isConference && one.children.contains(where: { one.combined[$0] != nil }))
        reviewed.formUnion(one.combined.keys)
      }
    }
    // A child's review is published once.
    let alone = with.booked.filter { $0.kind.group == .review }.flatMap(\.children)
    #expect(reviewed.isDisjoint(with: alone))
    try checkBookings(of: with)
    #expect(Self.faults(of: with).isEmpty)
  }

  /// The faults that a reader finds in the scenario, but for warnings.
  private static func faults(of service: GeneratedService) -> [String] {
    let faults = try? Folder.withTemporary { path in
      try ScenarioWriting.write(service.scenario, to: path)
      return ScenarioReading.read(folder: path, calendar: service.calendar).faults
        .filter { $0.severity == .error }.map(\.description)
    }
    return faults ?? ["it cannot be written"]
  }

  @Test(
    "A large service has some, and those that leave no time for notice", arguments: [1, 2, 3] as [UInt64])
  func someArePublished(seed: UInt64) throws {
    let service = try Sample(children: 400, seed: seed).generate()
    #expect(service.booked.count >= 8)
    let answered = Set(
      service.booked.flatMap { meeting in meeting.children.map { "\($0) \(meeting.kind.group)" } })
    var waiting = 0
    for (child, history) in service.histories() {
      for window in try service.rules.windows(of: history) {
        let notice = try service.calendar.adding(
          workingDays: service.policy.notice(for: window.kind), to: service.policy.start)
        let isSoon = window.closes >= service.policy.start && window.closes < notice
        if isSoon && !answered.contains("\(child.id) \(window.kind.group)") { waiting += 1 }
      }
    }
    #expect(waiting <= 2, "\(waiting) children's meetings cannot be booked in time")
  }
}
