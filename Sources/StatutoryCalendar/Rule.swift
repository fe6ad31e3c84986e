// SPDX-License-Identifier: GPL-3.0-or-later

/// A row of the rule table: what must be done, by when, since what, and who says so.
public struct Rule: Hashable, Sendable {
  /// The id, for example `LAC1`.
  public let id: String
  /// What must be done.
  public let subject: Subject
  /// What starts its time.
  public let trigger: Trigger
  /// What it may not be earlier than, counted from the trigger; nil when the law has no earliest day.
  public let opens: Interval?
  /// The last day.
  public let limit: Limit
  /// How binding the rule is.
  public let force: Force
  /// How sure the program's makers are of the interval.
  public let certainty: Certainty
  /// Where the rule stands.
  public let citation: String
  /// What a reader should know besides, or empty.
  public let note: String

  /// The meeting that must be held, or nil when the rule is about other work.
  public var kind: MeetingKind? {
    if case .meeting(let kind) = subject { kind } else { nil }
  }

  /// The time within which it must be done, or nil when the rule counts no time.
  public var within: Interval? {
    if case .within(let interval) = limit { interval } else { nil }
  }

  /// Whether a service may set another interval than the table's, longer ones included: the law that was
  /// read may only be tightened; what was not read, and what is only practice, is the service's to decide.
  public var isReplaceable: Bool {
    guard within != nil else { return false }
    return switch force {
    case .law, .target: certainty != .confirmed
    case .local, .goodPractice: true
    }
  }
}

extension Rule {
  /// What a rule asks for.
  public enum Subject: Hashable, Sendable {
    /// A meeting, which a plan books.
    case meeting(MeetingKind)
    /// Other work of the service.
    case task(Task)
  }

  /// Work that has a time and is not a meeting with the child.
  public enum Task: String, CaseIterable, Hashable, Sendable {
    case allocateOfficer = "allocate an officer"
    case replaceOfficer = "replace the officer"
    case sendReviewDecisions = "send out the decisions of a review"
    case completeReviewRecord = "complete the record of a review"
    case sendReviewRecord = "send out the record of a review"
    case sendConferenceDecisions = "send out the decisions of a conference"
    case sendConferenceRecord = "send out the record of a conference"
    case reviewFosterCarer = "review a foster carer's approval"
    case visitChildrensHome = "visit a children's home"
  }

  /// What starts a rule's time.
  public enum Trigger: Hashable, Sendable {
    /// The child came into a state, and no meeting of its clock has been held since.
    case becoming(CaseStatus)
    /// The last meeting of a state's clock, when so many have been held since the state began.
    case holding(Count, since: CaseStatus)
    /// The last meeting of a state's clock or, when none has been held, the day the state began.
    case becomingOrHolding(CaseStatus)
    /// An event that a case file records and that asks for a meeting.
    case event
    /// Something that the case files do not record; it makes no window.
    case unrecorded(String)

    /// How many meetings have been held.
    public enum Count: Hashable, Sendable {
      case first, secondOrLater, any
    }
  }

  /// The last day of a rule.
  public enum Limit: Hashable, Sendable {
    /// So long after the trigger, the last day included.
    case within(Interval)
    /// The day before the event.
    case beforeEvent
    /// The last day of the trigger's month.
    case endOfMonth
    /// As soon as practicable: no day is given.
    case asSoonAsPracticable
  }

  /// How binding a rule is.
  public enum Force: String, CaseIterable, Hashable, Sendable {
    /// Legislation.
    case law
    /// Statutory guidance whose keeping is measured nationally.
    case target
    /// A local authority's or partnership's own rule.
    case local
    /// Good practice.
    case goodPractice = "good practice"
  }

  /// How sure the program's makers are of a rule's interval.
  public enum Certainty: String, CaseIterable, Hashable, Sendable {
    /// The wording was seen in legislation, guidance, government data or a published report.
    case confirmed
    /// Seen in local procedures or public code.
    case secondary
    /// From general knowledge: the passage itself was not seen.
    case unconfirmed
  }
}

extension Rule.Trigger {
  /// The state whose clock chooses the rule, if one does.
  var status: CaseStatus? {
    switch self {
    case .becoming(let status), .holding(_, let status), .becomingOrHolding(let status): status
    case .event, .unrecorded: nil
    }
  }

  /// Whether a state's clock with so many meetings held is at this trigger.
  func matches(_ status: CaseStatus, held count: Int) -> Bool {
    switch self {
    case .becoming(let state): state == status && count == 0
    case .holding(.first, let state): state == status && count == 1
    case .holding(.secondOrLater, let state): state == status && count >= 2
    case .holding(.any, let state): state == status && count >= 1
    case .becomingOrHolding(let state): state == status
    case .event, .unrecorded: false
    }
  }
}
