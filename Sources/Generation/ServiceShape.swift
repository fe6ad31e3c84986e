// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// A full-time equivalent and how often it occurs among a service's officers.
public struct FTEShare: Sendable, Hashable {
  /// Full-time equivalent in thousandths, 1...1000.
  public var thousandths: Int
  /// How often, relative to the other shares; above 0.
  public var weight: Int

  /// Creates a share.
  public init(thousandths: Int, weight: Int) {
    self.thousandths = thousandths
    self.weight = weight
  }
}

/// The size and make-up of a synthetic service.
public struct ServiceShape: Sendable, Hashable {
  /// Children with an open case, 1...200,000.
  public var children = 500
  /// Officers in post, at least 1, or nil for as many as keep the middle of the guidance (60 children to a
  /// full-time officer).
  public var officers: Int?
  /// Districts of the map, 1...200.
  public var districts = 4
  /// Venues with rooms for conferences, 1...500.
  public var venues = 4
  /// Full-time equivalents, spread evenly among the officers by weight.
  public var fteMix = [
    FTEShare(thousandths: 1000, weight: 6), FTEShare(thousandths: 800, weight: 2),
    FTEShare(thousandths: 600, weight: 1), FTEShare(thousandths: 500, weight: 1),
  ]
  /// The fraction of the children who are on a child protection plan.
  public var onPlan = 0.35
  /// The fraction of the children on a plan who are looked after as well: 39 of 547 in Lancashire's annual
  /// report 2011/12.
  public var alsoLookedAfter = 0.07
  /// The fraction of the children for whom a strategy discussion was held and no conference yet.
  public var awaitingConference = 0.03
  /// The fraction of the children who have short breaks.
  public var shortBreaks = 0.015
  /// The fraction of the children who have left care with a pathway plan.
  ///
  /// All other children are looked after.
  public var pathway = 0.01
  /// The fraction of the families that have no officer when the plan starts: the newest ones, and those of
  /// an officer who left.
  public var unallocated = 0.12
  /// The fraction of the meetings falling due within four weeks that have been booked and published already;
  /// those that leave no time for notice always have been.
  public var booked = 0.30
  /// The day the plan starts.
  public var start: Day
  /// Weeks of the horizon, 1...53.
  ///
  /// People's leave, families' times away and closures of a horizon longer than a quarter (12 weeks) are drawn for the
  /// year that it is a part of.
  public var horizonWeeks = 12
  /// Whether a review that is due near a published conference of the same child is published with it.
  public var publishesCombined = true
  /// The seed.
  public var seed: UInt64 = 1

  /// The weeks of the longest horizon that is drawn as a quarter.
  static let longestQuarter = 12

  /// Creates the default shape.
  public init(start: Day) { self.start = start }

  /// Refuses a shape that no service has.
  func validate() throws {
    func require(_ good: Bool, _ field: String, _ value: some Any, _ expected: String) throws {
      if !good { throw GenerationError.shape(field: field, value: "\(value)", expected: expected) }
    }
    try require((1...200_000).contains(children), "number of children", children, "1 to 200,000")
    if let officers {
      try require((1...10_000).contains(officers), "number of officers", officers, "1 to 10,000")
    }
    try require((1...200).contains(districts), "number of districts", districts, "1 to 200")
    try require((1...500).contains(venues), "number of venues", venues, "1 to 500")
    try require((1...53).contains(horizonWeeks), "horizon in weeks", horizonWeeks, "1 to 53")
    try require(!fteMix.isEmpty, "FTE mix", "empty", "at least one share")
    for share in fteMix {
      try require(
        (1...1000).contains(share.thousandths), "FTE in thousandths", share.thousandths, "1 to 1000")
      try require((1...1000).contains(share.weight), "weight of an FTE", share.weight, "1 to 1000")
    }
    let fractions = [
      ("share on a plan", onPlan), ("share of them looked after", alsoLookedAfter),
      ("share awaiting a conference", awaitingConference), ("share with short breaks", shortBreaks),
      ("share with a pathway plan", pathway), ("share of families without an officer", unallocated),
      ("share of meetings booked", booked),
    ]
    for (field, value) in fractions {
      try require((0...1).contains(value), field, value, "a fraction from 0 to 1")
    }
    let others = onPlan + awaitingConference + shortBreaks + pathway
    try require(others <= 1, "shares of children who are not looked after", others, "together at most 1")
  }
}
