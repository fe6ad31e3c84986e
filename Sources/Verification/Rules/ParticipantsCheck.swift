// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether the family and the children of each new booking can come to it.
struct ParticipantsCheck {
  let appointments: Appointments
  let tables: ServiceTables

  func violations() -> [Violation] {
    appointments.new.flatMap { new in
      new.meeting.participants.flatMap { role, id in
        tables.time.busy(id, on: new.day).filter { $0.start < new.span.end && new.span.start < $0.end }
          .map { new.violation("\(role)-busy", "\(id) cannot come \($0.start)-\($0.end)") }
      }
    }
  }
}

extension ExpectedMeeting {
  /// Who has to be able to come, officers aside: the family and the children, each with the word for it.
  var participants: [(role: String, id: String)] {
    [("family", family.text)] + children.map { ("child", $0.text) }
  }
}
