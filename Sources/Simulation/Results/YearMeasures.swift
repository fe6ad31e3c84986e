// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The numbers of one replication.
struct YearMeasures: Sendable {
  /// By key; nil where a replication has none, as a percentage of no meetings.
  private(set) var values: [MeasureKey: Double?] = [:]

  init(_ tally: Tally, tables: Scenario, options: SimulationOptions) {
    timeliness(tally)
    counts(tally)
    staff(tally, tables, weeks: options.weeks)
    kinds(tally)
    for (cause, count) in tally.causes {
      set(.causes, cause.word, "late-meetings", Double(count), "meetings")
    }
    for week in tally.weeks { self.week(week) }
    months(tally)
  }

  private mutating func set(
    _ table: MeasureKey.Table, _ subject: String, _ measure: String, _ value: Double?, _ unit: String
  ) {
    values[MeasureKey(table, subject, measure, unit: unit)] = .some(value)
  }

  private mutating func set(_ measure: String, _ value: Double?, _ unit: String) {
    set(.service, "", measure, value, unit)
  }

  private func percent(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : 100 * Double(part) / Double(whole)
  }

  // MARK: - The service

  private mutating func timeliness(_ tally: Tally) {
    func inTime(_ groups: Set<MeetingGroup>, but excluded: MeetingKind? = nil) -> Double? {
      let held = tally.sum(groups, \.held, but: excluded)
      return percent(held - tally.sum(groups, \.late, but: excluded), of: held)
    }
    // Transfers in are counted apart (children in need census guide, 4.12.3).
    set("initial-conferences-in-time", inTime([.initialConference], but: .transferInConference), "percent")
    set("review-conferences-in-time", inTime([.reviewConference]), "percent")
    set("reviews-in-time", inTime([.review]), "percent")
    set(
      "conferences-in-time", inTime([.initialConference, .reviewConference], but: .transferInConference),
      "percent")
    set(
      "children-reviewed-in-time", percent(tally.reviewedChildren.inTime, of: tally.reviewedChildren.due),
      "percent")
    set(
      "plans-reviewed-in-time", percent(tally.reviewedOnPlan.inTime, of: tally.reviewedOnPlan.due),
      "percent")
  }

  private mutating func counts(_ tally: Tally) {
    let conferences: Set<MeetingGroup> = [.initialConference, .reviewConference]
    set("reviews-held", Double(tally.sum([.review], \.held)), "meetings")
    set("children-reviews", Double(tally.sum([.review], \.children)), "children")
    set("conferences-held", Double(tally.sum(conferences, \.held)), "meetings")
    set(
      "initial-conference-children",
      Double(tally.sum([.initialConference], \.children, but: .transferInConference)), "children")
    set("review-conference-children", Double(tally.sum([.reviewConference], \.children)), "children")
    let stock = mean(tally.weeks.map { Double($0.lookedAfter) })
    set(
      "reviews-per-child",
      stock.flatMap { $0 > 0 ? Double(tally.sum([.review], \.children)) / $0 : nil }, "reviews")
    set(
      "reviews-per-child-at-end",
      tally.end.flatMap { end in
        end.lookedAfter > 0 ? Double(tally.sum([.review], \.children)) / Double(end.lookedAfter) : nil
      }, "reviews")
    set("looked-after-at-end", tally.end.map { Double($0.lookedAfter) }, "children")
    set("on-plan-at-end", tally.end.map { Double($0.onPlan) }, "children")
    set("care-entries", Double(tally.arrivals.careEntries), "children")
    set("care-exits", Double(tally.careExits), "children")
    set("strategy-discussions", Double(tally.arrivals.strategyDiscussions), "children")
    set("plans-made", Double(tally.plansMade), "children")
    set("plans-ended", Double(tally.plansEnded), "children")
    set("meetings-adjourned", Double(tally.adjourned), "meetings")
    set("meetings-rearranged", Double(tally.rearranged), "meetings")
    set("bookings-lifted", Double(tally.lifted), "bookings")
    set("bookings-moved-for-others", Double(tally.weeks.reduce(0) { $0 + $1.moved }), "bookings")
    set("bookings-cancelled", Double(tally.cancelled), "bookings")
    set("overdue-at-end", Double(tally.overdueAtEnd), "children")
    set("changes-of-officer", Double(tally.officerChanges), "children")
    set(
      "changes-of-officer-per-child",
      tally.childrenSeen == 0 ? nil : Double(tally.officerChanges) / Double(tally.childrenSeen), "changes")
  }

  private mutating func staff(_ tally: Tally, _ tables: Scenario, weeks: Int) {
    func caseload(_ week: Tally.Week) -> Double? {
      week.fullTime > 0 ? Double(week.openCases) / week.fullTime : nil
    }
    set("caseload-per-fte", tally.weeks.last.flatMap(caseload), "children")
    set("caseload-per-fte-mean", mean(tally.weeks.compactMap(caseload)), "children")
    set("families-without-officer", mean(tally.weeks.map { Double($0.familiesWithoutOfficer) }), "families")
    let work = Array(tally.work.values)
    let meetings = work.reduce(0) { $0 + $1.meetings }
    set("cover", percent(work.reduce(0) { $0 + $1.cover }, of: meetings), "percent")
    let fullTimeWeeks = tally.weeks.reduce(0) { $0 + $1.fullTime }
    func hours(_ minutes: Double) -> Double? { fullTimeWeeks > 0 ? minutes / 60 / fullTimeWeeks : nil }
    let travel = Double(work.reduce(0) { $0 + $1.travelMinutes })
    let meeting = Double(work.reduce(0) { $0 + $1.meetingMinutes })
    // Floating-point sums depend on their order, and a dictionary has none.
    let other = tally.work.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.otherMinutes }
    set("hours-per-fte-week", hours(meeting + travel + other), "hours")
    set("travel-hours-per-fte-week", hours(travel), "hours")
    set("meetings-per-fte-week", fullTimeWeeks > 0 ? Double(meetings) / fullTimeWeeks : nil, "meetings")
    for officer in tables.officers {
      let own = tally.work[officer.id] ?? .init()
      let name = officer.id.text
      func perWeek(_ minutes: Double) -> Double? { own.weeks > 0 ? minutes / 60 / Double(own.weeks) : nil }
      set(
        .officers, name, "children", own.weeks > 0 ? Double(own.children) / Double(own.weeks) : nil,
        "children")
      set(.officers, name, "meetings", Double(own.meetings), "meetings")
      set(.officers, name, "cover", Double(own.cover), "meetings")
      set(
        .officers, name, "hours-a-week",
        perWeek(Double(own.meetingMinutes + own.travelMinutes) + own.otherMinutes), "hours")
      set(.officers, name, "travel-hours-a-week", perWeek(Double(own.travelMinutes)), "hours")
    }
  }

  // MARK: - Tables

  private mutating func kinds(_ tally: Tally) {
    for (kind, counts) in tally.kinds {
      let name = kind.rawValue
      set(.meetings, name, "held", Double(counts.held), "meetings")
      set(.meetings, name, "children", Double(counts.children), "children")
      set(.meetings, name, "in-time", percent(counts.held - counts.late, of: counts.held), "percent")
      set(
        .meetings, name, "in-time-by-own-rules",
        percent(counts.held - counts.lateByOwnRules, of: counts.held),
        "percent")
      set(
        .meetings, name, "children-in-time",
        percent(counts.children - counts.lateChildren, of: counts.children),
        "percent")
      set(.meetings, name, "cover", percent(counts.cover, of: counts.held), "percent")
    }
  }

  private mutating func week(_ week: Tally.Week) {
    let name = week.first.description
    set(.weeks, name, "overdue", Double(week.overdue), "meetings")
    set(.weeks, name, "unbooked", Double(week.unbooked), "meetings")
    set(.weeks, name, "booked-late", Double(week.bookedLate), "meetings")
    set(.weeks, name, "booked", Double(week.booked), "meetings")
    set(.weeks, name, "held", Double(week.held), "meetings")
    set(.weeks, name, "families-without-officer", Double(week.familiesWithoutOfficer), "families")
    set(.weeks, name, "looked-after", Double(week.lookedAfter), "children")
    set(.weeks, name, "on-plan", Double(week.onPlan), "children")
  }

  private mutating func months(_ tally: Tally) {
    let months = Dictionary(grouping: tally.weeks) { String($0.first.description.prefix(7)) }
    for (month, weeks) in months {
      set(
        .months, month, "caseload-per-fte",
        mean(weeks.compactMap { $0.fullTime > 0 ? Double($0.openCases) / $0.fullTime : nil }), "children")
      set(.months, month, "fte", mean(weeks.map(\.fullTime)), "fte")
      set(.months, month, "held", Double(weeks.reduce(0) { $0 + $1.held }), "meetings")
      set(.months, month, "looked-after", mean(weeks.map { Double($0.lookedAfter) }), "children")
      set(.months, month, "on-plan", mean(weeks.map { Double($0.onPlan) }), "children")
      set(.months, month, "overdue", mean(weeks.map { Double($0.overdue) }), "meetings")
    }
  }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
