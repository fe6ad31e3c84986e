// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The diary of published bookings: who and what is taken when, and whether one more meeting fits.
///
/// It keeps the hard rules of `Scenarios/MODEL.md` for the bookings of a generated service.
struct DiaryKeeper {
  /// A meeting asked for, without its resources.
  struct Request {
    var day: Day
    var span: TimeSpan
    var place: Int
    var needs: MeetingNeeds
  }

  private struct Slot {
    var span: TimeSpan
    /// Where it is, or nil for an appointment that happens at no place.
    var place: Int?
  }

  private struct Key: Hashable {
    var index: Int
    var day: Day
  }

  let policy: Policy
  let places: PlaceList
  private let staff: StaffDraft
  private let rooms: [RoomDraft]
  private var officerSlots: [Key: [Slot]] = [:]
  private var takerSlots: [Key: [Slot]] = [:]
  private var roomSlots: [Key: [TimeSpan]] = [:]

  init(blueprint: ServiceBlueprint) {
    policy = blueprint.policy
    places = blueprint.places
    staff = blueprint.staff
    rooms = blueprint.rooms
    for (index, officer) in staff.officers.enumerated() {
      for (day, span) in officer.busy {
        officerSlots[Key(index: index, day: day), default: []].append(Slot(span: span))
      }
    }
    for (index, taker) in staff.minuteTakers.enumerated() {
      for (day, span) in taker.busy {
        takerSlots[Key(index: index, day: day), default: []].append(Slot(span: span))
      }
    }
    for (index, room) in rooms.enumerated() {
      for (day, span) in room.busy { roomSlots[Key(index: index, day: day), default: []].append(span) }
    }
  }

  /// Hours in which an officer can be booked on a day, or nil.
  func hours(of officer: Int, on day: Day) -> TimeSpan? {
    let draft = staff.officers[officer]
    if draft.dutyDays.contains(where: { $0.day == day }) { return nil }
    return draft.work.span(on: day, policy: policy)
  }

  /// Books a meeting with its officer, a room and a minute taker when it needs them; false, and nothing is
  /// booked, when one is not to be had.
  mutating func book(_ request: Request, officer: Int, into meeting: inout MeetingDraft) -> Bool {
    guard let hours = hours(of: officer, on: request.day) else { return false }
    let key = Key(index: officer, day: request.day)
    let taken = officerSlots[key] ?? []
    let slot = Slot(span: request.span, place: request.place)
    guard taken.filter({ $0.place != nil }).count < policy.meetingsPerDay,
      fits(slot, among: taken, hours: hours, base: staff.officers[officer].base, gap: policy.gapMinutes),
      leavesBreak(slot, among: taken, hours: hours, base: staff.officers[officer].base)
    else { return false }
    let room = request.needs.room ? freeRoom(for: request) : nil
    if request.needs.room, room == nil { return false }
    let taker = request.needs.minuteTaker ? freeMinuteTaker(for: slot, on: request.day) : nil
    if request.needs.minuteTaker, taker == nil { return false }

    officerSlots[key, default: []].append(slot)
    if let room { roomSlots[Key(index: room, day: request.day), default: []].append(request.span) }
    if let taker { takerSlots[Key(index: taker, day: request.day), default: []].append(slot) }
    meeting.day = request.day
    meeting.span = request.span
    meeting.officer = officer
    meeting.room = room
    meeting.minuteTaker = taker
    return true
  }

  /// Gives a booked meeting more time; false, and nothing is changed, when somebody or something has none.
  mutating func prolong(_ meeting: MeetingDraft, to longer: TimeSpan) -> Bool {
    guard let officer = meeting.officer, let span = meeting.span,
      let hours = hours(of: officer, on: meeting.day)
    else { return false }
    let key = Key(index: officer, day: meeting.day)
    let others = (officerSlots[key] ?? []).filter { $0.span != span }
    guard let own = (officerSlots[key] ?? []).first(where: { $0.span == span }) else { return false }
    let slot = Slot(span: longer, place: own.place)
    let base = staff.officers[officer].base
    guard fits(slot, among: others, hours: hours, base: base, gap: policy.gapMinutes),
      leavesBreak(slot, among: others, hours: hours, base: base)
    else { return false }
    if let room = meeting.room {
      let opening = rooms[room].opening ?? policy.defaultHours
      let taken = (roomSlots[Key(index: room, day: meeting.day)] ?? []).filter { $0 != span }
      guard longer.end <= opening.end, !taken.contains(where: { $0.overlaps(longer) }) else { return false }
    }
    if let taker = meeting.minuteTaker {
      let taken = (takerSlots[Key(index: taker, day: meeting.day)] ?? []).filter { $0.span != span }
      guard let hours = staff.minuteTakers[taker].work.span(on: meeting.day, policy: policy),
        fits(slot, among: taken, hours: hours, base: staff.minuteTakers[taker].base, gap: 0)
      else { return false }
      takerSlots[Key(index: taker, day: meeting.day)] = taken + [slot]
    }
    officerSlots[key] = others + [slot]
    if let room = meeting.room {
      let key = Key(index: room, day: meeting.day)
      roomSlots[key] = (roomSlots[key] ?? []).filter { $0 != span } + [longer]
    }
    return true
  }

  /// Whether an officer's day with one more meeting has the break that the policy wants, between two of its stops
  /// and clear of appointments.
  private func leavesBreak(_ slot: Slot, among taken: [Slot], hours: TimeSpan, base: Int) -> Bool {
    guard let rest = policy.dayBreak, hours.start <= rest.span.start, rest.span.end <= hours.end else {
      return true
    }
    let slots = (taken + [slot]).sorted { $0.span.start < $1.span.start }
    var from = (minute: hours.start.minutes, place: base)
    for stop in slots.filter({ $0.place != nil }) + [
      Slot(span: TimeSpan(start: hours.end, end: hours.end), place: base)
    ] {
      guard let place = stop.place else { continue }
      let minutes = stop.span.start.minutes - from.minute - places.minutes(from: from.place, to: place)
      if minutes >= rest.minutes {
        // The time within the break's own that no appointment takes.
        var free = max(from.minute, rest.span.start.minutes)
        let last = min(stop.span.start.minutes, rest.span.end.minutes)
        for appointment in slots where appointment.place == nil && appointment.span.end.minutes > free {
          if min(appointment.span.start.minutes, last) - free >= rest.minutes { return true }
          free = appointment.span.end.minutes
        }
        if last - free >= rest.minutes { return true }
      }
      from = (stop.span.end.minutes, place)
    }
    return false
  }

  private func freeRoom(for request: Request) -> Int? {
    rooms.indices.first { index in
      let opening = rooms[index].opening ?? policy.defaultHours
      let taken = roomSlots[Key(index: index, day: request.day)] ?? []
      return rooms[index].venue == request.place && opening.start <= request.span.start
        && request.span.end <= opening.end && !taken.contains { $0.overlaps(request.span) }
    }
  }

  /// A minute taker who is free, the nearest to the place.
  private func freeMinuteTaker(for slot: Slot, on day: Day) -> Int? {
    guard let place = slot.place else { return nil }
    var best: (taker: Int, minutes: Int)?
    for (index, taker) in staff.minuteTakers.enumerated() {
      guard let hours = taker.work.span(on: day, policy: policy) else { continue }
      let taken = takerSlots[Key(index: index, day: day)] ?? []
      guard fits(slot, among: taken, hours: hours, base: taker.base, gap: 0) else { continue }
      let minutes = places.minutes(from: taker.base, to: place)
      if best.map({ minutes < $0.minutes }) ?? true { best = (index, minutes) }
    }
    return best?.taker
  }

  /// Whether a person can have one more slot in a day, with the travel from and to the base and between
  /// meetings within the hours.
  private func fits(_ slot: Slot, among taken: [Slot], hours: TimeSpan, base: Int, gap: Int) -> Bool {
    if taken.contains(where: { $0.span.overlaps(slot.span) }) { return false }
    let route = (taken + [slot]).filter { $0.place != nil }.sorted { $0.span.start < $1.span.start }
    var free = hours.start.minutes
    var place = base
    for (index, stop) in route.enumerated() {
      guard let next = stop.place else { continue }
      let travel = places.minutes(from: place, to: next)
      if free + (index == 0 ? travel : max(gap, travel)) > stop.span.start.minutes { return false }
      free = stop.span.end.minutes
      place = next
    }
    return free + places.minutes(from: place, to: base) <= hours.end.minutes
  }
}
