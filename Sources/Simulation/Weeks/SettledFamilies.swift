// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning
import StatutoryCalendar

/// The families that a plan left as they were, and for how long another plan would: until something happens to them,
/// the horizon reaches the close of their next window, their officer is away for longer than it, or their work changes.
///
/// Most of a county's families have nothing to do with most plans. These are left out of them with what the plans need
/// to know of them, and every plan is still the one that it would be with them.
struct SettledFamilies {
  private struct Entry {
    /// The family's version when it was last looked at.
    let version: Int
    /// Its officer, by position in the tables.
    let officer: Int
    let load: Int
    let children: Int
    let loadHoldsThrough: Day?
    let nextClosing: Day?
  }

  /// By family; nil for one that the next plan has to look at.
  private var entries: [Entry?] = []

  /// What a plan has to look at, and what it need not.
  struct Division {
    /// By family, whether the plan looks at it.
    var isOfPlan: [Bool]
    /// The published bookings of those families.
    var diary: [Booking]
    /// All others.
    var standing = StandingFamilies()
  }

  /// Divides the families for a plan.
  ///
  /// - Parameters:
  ///   - today: the plan's first day.
  ///   - available: the officers who are available within its horizon.
  func division(
    of world: World, on today: Day, horizonEnd: Day, available: Set<Officer.ID>
  ) -> Division {
    let isAvailable = world.tables.officers.map { available.contains($0.id) }
    var isOfPlan = world.families.map { _ in true }
    for (family, entry) in entries.enumerated() {
      guard let entry, entry.version == world.version(ofFamily: family), isAvailable[entry.officer] else {
        continue
      }
      if let day = entry.nextClosing, day <= horizonEnd { continue }
      if let day = entry.loadHoldsThrough, day < today { continue }
      isOfPlan[family] = false
    }
    // Whoever is to find an officer asks where brothers and sisters are, and those from whom it must be apart.
    var asked: [Int] = []
    for family in isOfPlan.indices where isOfPlan[family] { asked += world.ties[family] }
    for family in asked { isOfPlan[family] = true }
    var division = Division(isOfPlan: isOfPlan, diary: [])
    divide(world, &division)
    var loads = world.tables.officers.map { _ in StandingFamilies.Load() }
    for (family, entry) in entries.enumerated() where !division.isOfPlan[family] {
      guard let entry else { continue }
      loads[entry.officer].minutes += entry.load
      loads[entry.officer].children += entry.children
    }
    division.standing.loads = Dictionary(
      zip(world.tables.officers.map(\.id), loads), uniquingKeysWith: { first, _ in first })
    return division
  }

  /// Divides the published bookings; families who share one are looked at together.
  private func divide(_ world: World, _ division: inout Division) {
    let families = world.diary.map { world.families(of: $0) }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for together in families where together.count > 1 && together.contains(where: { division.isOfPlan[$0] })
      {
        for family in together where !division.isOfPlan[family] {
          division.isOfPlan[family] = true
          isGrowing = true
        }
      }
    }
    for (booking, together) in zip(world.diary, families) {
      if together.contains(where: { division.isOfPlan[$0] }) {
        division.diary.append(booking)
      } else {
        division.standing.bookings.append(booking)
      }
    }
  }

  /// Notes what a plan left as it was.
  ///
  /// - Parameters:
  ///   - isOfPlan: by family, whether the plan looked at it.
  ///   - world: after the plan.
  mutating func note(_ outlooks: [FamilyOutlook], isOfPlan: [Bool], _ world: World, on today: Day) {
    if entries.count < world.families.count {
      entries += repeatElement(nil, count: world.families.count - entries.count)
    }
    for family in isOfPlan.indices where isOfPlan[family] { entries[family] = nil }
    let officers = Dictionary(
      world.tables.officers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for outlook in outlooks {
      guard let family = world.index(of: outlook.family), let officer = officers[outlook.officer],
        !hasUnknownCase(family, world, on: today)
      else { continue }
      entries[family] = Entry(
        version: world.version(ofFamily: family), officer: officer, load: outlook.load,
        children: outlook.children, loadHoldsThrough: outlook.loadHoldsThrough,
        nextClosing: outlook.nextClosing)
    }
  }

  /// Whether something is true of a family's children that the service does not know yet.
  private func hasUnknownCase(_ family: Int, _ world: World, on today: Day) -> Bool {
    for child in world.childrenOfFamily[family] {
      for spell in world.children[child].spells where spell.until == nil && spell.known > today {
        return true
      }
    }
    return false
  }
}
