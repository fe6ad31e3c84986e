// SPDX-License-Identifier: GPL-3.0-or-later

/// The rules of time in force for a service: the statutory table and the local policies that tighten it.
public struct RuleBook: Sendable {
  /// Every rule, in the order of the table.
  public let rules: [Rule]
  /// How months are counted.
  public var months: MonthCount { counting.months }
  /// Whether working days count the trigger day as day 1.
  public var countStartDay: Bool { counting.countStartDay }
  /// The calendar of working days.
  public var calendar: WorkingCalendar { counting.calendar }

  let counting: Counting
  private let tightenings: [String: [Tightening]]
  /// The rules about meetings that each state's clock chooses from.
  let rulesByStatus: [CaseStatus: [Rule]]
  /// The rule of each meeting that an event asks for.
  let rulesByEvent: [MeetingKind: Rule]

  /// Creates the rule book of a service.
  ///
  /// - Parameters:
  ///   - unconfirmedIntervals: by rule id, the time that the service takes a rule to have whose interval is
  ///     not confirmed law (`Rule.isReplaceable`).
  ///   - tightenings: local policies; they are held against the intervals in force.
  /// - Throws: `RuleError.loosens` with the rule's citation when a tightening would allow a later date than
  ///   the law, `RuleError.unknownRule`, and the other cases of `RuleError` about intervals.
  public init(
    calendar: WorkingCalendar, months: MonthCount = .strict, countStartDay: Bool = false,
    tightenings: [Tightening] = [], unconfirmedIntervals: [String: Interval] = [:]
  ) throws {
    let counting = Counting(calendar: calendar, months: months, countStartDay: countStartDay)
    let rules = try RuleBook.table(replacing: unconfirmedIntervals, counting: counting)
    for tightening in tightenings {
      guard let rule = rules.first(where: { $0.id == tightening.rule }) else {
        throw RuleError.unknownRule(id: tightening.rule)
      }
      try rule.check(tightening, counting: counting)
    }
    self.counting = counting
    self.rules = rules
    self.tightenings = Dictionary(grouping: tightenings, by: \.rule)
    var byStatus: [CaseStatus: [Rule]] = [:]
    var byEvent: [MeetingKind: Rule] = [:]
    for rule in rules {
      guard let kind = rule.kind else { continue }
      if let status = rule.trigger.status { byStatus[status, default: []].append(rule) }
      if rule.trigger == .event { byEvent[kind] = rule }
    }
    rulesByStatus = byStatus
    rulesByEvent = byEvent
  }

  /// The last day of a rule when its time starts on a day, tightened by local policy.
  ///
  /// - Parameters:
  ///   - id: the rule's id; tasks have deadlines too.
  ///   - trigger: the day that starts the time, or the day of the event.
  ///   - cohorts: the child's cohorts, that local policies name.
  /// - Returns: nil when the rule gives no day (as soon as practicable) and no local policy does.
  /// - Throws: `RuleError.unknownRule`, `CalendarError.outsideKnownYears`.
  public func deadline(rule id: String, from trigger: Day, cohorts: Set<String> = []) throws -> Day? {
    guard let rule = rules.first(where: { $0.id == id }) else { throw RuleError.unknownRule(id: id) }
    return try limit(of: rule, from: trigger, cohorts: cohorts)?.day
  }

  /// The last day of a rule, and the local policy that made it earlier than the rule's own.
  func limit(of rule: Rule, from trigger: Day, cohorts: Set<String>) throws -> (
    day: Day, policy: Tightening?
  )? {
    var limit: (day: Day, policy: Tightening?)?
    switch rule.limit {
    case .within(let interval): limit = (try counting.adding(interval, to: trigger), nil)
    case .beforeEvent: limit = (trigger - 1, nil)
    case .endOfMonth: limit = (trigger.monthEnd, nil)
    case .asSoonAsPracticable: limit = nil
    }
    for policy in tightenings[rule.id] ?? [] where policy.cohort.map(cohorts.contains) ?? true {
      let day = try counting.adding(policy.within, to: trigger)
      if limit.map({ day < $0.day }) ?? true { limit = (day, policy) }
    }
    return limit
  }
}
