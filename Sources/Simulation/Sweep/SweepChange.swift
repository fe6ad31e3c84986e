// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// A change that a sweep tries: of staff, rooms, demand or policy.
public enum SweepChange: Sendable, Hashable {
  /// A new number, or the old one times a factor.
  public enum Amount: Sendable, Hashable {
    case exactly(Double)
    case times(Double)

    /// The number that it makes of another.
    public func applied(to value: Double) -> Double {
      switch self {
      case .exactly(let number): number
      case .times(let factor): value * factor
      }
    }
  }

  /// What `--change` of a plan can say.
  case staff(ScenarioChange)
  /// More officers, in full-time equivalents of which each whole one is a post; with the roles, or with every role that
  /// officers of the service have.
  case posts(Double, roles: Set<Role>)
  /// The full-time equivalent of an officer, in thousandths.
  case fullTime(Officer.ID, thousandths: Int)
  /// More minute takers.
  case minuteTakers(Int)
  /// More rooms at a venue.
  case rooms(Place.ID, Int)
  /// A figure of the course, for the year and for each month.
  case figure(String, Amount)
  /// A key of `policy.json`, with dots between its parts, and the value in JSON.
  case policy(key: String, value: String)
}

/// What is wrong with a change of a sweep.
public enum SweepChangeError: Error, Hashable, CustomStringConvertible {
  /// The text is none of the forms; with what was expected of it.
  case unreadable(text: String, expectation: String)
  /// The scenario has no such thing.
  case unknown(text: String, what: String, id: String)
  /// The policy cannot have the value.
  case policy(text: String, reason: String)

  /// What was found and what was expected, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .unreadable(let text, let expectation): "the change \"\(text)\" cannot be read: \(expectation)"
    case .unknown(let text, let what, let id):
      "the change \"\(text)\" is about the \(what) \"\(id)\", which the scenario does not have"
    case .policy(let text, let reason): "the change \"\(text)\" cannot be made: \(reason)"
    }
  }
}
