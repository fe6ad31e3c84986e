// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A child of a simulated year: what is true of it, and since when the service knows.
struct CaseFile: Sendable {
  /// A state of the case.
  struct Spell: Sendable, Hashable {
    let status: CaseStatus
    let since: Day
    var until: Day?
    /// The day on which the service learns of it.
    let known: Day
    /// The day on which it is to end, when the tables name one.
    var ends: Day?
  }

  let id: Child.ID
  var family: Int
  let birth: Day
  let seventeenthBirthday: Day
  let eighteenthBirthday: Day
  var placement: Place.ID? { didSet { version += 1 } }
  var cohorts: Set<String> { didSet { version += 1 } }
  var spells: [Spell] {
    didSet {
      version += 1
      noteStates()
    }
  }
  /// Whether the child is looked after, however placed.
  private(set) var isLookedAfter = false
  /// Whether the child is on a plan.
  private(set) var isOnPlan = false
  /// How often something has changed of what a plan knows of the child.
  private(set) var version = 0
  /// Meetings held, in order.
  var held: [CaseHistory.Held] = [] {
    didSet {
      version += 1
      heldThatCounts = Self.counting(held)
    }
  }
  /// Those of them that the windows of the next ones depend on.
  private(set) var heldThatCounts: [CaseHistory.Held] = []
  /// Events that ask for a meeting.
  var events: [CaseHistory.Event] = [] { didSet { version += 1 } }
  /// How long the plan is to last, in days since it began, once drawn.
  var planLength: Double?
  /// Hazard of leaving care, and of moving, that the child has lived through and will at the most.
  var exit = Endurance()
  var move = Endurance()
  /// Whether a review, or a review conference, was late by law in the year.
  var hadLateReview = false
  var hadLateConference = false
  /// Whether a review, or a review conference, was held in the year.
  var hadReview = false
  var hadConference = false
  /// How often the named officer changed.
  var changes = 0

  /// Time lived through at a risk, and what it takes for the risk to come true.
  struct Endurance: Sendable {
    var lived = 0.0
    var limit = Double.infinity
  }

  init(
    id: Child.ID, family: Int, birth: Day, placement: Place.ID?, cohorts: Set<String>, spells: [Spell]
  ) {
    self.id = id
    self.family = family
    self.birth = birth
    self.placement = placement
    self.cohorts = cohorts
    self.spells = spells
    (seventeenthBirthday, eighteenthBirthday) = (birth.adding(months: 12 * 17), birth.adding(months: 12 * 18))
    noteStates()
  }

  private mutating func noteStates() {
    isLookedAfter = Self.careStates.contains(where: has)
    isOnPlan = has(.onPlan)
  }

  /// Whether a state is open.
  func has(_ status: CaseStatus) -> Bool { spells.contains { $0.status == status && $0.until == nil } }

  /// Whether any state is open.
  var isOpen: Bool { spells.contains { $0.until == nil } }

  /// The open states that the service knows on a day.
  func known(on day: Day) -> [Spell] { spells.filter { $0.until == nil && $0.known <= day } }

  /// Those of the meetings held that the windows of the next ones depend on.
  ///
  /// A clock asks for the day of the last meeting of its group and whether none, one or more were held since it began, so
  /// that the newest three of a group say as much as all; a plan's clock begins with the initial conference that made it.
  private static func counting(_ held: [CaseHistory.Held]) -> [CaseHistory.Held] {
    guard held.count > 3 else { return held }
    return held.filter { meeting in
      let group = meeting.kind.group
      return group == .initialConference
        || held.count { $0.kind.group == group && $0.day > meeting.day } < 3
    }
  }

  /// Since when a state is open.
  func since(_ status: CaseStatus) -> Day? { spells.first { $0.status == status && $0.until == nil }?.since }

  /// Ends a state.
  mutating func end(_ status: CaseStatus, on day: Day) {
    for index in spells.indices where spells[index].status == status && spells[index].until == nil {
      spells[index].until = day
    }
  }

  /// What the rules need to know, all of it or what the service knows.
  func history(knownOn day: Day? = nil) -> CaseHistory {
    let open = day.map { known(on: $0) } ?? spells.filter { $0.until == nil }
    return CaseHistory(
      spells: open.map { .init(status: $0.status, since: $0.since) }, held: heldThatCounts, events: events,
      cohorts: cohorts)
  }

  /// The states that end when a child leaves care.
  static let careStates: [CaseStatus] = [
    .lookedAfter, .authorisedForAdoption, .placedForAdoption, .adoptionDisrupted, .secure,
  ]
}
