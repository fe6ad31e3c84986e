// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// A real service that a scenario is built of, from what it published.
public struct PublishedService: Sendable {
  /// The word that names it, and its folder in `Scenarios`, for example `halton-2013`.
  public let name: String
  /// What it is, for people.
  public let title: String
  private let make: @Sendable (WorkingCalendar) throws -> Scenario

  /// Makes the service's scenario; the same on every machine.
  public func generate(calendar: WorkingCalendar) throws -> Scenario { try make(calendar) }

  /// Every published service, by name.
  public static let all = [
    PublishedService(name: "halton-2013", title: "Halton 2012/13") {
      try HaltonService.generate(calendar: $0)
    }
  ]

  /// The service of a name, or nil.
  public static func named(_ name: String) -> PublishedService? { all.first { $0.name == name } }
}
