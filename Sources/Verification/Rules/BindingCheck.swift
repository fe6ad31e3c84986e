// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether `binding.csv` has the form that it must have: weeks of the plan, resources that there are, numbers that
/// can be.
///
/// What a resource is worth comes from the prices of the search, which no table shows; it is not judged here.
struct BindingCheck {
  let rows: [BindingRow]
  /// How many meetings are late or unbooked.
  let meetingBreaches: Int
  let tables: ServiceTables

  func violations() -> [Violation] {
    var seen: Set<[String]> = []
    return rows.flatMap { row in
      let key = [row.week?.description ?? "", row.resource, row.id]
      return
        (seen.insert(key).inserted
        ? [] : [row.violation("binding-twice", "the resource has more than one row")])
        + week(row) + resource(row) + numbers(row)
    }
  }

  private func week(_ row: BindingRow) -> [Violation] {
    let days = tables.days
    let first = tables.policy.start - tables.policy.start.weekday.index
    guard let week = row.week, week.weekday == .monday, first <= week, week <= days.lateEnd else {
      return [
        row.violation(
          "binding-week-wrong",
          "week \(shown(row.week)), expected a Monday from \(first) through \(days.lateEnd)")
      ]
    }
    return []
  }

  private func resource(_ row: BindingRow) -> [Violation] {
    let isKnown: Bool
    switch row.resource {
    case "room": isKnown = tables.scenario.places.contains { $0.id.text == row.id }
    case "minute-taker": isKnown = row.id == "service"
    case "officer": isKnown = tables.officers[Officer.ID(row.id)] != nil
    case "notice": isKnown = MeetingKind(rawValue: row.id) != nil
    default:
      return [
        row.violation(
          "binding-resource-wrong",
          "resource \(shown(row.resource)), expected room, minute-taker, officer or notice")
      ]
    }
    if isKnown { return [] }
    return [row.violation("binding-id-unknown", "there is no \(row.resource) \(shown(row.id))")]
  }

  private func numbers(_ row: BindingRow) -> [Violation] {
    var violations: [Violation] = []
    if row.minutes.map({ $0 < 1 }) ?? true {
      violations.append(
        row.violation("binding-minutes-wrong", "minutes \(shown(row.minutes)), expected at least 1"))
    }
    if row.breaches.map({ !(0...meetingBreaches).contains($0) }) ?? true {
      violations.append(
        row.violation(
          "binding-breaches-wrong",
          "breaches \(shown(row.breaches)), expected 0 to \(meetingBreaches), the meetings late or unbooked"))
    }
    return violations
  }
}

extension BindingRow {
  fileprivate func violation(_ name: String, _ detail: String) -> Violation {
    Violation(name: name, detail: "binding.csv, row \(line): \(detail)")
  }
}
