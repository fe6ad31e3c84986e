// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The service on a day of a simulated year: all that is true, and the diary that it has published.
struct World: Sendable {
  /// The tables at the start, with what they say of staff going on through the year.
  let tables: Scenario
  let calendar: WorkingCalendar
  let course: YearCourse
  let chance: Chance
  let donors: Donors
  let pace: PlanPace
  let roads: Roads
  let hours: OfficerHours
  var families: [Family]
  var children: [CaseFile]
  /// The children of each family, by index.
  var childrenOfFamily: [[Int]]
  private(set) var childIndex: [Child.ID: Int]
  private(set) var familyIndex: [Family.ID: Int]
  /// How often something has changed of what a plan knows of a family, its children left out.
  private(set) var familyVersions: [Int]
  /// The families from which each has to be apart, and its siblings' rows, whichever of the two says so.
  private(set) var ties: [[Int]]
  /// Conferences that were begun and not held yet, in order.
  var adjourned: [RecordedMeeting] = []
  /// The published bookings from today on.
  var diary: [Booking] = []
  /// What the service has learnt of its staff.
  var news: [StaffNews] = []
  /// Published bookings that may not be moved.
  let pinned: Set<RecordedMeeting.ID>
  /// When families have said that they cannot come.
  var refusals: [BusyTime] = []
  private var names = 0
  private let taken: Set<String>

  init(_ service: SimulatedService, chance: Chance) {
    let tables = service.tables
    self.tables = tables
    calendar = service.calendar
    course = service.course
    self.chance = chance
    donors = service.donors
    pace = service.pace
    roads = service.roads
    hours = service.hours
    families = tables.families
    let familyIndex = Dictionary(
      tables.families.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.familyIndex = familyIndex
    familyVersions = tables.families.map { _ in 0 }
    var ties = tables.families.map { _ in [Int]() }
    for (index, family) in tables.families.enumerated() {
      for other in family.apartFrom.union(family.siblings).compactMap({ familyIndex[$0] }).sorted() {
        ties[index].append(other)
        ties[other].append(index)
      }
    }
    self.ties = ties
    taken = Set(
      tables.families.map(\.id.text) + tables.children.map(\.id.text) + tables.places.map(\.id.text)
        + tables.officers.map(\.id.text))
    var childrenOfFamily = tables.families.map { _ in [Int]() }
    var childIndex: [Child.ID: Int] = [:]
    var children: [CaseFile] = []
    for child in tables.children {
      guard let family = familyIndex[child.family] else { continue }
      childIndex[child.id] = children.count
      childrenOfFamily[family].append(children.count)
      children.append(
        CaseFile(
          id: child.id, family: family, birth: child.birth, placement: child.placement,
          cohorts: child.cohorts,
          spells: child.spells.compactMap { spell in
            // A state that ends later on is open until then; what ended before the start is over.
            if let until = spell.until, until <= tables.policy.start { return nil }
            return .init(
              status: spell.status, since: spell.since, until: nil, known: tables.policy.start,
              ends: spell.until)
          }))
    }
    for meeting in tables.meetings {
      for id in meeting.children {
        guard let child = childIndex[id] else { continue }
        switch meeting.status {
        case .held:
          children[child].held.append(.init(kind: meeting.kind, day: meeting.day))
          if let review = meeting.combined[id] {
            children[child].held.append(.init(kind: review, day: meeting.day))
          }
        case .due: children[child].events.append(.init(kind: meeting.kind, day: meeting.day))
        case .booked, .adjourned: break
        }
      }
    }
    for index in children.indices {
      // The clocks count from the states that are open now, and a plan's from a conference of the month before.
      guard let first = children[index].spells.map(\.since).min() else { continue }
      children[index].held.removeAll { $0.day < first - 31 }
    }
    self.children = children
    self.childrenOfFamily = childrenOfFamily
    self.childIndex = childIndex
    adjourned = tables.meetings.filter { $0.status == .adjourned }
    pinned = Set(tables.meetings.filter { $0.status == .booked && $0.isPinned }.map(\.id))
    let venues = Dictionary(tables.rooms.map { ($0.id, $0.venue) }, uniquingKeysWith: { first, _ in first })
    diary = tables.meetings.filter { $0.status == .booked && $0.day >= tables.policy.start }.compactMap {
      meeting in
      guard let first = meeting.children.first.flatMap({ childIndex[$0] }) else { return nil }
      let family = tables.families[children[first].family]
      return Booking(
        published: meeting, family: family,
        place: meeting.room.flatMap { venues[$0] }
          ?? children[first].placement ?? family.venue ?? "")
    }
    for index in self.children.indices { draw(index) }
  }

  /// The index of a child.
  func index(of child: Child.ID) -> Int? { childIndex[child] }
  /// The index of a family.
  func index(of family: Family.ID) -> Int? { familyIndex[family] }

  /// The children of a meeting, by index.
  func members(_ children: [Child.ID]) -> [Int] { children.compactMap { childIndex[$0] } }

  /// The families of a booking: the one that it names, and those of its children, who may be another's since.
  func families(of booking: Booking) -> [Int] {
    var found: [Int] = []
    if let named = familyIndex[booking.family] { found.append(named) }
    for id in booking.children {
      guard let child = childIndex[id] else { continue }
      let family = children[child].family
      if !found.contains(family) { found.append(family) }
    }
    return found
  }

  /// Notes that something has changed of what a plan knows of a family.
  mutating func touch(_ family: Int) { familyVersions[family] += 1 }

  /// Notes that a booking has come, gone or changed.
  mutating func touch(_ booking: Booking) {
    for family in families(of: booking) { touch(family) }
  }

  /// How often something has changed of what a plan knows of a family and its children.
  func version(ofFamily family: Int) -> Int {
    var version = familyVersions[family]
    for child in childrenOfFamily[family] { version += children[child].version }
    return version
  }

  // MARK: - New cases

  /// An id that nobody has: a letter and a number.
  mutating func newID(_ letter: String) -> String {
    while true {
      names += 1
      let digits = String(names)
      let id = letter + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      if !taken.contains(id) { return id }
    }
  }

  /// Adds a family without children.
  mutating func add(_ family: Family) -> Int {
    familyIndex[family.id] = families.count
    families.append(family)
    childrenOfFamily.append([])
    familyVersions.append(0)
    let added = families.count - 1
    ties.append([])
    for other in family.apartFrom.union(family.siblings).compactMap({ familyIndex[$0] }).sorted() {
      ties[added].append(other)
      ties[other].append(added)
    }
    return added
  }

  /// Adds a child to a family.
  mutating func add(_ child: CaseFile) {
    childIndex[child.id] = children.count
    childrenOfFamily[child.family].append(children.count)
    children.append(child)
    draw(children.count - 1)
  }

  /// Moves a child to another family: brothers and sisters whom two officers share become two rows.
  mutating func move(_ child: Int, to family: Int) {
    let former = children[child].family
    childrenOfFamily[former].removeAll { $0 == child }
    // What the family has been through stays with it, so that its version never falls.
    familyVersions[former] += children[child].version + 1
    touch(family)
    children[child].family = family
    childrenOfFamily[family].append(child)
    childrenOfFamily[family].sort()
  }

  /// Draws what a child will live through.
  private mutating func draw(_ index: Int) {
    let id = children[index].id.text
    var exit = chance.stream(.careExit, id)
    children[index].exit.limit = exit.exponential()
    var move = chance.stream(.placementMove, id)
    children[index].move.limit = move.exponential()
  }

  // MARK: - Staff

  /// An officer as far as is known: who leaves has an end.
  var officers: [Officer] {
    var ends: [String: Day] = [:]
    for item in news {
      if case .leaves(let person, let last) = item.what {
        ends[person.text] = min(ends[person.text] ?? last, last)
      }
    }
    return tables.officers.map { officer in
      var officer = officer
      if let last = ends[officer.id.text] { officer.end = min(officer.end ?? last, last) }
      return officer
    }
  }

  /// The minute takers, likewise.
  var minuteTakers: [MinuteTaker] {
    var ends: [String: Day] = [:]
    for item in news {
      if case .leaves(let person, let last) = item.what {
        ends[person.text] = min(ends[person.text] ?? last, last)
      }
    }
    return tables.minuteTakers.map { taker in
      var taker = taker
      if let last = ends[taker.id.text] { taker.end = min(taker.end ?? last, last) }
      return taker
    }
  }
}

extension Booking {
  /// A booking that the tables have as published; its window is the first plan's to say.
  fileprivate init(published meeting: RecordedMeeting, family: Family, place: Place.ID) {
    self.init(
      meeting: meeting.id, kind: meeting.kind, family: family.id, children: meeting.children,
      officer: meeting.officer, namedOfficer: family.officer,
      cover: meeting.kind.group != .secure && meeting.officer != family.officer, place: place,
      room: meeting.room, minuteTaker: meeting.minuteTaker, day: meeting.day, span: meeting.span, opens: nil,
      closes: nil, status: .kept, rule: "")
    combined = meeting.combined.sorted { $0.key < $1.key }.map { JoinedReview(child: $0.key, kind: $0.value) }
  }
}
