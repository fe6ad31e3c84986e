// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether each new booking is chaired by someone who may chair it.
struct ChairCheck {
  let appointments: Appointments
  let outcome: AllocationOutcome

  func violations() -> [Violation] {
    let tables = outcome.basis.tables
    return appointments.new.compactMap { new in
      guard let family = tables.families[new.meeting.family] else { return nil }
      guard let officer = tables.officers[new.officer] else {
        return new.violation("chair-unknown", "no officer \(new.officer) is in the scenario")
      }
      let named = outcome.namedOfficer(of: new.meeting)
      let joins = !new.meeting.joined.isEmpty
      if outcome.basis.naming.mayChair(
        officer, new.meeting.kind, family, named: named, withReview: joins)
      {
        return nil
      }
      if officer.id == named {
        return new.violation(
          "secure-review-chaired-by-named-officer",
          "officer \(officer.id) is the named officer, and a review of secure accommodation needs another")
      }
      return new.violation(
        "chair-not-eligible",
        "officer \(officer.id) is not the named officer \(shown(named)) and may not chair a "
          + "\(new.meeting.kind.rawValue)\(joins ? " with a review" : "") of family \(family.id): role, conflict or "
          + "excluded team")
    }
  }
}
