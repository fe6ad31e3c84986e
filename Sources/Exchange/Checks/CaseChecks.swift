// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension ScenarioChecks {
  /// The most days before the expected birth that an unborn child's case may start.
  static let daysBeforeBirth = 270

  /// Rooms are in venues and offices, and venues of conferences have rooms.
  func checkRooms() {
    let kinds = Dictionary(rows.places.map { ($0.value.id, $0.value.kind) }) { first, _ in first }
    for room in rows.rooms {
      guard let kind = kinds[room.value.venue], kind != .venue, kind != .office else { continue }
      refuse(
        .rooms, row: room.row, column: "venue", value: room.value.venue.text,
        "expected a place of kind venue or office; it is a \(kind.rawValue)")
    }
    guard !log.hasErrors(in: .rooms) else { return }
    let venues = Set(rows.rooms.map(\.value.venue))
    for family in rows.families {
      guard let venue = family.value.venue, !venues.contains(venue), !rows.rooms.isEmpty else { continue }
      warn(
        .families, row: family.row, column: "venue", value: venue.text,
        "has no room; a conference that needs one cannot be held there")
    }
  }

  /// Families have children.
  func checkFamilies() {
    guard !log.hasErrors(in: .children) else { return }
    let families = Set(rows.children.map(\.value.family))
    for family in rows.families where !families.contains(family.value.id) {
      warn(
        .families, row: family.row, column: "family", value: family.value.id.text,
        "the family has no children")
    }
  }

  /// Spells of one status do not overlap, and start when the child is there.
  func checkSpells() {
    let births = Dictionary(rows.children.map { ($0.value.id, $0.value.birth) }) { first, _ in first }
    struct ChildStatus: Hashable {
      let child: Child.ID
      let status: CaseStatus
    }
    var groups: [ChildStatus: [Located<ChildSpell>]] = [:]
    for spell in rows.spells {
      let (child, status) = (spell.value.child, spell.value.spell.status)
      groups[ChildStatus(child: child, status: status), default: []].append(spell)
      guard let birth = births[child] else { continue }
      checkBirth(
        birth, spell.value.spell.since, mayPrecede: status.mayPrecedeBirth, .statuses, row: spell.row, "since"
      )
    }
    // Every group is judged alone; the log is sorted later.
    for (key, spells) in groups where spells.count > 1 {
      let sorted = spells.sorted { ($0.value.spell.since, $0.row) < ($1.value.spell.since, $1.row) }
      for (earlier, later) in zip(sorted, sorted.dropFirst()) {
        // The same day is a fault of the key.
        guard earlier.value.spell.since != later.value.spell.since else { continue }
        guard earlier.value.spell.until.map({ $0 > later.value.spell.since }) ?? true else { continue }
        let end = earlier.value.spell.until.map { "lasts until \($0)" } ?? "is still open"
        refuse(
          .statuses, row: later.row, column: "since", value: later.value.spell.since.description,
          "the child is \(key.status.rawValue) already: row \(earlier.row) \(end)")
      }
    }
  }

  /// Children have an open status, and a placement when their meetings are held there.
  func checkChildren(_ policy: Policy) {
    let open = Dictionary(grouping: rows.spells.filter { $0.value.spell.isOpen(on: policy.start) }) {
      $0.value.child
    }
    let areSpellsKnown = !log.hasErrors(in: .statuses)
    for child in rows.children {
      let spells = open[child.value.id] ?? []
      if spells.isEmpty, areSpellsKnown {
        warn(
          .children, row: child.row, column: "child", value: child.value.id.text,
          "the child has no open status; no meeting falls due")
      }
      guard child.value.placement == nil,
        let spell = spells.first(where: { !$0.value.spell.status.asksForConferences })
      else { continue }
      refuse(
        .children, row: child.row, column: "placement", value: nil,
        "expected a place: a child who has reviews needs a placement, where they are held "
          + "(\(spell.value.spell.status.rawValue) in statuses.csv, row \(spell.row))")
    }
  }

  /// Adds a fault when something is before a birth, or too long before an expected one.
  func checkBirth(
    _ birth: Day, _ day: Day, mayPrecede: Bool, _ schema: TableSchema, row: Int, _ column: String
  ) {
    if !mayPrecede, day < birth {
      refuse(
        schema, row: row, column: column, value: day.description,
        "expected a date from the child's birth on, \(birth)")
    } else if mayPrecede, birth - day > Self.daysBeforeBirth {
      refuse(
        schema, row: row, column: column, value: day.description,
        "expected a date at most \(Self.daysBeforeBirth) days before the child's birth, \(birth)")
    }
  }
}

extension CaseHistory.Spell {
  /// Whether the state lasts beyond the day that a plan starts.
  func isOpen(on start: Day) -> Bool { until.map { $0 > start } ?? true }
}

extension CaseStatus {
  /// Whether the status asks for child protection conferences, and not for reviews.
  var asksForConferences: Bool { role == .conferences }

  /// Whether an unborn child can have it.
  var mayPrecedeBirth: Bool { asksForConferences }
}
