// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension World {
  /// The weeks that a simulated service books ahead: its own horizon, but no more than a quarter, in which next to
  /// nothing follows on a meeting that is itself still to be booked.
  static let mostHorizonWeeks = 12

  /// The service as it is known on a day, without its cases: tables for a plan that starts then.
  ///
  /// Nothing in it comes of later days but what was published already: leave that is planned, duty rotas, the diary.
  ///
  /// - Parameter horizonWeeks: of the plan, or nil for the service's own.
  func frame(on today: Day, horizonWeeks: Int? = nil) -> Scenario {
    var policy = tables.policy
    policy.start = today
    policy.horizonWeeks = min(horizonWeeks ?? policy.horizonWeeks, World.mostHorizonWeeks)
    var scenario = Scenario(policy: policy)
    scenario.officers = officers
    scenario.minuteTakers = minuteTakers
    scenario.workingHours = tables.workingHours
    let last = today + 364
    var absences = tables.absences.filter { $0.last >= today && $0.first <= last }
    for item in news {
      if case .absent(let absence) = item.what, absence.last >= today { absences.append(absence) }
    }
    scenario.absences = absences
    scenario.dutyDays = tables.dutyDays.filter { today <= $0.day && $0.day <= last }
    scenario.busyTimes = (tables.busyTimes + refusals).filter { today <= $0.day && $0.day <= policy.lateEnd }
    scenario.busyTimes += fullWeeks(from: today, through: policy.lateEnd)
    scenario.closures = tables.closures
    scenario.places = tables.places
    scenario.rooms = tables.rooms
    scenario.travelOverrides = tables.travelOverrides
    return scenario
  }

  /// Enters the cases, as far as they are known.
  ///
  /// - Parameters:
  ///   - scenario: a frame; its plan's start is the day on which they are known.
  ///   - isOfPlan: the families that the plan has to do with, or nil for all.
  ///   - diary: the published bookings, those that the plan has to do with.
  ///   - fixed: published bookings that are not to be moved, besides those that the tables pin.
  func addCases(
    to scenario: inout Scenario, of isOfPlan: [Bool]? = nil, diary: [Booking],
    fixed: Set<RecordedMeeting.ID> = []
  ) {
    let today = scenario.policy.start
    var isPresent = families.map { _ in false }
    var shown = Set<Child.ID>()
    var meetings: [RecordedMeeting] = []
    for index in children.indices {
      let family = children[index].family
      if let isOfPlan, !isOfPlan[family] { continue }
      let child = children[index]
      let spells = child.known(on: today)
      guard !spells.isEmpty else { continue }
      isPresent[family] = true
      shown.insert(child.id)
      var row = Child(
        id: child.id, family: families[child.family].id, birth: child.birth, placement: child.placement,
        cohorts: child.cohorts)
      row.spells = spells.map { .init(status: $0.status, since: $0.since) }
      scenario.children.append(row)
      for (number, held) in child.heldThatCounts.enumerated() {
        meetings.append(
          RecordedMeeting(
            id: .init(child.id.text + "-h" + String(number)), kind: held.kind, status: .held,
            children: [child.id],
            day: held.day))
      }
      for (number, event) in child.events.enumerated() {
        meetings.append(
          RecordedMeeting(
            id: .init(child.id.text + "-e" + String(number)), kind: event.kind, status: .due,
            children: [child.id],
            day: event.day))
      }
    }
    let present = isPresent.indices.filter { isPresent[$0] }
    let names = Set(present.map { families[$0].id })
    scenario.families = present.map { index in
      var family = families[index]
      if !family.apartFrom.isEmpty { family.apartFrom.formIntersection(names) }
      if !family.siblings.isEmpty { family.siblings.formIntersection(names) }
      return family
    }
    scenario.decisions = tables.decisions.filter { names.contains($0.family) }
    var others = adjourned.compactMap { meeting in
      var row = meeting
      row.children = meeting.children.filter(shown.contains)
      return row.children.isEmpty ? nil : row
    }
    others += diary.compactMap { booking in
      var row = RecordedMeeting(published: booking)
      row?.isPinned = pinned.contains(booking.meeting) || fixed.contains(booking.meeting)
      return row
    }
    // In two runs by id, which a sort by id merges quickly.
    scenario.meetings = meetings + others.sorted { $0.id < $1.id }
  }
}

extension RecordedMeeting {
  /// A booking of the diary as the table has it, or nil when it has no day.
  init?(published booking: Booking) {
    guard let day = booking.day else { return nil }
    self.init(
      id: booking.meeting, kind: booking.kind, status: .booked, children: booking.children, day: day,
      span: booking.span, officer: booking.officer, room: booking.room, minuteTaker: booking.minuteTaker)
    combined = Dictionary(
      booking.combined.map { ($0.child, $0.kind) }, uniquingKeysWith: { first, _ in first })
  }
}
