// SPDX-License-Identifier: GPL-3.0-or-later

extension RuleBook {
  /// Every meeting from `first` through `last` if each is held on the day its window closes (or on
  /// `first`, when that is later): how much work the rules make.
  ///
  /// An initial or transfer-in conference puts the child on a plan, so review conferences follow it. Events
  /// and a disruption ask for their meeting once.
  ///
  /// - Throws: as `windows(of:)`.
  public func schedule(of history: CaseHistory, from first: Day, through last: Day) throws -> [Window] {
    try course(of: history, from: first, through: last).meetings
  }

  /// The same, and how long it stays the same: a schedule of as many days that begins on a later day, but not after
  /// `holdsThrough`, has the same meetings.
  ///
  /// - Returns: `holdsThrough` is `first` where a window is over already, and nil where nothing is ever to be held.
  /// - Throws: as `windows(of:)`.
  public func course(
    of history: CaseHistory, from first: Day, through last: Day
  ) throws -> (meetings: [Window], holdsThrough: Day?) {
    var course = history
    var meetings: [Window] = []
    // Until the first window closes every meeting is held on its last day, whenever the schedule begins; and until the
    // first meeting that is too late for it comes within its reach, it has no other.
    var holdsThrough: Day?
    func holds(through day: Day) { holdsThrough = max(first, min(holdsThrough ?? day, day)) }
    // This ends. A meeting is held no earlier than its clock counts meetings from, since no interval that
    // `RuleBook.init` lets through ends before its opening. So holding it uses up its event, or ends its clock,
    // or restarts its clock that day; and then the window closes at least a day later, since no interval ends
    // on the day it starts. A clock can ask for one meeting a day at the most.
    while let next = try due(course).first {
      let day = max(next.window.closes, first)
      holds(through: next.window.closes)
      if day > last {
        holds(through: day - (last - first) - 1)
        break
      }
      meetings.append(next.window)
      course.hold(next.window.kind, on: day, answering: next.event)
    }
    return (meetings, holdsThrough)
  }
}

extension CaseHistory {
  /// Records that a meeting was held, and what follows from it: an initial or transfer-in conference puts the child
  /// on a plan, and a meeting that an event asked for answers the event.
  ///
  /// - Parameter event: the event that asked for it; when nil and the kind is one that events ask for, the earliest.
  public mutating func hold(_ kind: MeetingKind, on day: Day, answering event: Event? = nil) {
    held.append(Held(kind: kind, day: day))
    let answered = event ?? events.filter { $0.kind == kind }.min { $0.day < $1.day }
    if let answered, let index = events.firstIndex(of: answered) { events.remove(at: index) }
    let isOnPlan = spells.contains { $0.status == .onPlan && $0.until == nil }
    if kind.group == .initialConference, !isOnPlan {
      spells.append(Spell(status: .onPlan, since: day))
    }
  }
}
