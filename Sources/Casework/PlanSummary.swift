// SPDX-License-Identifier: GPL-3.0-or-later

/// Figures about a whole plan.
public struct PlanSummary: Sendable {
  /// How the search ended.
  public enum Status: String, Sendable {
    /// The plan is proved to the gap asked for, or nothing more was to be tried.
    case complete
    /// The time limit came first.
    case timeLimit = "time-limit"
    /// Somebody interrupted it.
    case interrupted
  }

  /// Figures about the allocation.
  public struct Allocation: Sendable, Hashable {
    /// Families that were to be allocated.
    public var families = 0
    /// Those that have an officer.
    public var allocated = 0
    /// The objective of the model, officer minutes a year.
    public var objective = 0
    /// A proved lower bound of it.
    public var bound = 0.0
    /// How long it took.
    public var seconds = 0.0

    /// Creates empty figures.
    public init() {}

    /// (objective - bound) / objective, a fraction; 0 when the objective is 0.
    public var gap: Double { PlanSummary.gap(objective: objective, bound: bound) }
  }

  /// Figures about the booking.
  public struct Booking: Sendable, Hashable {
    /// Rows of the diary.
    public var meetings = 0
    /// Those with a day.
    public var booked = 0
    /// Those on a day of their window.
    public var inWindow = 0
    /// Meetings among the breaches.
    public var breaches = 0
    /// The objective of the model, officer minutes.
    public var objective = 0
    /// A proved lower bound of it.
    public var bound = 0.0
    /// How long it took.
    public var seconds = 0.0

    /// Creates empty figures.
    public init() {}

    /// (objective - bound) / objective, a fraction; 0 when the objective is 0.
    public var gap: Double { PlanSummary.gap(objective: objective, bound: bound) }
  }

  /// An officer's caseload before and after.
  public struct OfficerLoad: Sendable, Hashable {
    /// The officer.
    public var id: Officer.ID
    /// Full-time equivalent in thousandths.
    public var fteThousandths: Int
    /// Children before the plan.
    public var caseloadBefore: Int
    /// Children after it.
    public var caseloadAfter: Int
    /// Load in minutes a year before the plan.
    public var loadBefore: Int
    /// Load in minutes a year after it.
    public var loadAfter: Int
    /// Capacity in minutes a year.
    public var capacity: Int

    /// Creates a load.
    public init(
      id: Officer.ID, fteThousandths: Int, caseloadBefore: Int, caseloadAfter: Int, loadBefore: Int,
      loadAfter: Int, capacity: Int
    ) {
      self.id = id
      self.fteThousandths = fteThousandths
      self.caseloadBefore = caseloadBefore
      self.caseloadAfter = caseloadAfter
      self.loadBefore = loadBefore
      self.loadAfter = loadAfter
      self.capacity = capacity
    }

    /// Load as a fraction of capacity, after the plan.
    public var utilisation: Double { Double(loadAfter) / Double(capacity) }
    /// Load as a fraction of capacity, before the plan.
    public var utilisationBefore: Double { Double(loadBefore) / Double(capacity) }
  }

  /// What made the plan.
  public var scope = PlanScope.plan
  /// The changes of staff that it takes for granted.
  public var changes: [ScenarioChange] = []
  /// What a rebalancing aimed at and reached.
  public var rebalance: RebalanceOutcome?
  /// What a re-booking was asked and what it did.
  public var rebook: RebookOutcome?
  /// How the search ended.
  public var status = Status.complete
  /// Whether every family was to be allocated anew.
  public var reallocate = false
  /// The allocation.
  public var allocation = Allocation()
  /// The booking.
  public var booking = Booking()
  /// The officers, by id.
  public var officers: [OfficerLoad] = []
  /// The seed.
  public var seed: UInt64 = 1
  /// Threads used.
  public var threads = 1
  /// The time limit in seconds.
  public var timeLimit = 0.0

  /// Creates an empty summary.
  public init() {}

  static func gap(objective: Int, bound: Double) -> Double {
    objective == 0 ? 0 : max(0, (Double(objective) - bound) / Double(objective))
  }
}
