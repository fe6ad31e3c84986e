// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar

/// The children of the tables, after whom new ones are drawn: as old as they were then, living where they live.
struct Donors: Sendable {
  /// A child of the tables on the day a state of its began.
  struct Donor: Sendable {
    let age: Int
    let placement: Place.ID?
    let cohorts: Set<String>
    let family: Int
  }

  private let byStatus: [CaseStatus: [Donor]]
  private let families: [Family]

  init(_ scenario: Scenario) {
    families = scenario.families
    let index = Dictionary(
      scenario.families.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var byStatus: [CaseStatus: [Donor]] = [:]
    for child in scenario.children {
      guard let family = index[child.family] else { continue }
      for spell in child.spells {
        byStatus[spell.status, default: []].append(
          Donor(
            age: max(0, spell.since - child.birth), placement: child.placement, cohorts: child.cohorts,
            family: family))
      }
    }
    self.byStatus = byStatus
  }

  /// Refuses a course that asks for children like whom there is nobody.
  ///
  /// - Throws: `CourseError.nobodyLike`.
  func check(_ course: YearCourse) throws(CourseError) {
    let wanted: [(String, [CaseStatus])] = [
      ("care-entries", [.lookedAfter]), ("short-breaks-entries", [.shortBreaks, .lookedAfter]),
      ("initial-conference-children", [.strategyDiscussion, .onPlan]),
      ("transfer-in-children", [.strategyDiscussion, .onPlan]),
    ]
    for (quantity, statuses) in wanted
    where course.value(quantity) > 0 && statuses.allSatisfy({ byStatus[$0] == nil }) {
      throw .nobodyLike(quantity: quantity, status: statuses[0].rawValue)
    }
  }

  /// A child who was in one of some states, the first of which there are any.
  func donor(_ statuses: [CaseStatus], using random: inout SplitMix64) -> Donor? {
    guard let pool = statuses.lazy.compactMap({ byStatus[$0] }).first else { return nil }
    return pool[random.below(pool.count)]
  }

  /// The family of a donor, as a new one: its home, venue, team, complexity and skills, and no officer.
  func family(like donor: Donor, id: Family.ID) -> Family {
    let model = families[donor.family]
    return Family(
      id: id, home: model.home, venue: model.venue, team: model.team,
      complexityPercent: model.complexityPercent, skills: model.skills, preferredSkills: model.preferredSkills
    )
  }
}
