// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the free slots of a meeting: officers' days in the order of what they cost at the least, exact checks of
/// their starts, until nothing that is left can be better.
struct SlotSearch {
  /// A part of a diary in which to look.
  struct Scope {
    /// The only officer, or nil for all who may chair.
    var officer: Int?
    /// The only day, or nil for all on which it may be held.
    var day: Int?
    /// Whether days after the window count.
    var includesLate = true
  }

  /// A stretch between two bookings of an officer's day in which a meeting might start.
  private struct Stretch {
    /// Everything that any start in it costs, school hours not counted.
    let cost: Int
    let chair: Int
    let offer: DayOffer
    /// The first and the last start that hours and neighbours allow.
    let first: Int
    let last: Int
    let travel: Int
  }

  private let board: DiaryBoard
  private let problem: BookingProblem
  private let meeting: Int
  private let needs: BookingProblem.Meeting
  /// The day that its follow-ons' costs are compared with.
  private let home: Int?
  /// What is known of rooms and minute takers by day and start: the same for every chair.
  private var services: [Int: Result<SlotService, SlotShortage>] = [:]

  /// Prepares a search for a meeting that is not in the diary.
  ///
  /// - Parameter home: the day of the meeting that its follow-ons' costs are compared with, or nil for none.
  init(_ board: DiaryBoard, meeting: Int, comparedWith home: Int? = nil) {
    precondition(board.bookings[meeting] == nil, "slots are for a meeting without a booking")
    self.board = board
    problem = board.problem
    self.meeting = meeting
    needs = board.problem.meetings[meeting]
    self.home = home
  }

  /// The best slots, the cheapest first.
  mutating func best(_ limit: Int, in scope: Scope = Scope()) -> [DiarySlot] {
    var found = Ranking(limit: limit)
    search(scope, &found) { search, stretch, found in
      for start in search.starts(in: stretch) {
        if let slot = search.slot(stretch, start: start, beating: found.worst) { found.insert(slot) }
      }
    }
    return found.slots
  }

  /// The best start of each officer's day, the cheapest first, with the other starts of those days.
  mutating func bestOfDays(_ limit: Int) -> [DiarySlot] {
    var found = Ranking(limit: limit)
    search(Scope(), &found) { search, stretch, found in
      for start in search.starts(in: stretch) {
        if let slot = search.slot(stretch, start: start, beating: found.worst) { found.insertBestOfDay(slot) }
      }
    }
    return found.slots.map { slot in
      var slot = slot
      let scope = Scope(officer: slot.booking.officer, day: slot.booking.day)
      let starts = best(.max, in: scope).map(\.booking.span.lowerBound)
      slot.otherStarts = starts.filter { $0 != slot.booking.span.lowerBound }.sorted()
      return slot
    }
  }

  /// Looks at stretches in the order of their officers' days until none can be better than what was found.
  private mutating func search(
    _ scope: Scope, _ found: inout Ranking,
    look: (inout SlotSearch, Stretch, inout Ranking) -> Void
  ) {
    guard found.limit > 0 else { return }
    let offers = board.dayOffers(for: meeting, only: scope.day, comparedWith: home)
    for day in OfficerDays(needs.chairs, offers, only: scope.officer) {
      // What costs as much as the last may still come before it by date.
      if let worst = found.worst, day.cost - problem.detourSaving > worst.cost { break }
      let offer = offers[day.offer]
      if offer.option.isLate, !scope.includesLate { continue }
      for stretch in stretches(chair: day.chair, offer)
      where found.worst.map({ stretch.cost <= $0.cost }) ?? true {
        look(&self, stretch, &found)
      }
    }
  }

  /// What keeps a meeting from having any slot; nil when it has one.
  mutating func obstacle(in scope: Scope = Scope()) -> SlotObstacle? {
    if needs.chairs.isEmpty { return .noChair }
    let offers = board.dayOffers(for: meeting, only: scope.day, comparedWith: home).filter {
      scope.includesLate || !$0.option.isLate
    }
    if offers.isEmpty { return .noDay }
    var obstacle = SlotObstacle.officerTime
    for day in OfficerDays(needs.chairs, offers, only: scope.officer) {
      let offer = offers[day.offer]
      for stretch in stretches(chair: day.chair, offer) {
        for start in starts(in: stretch) where isOfficerFree(stretch, start: start) {
          if !canCome(day: offer.option.day, start: start) {
            if obstacle == .officerTime { obstacle = .participants }
            continue
          }
          switch service(day: offer.option.day, start: start) {
          case .success: return nil
          case .failure(.room): if obstacle != .minuteTaker { obstacle = .room }
          case .failure(.minuteTaker): obstacle = .minuteTaker
          }
        }
      }
    }
    return obstacle
  }

  // MARK: - Stretches

  /// Where the meeting might be in an officer's day, as far as hours, neighbours and the number of meetings go.
  private func stretches(chair position: Int, _ offer: DayOffer) -> [Stretch] {
    let chair = needs.chairs[position]
    let day = offer.option.day
    let base = problem.officers[chair.officer].base
    guard let hours = problem.officers[chair.officer].days[day].hours else { return [] }
    let stops = board.stops(officer: chair.officer, day: day)
    let first = hours.lowerBound + problem.travel(base, needs.place)
    let last = hours.upperBound - problem.travel(needs.place, base) - needs.minutes
    guard first <= last, stops.count < problem.meetingsPerDay else { return [] }
    var stretches: [Stretch] = []
    for gap in 0...stops.count {
      let (before, after) = (gap > 0 ? stops[gap - 1] : nil, gap < stops.count ? stops[gap] : nil)
      let out = problem.travel(before?.place ?? base, needs.place)
      let on = problem.travel(needs.place, after?.place ?? base)
      let from = max(first, before.map { $0.span.upperBound + max(problem.gap, out) } ?? first)
      let to = min(last, after.map { $0.span.lowerBound - max(problem.gap, on) - needs.minutes } ?? last)
      guard from <= to else { continue }
      // A day without bookings has no journey at all.
      let without = stops.isEmpty ? 0 : problem.travel(before?.place ?? base, after?.place ?? base)
      let travel = out + on - without
      stretches.append(
        Stretch(
          cost: chair.cost + offer.option.cost + offer.followOnCost + travel, chair: position, offer: offer,
          first: from, last: to, travel: travel))
    }
    return stretches
  }

  /// The starts of a stretch that lie on the grid and are among the meeting's own.
  private func starts(in stretch: Stretch) -> [Int] {
    let grid = problem.grid
    if let starts = needs.starts {
      return starts.filter { $0 % grid == 0 && stretch.first <= $0 && $0 <= stretch.last }
    }
    return Array(stride(from: (stretch.first + grid - 1) / grid * grid, through: stretch.last, by: grid))
  }

  // MARK: - Starts

  /// The slot at a start, or nil when a rule forbids it or it does not come before another.
  private mutating func slot(_ stretch: Stretch, start: Int, beating other: DiarySlot?) -> DiarySlot? {
    let chair = needs.chairs[stretch.chair]
    let option = stretch.offer.option
    let span = start..<start + needs.minutes
    let isAtSchool = option.isSchoolDay && problem.school.hours.overlaps(span)
    var slot = DiarySlot(
      booking: DiaryBooking(officer: chair.officer, day: option.day, span: span, place: needs.place),
      chairCost: chair.cost, dayCost: option.cost, schoolCost: isAtSchool ? problem.school.cost : 0,
      travel: stretch.travel, followOnCost: stretch.offer.followOnCost, isLate: option.isLate)
    if let other, !DiarySlot.precedes(slot, other) { return nil }
    guard canCome(day: option.day, start: start), isOfficerFree(stretch, start: start),
      case .success(let service) = service(day: option.day, start: start)
    else { return nil }
    slot.booking.room = service.room
    slot.booking.minuteTaker = service.minuteTaker
    return slot
  }

  private func isOfficerFree(_ stretch: Stretch, start: Int) -> Bool {
    let stop = DayStop(
      meeting: meeting, span: start..<start + needs.minutes, place: needs.place, isFresh: true)
    return board.allows(
      stop, officer: needs.chairs[stretch.chair].officer, day: stretch.offer.option.day)
  }

  private func canCome(day: Int, start: Int) -> Bool {
    guard !needs.unavailable.isEmpty, let spans = needs.unavailable[day] else { return true }
    return !spans.contains { $0.overlaps(start..<start + needs.minutes) }
  }

  private mutating func service(day: Int, start: Int) -> Result<SlotService, SlotShortage> {
    guard needs.venue != nil || needs.needsMinuteTaker else { return .success(SlotService()) }
    let key = day * 1441 + start
    if let known = services[key] { return known }
    let found = board.service(for: meeting, day: day, start: start)
    services[key] = found
    return found
  }
}

/// The best slots that a search has found so far.
private struct Ranking {
  let limit: Int
  /// The cheapest first.
  private(set) var slots: [DiarySlot] = []

  init(limit: Int) { self.limit = limit }

  /// What a further slot has to come before; nil while there is room.
  var worst: DiarySlot? { slots.count < limit ? nil : slots.last }

  mutating func insert(_ slot: DiarySlot) {
    var position = slots.count
    while position > 0, DiarySlot.precedes(slot, slots[position - 1]) { position -= 1 }
    slots.insert(slot, at: position)
    if slots.count > limit { slots.removeLast() }
  }

  /// Puts a slot in the place of another of the same officer's day, if it comes before that.
  mutating func insertBestOfDay(_ slot: DiarySlot) {
    let known = slots.firstIndex {
      $0.booking.officer == slot.booking.officer && $0.booking.day == slot.booking.day
    }
    if let known {
      guard DiarySlot.precedes(slot, slots[known]) else { return }
      slots.remove(at: known)
    }
    insert(slot)
  }
}
