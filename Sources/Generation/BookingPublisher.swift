// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Books and publishes a share of the meetings that fall due soon, as a service has when the plan starts.
struct BookingPublisher {
  let blueprint: ServiceBlueprint
  let rules: RuleBook
  private var diary: DiaryKeeper
  private let policy: Policy
  /// Places that have a room, by index.
  private let placesWithRooms: [Int]

  init(blueprint: ServiceBlueprint, rules: RuleBook) {
    self.blueprint = blueprint
    self.rules = rules
    diary = DiaryKeeper(blueprint: blueprint)
    policy = blueprint.policy
    placesWithRooms = Set(blueprint.rooms.map(\.venue)).sorted()
  }

  /// A meeting of a family that falls due.
  private struct Due {
    var family: Int
    var meeting: MeetingDraft
    var place: Int
    var opens: Day
    var closes: Day
  }

  /// Adds the published bookings to the families' meetings.
  mutating func publish(_ families: inout [FamilyDraft], using random: inout SeededRandom) throws {
    let lastAhead = min(policy.horizonEnd, policy.start + blueprint.practice.bookedAhead - 1)
    var due: [Due] = []
    for index in families.indices {
      due += try meetings(of: families[index], index: index).filter {
        $0.closes >= policy.start && $0.closes <= lastAhead
      }
    }
    // The first to close are booked first, so that what cannot wait finds a place.
    due.sort {
      ($0.closes, $0.family, $0.meeting.children[0]) < ($1.closes, $1.family, $1.meeting.children[0])
    }
    for meeting in due {
      let chosen = random.chance(perThousand: blueprint.practice.bookedPerThousand)
      let family = families[meeting.family]
      let urgent = try leavesNoNotice(meeting)
      guard urgent || (chosen && family.officer != nil) else { continue }
      if let booked = try book(meeting, of: family, urgent: urgent, using: &random) {
        families[meeting.family].meetings.append(booked)
      }
    }
    guard blueprint.practice.publishesCombined else { return }
    let combined = CombinedBookings(blueprint: blueprint, rules: rules)
    for index in families.indices { try combined.combine(&families[index], in: &diary) }
  }

  /// Whether the window closes so soon that a plan made at the start could not keep the notice and still
  /// have a choice of days.
  private func leavesNoNotice(_ due: Due) throws -> Bool {
    let notice = policy.notice(for: due.meeting.kind)
    return try due.closes < rules.calendar.adding(workingDays: notice + 2, to: policy.start)
  }

  // MARK: What is due

  /// The meetings of a family that fall due, siblings put together as `Scenarios/MODEL.md` has it.
  private func meetings(of family: FamilyDraft, index: Int) throws -> [Due] {
    var windows: [(child: Int, place: Int, window: Window)] = []
    for (child, draft) in family.children.enumerated() {
      // What an event asks for is left to the plan.
      for window in try rules.windows(of: draft.history) where !window.kind.isAskedForByEvent {
        guard let place = window.kind.isConference ? venue(of: family) : draft.placement else { continue }
        windows.append((child, place, window))
      }
    }
    windows.sort { ($0.window.closes, $0.child) < ($1.window.closes, $1.child) }
    var meetings: [Due] = []
    for (child, place, window) in windows {
      let opens = max(
        window.opens ?? window.trigger + 1, window.trigger + 1,
        window.closes - policy.opensDaysBefore(window.kind))
      let open = meetings.lastIndex { due in
        due.meeting.kind == window.kind && due.place == place
          && window.closes - due.closes <= policy.siblingJoinDays
      }
      if let open {
        meetings[open].meeting.children = (meetings[open].meeting.children + [child]).sorted()
        meetings[open].opens = max(meetings[open].opens, opens)
      } else {
        let draft = MeetingDraft(kind: window.kind, status: .booked, children: [child], day: window.closes)
        meetings.append(Due(family: index, meeting: draft, place: place, opens: opens, closes: window.closes))
      }
    }
    return meetings
  }

  /// Where a family's conferences are held: its venue, or the place with a room nearest to its home.
  private func venue(of family: FamilyDraft) -> Int? {
    if let venue = family.venue { return venue }
    guard let from = family.home ?? family.children.lazy.compactMap(\.placement).first else {
      return placesWithRooms.first
    }
    return placesWithRooms.min {
      (blueprint.places.minutes(from: from, to: $0), $0) < (blueprint.places.minutes(from: from, to: $1), $1)
    }
  }

  // MARK: Finding a day

  /// Books a meeting with the family's officer; one that cannot wait with somebody else if need be.
  private mutating func book(
    _ due: Due, of family: FamilyDraft, urgent: Bool, using random: inout SeededRandom
  ) throws -> MeetingDraft? {
    var chairs: [Int] = []
    let isSecure = due.meeting.kind.group == .secure
    if let officer = family.officer, !isSecure { chairs.append(officer) }
    if urgent || isSecure {
      chairs += random.shuffled(covers(for: due.meeting.kind, of: family)).filter { $0 != family.officer }
    }
    let days = try days(for: due, using: &random)
    for chair in chairs {
      for day in days {
        if let meeting = book(due, of: family, chair: chair, on: day, using: &random) { return meeting }
      }
    }
    return nil
  }

  private func covers(for kind: MeetingKind, of family: FamilyDraft) -> [Int] {
    let officers = blueprint.staff.officers
    return officers.indices.filter { index in
      officers[index].roles.union(officers[index].coverRoles).contains(kind.role)
        && !officers[index].excludedTeams.contains(family.team) && !family.conflicts.contains(index)
        && officers[index].isInPost(on: policy.start)
    }
  }

  /// The bookable days of a window: about a week before it closes first, then the ones around it.
  private func days(for due: Due, using random: inout SeededRandom) throws -> [Day] {
    let first = max(policy.start, due.opens)
    guard first <= due.closes else { return [] }
    let wished = max(first, due.closes - random.integer(in: 3...14))
    return try (first...due.closes).filter { day in
      try rules.calendar.isWorkingDay(day)
        && !blueprint.closures.contains { $0.day == day && $0.place == nil }
    }.sorted { (abs($0 - wished), $0) < (abs($1 - wished), $1) }
  }

  /// Books a meeting with a chair on a day, at one of the starts of the day that fits.
  private mutating func book(
    _ due: Due, of family: FamilyDraft, chair: Int, on day: Day, using random: inout SeededRandom
  ) -> MeetingDraft? {
    guard let hours = diary.hours(of: chair, on: day) else { return nil }
    let needs = policy.needs(due.meeting.kind)
    let bare = needs.chair + needs.extraChair * (due.meeting.children.count - 1)
    let length = (bare + policy.gridMinutes - 1) / policy.gridMinutes * policy.gridMinutes
    var meeting = due.meeting
    for start in random.shuffled(starts(of: due.meeting.kind, within: hours, length: length)) {
      let request = DiaryKeeper.Request(
        day: day,
        span: TimeSpan(start: ClockTime(minutes: start), end: ClockTime(minutes: start + length)),
        place: due.place, needs: needs)
      guard family.canCome(meeting.children, on: day, at: request.span) else { continue }
      if diary.book(request, officer: chair, into: &meeting) { return meeting }
    }
    return nil
  }

  private func starts(of kind: MeetingKind, within hours: TimeSpan, length: Int) -> [Int] {
    let latest = hours.end.minutes - length
    if kind.isConference, !policy.conferenceStarts.isEmpty {
      return policy.conferenceStarts.map(\.minutes).filter { hours.start.minutes <= $0 && $0 <= latest }
    }
    let grid = policy.gridMinutes
    let first = (hours.start.minutes + grid - 1) / grid * grid
    return first <= latest ? Array(stride(from: first, through: latest, by: grid)) : []
  }
}
