// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import RandomNumbers

/// Simulated annealing by ruin and recreate: takes a few related meetings out of a diary and puts each back where it
/// costs least, now and then past the best place (Schrimpf and others 2000; Christiaens and Vanden Berghe 2020).
struct RuinAndRecreate {
  private let grid: SlotGrid
  private let problem: BookingProblem
  private(set) var diary: FlatDiary
  private var random: SplitMix64
  private let sheet: MeetingSheet
  private var rows: StartRows
  /// By meeting, those of the same first chair that are near in place and time.
  private let relatives: [[Int32]]
  private var unbooked: [Int]
  private var waiting: [Int] = []
  /// The meetings with which a removal may begin.
  private var seeds: [Int]
  /// Among follow-ons, those that were late to begin with.
  private var late: [Int] = []
  private var scope: Scope
  /// Days that are tried now and then.
  var suggestions = SuggestedDays()
  /// One in so many removals makes way for a suggestion.
  private let suggestionShare = 3
  private let dayCount: Int
  private let unbookedCost: Int
  private let detourSaving: Int
  private var changes: [Change] = []

  /// What may be changed.
  struct Scope: Sendable {
    /// By officer.
    var officers: [Bool]
    /// By day, whether meetings that take rooms or minute takers may come and go.
    var days: [Bool]
  }

  private struct Change {
    let meeting: Int
    let key: Int
    let start: Int
    let own: Int
    let isInsertion: Bool
  }

  init(_ grid: SlotGrid, _ sheet: MeetingSheet, relatives: [[Int32]]) {
    self.grid = grid
    self.sheet = sheet
    self.relatives = relatives
    problem = grid.problem
    diary = FlatDiary(grid, sheet)
    rows = StartRows(grid, sheet)
    random = SplitMix64(seed: 0)
    unbooked = []
    seeds = []
    scope = Scope(officers: [], days: [])
    dayCount = problem.dayCount
    unbookedCost = problem.unbookedCost
    detourSaving = problem.detourSaving
  }

  /// Books what is unbooked in a diary, the most constrained meetings first.
  mutating func fill(_ start: FlatDiary, scope: Scope, seed: UInt64) {
    random = SplitMix64(seed: seed)
    diary = start
    self.scope = scope
    changes.removeAll(keepingCapacity: true)
    unbooked = sheet.places.indices.filter { diary.home[$0] < 0 }
    let (days, minutes) = (sheet.lawfulDays, sheet.minutes)
    unbooked.sort { (days[$0], -minutes[$0], $0) < (days[$1], -minutes[$1], $1) }
    bookWaiting()
  }

  /// Anneals a diary within a scope.
  ///
  /// - Parameters:
  ///   - seed: of every random choice.
  ///   - iterations: removals and repairs at the most.
  ///   - temperature: how much worse a diary may become, minutes.
  mutating func run(
    _ start: FlatDiary, scope: Scope, seed: UInt64, iterations: Int, temperature: Double,
    shouldStop: () -> Bool
  ) {
    random = SplitMix64(seed: seed)
    diary = start
    self.scope = scope
    seeds.removeAll(keepingCapacity: true)
    unbooked.removeAll(keepingCapacity: true)
    for meeting in sheet.places.indices {
      let home = Int(diary.home[meeting])
      if home >= 0 {
        if scope.officers[home / dayCount] { seeds.append(meeting) }
      } else if sheet.chairStarts[meeting] < sheet.chairStarts[meeting + 1],
        scope.officers[sheet.chairs[sheet.chairStarts[meeting]].officer]
      {
        if mayMove(meeting) { unbooked.append(meeting) }
      }
    }
    guard !seeds.isEmpty || !unbooked.isEmpty else { return }
    late = problem.followOns.isEmpty || problem.timing.late == 0 ? [] : seeds.filter { isLate($0) }
    for iteration in 0..<iterations {
      if iteration % 64 == 63, shouldStop() { break }
      let before = diary.cost
      waiting.removeAll(keepingCapacity: true)
      waiting.append(contentsOf: unbooked)
      changes.removeAll(keepingCapacity: true)
      if suggestions.count == 0 || random.below(suggestionShare) > 0 || !trySuggestion() { ruin() }
      recreate()
      if Double(diary.cost) > Double(before) - temperature * log(max(1e-12, random.unit())) {
        undo()
        swap(&unbooked, &waiting)
      }
    }
  }

  // MARK: Ruin

  private mutating func ruin() {
    guard !seeds.isEmpty else { return }
    let count = 1 + random.below(min(10, seeds.count))
    if !unbooked.isEmpty, random.below(4) == 0 {
      return makeWay(unbooked[random.below(unbooked.count)], count)
    }
    let seed = chooseSeed()
    let wasLate = !late.isEmpty && isLate(seed)
    withdraw(seed)
    let home = changes.last.map { around(seed, $0.key, wasLate: wasLate) } ?? -1
    // Meetings whose days depend on each other find better ones together.
    if !sheet.partners[seed].isEmpty, random.below(2) == 0 {
      for partner in sheet.partners[seed] { withdraw(partner) }
    }
    switch random.below(8) {
    case 0, 1, 2:
      guard home >= 0 else { return ruinRelatives(seed, count) }
      ruinOfficer(home, count)
    case 3, 4: ruinRelatives(seed, count)
    case 5, 6:
      guard home >= 0, sheet.venues[seed] >= 0 else { return ruinRelatives(seed, count) }
      ruinVenue(seed, home % dayCount, count)
    default:
      for _ in 0..<count / 2 { withdraw(seeds[random.below(seeds.count)]) }
    }
  }

  /// Makes way for an unbooked meeting: those go whose days leave it none, and what is around a day of its window.
  private mutating func makeWay(_ meeting: Int, _ count: Int) {
    for partner in sheet.partners[meeting] { withdraw(partner) }
    let (first, chairs) = (
      sheet.dayStarts[meeting], sheet.chairStarts[meeting]..<sheet.chairStarts[meeting + 1]
    )
    let days = max(sheet.lawfulDays[meeting], min(1, sheet.dayStarts[meeting + 1] - first))
    guard days > 0, !chairs.isEmpty else { return }
    let officer = sheet.chairs[chairs.lowerBound].officer
    ruinOfficer(officer * dayCount + sheet.days[first + random.below(days)].day, count)
  }

  /// Whether a booked meeting is after its window.
  private func isLate(_ meeting: Int) -> Bool {
    let key = Int(diary.home[meeting])
    guard key >= 0 else { return false }
    return Int(diary.ownCosts[meeting]) + (diary.excess(meeting, day: key % dayCount) ?? 0)
      >= problem.timing.late
  }

  /// A meeting with which to begin; among follow-ons often a late one, since what was booked period by period may be
  /// late for the sake of meetings that have other days now.
  private mutating func chooseSeed() -> Int {
    if !late.isEmpty, random.below(25) == 0 {
      let meeting = late[random.below(late.count)]
      if isLate(meeting) { return meeting }
    }
    return seeds[random.below(seeds.count)]
  }

  /// The officer-day around which others make way for a meeting: its own, or of a late one any of its window.
  private mutating func around(_ meeting: Int, _ key: Int, wasLate: Bool) -> Int {
    guard wasLate, sheet.lawfulDays[meeting] > 0 else { return key }
    let day = sheet.days[sheet.dayStarts[meeting] + random.below(sheet.lawfulDays[meeting])].day
    return key / dayCount * dayCount + day
  }

  /// Makes an officer's day one that is suggested, as far as its meetings may leave where they are; what was there before
  /// has to find another place.
  private mutating func trySuggestion() -> Bool {
    var index = random.below(suggestions.count)
    var tries = 0
    while !scope.officers[suggestions.key(index) / dayCount] {
      tries += 1
      if tries == 8 { return false }
      index = random.below(suggestions.count)
    }
    let key = suggestions.key(index)
    let stops = suggestions.stops(index)
    // A day that is there already is no change.
    if diary.count(key) == stops.count,
      stops.allSatisfy({
        diary.home[Int($0.meeting)] == Int32(key) && diary.starts[Int($0.meeting)] == $0.start
      })
    {
      return false
    }
    for position in (0..<diary.count(key)).reversed() {
      if let meeting = diary.meeting(key, position) { withdraw(meeting) }
    }
    for stop in stops where diary.home[Int(stop.meeting)] >= 0 { withdraw(Int(stop.meeting)) }
    for stop in stops {
      let meeting = Int(stop.meeting)
      guard diary.home[meeting] < 0, diary.hasPlace(key), diary.excess(meeting, day: key % dayCount) != nil,
        !sheet.isResourced(meeting) || scope.days[key % dayCount],
        diary.isOpen(meeting, key, start: Int(stop.start)), let at = unbooked.firstIndex(of: meeting)
      else { continue }
      unbooked.remove(at: at)
      diary.insert(meeting, key: key, start: Int(stop.start), own: Int(stop.own))
      changes.append(
        Change(
          meeting: meeting, key: key, start: Int(stop.start), own: Int(stop.own), isInsertion: true))
    }
    return true
  }

  private mutating func ruinOfficer(_ home: Int, _ count: Int) {
    let officer = home / dayCount
    let day = home % dayCount
    var left = count
    for apart in 0..<20 where left > 0 {
      for other in apart == 0 ? [day] : [day - apart, day + apart] where (0..<dayCount).contains(other) {
        let key = officer * dayCount + other
        // From the end, so that what leaves moves none that is still to be looked at.
        for position in (0..<diary.count(key)).reversed() where left > 0 {
          guard let meeting = diary.meeting(key, position), random.below(8) > 0 else { continue }
          withdraw(meeting)
          left -= 1
        }
      }
    }
  }

  private mutating func ruinRelatives(_ seed: Int, _ count: Int) {
    var left = count
    for other in relatives[seed] where left > 0 {
      if random.below(3) == 0 { continue }
      withdraw(Int(other))
      left -= 1
    }
  }

  private mutating func ruinVenue(_ seed: Int, _ day: Int, _ count: Int) {
    var left = count
    for apart in 0..<8 where left > 0 {
      for other in apart == 0 ? [day] : [day - apart, day + apart] where (0..<dayCount).contains(other) {
        for index in diary.conferences[other].indices.reversed() where left > 0 {
          let meeting = Int(diary.conferences[other][index])
          guard sheet.venues[meeting] == sheet.venues[seed], random.below(4) > 0 else { continue }
          withdraw(meeting)
          left -= 1
        }
      }
    }
  }

  /// Takes a meeting out, if it is booked where something may be changed.
  private mutating func withdraw(_ meeting: Int) {
    let key = Int(diary.home[meeting])
    guard key >= 0, mayLeave(meeting, key) else { return }
    remove(meeting, key)
    guard detourSaving > 0, !diary.isSound(key) else { return }
    // With journeys that contradict the map a day may not do without the meeting: then none of its others stays.
    let others = (0..<diary.count(key)).compactMap { diary.meeting(key, $0) }
    if others.allSatisfy({ mayLeave($0, key) }) {
      for other in others { remove(other, key) }
    } else if let change = changes.popLast() {
      unbooked.removeLast()
      diary.insert(meeting, key: key, start: change.start, own: change.own)
    }
  }

  private func mayLeave(_ meeting: Int, _ key: Int) -> Bool {
    scope.officers[key / dayCount] && (scope.days[key % dayCount] || !sheet.isResourced(meeting))
      && mayMove(meeting)
  }

  /// Whether no other thread can move a meeting that depends on its day.
  private func mayMove(_ meeting: Int) -> Bool {
    sheet.partners[meeting].allSatisfy { partner in
      if diary.home[partner] >= 0 { return scope.officers[Int(diary.home[partner]) / dayCount] }
      let chair = sheet.chairStarts[partner]
      return chair == sheet.chairStarts[partner + 1] || scope.officers[sheet.chairs[chair].officer]
    }
  }

  private mutating func remove(_ meeting: Int, _ key: Int) {
    changes.append(
      Change(
        meeting: meeting, key: key, start: Int(diary.starts[meeting]), own: Int(diary.ownCosts[meeting]),
        isInsertion: false))
    diary.remove(meeting)
    unbooked.append(meeting)
  }

  private mutating func undo() {
    for change in changes.reversed() {
      if change.isInsertion {
        diary.remove(change.meeting)
      } else {
        diary.insert(change.meeting, key: change.key, start: change.start, own: change.own)
      }
    }
  }

  // MARK: Recreate

  private mutating func recreate() {
    for index in unbooked.indices.dropLast() {
      unbooked.swapAt(index, index + random.below(unbooked.count - index))
    }
    switch random.below(4) {
    case 0:
      let days = sheet.lawfulDays
      unbooked.sort { days[$0] < days[$1] }
    case 1:
      let minutes = sheet.minutes
      unbooked.sort { minutes[$0] > minutes[$1] }
    default: break
    }
    bookWaiting()
  }

  private mutating func bookWaiting() {
    var kept = 0
    for index in unbooked.indices {
      let meeting = unbooked[index]
      if place(meeting) { continue }
      unbooked[kept] = meeting
      kept += 1
    }
    unbooked.removeLast(unbooked.count - kept)
  }

  /// Puts a meeting where it costs least; false when nowhere.
  private mutating func place(_ meeting: Int) -> Bool {
    var least = unbookedCost
    var found: (key: Int, start: Int, own: Int)?
    let latest = random.below(2) == 0
    let isResourced = sheet.isResourced(meeting)
    let isLinked = !sheet.partners[meeting].isEmpty
    let days = sheet.dayStarts[meeting]..<sheet.dayStarts[meeting + 1]
    guard !days.isEmpty else { return false }
    let cheapest = sheet.days[days.lowerBound].cost
    for chair in sheet.chairStarts[meeting]..<sheet.chairStarts[meeting + 1] {
      let officer = sheet.chairs[chair].officer
      guard scope.officers[officer] else { continue }
      let chairCost = sheet.chairs[chair].cost
      if chairCost + cheapest - detourSaving >= least { break }
      for day in days {
        let fixed = chairCost + sheet.days[day].cost
        if fixed - detourSaving >= least { break }
        var excess = 0
        if isLinked {
          guard let more = diary.excess(meeting, day: sheet.days[day].day),
            fixed + more - detourSaving < least
          else { continue }
          excess = more
        }
        let key = officer * dayCount + sheet.days[day].day
        guard diary.hasPlace(key), !isResourced || scope.days[sheet.days[day].day], random.below(100) > 0,
          let opening = diary.opening(
            for: meeting, key, chair: chair, day: day, rows: &rows, below: least - fixed - excess,
            latest: latest)
        else { continue }
        if isResourced, !diary.canServe(meeting, day: sheet.days[day].day, start: opening.start) { continue }
        least = fixed + excess + opening.cost
        found = (key, opening.start, fixed + opening.startCost)
      }
    }
    guard let found else { return false }
    diary.insert(meeting, key: found.key, start: found.start, own: found.own)
    changes.append(
      Change(meeting: meeting, key: found.key, start: found.start, own: found.own, isInsertion: true))
    return true
  }
}
