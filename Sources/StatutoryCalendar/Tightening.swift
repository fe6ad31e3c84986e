// SPDX-License-Identifier: GPL-3.0-or-later

/// A local policy that tightens a rule for a cohort of children, or for all.
public struct Tightening: Hashable, Sendable {
  /// The id of the rule.
  public let rule: String
  /// The cohort of children, or nil for all.
  public let cohort: String?
  /// The shorter time.
  public let within: Interval
  /// Where the policy stands.
  public let source: String

  /// Creates a tightening.
  public init(rule: String, cohort: String?, within: Interval, source: String) {
    self.rule = rule
    self.cohort = cohort
    self.within = within
    self.source = source
  }
}

/// What is wrong with a local policy about time, or with a question to the rules.
public enum RuleError: Error, Equatable {
  /// No rule has the id.
  case unknownRule(id: String)
  /// The local time could be later than the law allows.
  case loosens(rule: String, citation: String, statutory: String, local: String)
  /// The local time is not positive, is longer than a year, or ends on the day it starts.
  case unusableInterval(rule: String, citation: String, local: String)
  /// The local time could end before the law lets the meeting be held.
  case endsBeforeOpening(rule: String, citation: String, opens: String, local: String)
  /// The rule counts no time that a policy could shorten or set.
  case countsNoTime(rule: String, citation: String)
  /// The rule's time is confirmed law: it can be tightened but not replaced.
  case confirmedLaw(rule: String, citation: String, statutory: String)
  /// No event asks for meetings of this kind: a state of the case does.
  case notAskedForByEvent(kind: MeetingKind)
}

extension RuleError: CustomStringConvertible {
  /// What is wrong, in plain English, with where the rule stands.
  public var description: String {
    switch self {
    case .unknownRule(let id):
      "There is no rule '\(id)'. The rules are \(Rule.statutoryTable.map(\.id).joined(separator: ", "))."
    case .loosens(let rule, let citation, let statutory, let local):
      """
      A local policy of \(local) for rule \(rule) could be later than the \(statutory) it may only tighten \
      (\(citation)).
      """
    case .unusableInterval(let rule, let citation, let local):
      """
      A local policy of \(local) for rule \(rule) cannot be counted (\(citation)). Expected 1 to 260 working \
      days, 1 to 366 days or 1 to 12 months, and more than the trigger day itself.
      """
    case .endsBeforeOpening(let rule, let citation, let opens, let local):
      """
      A local policy of \(local) for rule \(rule) could end before the meeting may be held at all, \(opens) \
      after the trigger (\(citation)).
      """
    case .countsNoTime(let rule, let citation):
      "Rule \(rule) counts no time that a local policy could set (\(citation))."
    case .confirmedLaw(let rule, let citation, let statutory):
      """
      The \(statutory) of rule \(rule) are confirmed (\(citation)) and cannot be replaced; a local policy may \
      tighten them.
      """
    case .notAskedForByEvent(let kind):
      """
      A meeting of kind '\(kind.rawValue)' cannot be due by an event. Expected one of \
      \(MeetingKind.allCases.filter(\.isAskedForByEvent).map(\.rawValue).joined(separator: ", ")).
      """
    }
  }
}
