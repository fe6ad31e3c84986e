// SPDX-License-Identifier: GPL-3.0-or-later

/// Families to be given to officers: a generalised assignment problem with convex loads.
///
/// Families and officers are indices here; what they stand for, and why an option costs what it does, is
/// the caller's business. All quantities are integers, so every objective is exact.
///
/// minimise  sum of option costs + sum over officers of penalty(load) - penalty(load before)
///           + unplacedCost x unplaced families
public struct AllocationProblem: Sendable {
  /// An officer who may take a family, or two who may take a part each.
  public struct Option: Hashable, Sendable {
    /// The second part of a family that is split.
    public struct Part: Hashable, Sendable {
      /// The index of the officer who takes it, another than the first part's.
      public var officer: Int
      /// What it adds to that officer's load, at least 0.
      public var load: Int
      /// The family's children in it; the others are in the first part.
      public var children: Int

      /// Creates a part.
      public init(officer: Int, load: Int, children: Int) {
        self.officer = officer
        self.load = load
        self.children = children
      }
    }

    /// The officer's index.
    public var officer: Int
    /// What the family, or its first part, adds to the officer's load, at least 0.
    public var load: Int
    /// What the choice costs apart from the loads, at least 0.
    public var cost: Int
    /// The second part, when the family is split.
    public var second: Part?

    /// Creates an option.
    public init(officer: Int, load: Int, cost: Int, second: Part? = nil) {
      self.officer = officer
      self.load = load
      self.cost = cost
      self.second = second
    }
  }

  /// An officer before the allocation.
  public struct Officer: Hashable, Sendable {
    /// The load of the families that stay.
    public var load: Int
    /// What load costs.
    public var penalty: ConvexPenalty
    /// How many more children the officer may have, or nil for no maximum.
    public var room: Int?
    /// The most load that the officer may have, that of the families that stay included; nil: no maximum.
    ///
    /// When those alone exceed it, nothing may be added.
    public var limit: Int?
    /// What the officer can carry, in one unit for all: of answers that cost the same, one is given in which load
    /// is shared out by capacity.
    ///
    /// 0: not known, and no load is moved from or to the officer for this.
    public var capacity: Int

    /// Creates an officer.
    public init(load: Int, penalty: ConvexPenalty, room: Int? = nil, limit: Int? = nil, capacity: Int = 0) {
      self.load = load
      self.penalty = penalty
      self.room = room
      self.limit = limit
      self.capacity = capacity
    }
  }

  /// A family to be placed.
  public struct Family: Hashable, Sendable {
    /// Who may take it, by rising officer and then second officer (nobody first); at least one.
    public var options: [Option]
    /// Children, as a maximum counts them.
    public var children: Int

    /// Creates a family.
    public init(options: [Option], children: Int) {
      self.options = options
      self.children = children
    }
  }

  /// The families.
  public var families: [Family]
  /// The officers.
  public var officers: [Officer]
  /// Pairs of families that must have different officers.
  public var apart: [(Int, Int)]
  /// What a family costs that no officer has room for.
  public var unplacedCost: Int

  /// Creates a problem.
  public init(families: [Family], officers: [Officer], apart: [(Int, Int)] = [], unplacedCost: Int) {
    self.families = families
    self.officers = officers
    self.apart = apart
    self.unplacedCost = unplacedCost
  }
}

/// An answer to an allocation problem.
public struct AllocationSolution: Sendable {
  /// For each family the index of its option, or nil when it is not placed.
  public var choice: [Int?]
  /// The objective.
  public var objective: Int
  /// A proved lower bound of the objective of every answer.
  public var bound: Double
}
