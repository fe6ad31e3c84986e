// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Scenario {
  /// The scenario after what has happened to officers and places since the plan was made.
  func after(_ events: [DiaryEvent]) -> Scenario {
    var scenario = self
    for event in events {
      switch event {
      case .absent(let officer, let first, let last):
        scenario.absences.append(
          Absence(person: Identifier(officer.text), first: first, last: last, kind: .sickness))
      case .close(let place, let first, let last):
        scenario.closures += (first...last).map { Closure(day: $0, reason: "closed", place: place) }
      case .adjourn, .add: break
      }
    }
    return scenario
  }
}
