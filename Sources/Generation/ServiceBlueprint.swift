// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A family that the service is to have: what its case is and since when.
///
/// The seam between deciding *how many* of *what* a service has (from a shape, or from a report's figures)
/// and making up the children.
struct FamilyRequest: Sendable {
  /// What the family's case is.
  enum Course: Sendable, Hashable {
    /// Every child is looked after.
    case lookedAfter
    /// Every child is on a plan; the first `alsoLookedAfter` of them are looked after as well.
    case onPlan(alsoLookedAfter: Int)
    /// A strategy discussion was held; the initial conference is due.
    case awaitingConference
    /// Another authority's plan was notified; the transfer-in conference is due.
    case transferredIn
    /// The child has short breaks.
    case shortBreaks
    /// The young person has left care with a pathway plan.
    case pathway
  }

  /// A later state of a looked-after child.
  enum Turn: Sendable, Hashable {
    case authorisedForAdoption, placedForAdoption, adoptionDisrupted, secure
  }

  var course: Course
  /// Children, 1...6.
  var size: Int
  /// How many days before the start of the plan the case started (entry to care, strategy discussion, first
  /// short break), in bands; no child of the family starts later than the shortest.
  var daysAgo: [WeightedRange]
  /// A later state of the family's children.
  var turn: Turn?
  /// Whether the service was told so late that the first meeting was held after its window.
  var notifiedLate = false
  /// Index of the district that the family lives in, or nil when it may be any.
  var district: Int?
  /// The roles that an officer needs for the family.
  var roles: Set<Role> {
    switch course {
    case .lookedAfter, .shortBreaks, .pathway: [.reviews]
    case .awaitingConference, .transferredIn: [.conferences]
    case .onPlan(let alsoLookedAfter): alsoLookedAfter > 0 ? [.reviews, .conferences] : [.conferences]
    }
  }
}

/// Where looked-after children are placed, in thousandths of the sibling groups.
struct PlacementPattern: Sendable {
  /// In another district than the family's home.
  var otherDistrict: Int
  /// Outside the area.
  var outside: Int
  /// Sibling groups with more children than this are never placed outside.
  var largestGroupOutside = 2
  /// Siblings who are not all placed together.
  var apart: Int
  /// Teenagers in a children's home that others share.
  var childrensHome: Int
  /// With their own parents.
  var withParents = 0
}

/// What makes a looked-after child's case more or less work than the ordinary, in per cent of it.
struct ComplexityDrivers: Sendable {
  /// More for children who entered care less than so many days ago.
  var new: Int
  var newDays: Int
  /// More for children placed outside the area.
  var outside: Int
  /// More for children in care proceedings: so many in a thousand of those who entered within the year.
  var proceedings: Int
  var proceedingsPerThousand: Int
  /// Less for children who have been in care for longer than so many days.
  var settled: Int
  var settledDays: Int
}

/// How a service has worked so far, and what is already published.
struct Practice: Sendable {
  /// Held meetings that were late, in thousandths.
  var latePerThousand: Int
  /// Meetings due within `bookedAhead` days that are booked and published, in thousandths.
  var bookedPerThousand: Int
  /// How often families are of which complexity, in per cent.
  var complexity: [WeightedRange]
  /// Days from the start within which meetings are published.
  var bookedAhead = 28
  /// Working days that a new family waits at the most until it has an officer.
  var allocationWorkingDays = 12
  /// Families with an event that asks for an earlier review, in thousandths of those looked after.
  var eventsPerThousand: Int
  /// Families about which a manager has decided something, in thousandths.
  var decisionsPerThousand = 0
  /// Families, and children in care, who cannot come at some times, in thousandths.
  var unavailablePerThousand = 0
  /// Conferences begun just before the start that have to be held anew, in thousandths of the families on plans.
  var adjournedPerThousand = 0
  /// Published bookings that may not be moved, in thousandths, rounded up.
  var pinnedPerThousand = 0
  /// Whether reviews that are due near a published conference of the same children are published with it.
  var publishesCombined = true
  /// Looked-after families whose older siblings stand as a row of their own, in thousandths.
  var siblingsPerThousand = 0
  /// What changes the complexity of looked-after children's cases, if anything.
  var drivers: ComplexityDrivers?
}

/// Everything that the makers need to know of a service, drawn from a shape or read from a report.
struct ServiceBlueprint: Sendable {
  var policy: Policy
  var seed: UInt64
  var map: ServiceMap
  var places: PlaceList
  /// Indexes of the offices and of the venues with rooms.
  var offices: [Int]
  var venues: [Int]
  /// The social work teams.
  var teams: [String]
  var requests: [FamilyRequest]
  var placements: PlacementPattern
  var practice: Practice
  var staff: StaffDraft
  var rooms: [RoomDraft]
  /// The fraction of the families that have no officer; nil when only the newest have none.
  var unallocated: Double?
  var closures: [Closure] = []
  var figures: [PublishedFigure] = []
  var assumptions: [Assumption] = []
  /// Journeys whose minutes are given.
  var journeys: [JourneyDraft] = []
  /// The year's course, for a simulation.
  var course: [CourseFigure] = []
  var staffEvents: [StaffEventDraft] = []
  var outcomes: [PublishedOutcome] = []
}

/// A journey between two places, by index, whose minutes are given.
struct JourneyDraft: Sendable {
  var from: Int
  var to: Int
  var minutes: Int
}

/// Something that happens to a member of staff in the year, while the service is being made.
struct StaffEventDraft: Sendable {
  /// An officer or a minute taker, by index.
  enum Person: Sendable, Hashable {
    case officer(Int), minuteTaker(Int)
  }

  var person: Person
  var kind: StaffEvent.Kind
  var first: Day
  var last: Day
  var known: Day
}
