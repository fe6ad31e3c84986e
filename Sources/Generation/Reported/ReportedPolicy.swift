// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The policy of a real service: its year, and the local rules that its report names.
struct ReportedPolicy {
  let title: String
  let basis: ServiceBasis
  let calendar: WorkingCalendar

  func policy() throws -> Policy {
    var policy = Policy(service: title, start: try basis.day("start"))
    policy.horizonWeeks = try basis.count("horizon")
    policy.school.holidays = try holidays(policy)
    policy.tightenings = try basis.names(from: "tightening.").map(tightening)
    if basis.has("conference-starts") {
      let refused = basis.has("conference-start-refused") ? try basis.times("conference-start-refused") : []
      policy.conferenceStarts = try basis.times("conference-starts").filter { !refused.contains($0) }
    }
    policy.reconveneDays = try basis.count("reconvene-days", otherwise: policy.reconveneDays ?? 28)
    policy.meetingsPerDay = try basis.count("meetings-per-day", otherwise: policy.meetingsPerDay)
    policy.capacity.guidanceChildrenPerFTE =
      try basis.count("caseload-lower-guidance")...basis.count("caseload-upper-guidance")
    if basis.has("weighting") { try weigh(&policy.capacity) }
    return policy
  }

  /// The stretches as they are given, or those of most authorities for a year from the start.
  private func holidays(_ policy: Policy) throws -> [ClosedRange<Day>] {
    if try basis.text("school-holidays") == "usual" {
      return try SchoolYear(calendar: calendar).holidays(from: policy.start, through: policy.start + 364)
    }
    return try basis.stretches("school-holidays")
  }

  /// A local rule from a row such as `tightening.LAC3.out-of-area`, whose unit is that of its value.
  private func tightening(_ name: String) throws -> Tightening {
    let parts = name.split(separator: ".").map(String.init)
    guard let figure = basis.figures.first(where: { $0.figure == name }), (2...3).contains(parts.count)
    else {
      throw GenerationError.basis(
        name: name, value: nil, expected: "a published figure, named tightening.RULE or with a cohort")
    }
    let count = try basis.count(name)
    let interval: Interval
    switch figure.unit {
    case "months": interval = .months(count)
    case "working days": interval = .workingDays(count)
    case "days": interval = .calendarDays(count)
    default:
      throw GenerationError.basis(
        name: name, value: figure.unit, expected: "the unit months, working days or days")
    }
    return Tightening(
      rule: parts[1], cohort: parts.count == 3 ? parts[2] : nil, within: interval,
      source: "\(figure.source), \(figure.section)")
  }

  /// How a caseload is weighed: by points for each state, when the service does so.
  private func weigh(_ capacity: inout Capacity) throws {
    guard let weighting = Capacity.Weighting(rawValue: try basis.word("weighting")) else {
      throw GenerationError.basis(
        name: "weighting", value: try basis.word("weighting"), expected: "hours, heads or points")
    }
    capacity.weighting = weighting
    capacity.childrenPerFTE = try basis.count("children-per-fte", otherwise: capacity.childrenPerFTE)
    capacity.pointsPerFTE = try basis.count("points-per-fte", otherwise: capacity.pointsPerFTE)
    capacity.stablePoints = try basis.count("stable-points", otherwise: capacity.stablePoints)
    for name in basis.names(from: "points.") {
      guard let status = CaseStatus(rawValue: String(name.dropFirst("points.".count))) else {
        throw GenerationError.basis(name: name, value: nil, expected: "a name such as points.looked-after")
      }
      let tenths = Int((try basis.number(name) * 10).rounded())
      capacity.points[status] = PointTiers(recent: tenths, settled: tenths)
    }
  }
}
