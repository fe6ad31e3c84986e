// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework

extension SlotObstacle {
  /// What stops a meeting, as a sentence.
  ///
  /// - Parameters:
  ///   - row: the meeting's row.
  ///   - chairs: how many officers may chair it.
  func words(_ diary: DiaryCase, _ row: Casework.Booking, chairs: Int) -> String {
    let people =
      chairs == 1
      ? "The one officer who may chair it has not" : "None of the \(chairs) officers who may chair it has"
    switch self {
    case .noChair: return "No officer may chair it: roles, conflicts and independence leave nobody."
    case .noDay:
      let first = max(diary.noticeEnd(row.kind), row.opens ?? diary.today)
      return
        "No day from \(first), when notice and window allow it, to \(diary.tables.policy.lateEnd), the end of"
        + " the plan, is open for it."
    case .officerTime:
      return "\(people) the time, travel and break included, on any day left."
    case .participants: return "Whenever a chair has the time, somebody of the family cannot come."
    case .room: return "No room is open and free at \(row.place) when a chair has the time."
    case .minuteTaker: return "No minute taker can be there when a chair and a room are free."
    }
  }
}
