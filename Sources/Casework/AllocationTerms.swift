// SPDX-License-Identifier: GPL-3.0-or-later

/// What the choice of an officer costs, term by term, officer minutes a year (`Scenarios/MODEL.md`, Allocation).
public struct AllocationTerms: Sendable, Hashable {
  /// Travel to a year's meetings.
  public var travel = 0
  /// A change of officer.
  public var change = 0
  /// Preferred skills that the officer lacks.
  public var skills = 0
  /// The officer leaves within the year, so that the children will have to change again.
  public var leaving = 0
  /// The sibling group is split.
  public var split = 0
  /// What the family's load adds to the penalty of its officer's caseload.
  public var caseload = 0

  /// Creates terms that cost nothing.
  public init() {}

  /// The sum of the terms.
  public var total: Int { travel + change + skills + leaving + split + caseload }

  /// The terms with the names that tables and pages give them, in order.
  public static let named: [(name: String, value: any KeyPath<AllocationTerms, Int> & Sendable)] = [
    ("travel", \.travel), ("change", \.change), ("skills", \.skills), ("leaving", \.leaving),
    ("split", \.split), ("caseload", \.caseload),
  ]
}
