// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of a service a plan is about.
public enum PlanScope: String, CaseIterable, Sendable {
  /// Allocation and diary (`convenor plan`).
  case plan
  /// Allocation only (`convenor allocate`).
  case allocate
  /// Allocation only, moving as few children as reach a target (`convenor rebalance`).
  case rebalance
  /// A diary mended after something happened to it (`convenor rebook`).
  case rebook
}

/// What a rebalancing aimed at, and reached.
public struct RebalanceOutcome: Sendable, Hashable {
  /// The highest utilisation that any officer was to have, per cent of capacity.
  public var targetPercent: Int
  /// Whether nobody is above it.
  public var isReached: Bool
  /// Children whose family has another officer than before; new families do not count.
  public var childrenMoved: Int
  /// A proved lower bound of the children whom any allocation that reaches the target must move; 0 when the
  /// target cannot be reached.
  public var childrenMovedBound: Int
  /// Families that have another officer than before.
  public var familiesMoved: Int
  /// Whether the target was asked for; otherwise it is the usual one (`Scenarios/MODEL.md`, Changes and
  /// rebalancing).
  public var isTargetGiven: Bool
  /// The most children who were to be moved, when that was asked for instead of a target.
  public var moveAtMost: Int?

  /// Creates an outcome.
  public init(
    targetPercent: Int, isReached: Bool, childrenMoved: Int, childrenMovedBound: Int, familiesMoved: Int,
    isTargetGiven: Bool = false, moveAtMost: Int? = nil
  ) {
    self.targetPercent = targetPercent
    self.isReached = isReached
    self.childrenMoved = childrenMoved
    self.childrenMovedBound = childrenMovedBound
    self.familiesMoved = familiesMoved
    self.isTargetGiven = isTargetGiven
    self.moveAtMost = moveAtMost
  }
}

/// One point of the trade-off between moving children and what it buys.
public struct TradeOffPoint: Sendable, Hashable {
  /// Children whose family has another officer than before.
  public var childrenMoved: Int
  /// Families that have another officer than before.
  public var familiesMoved: Int
  /// Penalty of all officers' utilisation, officer minutes a year: how far the caseloads are from fair.
  public var caseloadCost: Int
  /// Travel of the families with an officer, officer minutes a year.
  public var travel: Int
  /// Utilisation of the busiest officer, thousandths of capacity.
  public var highestUtilisation: Int
  /// Utilisation of the least busy officer who is available, thousandths of capacity.
  public var lowestUtilisation: Int
  /// Everything but moves of children: the objective without the changes' cost, officer minutes a year.
  public var cost: Int
  /// A proved lower bound of `cost` for every allocation that moves no more children.
  public var costBound: Int
  /// Whether it is the one that the plan takes.
  public var isChosen: Bool

  /// Creates a point.
  public init(
    childrenMoved: Int, familiesMoved: Int, caseloadCost: Int, travel: Int, highestUtilisation: Int,
    lowestUtilisation: Int, cost: Int, costBound: Int, isChosen: Bool
  ) {
    self.childrenMoved = childrenMoved
    self.familiesMoved = familiesMoved
    self.caseloadCost = caseloadCost
    self.travel = travel
    self.highestUtilisation = highestUtilisation
    self.lowestUtilisation = lowestUtilisation
    self.cost = cost
    self.costBound = costBound
    self.isChosen = isChosen
  }
}
