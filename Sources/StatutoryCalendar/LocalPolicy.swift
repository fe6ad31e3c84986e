// SPDX-License-Identifier: GPL-3.0-or-later

// What a service may change in the statutory table, and what is refused.

extension RuleBook {
  /// The statutory table with the service's own intervals where none is confirmed law.
  ///
  /// - Throws: `RuleError`.
  static func table(replacing intervals: [String: Interval], counting: Counting) throws -> [Rule] {
    // Sorted, so that of several faults the same one is reported every time.
    for id in intervals.keys.sorted() where !Rule.statutoryTable.contains(where: { $0.id == id }) {
      throw RuleError.unknownRule(id: id)
    }
    return try Rule.statutoryTable.map { rule in
      guard let interval = intervals[rule.id] else { return rule }
      return try rule.replacing(interval, counting: counting)
    }
  }
}

extension Rule {
  /// The rule with another interval.
  ///
  /// - Throws: `RuleError` when the rule counts no time or its time is confirmed law, or the interval cannot
  ///   be counted.
  func replacing(_ interval: Interval, counting: Counting) throws -> Rule {
    guard let within else { throw RuleError.countsNoTime(rule: id, citation: citation) }
    guard isReplaceable else {
      throw RuleError.confirmedLaw(rule: id, citation: citation, statutory: "\(within)")
    }
    try checkUse(of: interval, counting: counting)
    let remark = "This service's interval; the table has \(within)."
    return Rule(
      id: id, subject: subject, trigger: trigger, opens: opens, limit: .within(interval), force: force,
      certainty: certainty, citation: citation, note: note.isEmpty ? remark : "\(note) \(remark)")
  }

  /// Checks that a tightening can only make the rule's last day earlier.
  ///
  /// - Throws: `RuleError`.
  func check(_ tightening: Tightening, counting: Counting) throws {
    try checkUse(of: tightening.within, counting: counting)
    switch limit {
    case .within(let interval):
      guard counting.isNeverLater(tightening.within, than: interval) else {
        throw RuleError.loosens(
          rule: id, citation: citation, statutory: "\(interval)", local: "\(tightening.within)")
      }
    case .beforeEvent, .endOfMonth:
      throw RuleError.countsNoTime(rule: id, citation: citation)
    case .asSoonAsPracticable:
      // Any day is tighter than none.
      break
    }
  }

  /// Checks that an interval ends after its trigger, so that a clock that restarts moves on, and not before
  /// the meeting may be held.
  private func checkUse(of interval: Interval, counting: Counting) throws {
    guard interval.isUsable, counting.shortestSpan(of: interval) > 0 else {
      throw RuleError.unusableInterval(rule: id, citation: citation, local: "\(interval)")
    }
    if let opens, !counting.isNeverLater(opens, than: interval) {
      throw RuleError.endsBeforeOpening(
        rule: id, citation: citation, opens: "\(opens)", local: "\(interval)")
    }
  }
}
