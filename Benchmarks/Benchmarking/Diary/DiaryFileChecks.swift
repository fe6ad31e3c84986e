// SPDX-License-Identifier: GPL-3.0-or-later

import Booking

extension DiaryFile {
  /// The instance.
  ///
  /// - Parameter file: what errors call the file.
  /// - Throws: `JSONFileError` when the numbers do not make a problem.
  func instance(file: String) throws(JSONFileError) -> PortableDiary {
    let check = DiaryFileCheck(file: file, content: self)
    try check.require(format == Self.format, "format", format, Self.format)
    try check.require(!name.isEmpty && !name.contains(where: \.isWhitespace), "name", "'\(name)'", "a word")
    try check.require(grid > 0, "grid", "\(grid)", "1 or more minutes")
    let most = BookingProblem.mostMeetingsPerDay
    try check.require(
      (0...most).contains(meetingsPerDay), "meetings_per_day", "\(meetingsPerDay)", "0 to \(most)")
    try check.require(unbookedCost >= 0, "unbooked_cost", "\(unbookedCost)", "0 or more")
    try check.require(
      travel.allSatisfy { $0.count == travel.count && $0.allSatisfy { (0...100_000).contains($0) } },
      "travel", "\(travel.count) rows", "as many columns as rows, each 0 to 100000 minutes")
    try check.labels()
    var problem = BookingProblem(
      grid: grid, dayCount: dayCount, meetingsPerDay: meetingsPerDay, gap: gap, unbookedCost: unbookedCost,
      school: .init(hours: try check.span(school.hours, "school.hours"), cost: school.cost),
      meetings: try check.each(meetings, "meetings", check.meeting),
      officers: try check.each(officers, "officers", check.person),
      minuteTakers: try check.each(minuteTakers, "minute_takers", check.person),
      venues: try check.each(venues, "venues", check.venue),
      travelMinutes: travel.flatMap { $0.map(Int32.init) }, placeCount: travel.count,
      detourSaving: detourSaving)
    if let rest {
      problem.rest = .init(minutes: rest.minutes, span: try check.span(rest.span, "rest.span"))
    }
    problem.dayNumbers = dayNumbers
    problem.timing = .init(
      late: timing.late, latePerDay: timing.latePerDay, marginDays: timing.marginDays,
      earlyPerDay: timing.earlyPerDay, marginPerDay: timing.marginPerDay)
    problem.followOns = try check.each(followOns, "follow_ons", check.followOn)
    return PortableDiary(name: name, constant: constant, problem: problem, labels: labels)
  }
}

/// Makes the parts of a problem from the rows of a file, or says which number is wrong.
private struct DiaryFileCheck {
  let file: String
  let content: DiaryFile

  func require(
    _ good: Bool, _ place: @autoclosure () -> String, _ found: @autoclosure () -> String, _ expected: String
  ) throws(JSONFileError) {
    if !good { throw JSONFileError(file: file, place: place(), found: found(), expected: expected) }
  }

  func each<Row, Part>(
    _ rows: [Row], _ name: String, _ part: (Row, String) throws(JSONFileError) -> Part
  ) throws(JSONFileError) -> [Part] {
    var parts: [Part] = []
    for (index, row) in rows.enumerated() { parts.append(try part(row, "\(name)[\(index)]")) }
    return parts
  }

  func index(_ value: Int, below count: Int, _ place: @autoclosure () -> String) throws(JSONFileError) {
    try require((0..<count).contains(value), place(), "\(value)", "0 to \(count - 1)")
  }

  func span(_ row: DiaryFile.SpanRow, _ place: @autoclosure () -> String) throws(JSONFileError) -> Range<Int>
  {
    try require(
      row.count == 2 && row[0] <= row[1] && row.allSatisfy { (0...1440).contains($0) }, place(), "\(row)",
      "two times from 0 to 1440, the earlier one first")
    return row[0]..<row[1]
  }

  func spans(_ rows: [DiaryFile.SpanRow], _ place: String) throws(JSONFileError) -> [Range<Int>] {
    try each(rows, place) { row, place throws(JSONFileError) in try span(row, place) }
  }

  func labels() throws(JSONFileError) {
    for (name, count, expected) in [
      ("labels.meetings", content.labels.meetings.count, content.meetings.count),
      ("labels.officers", content.labels.officers.count, content.officers.count),
      ("labels.minute_takers", content.labels.minuteTakers.count, content.minuteTakers.count),
      ("labels.days", content.labels.days.count, content.dayCount),
    ] { try require(count == expected, name, "\(count) labels", "\(expected)") }
    let numbers = content.dayNumbers
    try require(
      numbers.count == content.dayCount && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        || numbers.isEmpty && content.followOns.isEmpty,
      "day_numbers", "\(numbers.count) numbers", "\(content.dayCount) that rise")
  }

  func meeting(_ row: DiaryFile.MeetingRow, _ place: String) throws(JSONFileError) -> BookingProblem.Meeting {
    try index(row.place, below: content.travel.count, "\(place).place")
    try require(
      row.minutes > 0 && row.minutes % content.grid == 0, "\(place).minutes", "\(row.minutes)",
      "a multiple of \(content.grid)")
    if let venue = row.venue { try index(venue, below: content.venues.count, "\(place).venue") }
    let chairs = row.chairs
    try require(
      chairs.officer.count == chairs.cost.count && Set(chairs.officer).count == chairs.officer.count,
      "\(place).chairs", "\(chairs.officer.count) officers and \(chairs.cost.count) costs",
      "one cost for each officer, each once")
    for officer in chairs.officer {
      try index(officer, below: content.officers.count, "\(place).chairs.officer")
    }
    let days = row.days
    try require(
      [days.cost, days.late, days.school].allSatisfy { $0.count == days.day.count }
        && zip(days.day, days.day.dropFirst()).allSatisfy { $0 < $1 }
        && (days.late + days.school).allSatisfy { (0...1).contains($0) },
      "\(place).days", "\(days.day.count) days",
      "columns of one length, days that rise, late and school 0 or 1")
    for day in days.day { try index(day, below: content.dayCount, "\(place).days.day") }
    var meeting = BookingProblem.Meeting(
      place: row.place, minutes: row.minutes, venue: row.venue, needsMinuteTaker: row.minuteTaker,
      chairs: zip(chairs.officer, chairs.cost).map { .init(officer: $0, cost: $1) },
      days: days.day.indices.map {
        .init(
          day: days.day[$0], cost: days.cost[$0], isLate: days.late[$0] == 1,
          isSchoolDay: days.school[$0] == 1)
      }, starts: row.starts)
    for (number, part) in row.unavailable.enumerated() {
      let part = (day: part.day, spans: try spans(part.spans, "\(place).unavailable[\(number)].spans"))
      meeting.unavailable[part.day] = part.spans
    }
    return meeting
  }

  func person(_ row: DiaryFile.PersonRow, _ place: String) throws(JSONFileError) -> BookingProblem.Person {
    try index(row.base, below: content.travel.count, "\(place).base")
    try require(
      row.days.count == content.dayCount, "\(place).days", "\(row.days.count) days", "\(content.dayCount)")
    return BookingProblem.Person(base: row.base, days: try each(row.days, "\(place).days", personDay))
  }

  private func personDay(
    _ row: DiaryFile.PersonDayRow, _ place: String
  ) throws(JSONFileError) -> BookingProblem.PersonDay {
    var hours: Range<Int>?
    if let given = row.hours { hours = try span(given, "\(place).hours") }
    let kept = try each(row.kept, "\(place).kept") { row, place throws(JSONFileError) in
      try index(row.place, below: content.travel.count, "\(place).place")
      return BookingProblem.Kept(span: try span(row.span, "\(place).span"), place: row.place)
    }
    return BookingProblem.PersonDay(hours: hours, busy: try spans(row.busy, "\(place).busy"), kept: kept)
  }

  func venue(_ row: DiaryFile.VenueRow, _ place: String) throws(JSONFileError) -> BookingProblem.Venue {
    BookingProblem.Venue(
      rooms: try each(row.rooms, "\(place).rooms") { days, place throws(JSONFileError) in
        try require(days.count == content.dayCount, place, "\(days.count) days", "\(content.dayCount)")
        return try each(days, place, spans)
      })
  }

  func followOn(_ row: DiaryFile.FollowOnRow, _ place: String) throws(JSONFileError)
    -> BookingProblem.FollowOn
  {
    try index(row.predecessor, below: content.meetings.count, "\(place).predecessor")
    try index(row.successor, below: content.meetings.count, "\(place).successor")
    try require(
      row.opens.count == content.dayCount && row.closes.count == content.dayCount,
      "\(place).opens and closes",
      "\(row.opens.count) and \(row.closes.count) days", "\(content.dayCount)")
    try require(
      row.otherwise.count == 2 && row.otherwise[0] <= row.otherwise[1], "\(place).otherwise",
      "\(row.otherwise)", "two days, the earlier one first")
    return BookingProblem.FollowOn(
      predecessor: row.predecessor, successor: row.successor, opens: row.opens, closes: row.closes,
      otherwise: row.otherwise[0]...row.otherwise[1])
  }
}
