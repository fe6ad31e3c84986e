// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the free slots of a meeting: cheap bounds for every chair and day first, exact checks in the order of cost.
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
    let option: Int
    /// The first and the last start that hours and neighbours allow.
    let first: Int
    let last: Int
    let travel: Int
  }

  private let board: DiaryBoard
  private let problem: BookingProblem
  private let meeting: Int
  private let needs: BookingProblem.Meeting
  /// What is known of rooms and minute takers by day and start: the same for every chair.
  private var services: [Int: Result<SlotService, SlotShortage>] = [:]

  /// Prepares a search for a meeting that is not in the diary.
  init(_ board: DiaryBoard, meeting: Int) {
    precondition(board.bookings[meeting] == nil, "slots are for a meeting without a booking")
    self.board = board
    problem = board.problem
    self.meeting = meeting
    needs = board.problem.meetings[meeting]
  }

  /// The best slots, the cheapest first.
  mutating func best(_ limit: Int, in scope: Scope = Scope()) -> [DiarySlot] {
    guard limit > 0 else { return [] }
    var found: [DiarySlot] = []
    for stretch in stretches(in: scope).sorted(by: { $0.cost < $1.cost }) {
      // What costs as much as the last may still come before it by date.
      if found.count == limit, let worst = found.last, stretch.cost > worst.cost { break }
      for start in starts(in: stretch) {
        guard let slot = slot(stretch, start: start, beating: found.count == limit ? found.last : nil) else {
          continue
        }
        var position = found.count
        while position > 0, DiarySlot.precedes(slot, found[position - 1]) { position -= 1 }
        found.insert(slot, at: position)
        if found.count > limit { found.removeLast() }
      }
    }
    return found
  }

  /// What keeps a meeting from having any slot; nil when it has one.
  mutating func obstacle(in scope: Scope = Scope()) -> SlotObstacle? {
    if needs.chairs.isEmpty { return .noChair }
    if !needs.days.contains(where: { scope.includesLate || !$0.isLate }) { return .noDay }
    var obstacle = SlotObstacle.officerTime
    for stretch in stretches(in: scope) {
      let option = needs.days[stretch.option]
      for start in starts(in: stretch) where isOfficerFree(stretch, start: start) {
        if !canCome(day: option.day, start: start) {
          if obstacle == .officerTime { obstacle = .participants }
          continue
        }
        switch service(day: option.day, start: start) {
        case .success: return nil
        case .failure(.room): if obstacle != .minuteTaker { obstacle = .room }
        case .failure(.minuteTaker): obstacle = .minuteTaker
        }
      }
    }
    return obstacle
  }

  // MARK: - Stretches

  /// Where the meeting might be, as far as hours, neighbours and the number of meetings go.
  private func stretches(in scope: Scope) -> [Stretch] {
    var stretches: [Stretch] = []
    for (position, chair) in needs.chairs.enumerated() {
      if let only = scope.officer, only != chair.officer { continue }
      let person = problem.officers[chair.officer]
      let out = problem.travel(person.base, needs.place)
      let home = problem.travel(needs.place, person.base)
      for (index, option) in needs.days.enumerated() {
        if let only = scope.day, only != option.day { continue }
        if option.isLate, !scope.includesLate { continue }
        guard let hours = person.days[option.day].hours else { continue }
        let first = hours.lowerBound + out
        let last = hours.upperBound - home - needs.minutes
        guard first <= last else { continue }
        let stops = board.stops(officer: chair.officer, day: option.day)
        guard stops.count < problem.meetingsPerDay else { continue }
        let cost = chair.cost + option.cost
        guard !stops.isEmpty else {
          stretches.append(
            Stretch(
              cost: cost + out + home, chair: position, option: index, first: first, last: last,
              travel: out + home))
          continue
        }
        for gap in 0...stops.count {
          var (from, to) = (first, last)
          var travel = 0
          var (before, after) = (person.base, person.base)
          if gap > 0 {
            before = stops[gap - 1].place
            from = max(
              from, stops[gap - 1].span.upperBound + max(problem.gap, problem.travel(before, needs.place)))
          }
          if gap < stops.count {
            after = stops[gap].place
            to = min(
              to,
              stops[gap].span.lowerBound - max(problem.gap, problem.travel(needs.place, after))
                - needs.minutes)
          }
          guard from <= to else { continue }
          travel =
            problem.travel(before, needs.place) + problem.travel(needs.place, after)
            - problem.travel(before, after)
          stretches.append(
            Stretch(
              cost: cost + travel, chair: position, option: index, first: from, last: to, travel: travel))
        }
      }
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
    let option = needs.days[stretch.option]
    let span = start..<start + needs.minutes
    let isAtSchool = option.isSchoolDay && problem.school.hours.overlaps(span)
    var slot = DiarySlot(
      booking: DiaryBooking(officer: chair.officer, day: option.day, span: span, place: needs.place),
      chairCost: chair.cost, dayCost: option.cost, schoolCost: isAtSchool ? problem.school.cost : 0,
      travel: stretch.travel, isLate: option.isLate)
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
      stop, officer: needs.chairs[stretch.chair].officer, day: needs.days[stretch.option].day)
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

extension DiaryBoard {
  /// The best slots of a meeting that is not in the diary, the cheapest first; ties go to the earlier day, the earlier
  /// start, the first officer.
  ///
  /// Every day of the meeting, every start and every chair is looked at; each slot keeps all rules together with the
  /// diary as it is. The room and the minute taker are the first that are free.
  ///
  /// - Parameter limit: how many at the most.
  public func slots(for meeting: Int, limit: Int = .max) -> [DiarySlot] {
    var search = SlotSearch(self, meeting: meeting)
    return search.best(limit)
  }

  /// What keeps a meeting that is not in the diary from having any slot; nil when it has one.
  ///
  /// - Parameter includesLate: whether slots after its window count.
  public func obstacle(to meeting: Int, includesLate: Bool = true) -> SlotObstacle? {
    var search = SlotSearch(self, meeting: meeting)
    return search.obstacle(in: .init(includesLate: includesLate))
  }
}
