// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension ScenarioChecks {
  /// Local policies name cohorts that some child is in.
  func checkCohorts(_ policy: Policy) {
    guard !log.hasErrors(in: .children) else { return }
    let cohorts = rows.children.reduce(into: Set<String>()) { $0.formUnion($1.value.cohorts) }
    for (index, tightening) in policy.tightenings.enumerated() {
      guard let cohort = tightening.cohort, !cohorts.contains(cohort) else { continue }
      log.add(
        Fault(
          .warning, file: PolicyFile.name, column: "tightenings[\(index)].cohort", value: cohort,
          expectation: "no child is in the cohort"
            + Suggestion.hint(for: cohort, among: cohorts.sortedByBytes)))
    }
  }

  /// Windows that are past when the plan starts, and kinds of meeting that fall due and lack what they need.
  func checkWindows(_ policy: Policy, calendar: WorkingCalendar) {
    guard let rules = try? policy.rules(calendar: calendar) else { return }  // Said in the policy's faults.
    let histories = self.histories(at: policy.start)
    let bookings = self.bookings
    let adjournments = self.adjournments(policy)
    var dueKinds: Set<MeetingKind> = []
    for child in rows.children {
      guard let history = histories[child.value.id] else { continue }
      do {
        for window in try rules.windows(of: history) {
          let clock = ChildGroup(child: child.value.id, group: window.kind.group)
          let booking = bookings[clock]
          let adjournment = adjournments[clock].flatMap { $0.last < window.closes ? $0 : nil }
          let closes = adjournment?.last ?? window.closes
          if closes < policy.start { reportPast(window, adjournment, booking, child.row) }
          if closes <= policy.horizonEnd, booking == nil { dueKinds.insert(window.kind) }
        }
        if rows.rooms.isEmpty || rows.minuteTakers.isEmpty {
          dueKinds.formUnion(try laterKinds(of: history, child.value.id, bookings, rules, policy))
        }
      } catch {
        refuse(.children, row: child.row, column: "child", value: child.value.id.text, "\(error)")
      }
    }
    checkResources(for: dueKinds, policy)
  }

  /// The kinds of meeting that follow within the horizon when the child's meetings are held as booked and, for the rest,
  /// at the end of their windows.
  private func laterKinds(
    of history: CaseHistory, _ child: Child.ID, _ bookings: [ChildGroup: Day], _ rules: RuleBook,
    _ policy: Policy
  ) throws -> Set<MeetingKind> {
    var course = history
    let windows = try rules.windows(of: history)
    for window in windows {
      guard let day = bookings[ChildGroup(child: child, group: window.kind.group)] else { continue }
      course.hold(window.kind, on: day)
    }
    return Set(
      try rules.schedule(of: course, from: policy.start, through: policy.horizonEnd).map(\.kind))
  }

  private func reportPast(_ window: Window, _ adjournment: Adjournment?, _ booking: Day?, _ row: Int) {
    let answer = booking.map { "it is booked for \($0)" } ?? "it will be planned late"
    let reason =
      adjournment.map {
        "counted from \($0.day), when it was adjourned (meetings.csv, row \($0.row), and reconvene_days)"
      } ?? "counted from \(window.trigger) (\(window.rule), \(window.citation))"
    warn(
      .children, row: row, value: (adjournment?.last ?? window.closes).description,
      "the \(window.kind.rawValue) was due by then, \(reason); \(answer)")
  }

  private func checkResources(for kinds: Set<MeetingKind>, _ policy: Policy) {
    func words(_ needs: (MeetingNeeds) -> Bool) -> String? {
      let kinds = kinds.filter { needs(policy.needs($0)) }.map(\.rawValue).sortedByBytes
      return kinds.isEmpty ? nil : kinds.joined(separator: ", ")
    }
    if rows.rooms.isEmpty, let kinds = words(\.room) {
      warn(.rooms, row: nil, "there are no rooms, and meetings that need one are due: \(kinds)")
    }
    if rows.minuteTakers.isEmpty, let kinds = words(\.minuteTaker) {
      warn(
        .minuteTakers, row: nil,
        "there are no minute takers, and meetings that need one are due: \(kinds)")
    }
  }

  private struct ChildGroup: Hashable {
    let child: Child.ID
    let group: MeetingGroup
  }

  /// The first published booking of each child and clock; one with a combined review is of both clocks.
  private var bookings: [ChildGroup: Day] {
    rows.meetingRows.reduce(into: [:]) { days, row in
      let meeting = row.value.meeting
      guard meeting.status == .booked else { return }
      for kind in row.value.kinds {
        let key = ChildGroup(child: row.value.child, group: kind.group)
        days[key] = min(days[key] ?? meeting.day, meeting.day)
      }
    }
  }

  /// A conference that was begun and not held, and by when it is to be reconvened.
  private struct Adjournment {
    let day: Day
    let last: Day
    let row: Int
  }

  /// The adjournment that leaves the least time, of each child and clock that nothing has answered since.
  private func adjournments(_ policy: Policy) -> [ChildGroup: Adjournment] {
    guard let days = policy.reconveneDays else { return [:] }
    var lastAnswers: [ChildGroup: Day] = [:]
    for row in rows.meetingRows where [.held, .booked].contains(row.value.meeting.status) {
      for kind in row.value.kinds {
        let clock = ChildGroup(child: row.value.child, group: kind.group)
        lastAnswers[clock] = max(lastAnswers[clock] ?? row.value.meeting.day, row.value.meeting.day)
      }
    }
    var adjournments: [ChildGroup: Adjournment] = [:]
    for row in rows.meetingRows where row.value.meeting.status == .adjourned {
      let meeting = row.value.meeting
      let clock = ChildGroup(child: row.value.child, group: meeting.kind.group)
      let adjournment = Adjournment(day: meeting.day, last: meeting.day + days, row: row.row)
      if let answer = lastAnswers[clock], answer >= meeting.day { continue }
      if let other = adjournments[clock], other.last <= adjournment.last { continue }
      adjournments[clock] = adjournment
    }
    return adjournments
  }

  /// What the rules need to know of each child.
  private func histories(at start: Day) -> [Child.ID: CaseHistory] {
    var histories: [Child.ID: CaseHistory] = [:]
    histories.reserveCapacity(rows.children.count)
    for child in rows.children {
      histories[child.value.id] = CaseHistory(spells: [], held: [], cohorts: child.value.cohorts)
    }
    for row in rows.spells {
      let spell = row.value.spell
      // One that ends after the start is open on that day, and keeps its clock.
      let until = spell.isOpen(on: start) ? nil : spell.until
      histories[row.value.child]?.spells.append(.init(status: spell.status, since: spell.since, until: until))
    }
    for row in rows.meetingRows {
      let meeting = row.value.meeting
      switch meeting.status {
      case .held:
        histories[row.value.child]?.held += row.value.kinds.map { .init(kind: $0, day: meeting.day) }
      case .due: histories[row.value.child]?.events.append(.init(kind: meeting.kind, day: meeting.day))
      case .booked, .adjourned: break
      }
    }
    return histories
  }
}
