// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Reads the rows of `diary.csv`; each wrong cell is a fault.
struct DiaryRows {
  /// The rows that are sound, in the file's order.
  private(set) var bookings: [Booking] = []
  private(set) var faults: [Fault]

  /// What plans of earlier versions lack: they have no reviews that are held with a conference, and no follow-ons.
  private static let laterColumns = ["combined", "follows"]

  private let officers: Set<String>
  private let families: Set<String>
  private let children: Set<String>
  private let places: Set<String>
  private let rooms: Set<String>
  private let takers: Set<String>
  private var firstRows: [String: Int] = [:]
  /// The rows of follow-ons: each comes after a meeting of the diary.
  private var followOns: [(row: Row, predecessor: String)] = []
  private var row = Row(cells: [:], number: 0)

  /// The row that is being read.
  private struct Row {
    let cells: [String: String]
    let number: Int
  }

  /// Prepares the reading of a diary that refers to a scenario.
  init(_ scenario: Scenario, faults: [Fault]) {
    self.faults = faults
    officers = Set(scenario.officers.map(\.id.text))
    families = Set(scenario.families.map(\.id.text))
    children = Set(scenario.children.map(\.id.text))
    places = Set(scenario.places.map(\.id.text))
    rooms = Set(scenario.rooms.map(\.id.text))
    takers = Set(scenario.minuteTakers.map(\.id.text))
  }

  /// Reads every row of a table.
  mutating func read(_ table: CSVTable) {
    let columns = PlanFiles.diaryColumns
    let wrong = table.headerFaults(
      needed: columns.filter { !Self.laterColumns.contains($0) }, known: columns)
    faults += wrong
    guard wrong.isEmpty else { return }
    for cells in table.rows {
      row = Row(
        cells: Dictionary(
          zip(table.header, table.header.indices.map { cells[$0] }), uniquingKeysWith: { first, _ in first }),
        number: cells.number)
      let before = faults.count
      let booking = booking()
      if faults.count == before, let booking { bookings.append(booking) }
    }
    checkPredecessors()
  }

  // MARK: - A row

  private mutating func booking() -> Booking? {
    let meeting = meeting()
    let kind: MeetingKind? = choice("kind", MeetingKind.allCases.map(\.rawValue))
    let family = known("family", families, "a family", in: "families.csv")
    let members = list("children").filter { check($0, "children", children, "a child", in: "children.csv") }
    if text("children").isEmpty { fault("children", "expected the ids of one or more children") }
    let named = known("named_officer", officers, "an officer", in: "officers.csv", isOptional: true)
    let place = known("place", places, "a place", in: "places.csv", isOptional: true)
    let opens = day("window_opens")
    let closes = day("window_closes")
    let status: Booking.Status? = choice("status", Booking.Status.allCases.map(\.rawValue))
    let cover = yesOrNo("cover")
    _ = yesOrNo("in_window")
    let joined = joinedReviews()
    guard let status else { return nil }
    var booking = Booking(
      meeting: .init(meeting), kind: kind ?? .laterReview, family: .init(family ?? ""),
      children: members.map { .init($0) }, officer: nil, namedOfficer: named.map { .init($0) },
      cover: cover ?? false, place: .init(place ?? ""), room: nil, minuteTaker: nil, day: nil, span: nil,
      opens: opens, closes: closes, status: status, rule: text("rule"))
    booking.combined = joined
    booking.follows = predecessor(of: meeting)
    if status == .unbooked { checkUnbooked() } else { readTime(into: &booking) }
    return booking
  }

  private mutating func readTime(into booking: inout Booking) {
    booking.officer = known("officer", officers, "an officer", in: "officers.csv").map { .init($0) }
    booking.room = known("room", rooms, "a room", in: "rooms.csv", isOptional: true).map { .init($0) }
    booking.minuteTaker = known(
      "minute_taker", takers, "a minute taker", in: "minute_takers.csv", isOptional: true
    ).map { .init($0) }
    booking.day = day("date", isOptional: false)
    guard let start = time("start"), let end = time("end") else { return }
    guard start < end else { return fault("end", "expected a time after \(start), the start") }
    booking.span = TimeSpan(start: start, end: end)
  }

  private mutating func checkUnbooked() {
    for column in ["officer", "room", "minute_taker", "date", "start", "end"] where !text(column).isEmpty {
      fault(column, "expected nothing: the meeting is unbooked")
    }
  }

  private mutating func meeting() -> String {
    let id = text("meeting")
    // Ids that a plan makes are those of a child, a kind and a date with full stops between them.
    if id.isEmpty
      || !id.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({
        CellText.isIdentifier(String($0))
      })
    {
      fault("meeting", "expected the id of a meeting")
    } else if let first = firstRows[id] {
      fault("meeting", "stands already in row \(first); each meeting has one row")
    } else {
      firstRows[id] = row.number
    }
    return id
  }

  private mutating func predecessor(of meeting: String) -> RecordedMeeting.ID? {
    let id = text("follows")
    if id.isEmpty { return nil }
    if id == meeting { fault("follows", "expected another meeting, which this one comes after") }
    followOns.append((row, id))
    return .init(id)
  }

  /// Every meeting that another comes after has a row, too.
  private mutating func checkPredecessors() {
    for followOn in followOns where firstRows[followOn.predecessor] == nil {
      row = followOn.row
      fault("follows", "expected a meeting that stands in \(PlanFiles.diary)")
    }
  }

  private mutating func joinedReviews() -> [JoinedReview] {
    var joined: [JoinedReview] = []
    for item in list("combined") {
      let parts = item.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let kind = MeetingKind(rawValue: parts[1]), !kind.isConference else {
        fault("combined", "expected CHILD:KIND, a review that is held with the conference", value: item)
        continue
      }
      if check(parts[0], "combined", children, "a child", in: "children.csv") {
        joined.append(JoinedReview(child: .init(parts[0]), kind: kind))
      }
    }
    return joined
  }

  // MARK: - Cells

  private func text(_ column: String) -> String { row.cells[column] ?? "" }

  private func list(_ column: String) -> [String] { CellText.items(text(column)) }

  private mutating func fault(_ column: String, _ expectation: String, value: String? = nil) {
    let value = value ?? text(column)
    faults.append(
      Fault(
        file: PlanFiles.diary, row: row.number, column: column,
        value: value.isEmpty ? nil : Fault.shown(value), expectation: expectation))
  }

  private mutating func known(
    _ column: String, _ ids: Set<String>, _ noun: String, in file: String, isOptional: Bool = false
  ) -> String? {
    let text = text(column)
    if text.isEmpty, isOptional { return nil }
    return check(text, column, ids, noun, in: file) ? text : nil
  }

  private mutating func check(
    _ text: String, _ column: String, _ ids: Set<String>, _ noun: String, in file: String
  ) -> Bool {
    if ids.contains(text) { return true }
    fault(column, "expected \(noun) that stands in the scenario's \(file)", value: text)
    return false
  }

  private mutating func choice<Choice: RawRepresentable<String>>(
    _ column: String, _ words: [String]
  ) -> Choice? {
    if let choice = Choice(rawValue: text(column)) { return choice }
    fault(
      column,
      "expected one of \(words.joined(separator: ", "))\(Suggestion.hint(for: text(column), among: words))")
    return nil
  }

  private mutating func yesOrNo(_ column: String) -> Bool? {
    switch text(column) {
    case "yes": return true
    case "no": return false
    default:
      fault(column, "expected yes or no")
      return nil
    }
  }

  private mutating func day(_ column: String, isOptional: Bool = true) -> Day? {
    let text = text(column)
    if text.isEmpty, isOptional { return nil }
    if let day = Day(iso: text), CellText.isKnown(day) { return day }
    fault(column, CellText.dateExpectation(text))
    return nil
  }

  private mutating func time(_ column: String) -> ClockTime? {
    if let time = ClockTime(text(column)) { return time }
    fault(column, CellText.timeExpectation)
    return nil
  }
}
