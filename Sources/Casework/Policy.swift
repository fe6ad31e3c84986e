// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar
public import Travel

/// What a service has decided: horizon, local rules, minutes, capacity, costs.
///
/// `Scenarios/FORMAT.md` has the keys of `policy.json` with their defaults, `Scenarios/MODEL.md` how each is
/// used. Every weight of the program is here.
public struct Policy: Sendable, Hashable {
  /// The name of the service.
  public var service: String
  /// The first day of the plan.
  public var start: Day
  /// Weeks in which meetings fall due, 1...53.
  public var horizonWeeks = 12
  /// Weeks after the horizon in which a late meeting may still be booked, 0...12.
  public var lateWeeks = 4
  /// A day of week 1 of the fortnight, for people with fortnightly hours.
  public var fortnightStart: Day?
  /// How months are counted.
  public var months = MonthCount.strict
  /// Whether working days count the trigger day as day 1.
  public var countStartDay = false
  /// Local policies that tighten the law.
  public var tightenings: [Tightening] = []
  /// Times that the service takes rules to have whose interval no source confirms; each rule once, for all
  /// children.
  public var unconfirmed: [Tightening] = []
  /// Bookings start at multiples of this many minutes and last a multiple of it: 5, 10, 15, 20, 30 or 60.
  public var gridMinutes = 30
  /// Default hours of people and rooms.
  public var defaultHours = TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 1020))
  /// The most meetings of an officer in a day, 1...6.
  public var meetingsPerDay = 3
  /// The least minutes between two meetings of an officer.
  public var gapMinutes = 15
  /// When officers have a break, or nil when that is their own affair.
  public var dayBreak: DayBreak? = DayBreak()
  /// The times at which conferences start, or empty for any time of the grid.
  public var conferenceStarts: [ClockTime] = []
  /// Days before a review's window closes on which booking opens.
  public var reviewOpensDaysBefore = 42
  /// Days before a conference's window closes on which booking opens.
  public var conferenceOpensDaysBefore = 28
  /// Working days of notice for a review.
  public var reviewNotice = 5
  /// Working days of notice for a conference.
  public var conferenceNotice = 5
  /// Working days of notice for single kinds, instead of the above.
  public var noticeByKind: [MeetingKind: Int] = [.initialConference: 2]
  /// How many days after the first child's window another child's may close for both to share a meeting.
  public var siblingJoinDays = 42
  /// How many days a review may close before or after a review conference of the same child for both to be one
  /// meeting, or nil: never.
  public var combineWithinDays: Int? = 28
  /// Per cent of the review's minutes that a conference grows by when the review is held with it, 0...100.
  public var combinedPercent = 50
  /// Days within which an adjourned conference is reconvened (Lancashire, annual report 2011/12), or nil for no limit.
  public var reconveneDays: Int? = 28
  /// Minutes and resources of each kind of meeting.
  public var kinds: [MeetingKind: MeetingNeeds] = MeetingNeeds.defaults
  /// Minutes a year of monitoring between meetings, for each child in a state.
  public var monitoringMinutesPerYear: [CaseStatus: Int] = [.lookedAfter: 240]
  /// Capacity and caseload.
  public var capacity = Capacity()
  /// What things cost, in officer minutes.
  public var costs = Costs()
  /// School hours.
  public var school = School()
  /// How travel is estimated.
  public var travel = TravelEstimate(
    circuityPercent: 130, fixedMinutes: 5,
    bands: [
      .init(upToMetres: 5000, kmh: 25), .init(upToMetres: 25000, kmh: 45), .init(upToMetres: nil, kmh: 75),
    ])

  /// Creates a policy with the defaults.
  public init(service: String, start: Day) {
    self.service = service
    self.start = start
  }

  /// The rules of time in force.
  ///
  /// - Throws: `RuleError` when a local time loosens the law, or replaces one that is confirmed.
  public func rules(calendar: WorkingCalendar) throws -> RuleBook {
    try RuleBook(
      calendar: calendar, months: months, countStartDay: countStartDay, tightenings: tightenings,
      unconfirmedIntervals: Dictionary(
        unconfirmed.map { ($0.rule, $0.within) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The last day on which a window may close for its meeting to be due.
  public var horizonEnd: Day { start + (7 * horizonWeeks - 1) }
  /// The last day on which a late meeting may be booked.
  public var lateEnd: Day { horizonEnd + 7 * lateWeeks }

  /// The working days of notice that a meeting of a kind needs.
  public func notice(for kind: MeetingKind) -> Int {
    noticeByKind[kind] ?? (kind.isConference ? conferenceNotice : reviewNotice)
  }

  /// The days before its window closes on which a meeting may be booked first.
  public func opensDaysBefore(_ kind: MeetingKind) -> Int {
    kind.isConference ? conferenceOpensDaysBefore : reviewOpensDaysBefore
  }

  /// The minutes and resources of a kind of meeting.
  public func needs(_ kind: MeetingKind) -> MeetingNeeds {
    kinds[kind]
      ?? MeetingNeeds(
        chair: 60, preparation: 0, visit: 0, writeUp: 0, extraChair: 0, extraOther: 0, room: false,
        minuteTaker: false)
  }
}

/// An officer's break.
public struct DayBreak: Sendable, Hashable {
  /// How long it is, at least 5.
  public var minutes = 30
  /// Between which times it lies; at least as long as the break.
  public var span = TimeSpan(start: ClockTime(minutes: 690), end: ClockTime(minutes: 870))

  /// Creates the default break: half an hour between 11:30 and 14:30.
  public init() {}
}

/// What one meeting takes: officer minutes, a room, a minute taker.
public struct MeetingNeeds: Sendable, Hashable {
  /// Minutes in the chair, for the first child.
  public var chair: Int
  /// Minutes of preparation.
  public var preparation: Int
  /// Minutes of meeting the child or the parents beforehand.
  public var visit: Int
  /// Minutes of writing up and quality assurance.
  public var writeUp: Int
  /// Minutes in the chair for each further child.
  public var extraChair: Int
  /// Other minutes for each further child.
  public var extraOther: Int
  /// Whether it needs a room of the service.
  public var room: Bool
  /// Whether it needs a minute taker.
  public var minuteTaker: Bool

  /// Creates needs.
  public init(
    chair: Int, preparation: Int, visit: Int, writeUp: Int, extraChair: Int, extraOther: Int, room: Bool,
    minuteTaker: Bool
  ) {
    self.chair = chair
    self.preparation = preparation
    self.visit = visit
    self.writeUp = writeUp
    self.extraChair = extraChair
    self.extraOther = extraOther
    self.room = room
    self.minuteTaker = minuteTaker
  }

  /// Officer minutes of a meeting for one child.
  public var total: Int { chair + preparation + visit + writeUp }
  /// Officer minutes of each further child.
  public var extraTotal: Int { extraChair + extraOther }

  /// The defaults, assumptions all: no authoritative length of a meeting is published (`domain.md` 6.4).
  public static let defaults: [MeetingKind: MeetingNeeds] = {
    let firstReview = MeetingNeeds(
      chair: 90, preparation: 60, visit: 60, writeUp: 150, extraChair: 20, extraOther: 95, room: false,
      minuteTaker: false)
    let laterReview = MeetingNeeds(
      chair: 75, preparation: 45, visit: 45, writeUp: 135, extraChair: 20, extraOther: 95, room: false,
      minuteTaker: false)
    let shortReview = MeetingNeeds(
      chair: 60, preparation: 30, visit: 0, writeUp: 60, extraChair: 15, extraOther: 45, room: false,
      minuteTaker: false)
    let initialConference = MeetingNeeds(
      chair: 120, preparation: 60, visit: 30, writeUp: 60, extraChair: 0, extraOther: 0, room: true,
      minuteTaker: true)
    let reviewConference = MeetingNeeds(
      chair: 90, preparation: 45, visit: 20, writeUp: 55, extraChair: 0, extraOther: 0, room: true,
      minuteTaker: true)
    return Dictionary(
      uniqueKeysWithValues: MeetingKind.allCases.map { kind in
        switch kind {
        case .firstReview, .adoptionPlacedFirstReview, .adoptionAuthorisedFirstReview,
          .shortBreaksFirstReview,
          .adoptionDisruptionReview, .secureFirstReview:
          (kind, firstReview)
        case .pathwayReview, .housedFirstReview, .housedLaterReview, .shortBreaksLaterReview:
          (kind, shortReview)
        case .initialConference, .transferInConference: (kind, initialConference)
        case .firstReviewConference, .laterReviewConference: (kind, reviewConference)
        default: (kind, laterReview)
        }
      })
  }()
}

/// Tenths of a point that a child counts: more while the status is recent.
public struct PointTiers: Sendable, Hashable {
  /// Tenths of a point in the first days of the status.
  public var recent: Int
  /// Tenths of a point after them.
  public var settled: Int

  /// Creates tiers.
  public init(recent: Int, settled: Int) {
    self.recent = recent
    self.settled = settled
  }
}

/// What an officer can carry.
public struct Capacity: Sendable, Hashable {
  /// A band of utilisation and what each minute in it costs.
  public struct Band: Sendable, Hashable {
    /// Per cent of capacity at which the band ends, or nil for the last one.
    public var upToPercent: Int?
    /// Minutes of cost for each minute of load in the band.
    public var rate: Int

    /// Creates a band.
    public init(upToPercent: Int?, rate: Int) {
      self.upToPercent = upToPercent
      self.rate = rate
    }
  }

  /// How a caseload is weighed.
  public enum Weighting: String, CaseIterable, Sendable {
    /// By officer minutes: meetings, travel and monitoring.
    case hours
    /// By children, all alike.
    case heads
    /// By points for each child, as Wirral's and Slough's schemes do.
    case points
  }

  /// How a caseload is weighed.
  public var weighting = Weighting.hours
  /// Children who make the full caseload of a full-time officer, when weighed by heads.
  public var childrenPerFTE = 60
  /// Points of the full caseload of a full-time officer, when weighed by points (Wirral: 100).
  public var pointsPerFTE = 100
  /// Points of them that are gone before the first case (Wirral: 15), less than `pointsPerFTE`.
  public var stablePoints = 15
  /// Points of a child by its status; of several, the most count.
  ///
  /// Schemes differ; these are assumptions that make 45 to 70 children of the usual mix a full caseload.
  public var points: [CaseStatus: PointTiers] = Capacity.defaultPoints
  /// Days in a status after which the settled tier counts.
  public var settledAfterDays = 365
  /// Equal periods of the year in which capacity is compared with load, 1...12.
  public var periods = 4
  /// The most load an officer may be given, in per cent of capacity, or nil for no maximum.
  public var maximumPercent: Int?
  /// Open children from which on a sibling group with reviews only may be split between two officers; nil: never.
  public var splitFromChildren: Int?
  /// Minutes a year that a full-time officer has for casework: 210 days of 7.4 hours, an assumption.
  public var productiveMinutesPerYear = 93240
  /// The IRO Handbook's guidance, children to a full-time officer.
  public var guidanceChildrenPerFTE = 50...70
  /// The most children to a full-time officer, or nil for no maximum.
  public var maximumChildrenPerFTE: Int?
  /// Bands of utilisation, rising, the last without an end; rates do not fall.
  public var bands = [
    Band(upToPercent: 85, rate: 0), Band(upToPercent: 100, rate: 1), Band(upToPercent: 115, rate: 3),
    Band(upToPercent: nil, rate: 10),
  ]

  /// The default points: more in the first year, as Slough's two tiers for looked-after children have it.
  public static let defaultPoints: [CaseStatus: PointTiers] = Dictionary(
    uniqueKeysWithValues: CaseStatus.allCases.map { status in
      switch status {
      case .lookedAfter, .secure, .adoptionDisrupted: (status, PointTiers(recent: 20, settled: 12))
      case .strategyDiscussion, .transferredIn, .onPlan: (status, PointTiers(recent: 14, settled: 12))
      case .authorisedForAdoption, .placedForAdoption: (status, PointTiers(recent: 16, settled: 12))
      case .shortBreaks, .pathway, .housedCareLeaver: (status, PointTiers(recent: 6, settled: 6))
      }
    })

  /// Creates the default capacity.
  public init() {}
}

/// What things cost, in officer minutes.
public struct Costs: Sendable, Hashable {
  /// A change of officer, for each child, once.
  public var changeOfOfficer = 600
  /// A sibling group given to two officers, a year.
  public var splitSiblings = 1200
  /// A preferred skill that the officer lacks, for each child and skill, a year.
  public var skillMismatch = 300
  /// A meeting chaired by someone other than the named officer.
  public var cover = 240
  /// A published booking that is moved to mend the diary.
  public var move = 3000
  /// A meeting after its window.
  public var late = 20000
  /// Each day after its window.
  public var latePerDay = 500
  /// A meeting that cannot be booked at all.
  public var unbooked = 100_000
  /// Days before the window closes at which a meeting is best held.
  public var marginDays = 7
  /// Each day earlier than that: an early meeting restarts the clock.
  public var earlyPerDay = 2
  /// Each day later than that: an adjournment would make it late.
  public var marginPerDay = 10
  /// A review in a child's school hours.
  public var school = 60
  /// A family that cannot be placed for want of room under the maximum.
  public var unplaced = 1_000_000

  /// Creates the default costs.
  public init() {}
}

/// When children of school age are at school.
public struct School: Sendable, Hashable {
  /// School hours on a weekday in term.
  public var hours = TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 930))
  /// Ages at school, in full years.
  public var ages = 5...16
  /// Holidays, first to last day.
  public var holidays: [ClosedRange<Day>] = []

  /// Creates the default school hours.
  public init() {}
}
