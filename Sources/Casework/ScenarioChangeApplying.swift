// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

extension Scenario {
  /// The scenario after changes of staff, applied one after the other (`Scenarios/MODEL.md`, Changes and
  /// rebalancing); without any, the scenario as it is.
  ///
  /// - Throws: `ScenarioChangeError.unknownOfficer` for the first change about an officer whom the scenario
  ///   does not have.
  public func applying(_ changes: [ScenarioChange]) throws(ScenarioChangeError) -> Scenario {
    var scenario = self
    for change in changes { try scenario.apply(change) }
    return scenario
  }

  private mutating func apply(_ change: ScenarioChange) throws(ScenarioChangeError) {
    switch change {
    case .leave(let officer, let last):
      let index = try index(of: officer, change)
      officers[index].end = min(officers[index].end ?? last, last)
    case .absent(let officer, let first, let last):
      _ = try index(of: officer, change)
      let absence = Absence(person: Identifier(officer.text), first: first, last: last, kind: .sickness)
      // Rows keep the order of the table.
      absences.insert(absence, at: absences.firstIndex { absence.comesBefore($0) } ?? absences.endIndex)
    case .back(let officer, let first):
      _ = try index(of: officer, change)
      endAbsences(of: officer, before: first)
    case .merge:
      for index in officers.indices {
        officers[index].roles = Set(Role.allCases)
        officers[index].coverRoles = []
      }
    }
  }

  private func index(of officer: Officer.ID, _ change: ScenarioChange) throws(ScenarioChangeError) -> Int {
    guard let index = officers.firstIndex(where: { $0.id == officer }) else {
      throw .unknownOfficer(officer, change: change)
    }
    return index
  }

  /// Leave and training that are booked after the return stay.
  private mutating func endAbsences(of officer: Officer.ID, before day: Day) {
    absences = absences.compactMap { absence in
      guard absence.person.text == officer.text, absence.kind.reducesCapacity, absence.last >= day else {
        return absence
      }
      guard absence.first < day else { return nil }
      var ended = absence
      ended.last = day - 1
      return ended
    }
  }
}

extension Absence {
  /// The order of `absences.csv`: by person, first day, last day and kind.
  fileprivate func comesBefore(_ other: Absence) -> Bool {
    (person, first, last, kind.rawValue) < (other.person, other.first, other.last, other.kind.rawValue)
  }
}
