// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import RandomNumbers

/// Simulated annealing by ruin and recreate: takes a few related meetings out of a diary and puts each back where it
/// costs least, now and then past the best place (Schrimpf and others 2000; Christiaens and Vanden Berghe 2020).
struct RuinAndRecreate {
  let grid: SlotGrid
  let problem: BookingProblem
  var diary: FlatDiary
  var random: SplitMix64
  let sheet: MeetingSheet
  private var rows: StartRows
  /// By meeting, those of the same first chair that are near in place and time.
  let relatives: [[Int32]]
  var unbooked: [Int]
  private var waiting: [Int] = []
  /// The meetings with which a removal may begin.
  var seeds: [Int]
  /// Those that were late to begin with and need not be.
  var late: [Int] = []
  var scope: Scope
  /// Days that are tried now and then.
  var suggestions = SuggestedDays()
  /// One in so many removals makes way for a suggestion.
  let suggestionShare = 3
  let dayCount: Int
  private let unbookedCost: Int
  let detourSaving: Int
  var changes: [Change] = []
  var freed: FreedPlaces

  /// What may be changed.
  struct Scope: Sendable {
    /// By officer.
    var officers: [Bool]
    /// By day, whether meetings that take rooms or minute takers may come and go.
    var days: [Bool]
  }

  struct Change {
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
    freed = FreedPlaces(officers: problem.officers.count, days: dayCount, meetings: problem.meetings.count)
  }

  /// Books what is unbooked in a diary, the most constrained meetings first.
  mutating func fill(_ start: FlatDiary, scope: Scope, seed: UInt64) {
    random = SplitMix64(seed: seed)
    diary = start
    self.scope = scope
    changes.removeAll(keepingCapacity: true)
    freed.begin()
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
    freed.begin()
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
    late =
      problem.timing.late == 0
      ? [] : seeds.filter { isLate($0) && (sheet.lawfulDays[$0] > 0 || !sheet.partners[$0].isEmpty) }
    for iteration in 0..<iterations {
      if iteration % 64 == 63, shouldStop() { break }
      let before = diary.cost
      waiting.removeAll(keepingCapacity: true)
      waiting.append(contentsOf: unbooked)
      changes.removeAll(keepingCapacity: true)
      freed.nextTurn()
      if suggestions.count == 0 || random.below(suggestionShare) > 0 || !trySuggestion() { ruin() }
      recreate()
      if Double(diary.cost) > Double(before) - temperature * log(max(1e-12, random.unit())) {
        undo()
        swap(&unbooked, &waiting)
      }
    }
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
    // What others' days make of a meeting's window is not known to be as it was; and now and then all days are tried again,
    // since one is passed over by chance, and another may have been taken by what was undone.
    let isStuck = freed.isStuck(meeting) && !isLinked && random.below(16) > 0
    for chair in sheet.chairStarts[meeting]..<sheet.chairStarts[meeting + 1] {
      let officer = sheet.chairs[chair].officer
      guard scope.officers[officer] else { continue }
      let chairCost = sheet.chairs[chair].cost
      if chairCost + cheapest - detourSaving >= least { break }
      if isStuck, !freed.isFreed(officer: officer, isResourced: isResourced) { continue }
      for day in days {
        let fixed = chairCost + sheet.days[day].cost
        if fixed - detourSaving >= least { break }
        let key = officer * dayCount + sheet.days[day].day
        if isStuck, !freed.isFreed(key, day: sheet.days[day].day, isResourced: isResourced) { continue }
        var excess = 0
        if isLinked {
          guard let more = diary.excess(meeting, day: sheet.days[day].day),
            fixed + more - detourSaving < least
          else { continue }
          excess = more
        }
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
    guard let found else {
      if !isStuck { freed.tryInVain(meeting) }
      return false
    }
    diary.insert(meeting, key: found.key, start: found.start, own: found.own)
    changes.append(
      Change(meeting: meeting, key: found.key, start: found.start, own: found.own, isInsertion: true))
    return true
  }
}
