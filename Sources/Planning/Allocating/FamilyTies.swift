// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What binds families to officers and to one another: whom each knows, and from whom it must be apart.
struct FamilyTies: Sendable {
  /// For each family those that must have another officer, whichever of the two says so.
  let apart: [[Int]]
  /// For each family the officers whom it knows, by id.
  private let known: [Set<Officer.ID>]

  init(_ tables: ServiceTables) {
    let families = tables.scenario.families
    var apart = Array(repeating: Set<Int>(), count: families.count)
    var known = families.map { Set($0.formerOfficers) }
    for (family, row) in families.enumerated() {
      if let officer = row.officer { known[family].insert(officer) }
      for other in row.apartFrom.compactMap({ tables.familyIndex[$0] }) where other != family {
        apart[family].insert(other)
        apart[other].insert(family)
      }
      for sibling in row.siblings.compactMap({ tables.familyIndex[$0] }) where sibling != family {
        if let officer = families[sibling].officer { known[family].insert(officer) }
        if let officer = row.officer { known[sibling].insert(officer) }
      }
    }
    self.apart = apart.map { $0.sorted() }
    self.known = known
  }

  /// Whether a family knows an officer: its own, a former one, or that of a sibling's row.
  func knows(_ family: Int, _ officer: Officer.ID) -> Bool { known[family].contains(officer) }

  /// Whether a family knows any officer.
  func knowsSomebody(_ family: Int) -> Bool { !known[family].isEmpty }
}
