// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension PlanScope {
  /// Whether such a plan has a diary, and what binds it.
  var hasDiary: Bool { self == .plan || self == .rebook }
}

extension Plan {
  /// The tables of a plan with a diary, by name and bytes.
  var diaryTables: [(name: String, bytes: [UInt8])] {
    let own = [(PlanFiles.diary, Self.table(of: diary)), (PlanFiles.binding, bindingTable)]
    guard summary.scope == .rebook else { return own }
    return own + [(PlanFiles.before, Self.table(of: before)), (PlanFiles.changes, changesTable)]
  }

  private static func table(of bookings: [Booking]) -> [UInt8] {
    var text = CSVText(header: PlanFiles.diaryColumns)
    for booking in bookings {
      text.append([
        booking.meeting.text, booking.kind.rawValue, booking.family.text,
        CellText.list(booking.children.map(\.text)), cell(booking.officer), cell(booking.namedOfficer),
        yesOrNo(booking.cover), booking.place.text, cell(booking.room), cell(booking.minuteTaker),
        cell(booking.day), cell(booking.span?.start), cell(booking.span?.end), cell(booking.opens),
        cell(booking.closes), yesOrNo(booking.inWindow), booking.status.rawValue, booking.rule,
        CellText.list(
          booking.combined.sorted { $0.child < $1.child }.map { "\($0.child):\($0.kind.rawValue)" }),
        cell(booking.follows),
      ])
    }
    return text.bytes
  }

  private var changesTable: [UInt8] {
    var text = CSVText(header: PlanFiles.changesColumns)
    for change in changes {
      text.append([
        change.meeting.text, change.change.rawValue, Self.placeCell(change.before),
        Self.placeCell(change.after), change.reason,
      ])
    }
    return text.bytes
  }

  private static func placeCell(_ place: DiaryChange.Place?) -> String {
    guard let place else { return "-" }
    return [
      place.officer.text, place.day.description, place.start.description, place.room?.text ?? "-",
      place.minuteTaker?.text ?? "-",
    ].joined(separator: " ")
  }

  private var bindingTable: [UInt8] {
    var text = CSVText(header: PlanFiles.bindingColumns)
    let rows = binding.map { ($0, $0.resource.cells) }.sorted { one, other in
      (one.0.week, one.1.rank, Identifier<Any>(one.1.id)) < (
        other.0.week, other.1.rank, Identifier<Any>(other.1.id)
      )
    }
    for (resource, cells) in rows {
      text.append([
        resource.week.description, cells.name, cells.id, String(resource.minutes), String(resource.breaches),
      ])
    }
    return text.bytes
  }
}

extension BindingResource.Resource {
  /// What the table calls it and whose it is, and its place among the rows of a week.
  fileprivate var cells: (rank: Int, name: String, id: String) {
    switch self {
    case .room(let venue): (0, "room", venue.text)
    case .minuteTaker: (1, "minute-taker", "service")
    case .officer(let officer): (2, "officer", officer.text)
    case .notice(let kind): (3, "notice", kind.rawValue)
    }
  }
}
