// SPDX-License-Identifier: GPL-3.0-or-later

import RandomNumbers

/// What is taken out of a diary, so that it can be put back better.
extension RuinAndRecreate {
  /// Takes a few related meetings out.
  mutating func ruin() {
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
  func isLate(_ meeting: Int) -> Bool {
    let key = Int(diary.home[meeting])
    guard key >= 0 else { return false }
    return Int(diary.ownCosts[meeting]) + (diary.excess(meeting, day: key % dayCount) ?? 0)
      >= problem.timing.late
  }

  /// A meeting with which to begin; often a late one, since by chance it would hardly ever be that, and what was booked
  /// period by period may be late for the sake of meetings that have other days now.
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
  mutating func trySuggestion() -> Bool {
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
  func mayMove(_ meeting: Int) -> Bool {
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
    freed.leave(meeting, key, isResourced: sheet.isResourced(meeting))
    unbooked.append(meeting)
  }
}
