// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import StatutoryCalendar

/// A generated service with everything at once that can get in a plan's way: absences, duties, appointments,
/// closures, fortnightly hours, a maximum, families apart, siblings, conflicts, decisions, skills, events, every
/// weighting, maxima, splits, short of people.
struct StrainedService {
  /// A small generator of its own (SplitMix64), so that a seed says all.
  private struct Dice {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
    }

    mutating func oneIn(_ chances: Int) -> Bool { below(chances) == 0 }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
  }

  private(set) var scenario: Scenario
  /// Changes of staff that could come upon the service.
  private(set) var changes: [ScenarioChange] = []
  private var dice: Dice

  init(seed: UInt64, children: Int, calendar: WorkingCalendar) throws {
    dice = Dice(state: seed)
    var shape = ServiceShape(start: TinyService.day("2025-03-03") + dice.below(300))
    shape.children = children
    shape.officers = 2 + dice.below(3)
    shape.horizonWeeks = 2 + dice.below(6)
    shape.unallocated = 0.3
    shape.seed = seed
    scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    strainPolicy()
    strainPeople()
    strainPlaces()
    strainFamilies()
    strainCases()
    strainCapacity()
    decide()
    drawChanges()
  }

  private mutating func strainCapacity() {
    var capacity = scenario.policy.capacity
    capacity.weighting = dice.pick(Capacity.Weighting.allCases)
    capacity.periods = dice.pick([1, 2, 4, 5, 12])
    capacity.settledAfterDays = dice.below(800)
    capacity.childrenPerFTE = 10 + dice.below(60)
    capacity.stablePoints = dice.below(30)
    if dice.oneIn(3) { capacity.maximumPercent = 60 + dice.below(80) }
    if dice.oneIn(2) { capacity.splitFromChildren = 2 + dice.below(2) }
    if dice.oneIn(2) { scenario.policy.costs.splitSiblings = dice.below(300) }
    scenario.policy.capacity = capacity
    for index in scenario.officers.indices where dice.oneIn(3) {
      scenario.officers[index].caseloadPercent = 50 + dice.below(51)
    }
  }

  private mutating func drawChanges() {
    for _ in 0..<dice.below(3) {
      let officer = dice.pick(scenario.officers).id
      let first = scenario.policy.start + dice.below(120) - 20
      switch dice.below(4) {
      case 0: changes.append(.leave(officer, last: first))
      case 1: changes.append(.absent(officer, first: first, last: first + dice.below(200)))
      case 2: changes.append(.back(officer, first: first))
      default: changes.append(.merge)
      }
    }
  }

  /// Managers decide about one family in six: whatever the other tables say, so that some decisions are in vain.
  private mutating func decide() {
    let officers = scenario.officers.map(\.id)
    let decided = Set(scenario.decisions.map(\.family))
    for family in scenario.families where dice.oneIn(6) && !decided.contains(family.id) {
      let forbidden = dice.pick(officers)
      if dice.oneIn(2), forbidden != family.officer {
        scenario.decisions.append(
          Decision(family: family.id, kind: .forbid, officer: forbidden, reason: "a complaint"))
      }
      if let officer = family.officer, dice.oneIn(2) {
        scenario.decisions.append(
          Decision(family: family.id, kind: .keep, officer: officer, reason: "a hearing is set"))
      } else {
        scenario.decisions.append(
          Decision(family: family.id, kind: .pin, officer: dice.pick(officers), reason: "asked for"))
      }
    }
    scenario.decisions.sort {
      ($0.family, $0.kind.rawValue, $0.officer) < ($1.family, $1.kind.rawValue, $1.officer)
    }
  }

  private mutating func strainPolicy() {
    scenario.policy.lateWeeks = dice.below(4)
    scenario.policy.gridMinutes = dice.pick([15, 30])
    scenario.policy.fortnightStart = scenario.policy.start - dice.below(40)
    if dice.oneIn(2) { scenario.policy.conferenceStarts = [570, 780].map(ClockTime.init(minutes:)) }
    if dice.oneIn(2) { scenario.policy.capacity.maximumChildrenPerFTE = 8 + dice.below(20) }
    scenario.policy.siblingJoinDays = dice.pick([0, 14, 42])
    scenario.policy.conferenceNotice = dice.below(12)
    scenario.policy.reviewOpensDaysBefore = dice.pick([7, 28, 42])
  }

  private mutating func strainPeople() {
    let people = scenario.officers.map(\.id.text) + scenario.minuteTakers.map(\.id.text)
    for person in people {
      for _ in 0..<dice.below(3) {
        let first = scenario.policy.start + dice.below(60)
        scenario.absences.append(
          Absence(
            person: .init(person), first: first, last: first + dice.below(15),
            kind: dice.pick(Absence.Kind.allCases)))
      }
      for _ in 0..<4 {
        let start = 540 + 15 * dice.below(28)
        scenario.busyTimes.append(
          BusyTime(
            holder: .init(person), day: scenario.policy.start + dice.below(60),
            span: TimeSpan(start: .init(minutes: start), end: .init(minutes: start + 60))))
      }
      if dice.oneIn(3) {
        scenario.workingHours.removeAll { $0.person.text == person }
        for weekday in Weekday.allCases.prefix(5) where !dice.oneIn(4) {
          scenario.workingHours.append(
            WorkingHours(
              person: .init(person), weekday: weekday, week: dice.pick([nil, nil, 1, 2]),
              span: TimeSpan(
                start: .init(minutes: 480 + 30 * dice.below(4)), end: .init(minutes: 930 + 30 * dice.below(4))
              )))
        }
      }
    }
    for index in scenario.officers.indices {
      scenario.dutyDays.append(
        DutyDay(
          officer: scenario.officers[index].id, day: scenario.policy.start + dice.below(30), duty: "lado"))
      if dice.oneIn(4) { scenario.officers[index].end = scenario.policy.start + dice.below(50) }
      if dice.oneIn(3) { scenario.officers[index].roles = [dice.pick(Role.allCases)] }
      if dice.oneIn(3) { scenario.officers[index].coverRoles = [dice.pick(Role.allCases)] }
      if dice.oneIn(2) { scenario.officers[index].skills.insert("bsl") }
      scenario.officers[index].otherMinutesPerWeek = dice.below(400)
    }
  }

  private mutating func strainPlaces() {
    for offset in [9, 10, 24] {
      scenario.closures.append(Closure(day: scenario.policy.start + offset, reason: "works"))
    }
    for room in scenario.rooms {
      scenario.closures.append(
        Closure(day: scenario.policy.start + 7 + dice.below(20), reason: "works", place: room.venue))
    }
    for _ in 0..<10 {
      let from = dice.pick(scenario.places).id
      let to = dice.pick(scenario.places).id
      guard from != to, !scenario.travelOverrides.contains(where: { $0.from == from && $0.to == to }) else {
        continue
      }
      scenario.travelOverrides.append(TravelOverride(from: from, to: to, minutes: dice.below(120)))
    }
  }

  private mutating func strainFamilies() {
    let officers = scenario.officers.map(\.id)
    for index in scenario.families.indices {
      let other = scenario.families[dice.below(scenario.families.count)].id
      if dice.oneIn(6), other != scenario.families[index].id { scenario.families[index].apartFrom = [other] }
      if dice.oneIn(6) { scenario.families[index].conflicts = [dice.pick(officers)] }
      if dice.oneIn(8) { scenario.families[index].skills = ["bsl"] }
      if dice.oneIn(4) { scenario.families[index].preferredSkills = ["bsl", "uasc"] }
      if dice.oneIn(8), other != scenario.families[index].id { scenario.families[index].siblings = [other] }
      if dice.oneIn(4) { scenario.families[index].complexityPercent = 50 + dice.below(250) }
      if dice.oneIn(6) { scenario.families[index].venue = nil }
    }
  }

  private mutating func strainCases() {
    let start = scenario.policy.start
    for index in scenario.children.indices {
      let isLookedAfter = scenario.children[index].spells.contains {
        $0.status == .lookedAfter && $0.until == nil
      }
      guard isLookedAfter, let placement = scenario.children[index].placement, !placement.text.isEmpty else {
        continue
      }
      if dice.oneIn(8) {
        scenario.children[index].spells.append(.init(status: .secure, since: start - dice.below(60)))
      }
      if dice.oneIn(10) {
        let id = RecordedMeeting.ID("E\(index)")
        scenario.meetings.append(
          RecordedMeeting(
            id: id, kind: .broughtForwardReview, status: .due, children: [scenario.children[index].id],
            day: start + 5 + dice.below(40)))
      }
    }
    scenario.meetings.sort { $0.id < $1.id }
  }
}
