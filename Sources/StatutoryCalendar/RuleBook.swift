// SPDX-License-Identifier: GPL-3.0-or-later

/// How three and six months are counted.
public enum MonthCount: String, CaseIterable, Sendable {
  /// Calendar months, clipped to the end of the month.
  case statutory
  /// 91 and 183 days, as case systems count (other counts: months x 30.5, rounded down).
  case mis
  /// The earlier of both: never late under either count.
  case strict
}

/// A length of time in a rule.
public enum Interval: Hashable, Sendable {
  case workingDays(Int)
  case calendarDays(Int)
  case months(Int)
}

/// The rules of time in force for a service: the statutory table and the local policies that tighten it.
public struct RuleBook: Sendable {
  /// Every rule, in the order of the table.
  public let rules: [Rule]
  /// How months are counted.
  public let months: MonthCount
  /// Whether working days count the trigger day as day 1.
  public let countStartDay: Bool
  /// The calendar of working days.
  public let calendar: WorkingCalendar

  /// Creates the rule book of a service.
  ///
  /// - Throws: `RuleError.loosens` with the rule's citation when a tightening would allow a later date than
  ///   the law, `RuleError.unknownRule`.
  public init(
    calendar: WorkingCalendar, months: MonthCount = .strict, countStartDay: Bool = false,
    tightenings: [Tightening] = []
  ) throws { fatalError("contract") }

  /// The windows of the child's next meetings: at most one for each clock that runs.
  public func windows(of history: CaseHistory) throws -> [Window] { fatalError("contract") }

  /// Every meeting from `first` through `last` if each is held on the day its window closes (or on
  /// `first`, when that is later): how much work the rules make.
  public func schedule(of history: CaseHistory, from first: Day, through last: Day) throws -> [Window] {
    fatalError("contract")
  }
}

/// A row of the rule table.
public struct Rule: Hashable, Sendable {
  /// The id of `domain.md`'s table, for example `LAC1`.
  public let id: String
  /// The meeting that must be held.
  public let kind: MeetingKind
  /// What the meeting must be within.
  public let within: Interval
  /// What it may not be earlier than, counted from the trigger.
  public let opens: Interval?
  /// Where the rule stands.
  public let citation: String
}

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

/// What is wrong with a local policy.
public enum RuleError: Error, Equatable {
  case unknownRule(id: String)
  /// The local time could be later than the law allows.
  case loosens(rule: String, citation: String, statutory: String, local: String)
}

/// What the rules need to know of one child: states, cohorts, meetings held.
public struct CaseHistory: Sendable {
  /// A state and the days it holds.
  public struct Spell: Hashable, Sendable {
    /// The state.
    public let status: CaseStatus
    /// The day it started: the trigger.
    public let since: Day
    /// The day it ended, or nil while it lasts.
    public let until: Day?

    /// Creates a spell.
    public init(status: CaseStatus, since: Day, until: Day? = nil) {
      self.status = status
      self.since = since
      self.until = until
    }
  }

  /// A meeting that was held for the child.
  public struct Held: Hashable, Sendable {
    /// What it was.
    public let kind: MeetingKind
    /// When.
    public let day: Day

    /// Creates a held meeting.
    public init(kind: MeetingKind, day: Day) {
      self.kind = kind
      self.day = day
    }
  }

  /// An event before which a meeting must be held (a brought-forward review, a move), or the first part of
  /// a review whose second part is due.
  public struct Event: Hashable, Sendable {
    /// The meeting it asks for.
    public let kind: MeetingKind
    /// The day of the event.
    public let day: Day

    /// Creates an event.
    public init(kind: MeetingKind, day: Day) {
      self.kind = kind
      self.day = day
    }
  }

  /// The states, ended ones included.
  public var spells: [Spell]
  /// The meetings held, in any order.
  public var held: [Held]
  /// The events that ask for a meeting.
  public var events: [Event]
  /// The cohorts that local policies name.
  public var cohorts: Set<String>

  /// Creates a history.
  public init(spells: [Spell], held: [Held], events: [Event] = [], cohorts: Set<String> = []) {
    self.spells = spells
    self.held = held
    self.events = events
    self.cohorts = cohorts
  }
}

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
