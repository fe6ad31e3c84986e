// SPDX-License-Identifier: GPL-3.0-or-later

/// The ids that the tables of a scenario hold, against which references are checked.
struct KnownIdentifiers {
  private var identifiers: [Column.Reference: Set<String>] = [:]
  /// References that cannot be checked, because a table that holds the ids could not be read in full.
  private var unknowable: Set<Column.Reference> = []

  private static let kinds: [Column.Reference] = [
    .place, .officer, .minuteTaker, .room, .family, .child, .person, .holder,
  ]

  /// No ids: of a table that refers to none.
  init() {}

  /// Collects the ids of the key columns.
  init(_ folder: ScenarioFolder) {
    for reference in Self.kinds {
      var found: Set<String> = []
      for (schema, column) in reference.sources {
        switch folder.content(of: schema) {
        case .table(let table):
          guard let index = table.header.firstIndex(of: column) else {
            unknowable.insert(reference)
            continue
          }
          for row in table.rows { found.insert(row[index]) }
        case .leftOut: break
        // A row that was left out may hold the id.
        case .damaged, .unreadable: unknowable.insert(reference)
        }
      }
      identifiers[reference] = found
    }
  }

  /// All ids that there are for a kind of reference, or nil when they cannot all be known.
  func all(_ reference: Column.Reference) -> Set<String>? {
    unknowable.contains(reference) ? nil : identifiers[reference] ?? []
  }
}
