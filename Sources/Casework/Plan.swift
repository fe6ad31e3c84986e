// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// What `convenor plan` decides: who has each family, when each meeting is, what could not be done.
public struct Plan: Sendable {
  /// One decision for each family that was to be allocated, by family.
  public var allocation: [AllocationDecision]
  /// One booking for each meeting, by date, start and meeting; unbooked ones last.
  public var diary: [Booking]
  /// What could not be done, families first.
  public var breaches: [Breach]
  /// What each manager's decision costs, by family, kind and officer.
  public var decisionCosts: [DecisionCost] = []
  /// The trade-off between children moved, equity and travel, when the service was rebalanced; few moves first.
  public var tradeOff: [TradeOffPoint] = []
  /// What more of each resource would be worth, by week, resource and id.
  public var binding: [BindingResource] = []
  /// The diary that was mended, when this is a re-booking.
  public var before: [Booking] = []
  /// What a re-booking changed, by meeting.
  public var changes: [DiaryChange] = []
  /// Figures about the whole.
  public var summary: PlanSummary

  /// Creates a plan.
  public init(allocation: [AllocationDecision], diary: [Booking], breaches: [Breach], summary: PlanSummary) {
    self.allocation = allocation
    self.diary = diary
    self.breaches = breaches
    self.summary = summary
  }
}

/// The officer chosen for a family, and why.
public struct AllocationDecision: Sendable, Hashable {
  /// Another officer and what choosing that one instead would add to the objective.
  public struct Alternative: Sendable, Hashable {
    /// The officer.
    public var officer: Officer.ID
    /// Officer minutes a year.
    public var extra: Int
    /// What the choice would cost, term by term; `extra` is its total less that of the chosen officer's.
    public var terms: AllocationTerms

    /// Creates an alternative.
    public init(officer: Officer.ID, extra: Int, terms: AllocationTerms = AllocationTerms()) {
      self.officer = officer
      self.extra = extra
      self.terms = terms
    }
  }

  /// The family.
  public var family: Family.ID
  /// Its children, by id; a split sibling group has two decisions, each with its part of them.
  public var children: [Child.ID]
  /// The officer, or nil when nobody may take the family.
  public var officer: Officer.ID?
  /// The officer before, if there was one.
  public var previousOfficer: Officer.ID?
  /// Whether the officer differs from the previous one.
  public var changed: Bool
  /// The family's load on the officer, minutes a year.
  public var load: Int
  /// The travel in it.
  public var travel: Int
  /// What the decision costs, minutes a year: the total of its terms.
  public var cost: Int
  /// The same, term by term.
  public var terms = AllocationTerms()
  /// The next best officer.
  public var second: Alternative?
  /// The one after.
  public var third: Alternative?
  /// Why, in words.
  public var reasons: [String]

  /// Creates a decision.
  public init(
    family: Family.ID, children: [Child.ID], officer: Officer.ID?, previousOfficer: Officer.ID?,
    changed: Bool,
    load: Int, travel: Int, cost: Int, second: Alternative?, third: Alternative?, reasons: [String]
  ) {
    self.family = family
    self.children = children
    self.officer = officer
    self.previousOfficer = previousOfficer
    self.changed = changed
    self.load = load
    self.travel = travel
    self.cost = cost
    self.second = second
    self.third = third
    self.reasons = reasons
  }
}

/// A meeting in the diary.
public struct Booking: Sendable, Hashable {
  /// What the plan did with the meeting.
  public enum Status: String, CaseIterable, Sendable {
    /// Booked by this plan.
    case new
    /// A published booking, kept.
    case kept
    /// No day could be found.
    case unbooked
    /// A published booking that re-booking moved.
    case moved
    /// A published booking of a meeting that was begun and has to be held anew.
    case adjourned
  }

  /// The meeting's id.
  public var meeting: RecordedMeeting.ID
  /// What it is.
  public var kind: MeetingKind
  /// The family.
  public var family: Family.ID
  /// The children it is about, by id.
  public var children: [Child.ID]
  /// The chair, or nil when unbooked.
  public var officer: Officer.ID?
  /// The family's named officer, if there is one.
  public var namedOfficer: Officer.ID?
  /// Whether someone chairs who is not the named officer.
  public var cover: Bool
  /// Where it is held.
  public var place: Place.ID
  /// The room, when it needs one.
  public var room: Room.ID?
  /// The minute taker, when it needs one.
  public var minuteTaker: MinuteTaker.ID?
  /// The day, or nil when unbooked.
  public var day: Day?
  /// When in the day, or nil when unbooked.
  public var span: TimeSpan?
  /// The first day of the window, or nil when it has none.
  public var opens: Day?
  /// The last day of the window, or nil when it has none.
  public var closes: Day?
  /// What the plan did with it.
  public var status: Status
  /// The rule's id, or empty when the meeting answers none.
  public var rule: String

  /// The reviews that are held with a conference, by child.
  public var combined: [JoinedReview] = []
  /// The meeting that a follow-on comes after, or nil.
  public var follows: RecordedMeeting.ID?

  /// Creates a booking.
  public init(
    meeting: RecordedMeeting.ID, kind: MeetingKind, family: Family.ID, children: [Child.ID],
    officer: Officer.ID?, namedOfficer: Officer.ID?, cover: Bool, place: Place.ID, room: Room.ID?,
    minuteTaker: MinuteTaker.ID?, day: Day?, span: TimeSpan?, opens: Day?, closes: Day?, status: Status,
    rule: String
  ) {
    self.meeting = meeting
    self.kind = kind
    self.family = family
    self.children = children
    self.officer = officer
    self.namedOfficer = namedOfficer
    self.cover = cover
    self.place = place
    self.room = room
    self.minuteTaker = minuteTaker
    self.day = day
    self.span = span
    self.opens = opens
    self.closes = closes
    self.status = status
    self.rule = rule
  }

  /// Whether the meeting is on a day of its window; a meeting without a window counts as inside.
  public var inWindow: Bool {
    guard let day else { return false }
    return (closes.map { day <= $0 } ?? true) && (opens.map { day >= $0 } ?? true)
  }
}

/// A review that is held with a conference of the same child.
public struct JoinedReview: Sendable, Hashable {
  /// The child.
  public var child: Child.ID
  /// The review.
  public var kind: MeetingKind

  /// Creates a joined review.
  public init(child: Child.ID, kind: MeetingKind) {
    self.child = child
    self.kind = kind
  }
}

/// Something that the plan could not do, and what stops it.
public struct Breach: Sendable, Hashable {
  /// Who or what it is about.
  public enum Subject: Sendable, Hashable {
    case meeting(RecordedMeeting.ID, MeetingKind)
    case family(Family.ID)
  }

  /// The rule or resource that stops it.
  public enum Cause: String, CaseIterable, Sendable {
    /// The window was over when the plan starts.
    case overdueAtStart = "overdue-at-start"
    /// The notice period ends after the window.
    case noticeTooLong = "notice-too-long"
    /// No bookable day lies in the window.
    case windowHasNoWorkingDay = "window-has-no-working-day"
    /// Nobody may chair the meeting or take the family.
    case noEligibleOfficer = "no-eligible-officer"
    /// Nobody who may chair has the hours for it, travel included, on any day of the window.
    case noOfficerTime = "no-officer-time"
    /// No room is open and free on any day of the window.
    case noRoom = "no-room"
    /// No minute taker is free on any day of the window.
    case noMinuteTaker = "no-minute-taker"
    /// A published booking lies outside the window.
    case publishedBookingLate = "published-booking-late"
    /// The conference was adjourned so late that no day of its window is left.
    case adjourned
    /// Each would be possible alone; together with the other meetings they are not.
    case resourcesTaken = "resources-taken"
    /// Every officer who may take the family is at the maximum.
    case maximumCaseload = "maximum-caseload"
  }

  /// Who or what it is about.
  public var subject: Subject
  /// What stops it.
  public var cause: Cause
  /// The same in words.
  public var detail: String
  /// The cheapest thing that alone would put a meeting into its window, in words; empty when nothing would.
  public var remedy: String

  /// Creates a breach.
  public init(subject: Subject, cause: Cause, detail: String, remedy: String = "") {
    self.subject = subject
    self.cause = cause
    self.detail = detail
    self.remedy = remedy
  }
}
