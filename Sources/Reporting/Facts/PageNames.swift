// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The file names of the pages that lie beside the report: ids only, flat, one for each person and venue.
struct PageNames {
  /// The name of the report itself.
  static let report = "report.html"

  private let officers: [Officer.ID: String]
  private let minuteTakers: [MinuteTaker.ID: String]
  private let venues: [Place.ID: String]
  /// The places that have a room, by id.
  let venueIDs: [Place.ID]

  /// The names of a scenario's pages.
  init(_ scenario: Scenario) {
    var taken: Set<String> = []
    venueIDs = Set(scenario.rooms.map(\.venue)).sorted()
    officers = Self.names("officer", scenario.officers.map(\.id), &taken)
    minuteTakers = Self.names("minute-taker", scenario.minuteTakers.map(\.id), &taken)
    venues = Self.names("venue", venueIDs, &taken)
  }

  /// The page of an officer of the scenario.
  func page(of officer: Officer.ID) -> String? { officers[officer] }
  /// The page of a minute taker of the scenario.
  func page(of minuteTaker: MinuteTaker.ID) -> String? { minuteTakers[minuteTaker] }
  /// The page of a venue that has rooms.
  func page(of venue: Place.ID) -> String? { venues[venue] }

  /// A name for each id, in order.
  ///
  /// Some file systems do not tell small letters from capitals: of ids that differ in nothing else the later ones
  /// get a number after a dot, which no id holds.
  private static func names<Subject>(
    _ kind: String, _ ids: [Identifier<Subject>], _ taken: inout Set<String>
  ) -> [Identifier<Subject>: String] {
    var names: [Identifier<Subject>: String] = [:]
    for id in ids where names[id] == nil {
      let stem = "\(kind)-\(String(id.text.map { isPlain($0) ? $0 : "_" }))"
      var name = "\(stem).html"
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(stem).\(number).html"
        number += 1
      }
      names[id] = name
    }
    return names
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "-" || character == "_")
  }
}
