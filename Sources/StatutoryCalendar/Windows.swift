// SPDX-License-Identifier: GPL-3.0-or-later

/// The days on which a meeting may be held, and why.
public struct Window: Hashable, Sendable {
  /// The meeting.
  public let kind: MeetingKind
  /// The rule's id.
  public let rule: String
  /// Where the rule stands, and the local policy when one tightened it.
  public let citation: String
  /// The day that started the clock.
  public let trigger: Day
  /// The first lawful day, or nil when the law has none.
  public let opens: Day?
  /// The last lawful day.
  public let closes: Day
}

extension RuleBook {
  /// The windows of the child's next meetings: at most one for each group of meetings whose clock runs, and
  /// one for each event, by the day they close and then by rule.
  ///
  /// One review answers every review clock (Care Planning Regulations, reg 32(3)), so of two clocks of a group
  /// the one that closes first decides, and a clock is silent when a review that an event asks for will
  /// restart it in time.
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
    var all: [Due] = []
    for event in history.events {
      guard let rule = rulesByEvent[event.kind] else { throw RuleError.notAskedForByEvent(kind: event.kind) }
      if let window = try window(of: rule, event.kind, from: event.day, cohorts: history.cohorts) {
        all.append(Due(window: window, event: event))
      }
    }
    for window in try clockWindows(of: history) {
      let isAnswered = all.contains {
        $0.window.kind.group == window.kind.group && $0.window.closes <= window.closes
      }
      if !isAnswered { all.append(Due(window: window, event: nil)) }
    }
    return all.sorted { ($0.window.closes, $0.window.rule) < ($1.window.closes, $1.window.rule) }
  }

  /// The windows that the child's states ask for: of each group of meetings the one that closes first.
  private func clockWindows(of history: CaseHistory) throws -> [Window] {
    let running = history.spells.filter { $0.until == nil }
    var windows: [Window] = []
    for status in CaseStatus.allCases {
      let clock = status.clock
      if let stopper = clock.stoppedBy, running.contains(where: { $0.status == stopper }) { continue }
      for spell in running where spell.status == status {
        guard let window = try window(of: clock, spell, history) else { continue }
        guard let index = windows.firstIndex(where: { $0.kind.group == clock.group }) else {
          windows.append(window)
          continue
        }
        if window.closes < windows[index].closes { windows[index] = window }
      }
    }
    return windows
  }

  /// The window of a state's clock, or nil when the state asks for no further meeting.
  private func window(of clock: CaseClock, _ spell: CaseHistory.Spell, _ history: CaseHistory) throws
    -> Window?
  {
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
    for meeting in history.held where meeting.day >= first && meeting.kind.group == clock.group {
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
}
