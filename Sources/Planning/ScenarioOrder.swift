// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension Scenario {
  /// The scenario with its rows in the order of their ids.
  ///
  /// Every tie goes to the first row, and a plan must not depend on how a table was sorted. `Exchange` reads rows
  /// in that order already.
  func inOrderOfIdentifiers() -> Scenario {
    var scenario = self
    Scenario.order(&scenario.officers) { $0.id < $1.id }
    Scenario.order(&scenario.minuteTakers) { $0.id < $1.id }
    Scenario.order(&scenario.places) { $0.id < $1.id }
    Scenario.order(&scenario.rooms) { $0.id < $1.id }
    Scenario.order(&scenario.families) { $0.id < $1.id }
    Scenario.order(&scenario.children) { $0.id < $1.id }
    Scenario.order(&scenario.meetings) { $0.id < $1.id }
    Scenario.order(&scenario.decisions) {
      ($0.family, $0.kind.rawValue, $0.officer) < ($1.family, $1.kind.rawValue, $1.officer)
    }
    return scenario
  }

  private static func order<Row>(_ rows: inout [Row], by precedes: (Row, Row) -> Bool) {
    let isOrdered = zip(rows, rows.dropFirst()).allSatisfy { !precedes($1, $0) }
    if !isOrdered { rows.sort(by: precedes) }
  }
}
