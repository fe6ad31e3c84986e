// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension Scenario {
  /// The scenario with its rows in the order of their ids.
  ///
  /// Every tie goes to the first row, and a plan must not depend on how a table was sorted. `Exchange` reads rows
  /// in that order already.
  func inOrderOfIdentifiers() -> Scenario {
    var scenario = self
    scenario.order()
    return scenario
  }

  /// Puts the rows in the order of their ids.
  mutating func order() {
    Scenario.order(&officers) { $0.id < $1.id }
    Scenario.order(&minuteTakers) { $0.id < $1.id }
    Scenario.order(&places) { $0.id < $1.id }
    Scenario.order(&rooms) { $0.id < $1.id }
    Scenario.order(&families) { $0.id < $1.id }
    Scenario.order(&children) { $0.id < $1.id }
    Scenario.order(&meetings) { $0.id < $1.id }
    Scenario.order(&decisions) {
      ($0.family, $0.kind.rawValue, $0.officer) < ($1.family, $1.kind.rawValue, $1.officer)
    }
  }

  private static func order<Row>(_ rows: inout [Row], by precedes: (Row, Row) -> Bool) {
    let isOrdered = zip(rows, rows.dropFirst()).allSatisfy { !precedes($1, $0) }
    if !isOrdered { rows.sort(by: precedes) }
  }
}
