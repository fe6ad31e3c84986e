// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The days of a venue that have meetings.
struct VenueDiary {
  /// A room, or the place without one.
  struct RoomDay {
    /// The room, or nil for meetings that need none.
    var room: Room.ID?
    /// When it is open, or nil when the venue is closed.
    var open: TimeSpan?
    /// Its meetings, by start.
    var entries: [PlanFacts.Entry]
    /// Existing appointments, by start.
    var busy: [TimeSpan]
  }

  /// A day.
  struct VenueDay {
    /// The day.
    var day: Day
    /// Every room of the venue, by id, then the meetings without one.
    var rooms: [RoomDay]
    /// All meetings, by start.
    var entries: [PlanFacts.Entry]
    /// Why the venue is closed, when it is and a published booking stands nevertheless.
    var closure: String?

    /// Minutes that meetings take in rooms.
    var minutesInRooms: Int {
      rooms.filter { $0.room != nil }.flatMap(\.entries)
        .reduce(0) { $0 + ($1.booking.span?.length ?? 0) }
    }
    /// Who chairs, by id.
    var officers: [Officer.ID] { Set(entries.compactMap(\.booking.officer)).sorted() }
    /// Who takes minutes, by id.
    var minuteTakers: [MinuteTaker.ID] { Set(entries.compactMap(\.booking.minuteTaker)).sorted() }
    /// What the day's sheet is known by.
    var anchor: String { "day-\(day)" }
  }

  /// The venue.
  var id: Place.ID
  /// Its rooms, by id.
  var rooms: [Room]
  /// The days that have meetings, by date.
  var days: [VenueDay]

  /// The diary of a venue.
  init(_ venue: Place.ID, _ index: DiaryIndex) {
    let facts = index.facts
    let rooms = facts.scenario.rooms.filter { $0.venue == venue }.sorted { $0.id < $1.id }
    id = venue
    self.rooms = rooms
    days = index.meetings(at: venue).map { day, entries in
      let closure = index.closure(on: day, at: venue)
      let byRoom = Dictionary(grouping: entries, by: \.booking.room)
      var columns = rooms.map { room in
        RoomDay(
          room: room.id, open: closure == nil ? room.opening ?? facts.policy.defaultHours : nil,
          entries: byRoom[room.id] ?? [], busy: index.busy(room.id, on: day))
      }
      if let others = byRoom[nil] {
        columns.append(
          RoomDay(
            room: nil, open: closure == nil ? facts.policy.defaultHours : nil, entries: others, busy: []))
      }
      return VenueDay(day: day, rooms: columns, entries: entries, closure: closure)
    }
  }
}
