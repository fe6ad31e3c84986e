// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A meeting that is to be booked, or booked anew: all that its places in a diary depend on.
struct BookableMeeting: Sendable {
  let kind: MeetingKind
  /// The family, or nil when the tables lack it.
  let family: Int?
  /// The children it is about, by id.
  let children: [Int]
  /// The reviews that are held with it, by child.
  let joined: [JoinedWindow]
  /// The officer named for them, if there is one.
  let named: Int?
  /// Where it is held.
  let place: Int
  /// The first day that its notice allows.
  let noticeEnd: Day
  /// The first day that notice and window allow.
  let earliest: Day
  /// The last day of its window, or nil when it has none.
  let closes: Day?

  /// A due meeting that has a place.
  ///
  /// - Parameter noticeEnd: the first day that its notice allows.
  init(_ meeting: DueMeeting, place: Int, noticeEnd: Day) {
    kind = meeting.kind
    family = meeting.family
    children = meeting.children
    joined = meeting.joined
    named = meeting.named
    self.place = place
    self.noticeEnd = noticeEnd
    earliest = max(noticeEnd, meeting.opens)
    closes = meeting.closes
  }

  /// A row of a diary, held at a place that the tables have.
  init(_ row: Casework.Booking, place: Int, noticeEnd: Day, _ tables: ServiceTables) {
    kind = row.kind
    family = tables.familyIndex[row.family]
    children = row.children.compactMap { tables.childIndex[$0] }
    joined = row.joinedWindows(tables)
    named = row.namedOfficer.flatMap { tables.officerIndex[$0] }
    self.place = place
    self.noticeEnd = noticeEnd
    earliest = max(noticeEnd, row.opens ?? noticeEnd)
    closes = row.closes
  }
}

extension Casework.Booking {
  /// The reviews that are held with it, by child.
  func joinedWindows(_ tables: ServiceTables) -> [JoinedWindow] {
    combined.sorted { $0.child < $1.child }.compactMap { review in
      tables.childIndex[review.child].map { JoinedWindow(child: $0, kind: review.kind) }
    }
  }
}
