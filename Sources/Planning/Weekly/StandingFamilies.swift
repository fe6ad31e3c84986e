// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// The families of a service that one plan need not look at.
///
/// Each keeps its officer, and all that is due for it is booked. They take officers' time and rooms all the same.
public struct StandingFamilies: Sendable {
  /// What an officer has of them.
  public struct Load: Sendable {
    /// Minutes a year, each family's rounded as `Scenarios/MODEL.md` (Load) has it.
    public var minutes = 0
    /// Children with an open status.
    public var children = 0

    /// No load.
    public init() {}
  }

  /// Their published bookings, which are kept.
  public var bookings: [Booking] = []
  /// What each officer has of them.
  public var loads: [Officer.ID: Load] = [:]

  /// No families.
  public init() {}
}

/// How long a family may be left alone that a plan leaves as it is.
public struct FamilyOutlook: Sendable {
  /// The family.
  public let family: Family.ID
  /// Who has it, before and after.
  public let officer: Officer.ID
  /// Its load on that officer, minutes a year.
  public let load: Int
  /// Its children with an open status.
  public let children: Int
  /// The last day on which a plan may start and find the same load; nil when any day may be.
  public let loadHoldsThrough: Day?
  /// When the first window closes that is to be booked next: a plan whose horizon ends before that day has nothing to
  /// book for it; nil when nothing will be due.
  public let nextClosing: Day?
}

extension FamilyOutlook {
  /// The outlook of each family that keeps its officer and has nothing to book, as long as nothing happens to it.
  static func all(_ model: AllocationModel, _ meetings: DueMeetings) -> [FamilyOutlook] {
    let tables = model.tables
    var isMoving = tables.scenario.families.map { _ in false }
    for family in model.toAllocate { isMoving[family] = true }
    for meeting in meetings.due { isMoving[meeting.family] = true }
    return tables.scenario.families.indices.compactMap { family in
      guard !isMoving[family], !tables.openChildren[family].isEmpty,
        let officer = model.presentOfficer[family]
      else { return nil }
      let part = model.workload.families[family]
      return FamilyOutlook(
        family: tables.scenario.families[family].id, officer: tables.scenario.officers[officer].id,
        load: model.workload.load(part, officer: officer), children: part.children.count,
        loadHoldsThrough: part.holdsThrough,
        nextClosing: tables.childrenOfFamily[family].compactMap { meetings.nextClosing[$0] }.min())
    }
  }
}
