// SPDX-License-Identifier: GPL-3.0-or-later

/// What a search asks of meetings again and again, laid out flat: nothing here is copied or counted when it is read.
struct MeetingSheet: Sendable {
  /// By meeting, where it is held.
  let places: [Int]
  /// By meeting, how long it is.
  let minutes: [Int]
  /// By meeting, how many slots it takes.
  let lengths: [Int]
  /// By meeting, the venue whose rooms it needs, or -1.
  let venues: [Int]
  /// By meeting, whether it needs a minute taker.
  let needsTaker: [Bool]
  /// By meeting, how many days its window has.
  let lawfulDays: [Int]
  /// Who may chair, the cheapest first: those of meeting `m` from `chairStarts[m]` up to `chairStarts[m + 1]`.
  let chairs: [BookingProblem.Chair]
  let chairStarts: [Int]
  /// Days, the cheapest first: those of meeting `m` from `dayStarts[m]` up to `dayStarts[m + 1]`.
  let days: [BookingProblem.DayOption]
  let dayStarts: [Int]
  /// The windows that depend on other meetings' days.
  let followOns: FollowOns
  /// By meeting, the others whose windows depend on its day or on whose day its own does.
  let partners: [[Int]]

  /// By meeting, where the travel minutes from each place to its own begin in `waysThere`.
  let wayStarts: [Int]
  /// The ways to one place lie together.
  let waysThere: [Int32]

  init(_ grid: SlotGrid) {
    let meetings = grid.problem.meetings
    let count = grid.problem.placeCount
    let held = Set(meetings.map(\.place)).sorted()
    let position = Dictionary(uniqueKeysWithValues: held.enumerated().map { ($1, $0) })
    wayStarts = meetings.map { (position[$0.place] ?? 0) * count }
    waysThere = held.flatMap { place in (0..<count).map { Int32(grid.problem.travel($0, place)) } }
    let followOns = FollowOns(grid.problem)
    self.followOns = followOns
    partners = meetings.indices.map { followOns.partners(of: $0) }
    places = meetings.map(\.place)
    minutes = meetings.map(\.minutes)
    lengths = meetings.indices.map { grid.length(of: $0) }
    venues = meetings.map { $0.venue ?? -1 }
    needsTaker = meetings.map(\.needsMinuteTaker)
    lawfulDays = meetings.map { $0.days.count { !$0.isLate } }
    var chairs: [BookingProblem.Chair] = []
    var chairStarts = [0]
    var days: [BookingProblem.DayOption] = []
    var dayStarts = [0]
    for meeting in meetings {
      chairs += meeting.chairs
      chairStarts.append(chairs.count)
      days += meeting.days.sorted { ($0.cost, $0.day) < ($1.cost, $1.day) }
      dayStarts.append(days.count)
    }
    self.chairs = chairs
    self.chairStarts = chairStarts
    self.days = days
    self.dayStarts = dayStarts
  }

  /// Whether a meeting takes a room or a minute taker.
  @inline(__always)
  func isResourced(_ meeting: Int) -> Bool { venues[meeting] >= 0 || needsTaker[meeting] }

  /// The last day of a meeting's window; of one that can only be late its last day.
  func lastDay(_ meeting: Int) -> Int {
    let all = days[dayStarts[meeting]..<dayStarts[meeting + 1]]
    return all.filter { !$0.isLate }.map(\.day).max() ?? all.map(\.day).max() ?? 0
  }
}

/// What each start of a meeting costs, by chair and day, found when first asked for.
struct StartRows {
  private let grid: SlotGrid
  private let sheet: MeetingSheet
  /// By chair of the sheet, where its meeting's days begin in `rows`, or -1.
  private var rowStarts: [Int32]
  /// The row's first value in `costs`; -1 when no start is possible, -2 when not asked for yet.
  private var rows: [Int32] = []
  /// A value for each slot: minutes, `Int32.max` where impossible.
  private(set) var costs: [Int32] = []
  /// Where each row of costs is: few are different, and they stay near the processor.
  private var rowsOfCosts: [[Int32]: Int32] = [:]

  init(_ grid: SlotGrid, _ sheet: MeetingSheet) {
    self.grid = grid
    self.sheet = sheet
    rowStarts = Array(repeating: -1, count: sheet.chairs.count)
  }

  /// Where in `costs` the starts of a meeting begin for a chair and a day of the sheet; nil when none is possible.
  @inline(__always)
  mutating func row(_ meeting: Int, chair: Int, day: Int) -> Int? {
    if rowStarts[chair] >= 0 {
      let known = rows[Int(rowStarts[chair]) + day - sheet.dayStarts[meeting]]
      if known >= -1 { return known < 0 ? nil : Int(known) }
    }
    return make(meeting, chair: chair, day: day)
  }

  private mutating func make(_ meeting: Int, chair: Int, day: Int) -> Int? {
    let first = sheet.dayStarts[meeting]
    if rowStarts[chair] < 0 {
      rowStarts[chair] = Int32(rows.count)
      rows.append(contentsOf: repeatElement(-2, count: sheet.dayStarts[meeting + 1] - first))
    }
    let made = grid.startCosts(
      meeting: meeting, officer: sheet.chairs[chair].officer, option: sheet.days[day])
    let at = Int(rowStarts[chair]) + day - first
    guard made.contains(where: { $0 != .max }) else {
      rows[at] = -1
      return nil
    }
    if let known = rowsOfCosts[made] {
      rows[at] = known
    } else {
      rows[at] = Int32(costs.count)
      rowsOfCosts[made] = rows[at]
      costs += made
    }
    return Int(rows[at])
  }
}
