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
    var course = history
    var meetings: [Window] = []
    // This ends. A meeting is held no earlier than its clock counts meetings from, since no interval that
    // `RuleBook.init` lets through ends before its opening. So holding it uses up its event, or ends its clock,
    // or restarts its clock that day; and then the window closes at least a day later, since no interval ends
    // on the day it starts. A clock can ask for one meeting a day at the most.
    while let next = try due(course).first {
      let day = max(next.window.closes, first)
      if day > last { break }
      meetings.append(next.window)
      course.hold(next, on: day)
    }
    return meetings
  }
}

extension CaseHistory {
  /// Records that a meeting was held, and what follows from it.
  fileprivate mutating func hold(_ due: RuleBook.Due, on day: Day) {
    held.append(Held(kind: due.window.kind, day: day))
    if let event = due.event, let index = events.firstIndex(of: event) { events.remove(at: index) }
    let isOnPlan = spells.contains { $0.status == .onPlan && $0.until == nil }
    if due.window.kind.group == .initialConference, !isOnPlan {
      spells.append(Spell(status: .onPlan, since: day))
    }
  }
}
