// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// Whether `summary.json` says which policy the plan was made under: every key, and the numbers that the
/// plan hangs on as the scenario has them.
struct PolicyEchoCheck {
  let echo: JSONValue?
  let policy: Policy

  private static let keys = [
    "service", "start", "horizon_weeks", "late_weeks", "fortnight_start", "months", "count_start_day",
    "tightenings", "unconfirmed", "grid_minutes", "day_start", "day_end", "meetings_per_day", "gap_minutes",
    "break", "conference_starts", "opens_days_before", "notice_working_days", "sibling_join_days",
    "combine_within_days", "combined_percent", "reconvene_days", "kinds",
    "monitoring_minutes_per_year", "capacity", "costs", "school", "travel",
  ]

  func violations() -> [Violation] {
    guard let echo else {
      return [Violation(name: "policy-echo-missing", detail: "summary.json has no policy")]
    }
    let missing = Self.keys.filter { echo[$0] == nil }.map { key in
      Violation(name: "policy-echo-missing", detail: "summary.json, policy has no key \(key)")
    }
    let wrong = figures(echo).filter { $0.stated != $0.expected }.map { figure in
      Violation(
        name: "policy-echo-wrong",
        detail: "summary.json, policy.\(figure.key) is \(words(figure.stated)), expected "
          + words(figure.expected))
    }
    return missing + wrong
  }

  private func figures(_ echo: JSONValue) -> [(key: String, stated: JSONValue?, expected: JSONValue)] {
    let costs = policy.costs
    let capacity = policy.capacity
    func ofCapacity(_ key: String, _ expected: JSONValue) -> (String, JSONValue?, JSONValue) {
      ("capacity.\(key)", echo["capacity"]?[key], expected)
    }
    func orNull(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
    return rest(echo) + [
      ("service", echo["service"], .string(policy.service)),
      ("start", echo["start"], .string(policy.start.description)),
      ("horizon_weeks", echo["horizon_weeks"], .integer(policy.horizonWeeks)),
      ("late_weeks", echo["late_weeks"], .integer(policy.lateWeeks)),
      ("months", echo["months"], .string(policy.months.rawValue)),
      ("count_start_day", echo["count_start_day"], .boolean(policy.countStartDay)),
      ("grid_minutes", echo["grid_minutes"], .integer(policy.gridMinutes)),
      ("meetings_per_day", echo["meetings_per_day"], .integer(policy.meetingsPerDay)),
      ("gap_minutes", echo["gap_minutes"], .integer(policy.gapMinutes)),
      ("sibling_join_days", echo["sibling_join_days"], .integer(policy.siblingJoinDays)),
      ("combine_within_days", echo["combine_within_days"], orNull(policy.combineWithinDays)),
      ("combined_percent", echo["combined_percent"], .integer(policy.combinedPercent)),
      ("reconvene_days", echo["reconvene_days"], orNull(policy.reconveneDays)),
      ofCapacity("weighting", .string(capacity.weighting.rawValue)),
      ofCapacity("children_per_fte", .integer(capacity.childrenPerFTE)),
      ofCapacity("points_per_fte", .integer(capacity.pointsPerFTE)),
      ofCapacity("stable_points", .integer(capacity.stablePoints)),
      ofCapacity("settled_after_days", .integer(capacity.settledAfterDays)),
      ofCapacity("periods", .integer(capacity.periods)),
      ofCapacity("productive_minutes_per_year", .integer(capacity.productiveMinutesPerYear)),
      ofCapacity("maximum_children_per_fte", orNull(capacity.maximumChildrenPerFTE)),
      ofCapacity("maximum_percent", orNull(capacity.maximumPercent)),
      ofCapacity("split_from_children", orNull(capacity.splitFromChildren)),
      ("costs.split_siblings", echo["costs"]?["split_siblings"], .integer(costs.splitSiblings)),
      ("costs.change_of_officer", echo["costs"]?["change_of_officer"], .integer(costs.changeOfOfficer)),
      ("costs.skill_mismatch", echo["costs"]?["skill_mismatch"], .integer(costs.skillMismatch)),
      ("costs.cover", echo["costs"]?["cover"], .integer(costs.cover)),
      ("costs.move", echo["costs"]?["move"], .integer(costs.move)),
      ("costs.late", echo["costs"]?["late"], .integer(costs.late)),
      ("costs.late_per_day", echo["costs"]?["late_per_day"], .integer(costs.latePerDay)),
      ("costs.unbooked", echo["costs"]?["unbooked"], .integer(costs.unbooked)),
      ("costs.margin_days", echo["costs"]?["margin_days"], .integer(costs.marginDays)),
      ("costs.early_per_day", echo["costs"]?["early_per_day"], .integer(costs.earlyPerDay)),
      ("costs.margin_per_day", echo["costs"]?["margin_per_day"], .integer(costs.marginPerDay)),
      ("costs.school", echo["costs"]?["school"], .integer(costs.school)),
      ("costs.unplaced", echo["costs"]?["unplaced"], .integer(costs.unplaced)),
    ]
  }

  private func rest(_ echo: JSONValue) -> [(key: String, stated: JSONValue?, expected: JSONValue)] {
    guard let rest = policy.dayBreak else { return [("break", echo["break"], .null)] }
    return [
      ("break.minutes", echo["break"]?["minutes"], .integer(rest.minutes)),
      ("break.from", echo["break"]?["from"], .string(rest.span.start.description)),
      ("break.to", echo["break"]?["to"], .string(rest.span.end.description)),
    ]
  }

  private func words(_ value: JSONValue?) -> String {
    value.map { $0.text().filter { !$0.isNewline } } ?? "missing"
  }
}
