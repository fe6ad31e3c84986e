// SPDX-License-Identifier: GPL-3.0-or-later

/// What the removal of a turn has left free, and which meetings had no place before it.
///
/// A meeting that found no place in a whole diary finds one only where something has gone: in its officer-day, or, when it
/// takes a room or a minute taker, somewhere on the day. Where hundreds are unbooked, a search that asked for each of
/// them on every day again would do little else.
struct FreedPlaces {
  private var turn = 0
  /// By officer-day, the last turn in which a meeting left it.
  private var officerDays: [Int]
  /// By officer, the last turn in which a meeting left one of its days.
  private var officers: [Int]
  /// The last turn in which a meeting left that took a room or a minute taker.
  private var anyDay = 0
  /// By day, the last turn in which a meeting left it that took a room or a minute taker.
  private var days: [Int]
  /// By meeting, whether no day had a place for it when all were tried.
  private var isStuck: [Bool]

  init(officers: Int, days: Int, meetings: Int) {
    officerDays = Array(repeating: 0, count: officers * days)
    self.officers = Array(repeating: 0, count: officers)
    self.days = Array(repeating: 0, count: days)
    isStuck = Array(repeating: false, count: meetings)
  }

  /// Forgets everything: another diary is looked at.
  mutating func begin() {
    for meeting in isStuck.indices { isStuck[meeting] = false }
    nextTurn()
  }

  /// From here on nothing is free that was not.
  mutating func nextTurn() { turn += 1 }

  /// Notes that a meeting has left an officer-day.
  mutating func leave(_ meeting: Int, _ key: Int, isResourced: Bool) {
    officerDays[key] = turn
    officers[key / days.count] = turn
    if isResourced {
      days[key % days.count] = turn
      anyDay = turn
    }
    isStuck[meeting] = false
  }

  /// Notes that all days were tried for a meeting in vain.
  mutating func tryInVain(_ meeting: Int) { isStuck[meeting] = true }

  /// Whether a meeting can have a place only where something has been left.
  func isStuck(_ meeting: Int) -> Bool { isStuck[meeting] }

  /// Whether something was left that a meeting needs on any day of an officer.
  @inline(__always)
  func isFreed(officer: Int, isResourced: Bool) -> Bool {
    officers[officer] == turn || (isResourced && anyDay == turn)
  }

  /// Whether something was left that a meeting in an officer-day needs.
  @inline(__always)
  func isFreed(_ key: Int, day: Int, isResourced: Bool) -> Bool {
    officerDays[key] == turn || (isResourced && days[day] == turn)
  }
}
