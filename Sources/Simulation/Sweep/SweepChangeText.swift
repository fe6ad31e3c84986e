// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension SweepChange: CustomStringConvertible {
  /// The forms that a change of a sweep can be written in, for help and for errors.
  public static let forms =
    ScenarioChange.forms + [
      "posts:N", "posts:N:ROLES", "fte:OFFICER:FTE", "minute-takers:N", "rooms:VENUE:N",
      "figure:QUANTITY:VALUE",
      "figure:QUANTITY:xFACTOR", "policy:KEY:VALUE",
    ]

  /// Reads a change.
  ///
  /// - Throws: `SweepChangeError.unreadable`.
  public init(_ text: String) throws(SweepChangeError) {
    func unreadable(_ expectation: String) -> SweepChangeError {
      .unreadable(text: text, expectation: expectation)
    }
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    func number(_ word: String, _ range: ClosedRange<Double>) throws(SweepChangeError) -> Double {
      guard let value = Double(word), range.contains(value) else {
        throw unreadable(
          "expected a number from \(range.lowerBound) to \(range.upperBound) and not \"\(word)\"")
      }
      return value
    }
    func count(_ word: String) throws(SweepChangeError) -> Int {
      guard let value = Int(word), (0...1000).contains(value) else {
        throw unreadable("expected a whole number from 0 to 1000 and not \"\(word)\"")
      }
      return value
    }
    switch (parts[0], parts.count) {
    case ("posts", 2...3):
      var roles: Set<Role> = []
      for word in parts.count == 3 ? parts[2].split(separator: ";").map(String.init) : [] {
        guard let role = Role(rawValue: word) else {
          throw unreadable(
            "expected the roles reviews, conferences or both with ; between and not \"\(word)\"")
        }
        roles.insert(role)
      }
      self = .posts(try number(parts[1], 0...1000), roles: roles)
    case ("fte", 3):
      let fte = try number(parts[2], 0.001...1)
      self = .fullTime(.init(parts[1]), thousandths: Int((fte * 1000).rounded()))
    case ("minute-takers", 2): self = .minuteTakers(try count(parts[1]))
    case ("rooms", 3): self = .rooms(.init(parts[1]), try count(parts[2]))
    case ("figure", 3) where parts[2].hasPrefix("x"):
      self = .figure(parts[1], .times(try number(String(parts[2].dropFirst()), 0...1000)))
    case ("figure", 3): self = .figure(parts[1], .exactly(try number(parts[2], 0...1_000_000)))
    case ("policy", 3) where !parts[1].isEmpty: self = .policy(key: parts[1], value: parts[2])
    default:
      guard let change = try? ScenarioChange(text) else {
        throw unreadable("expected one of the forms " + Self.forms.joined(separator: ", "))
      }
      self = .staff(change)
    }
  }

  /// The change in the form that is read.
  public var description: String {
    switch self {
    case .staff(let change): change.description
    case .posts(let number, let roles):
      "posts:\(Self.short(number))"
        + (roles.isEmpty ? "" : ":" + roles.sorted().map(\.rawValue).joined(separator: ";"))
    case .fullTime(let officer, let thousandths): "fte:\(officer):\(Self.short(Double(thousandths) / 1000))"
    case .minuteTakers(let number): "minute-takers:\(number)"
    case .rooms(let venue, let number): "rooms:\(venue):\(number)"
    case .figure(let quantity, .exactly(let value)): "figure:\(quantity):\(Self.short(value))"
    case .figure(let quantity, .times(let factor)): "figure:\(quantity):x\(Self.short(factor))"
    case .policy(let key, let value): "policy:\(key):\(value)"
    }
  }

  /// A number without the `.0` of a whole one.
  static func short(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? "\(value)"
  }
}
