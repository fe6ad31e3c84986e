// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import Exchange
public import StatutoryCalendar

/// A real service that a scenario is built of, from what it published.
///
/// Its numbers are two tables, `figures.csv` with what the report says and `assumptions.csv` with what it does not, in
/// the columns of `Scenarios/FORMAT.md`. They are built in; another folder with the two can take their place.
public struct PublishedService: Sendable {
  /// The word that names it, and its folder in `Scenarios`, for example `halton-2013`.
  public let name: String
  /// What it is, for people.
  public let title: String
  /// The built-in tables.
  private let figures: [UInt8]
  private let assumptions: [UInt8]

  /// Makes the service's scenario from the built-in tables; the same on every machine.
  ///
  /// - Throws: `GenerationError`, `CalendarError`, `RuleError`.
  public func generate(calendar: WorkingCalendar) throws -> Scenario {
    try ReportedService(title: title, basis: basis(), calendar: calendar).scenario()
  }

  /// Makes the service's scenario from the tables of a folder, such as that of a scenario whose numbers somebody has
  /// changed.
  ///
  /// - Throws: the same, and `GenerationError.unreadableBasis` when a table has faults.
  public func generate(from folder: String, calendar: WorkingCalendar) throws -> Scenario {
    let tables = BasisTables(folder: folder)
    return try ReportedService(title: title, basis: basis(tables), calendar: calendar).scenario()
  }

  /// The built-in figures and assumptions.
  func basis() throws -> ServiceBasis {
    try basis(BasisTables(figures: figures, assumptions: assumptions))
  }

  private func basis(_ tables: BasisTables) throws -> ServiceBasis {
    guard tables.faults.isEmpty else {
      throw GenerationError.unreadableBasis(tables.faults.map(\.description))
    }
    // What every generated scenario assumes is added anew.
    let shared = Set((SharedAssumptions.all + SharedAssumptions.allOfAYear).map(\.assumption))
    return try ServiceBasis(
      figures: tables.figures, assumptions: tables.assumptions.filter { !shared.contains($0.assumption) })
  }

  /// Every published service, by name.
  public static let all = [
    PublishedService(
      name: "east-sussex-2015", title: "East Sussex 2014/15",
      figures: PackageResources.east_sussex_2015_figures_csv,
      assumptions: PackageResources.east_sussex_2015_assumptions_csv),
    PublishedService(
      name: "enfield-2015", title: "Enfield 2014/15", figures: PackageResources.enfield_2015_figures_csv,
      assumptions: PackageResources.enfield_2015_assumptions_csv),
    PublishedService(
      name: "halton-2013", title: "Halton 2012/13", figures: PackageResources.halton_2013_figures_csv,
      assumptions: PackageResources.halton_2013_assumptions_csv),
    PublishedService(
      name: "lancashire-2012", title: "Lancashire 2011/12",
      figures: PackageResources.lancashire_2012_figures_csv,
      assumptions: PackageResources.lancashire_2012_assumptions_csv),
    PublishedService(
      name: "middlesbrough-2020", title: "Middlesbrough 2019/20",
      figures: PackageResources.middlesbrough_2020_figures_csv,
      assumptions: PackageResources.middlesbrough_2020_assumptions_csv),
  ]

  /// The service of a name, or nil.
  public static func named(_ name: String) -> PublishedService? { all.first { $0.name == name } }
}
