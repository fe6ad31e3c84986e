// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// The size and make-up of a synthetic service.
public struct ServiceShape: Sendable, Hashable {
  /// Children with an open case.
  public var children = 500
  /// Officers, or nil for as many as keep the middle of the guidance.
  public var officers: Int?
  /// Districts of the map.
  public var districts = 4
  /// Venues with rooms.
  public var venues = 4
  /// Full-time equivalents (thousandths) and how often each occurs, cycled through by weight.
  public var fteMix: [(thousandths: Int, weight: Int)] = [(1000, 6), (800, 2), (600, 1), (500, 1)]
  /// The day the plan starts.
  public var start: Day
  /// Weeks of the horizon, 1...12.
  public var horizonWeeks = 12
  /// The seed.
  public var seed: UInt64 = 1

  /// Creates the default shape.
  public init(start: Day) { self.start = start }

  /// Compares everything.
  public static func == (left: ServiceShape, right: ServiceShape) -> Bool {
    left.children == right.children && left.officers == right.officers && left.districts == right.districts
      && left.venues == right.venues && left.fteMix.map(\.thousandths) == right.fteMix.map(\.thousandths)
      && left.fteMix.map(\.weight) == right.fteMix.map(\.weight) && left.start == right.start
      && left.horizonWeeks == right.horizonWeeks && left.seed == right.seed
  }

  /// Hashes what tells shapes apart most.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(children)
    hasher.combine(seed)
  }
}

/// Makes synthetic scenarios from a seed.
public enum ServiceGenerator {
  /// Makes a scenario: the same shape gives the same scenario.
  public static func generate(_ shape: ServiceShape, calendar: WorkingCalendar) throws -> Scenario {
    fatalError("contract")
  }
}
