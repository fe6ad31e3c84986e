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

  private let counting: Counting
  private let tightenings: [String: [Tightening]]
  /// The rules about meetings that each state's clock chooses from.
  private let rulesByStatus: [CaseStatus: [Rule]]
  /// The rule of each meeting that an event asks for.
  private let rulesByEvent: [MeetingKind: Rule]

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

  /// The windows of the child's next meetings: at most one for each group of meetings whose clock runs, and
  /// one for each event, by the day they close and then by rule.
  ///
  /// One review answers every review clock (Care Planning Regulations, reg 32(3)), so of two clocks of a group
  /// the one that closes first decides.
  ///
  /// - Throws: `CalendarError.outsideKnownYears` when a time in working days leaves the known years,
  ///   `RuleError.notAskedForByEvent`.
  public func windows(of history: CaseHistory) throws -> [Window] {
    try due(history).map(\.window)
  }

  /// A window and the event that asked for it, if one did.
  struct Due {
    let window: Window
    let event: CaseHistory.Event?
  }

  /// The windows of a history with what asked for them, by the day they close and then by rule.
  func due(_ history: CaseHistory) throws -> [Due] {
    let running = history.spells.filter { $0.until == nil }
    var byGroup: [MeetingGroup: Window] = [:]
    for status in CaseStatus.allCases {
      let clock = status.clock
      if let stopper = clock.stoppedBy, running.contains(where: { $0.status == stopper }) { continue }
      for spell in running where spell.status == status {
        guard let window = try window(of: clock, spell, history) else { continue }
        if let other = byGroup[clock.group], other.closes <= window.closes { continue }
        byGroup[clock.group] = window
      }
    }
    var all = byGroup.values.map { Due(window: $0, event: nil) }
    for event in history.events {
      guard let rule = rulesByEvent[event.kind] else { throw RuleError.notAskedForByEvent(kind: event.kind) }
      if let window = try window(of: rule, event.kind, from: event.day, cohorts: history.cohorts) {
        all.append(Due(window: window, event: event))
      }
    }
    return all.sorted { ($0.window.closes, $0.window.rule) < ($1.window.closes, $1.window.rule) }
  }

  /// The window of a state's clock, or nil when the state asks for no further meeting.
  private func window(of clock: Clock, _ spell: CaseHistory.Spell, _ history: CaseHistory) throws -> Window? {
    let rules = rulesByStatus[spell.status] ?? []
    var start = spell.since
    if case .initialConference(let daysBefore) = clock.start {
      let conferences = history.held.lazy.filter { $0.kind.group == .initialConference }.map(\.day)
      let possible = conferences.filter { $0 <= spell.since && $0 >= spell.since - daysBefore }
      start = possible.max() ?? start
    }
    let first: Day
    switch clock.counts {
    case .startDay: first = start
    case .dayAfter: first = start + 1
    case .opening:
      let opens = rules.first { $0.trigger.matches(spell.status, held: 0) }?.opens
      first = try opens.map { try counting.adding($0, to: start) } ?? start
    }
    var count = 0
    var last = start
    for meeting in history.held
    where meeting.day >= first && meeting.kind.group == clock.group && meeting.kind.restartsClock {
      count += 1
      last = max(last, meeting.day)
    }
    guard let rule = rules.first(where: { $0.trigger.matches(spell.status, held: count) }),
      let kind = rule.kind
    else { return nil }
    return try window(of: rule, kind, from: last, cohorts: history.cohorts)
  }

  private func window(of rule: Rule, _ kind: MeetingKind, from trigger: Day, cohorts: Set<String>) throws
    -> Window?
  {
    guard let limit = try limit(of: rule, from: trigger, cohorts: cohorts) else { return nil }
    let citation = limit.policy.map { "\(rule.citation); tightened by \($0.source)" } ?? rule.citation
    return Window(
      kind: kind, rule: rule.id, citation: citation, trigger: trigger,
      opens: try rule.opens.map { try counting.adding($0, to: trigger) }, closes: limit.day)
  }

  /// The last day of a rule, and the local policy that made it earlier than the rule's own.
  private func limit(of rule: Rule, from trigger: Day, cohorts: Set<String>) throws -> (
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
