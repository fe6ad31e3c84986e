// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Turns drafts, which know each other by index, into the rows of a scenario, which know each other by id.
struct ScenarioAssembly {
  let blueprint: ServiceBlueprint
  let families: [FamilyDraft]
  private let officerIDs: Numbering
  private let takerIDs: Numbering
  private let roomIDs: Numbering
  private let placeIDs: Numbering
  private let familyIDs: Numbering
  private let childIDs: Numbering

  init(blueprint: ServiceBlueprint, families: [FamilyDraft]) {
    self.blueprint = blueprint
    self.families = families
    let children = families.map(\.children.count).reduce(0, +)
    officerIDs = Numbering(prefix: "O", count: blueprint.staff.officers.count, width: 2)
    takerIDs = Numbering(prefix: "T", count: blueprint.staff.minuteTakers.count, width: 2)
    roomIDs = Numbering(prefix: "R", count: blueprint.rooms.count, width: 2)
    placeIDs = Numbering(prefix: "P", count: blueprint.places.places.count, width: 5)
    familyIDs = Numbering(prefix: "F", count: families.count, width: 4)
    childIDs = Numbering(prefix: "C", count: children, width: 5)
  }

  /// The scenario.
  func scenario() -> Scenario {
    var scenario = Scenario(policy: blueprint.policy)
    addPlaces(to: &scenario)
    addPeople(to: &scenario)
    addFamilies(to: &scenario)
    scenario.closures = blueprint.closures
    scenario.figures = blueprint.figures
    scenario.assumptions = blueprint.assumptions
    addCourse(to: &scenario)
    return scenario
  }

  private func place(_ index: Int) -> Place.ID { Place.ID(placeIDs.id(index)) }
  private func officer(_ index: Int) -> Officer.ID { Officer.ID(officerIDs.id(index)) }

  private func addPlaces(to scenario: inout Scenario) {
    scenario.places = blueprint.places.places.enumerated().map { index, draft in
      Place(id: place(index), kind: draft.kind, point: draft.point, district: draft.district)
    }
    for (index, draft) in blueprint.rooms.enumerated() {
      let id = roomIDs.id(index)
      scenario.rooms.append(Room(id: Room.ID(id), venue: place(draft.venue), opening: draft.opening))
      add(draft.busy, of: id, to: &scenario)
    }
  }

  private func addPeople(to scenario: inout Scenario) {
    for (index, draft) in blueprint.staff.officers.enumerated() {
      let id = officer(index)
      var officer = Officer(
        id: id, fteThousandths: draft.fteThousandths, roles: draft.roles, coverRoles: draft.coverRoles,
        skills: draft.skills, base: place(draft.base), start: draft.work.start, end: draft.work.end,
        excludedTeams: draft.excludedTeams, otherMinutesPerWeek: draft.otherMinutesPerWeek)
      officer.caseloadPercent = draft.caseloadPercent
      scenario.officers.append(officer)
      add(draft.work, of: id.text, to: &scenario)
      add(draft.busy, of: id.text, to: &scenario)
      for (day, duty) in draft.dutyDays.sorted(by: { $0.day < $1.day }) {
        scenario.dutyDays.append(DutyDay(officer: id, day: day, duty: duty))
      }
    }
    for (index, draft) in blueprint.staff.minuteTakers.enumerated() {
      let id = takerIDs.id(index)
      scenario.minuteTakers.append(
        MinuteTaker(
          id: MinuteTaker.ID(id), base: place(draft.base), start: draft.work.start, end: draft.work.end))
      add(draft.work, of: id, to: &scenario)
      add(draft.busy, of: id, to: &scenario)
    }
  }

  private func addCourse(to scenario: inout Scenario) {
    scenario.course = blueprint.course
    scenario.outcomes = blueprint.outcomes
    scenario.staffEvents = blueprint.staffEvents.map { draft in
      let person =
        switch draft.person {
        case .officer(let index): officerIDs.id(index)
        case .minuteTaker(let index): takerIDs.id(index)
        }
      return StaffEvent(
        person: person, kind: draft.kind, first: draft.first, last: draft.last, known: draft.known)
    }
    scenario.staffEvents.sort {
      ($0.person, $0.first, $0.last, $0.kind.word) < ($1.person, $1.first, $1.last, $1.kind.word)
    }
    scenario.travelOverrides = blueprint.journeys.map {
      TravelOverride(from: place($0.from), to: place($0.to), minutes: $0.minutes)
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  private func add(_ work: WorkPattern, of person: String, to scenario: inout Scenario) {
    for hours in work.hours {
      scenario.workingHours.append(
        WorkingHours(
          person: Identifier(person), weekday: hours.weekday, week: hours.week, span: hours.span))
    }
    for away in work.absences {
      scenario.absences.append(
        Absence(person: Identifier(person), first: away.first, last: away.last, kind: away.kind))
    }
  }

  private func add(
    _ busy: [(day: Day, span: TimeSpan)], of holder: String, to scenario: inout Scenario
  ) {
    for (day, span) in busy.sorted(by: { ($0.day, $0.span.start) < ($1.day, $1.span.start) }) {
      scenario.busyTimes.append(BusyTime(holder: Identifier(holder), day: day, span: span))
    }
  }

  private func addFamilies(to scenario: inout Scenario) {
    var meetings: [(draft: MeetingDraft, firstChild: Int)] = []
    for (index, draft) in families.enumerated() {
      let id = Family.ID(familyIDs.id(index))
      let firstChild = scenario.children.count
      add(draft.unavailable, of: id.text, to: &scenario)
      for child in draft.children {
        add(child.unavailable, of: childIDs.id(scenario.children.count), to: &scenario)
        scenario.children.append(
          Child(
            id: Child.ID(childIDs.id(scenario.children.count)), family: id, birth: child.birth,
            placement: child.placement.map(place), cohorts: child.cohorts, spells: child.spells))
      }
      meetings += draft.meetings.map { ($0, firstChild) }
      var family = Family(
        id: id, officer: draft.officer.map(officer), formerOfficers: draft.formerOfficers.map(officer),
        home: draft.home.map(place), venue: draft.venue.map(place), team: draft.team,
        complexityPercent: draft.complexityPercent, skills: draft.skills,
        preferredSkills: draft.preferredSkills, conflicts: Set(draft.conflicts.map(officer)),
        apartFrom: Set(draft.apartFrom.map { [Family.ID(familyIDs.id($0))] } ?? []))
      family.siblings = Set(draft.siblings.map { [Family.ID(familyIDs.id($0))] } ?? [])
      scenario.families.append(family)
      if let decision = draft.decision {
        scenario.decisions.append(
          Decision(
            family: id, kind: decision.kind, officer: officer(decision.officer), reason: decision.reason))
      }
    }
    addMeetings(meetings, to: &scenario)
  }

  /// Numbers meetings by their day, then by their first child and kind.
  private func addMeetings(
    _ drafts: [(draft: MeetingDraft, firstChild: Int)], to scenario: inout Scenario
  ) {
    let ids = Numbering(prefix: "M", count: drafts.count, width: 6)
    let ordered = drafts.sorted { left, right in
      let leftChild = left.firstChild + left.draft.children[0]
      let rightChild = right.firstChild + right.draft.children[0]
      return (left.draft.day, leftChild, left.draft.kind.rawValue)
        < (right.draft.day, rightChild, right.draft.kind.rawValue)
    }
    scenario.meetings = ordered.enumerated().map { index, meeting in
      let draft = meeting.draft
      var recorded = RecordedMeeting(
        id: RecordedMeeting.ID(ids.id(index)), kind: draft.kind, status: draft.status,
        children: draft.children.map { Child.ID(childIDs.id(meeting.firstChild + $0)) }, day: draft.day,
        span: draft.span, officer: draft.officer.map(officer),
        room: draft.room.map { Room.ID(roomIDs.id($0)) },
        minuteTaker: draft.minuteTaker.map { MinuteTaker.ID(takerIDs.id($0)) })
      recorded.isPinned = draft.isPinned
      for (child, kind) in draft.combined {
        recorded.combined[Child.ID(childIDs.id(meeting.firstChild + child))] = kind
      }
      return recorded
    }
  }
}
