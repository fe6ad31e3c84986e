// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// Where a walk through a family's history stands: what is known on its day, and which windows follow.
struct Walk {
  /// A child's next meeting.
  struct Due {
    let child: Int
    let placement: Int?
    let window: Window
    /// The first day of the window, law and order of events taken together.
    let opens: Day

    init(child: Int, placement: Int?, window: Window) {
      self.child = child
      self.placement = placement
      self.window = window
      opens = max(window.opens ?? window.trigger + 1, window.trigger + 1)
    }
  }

  private struct Track {
    var placement: Int?
    var cohorts: Set<String>
    var spells: [CaseHistory.Spell]
    var held: [CaseHistory.Held]
    var due: [Due] = []
    var isStale = true
    /// Clocks whose next meeting comes after the start of the plan.
    var settled = Set<MeetingGroup>()
  }

  private var tracks: [Track]
  /// States that began by this day are known; those that end later have not ended.
  private var today: Day
  /// How many meetings were held so far.
  private(set) var meetings = 0

  init(children: [ChildDraft]) {
    tracks = children.map {
      Track(placement: $0.placement, cohorts: $0.cohorts, spells: $0.spells, held: $0.held)
    }
    today = children.flatMap { $0.spells.map(\.since) }.min() ?? Day(number: 0)
  }

  /// Reads the clocks of every child of whom something has changed.
  mutating func refreshWindows(rules: RuleBook) throws {
    for child in tracks.indices where tracks[child].isStale {
      let track = tracks[child]
      let known = track.spells.filter { $0.since <= today }.map { spell in
        let ended = spell.until.map { $0 <= today } ?? false
        return ended ? spell : CaseHistory.Spell(status: spell.status, since: spell.since)
      }
      let history = CaseHistory(spells: known, held: track.held, cohorts: track.cohorts)
      tracks[child].due = try rules.windows(of: history).map {
        Due(child: child, placement: track.placement, window: $0)
      }
      tracks[child].isStale = false
    }
  }

  /// The meeting that must be held first, of those whose clocks have not come to the start of the plan.
  func firstToClose() -> Due? {
    var first: Due?
    for track in tracks {
      for due in track.due where !track.settled.contains(due.window.kind.group) {
        if first.map({ due.window.closes < $0.window.closes }) ?? true { first = due }
      }
    }
    return first
  }

  /// A meeting and those of the siblings that can be held with it: same kind, same place, windows that
  /// overlap.
  func cluster(around first: Due, joinDays: Int) -> [Due] {
    var cluster = [first]
    for track in tracks {
      for due in track.due where !track.settled.contains(due.window.kind.group) {
        let joins =
          due.child != first.child && due.window.kind == first.window.kind
          && (first.window.kind.isConference || due.placement == first.placement)
          && due.window.closes - first.window.closes <= joinDays && due.opens <= first.window.closes
        if joins { cluster.append(due) }
      }
    }
    return cluster
  }

  /// The first day, after today and before the plan, on which a state begins or ends, if it is not later than
  /// `day`.
  func nextChange(upTo day: Day, before start: Day) -> Day? {
    let changes = tracks.flatMap { track in
      track.spells.flatMap { [$0.since] + ($0.until.map { [$0] } ?? []) }
    }
    return changes.filter { $0 > today && $0 <= day && $0 < start }.min()
  }

  /// Comes to a later day.
  mutating func advance(to day: Day) {
    today = max(today, day)
    for child in tracks.indices { tracks[child].isStale = true }
  }

  /// Notes that a clock's next meeting comes after the start of the plan.
  mutating func settle(_ due: Due) { tracks[due.child].settled.insert(due.window.kind.group) }

  /// Notes the same for several children.
  mutating func settle(group: MeetingGroup, children: [Int]) {
    for child in children { tracks[child].settled.insert(group) }
  }

  /// Notes that a meeting was held.
  mutating func hold(_ meeting: MeetingDraft) {
    meetings += 1
    for child in meeting.children {
      tracks[child].held.append(CaseHistory.Held(kind: meeting.kind, day: meeting.day))
      tracks[child].isStale = true
    }
  }

  /// Notes a child's states anew, after a meeting changed them on a day.
  mutating func replaceSpells(of child: Int, with spells: [CaseHistory.Spell], on day: Day) {
    tracks[child].spells = spells
    advance(to: day)
  }
}
