// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds what alone would put a meeting into its window, with all other bookings where they are.
///
/// A minute taker, a room or an officer is added who is free all day and needs no journey; the cheapest of them that
/// helps is the answer, in that order.
public struct BookingRemedies {
  /// What is added, and when it is needed.
  public struct Remedy: Hashable, Sendable {
    /// What is added.
    public enum Addition: Hashable, Sendable {
      /// A minute taker who is free.
      case minuteTaker
      /// A room at the meeting's venue.
      case room
      /// An officer who may chair.
      case officer
    }

    /// What is added.
    public var addition: Addition
    /// The day.
    public var day: Int
    /// When the meeting would be, minutes after midnight.
    public var span: BookingProblem.Span
  }

  fileprivate struct Variant {
    let addition: Remedy.Addition
    let diary: DiaryState
    var search: PatternSearch
    var table: StartCostTable
    /// The officer that was added, if one was.
    let officer: Int?
  }

  private let problem: BookingProblem
  private var variants: [Variant]

  /// Prepares the remedies for an answer's meetings.
  public init(_ problem: BookingProblem, _ solution: BookingSolution) {
    self.problem = problem
    variants = [
      Self.variant(.minuteTaker, of: problem, solution), Self.variant(.room, of: problem, solution),
      Self.variant(.officer, of: problem, solution),
    ]
  }

  private static func variant(
    _ addition: Remedy.Addition, of problem: BookingProblem, _ solution: BookingSolution
  ) -> Variant {
    var changed = problem
    let hours = problem.officers.flatMap { $0.days.compactMap(\.hours) }
    let open = (hours.map(\.lowerBound).min() ?? 0)..<(hours.map(\.upperBound).max() ?? 1)
    let always = Array(repeating: BookingProblem.PersonDay(hours: open), count: problem.dayCount)
    var officer: Int?
    switch addition {
    case .minuteTaker:
      changed.addPlaceNearAll()
      changed.minuteTakers.append(.init(base: changed.placeCount - 1, days: always))
    case .room:
      for venue in changed.venues.indices where !changed.venues[venue].rooms.isEmpty {
        changed.venues[venue].rooms.append(Array(repeating: [open], count: problem.dayCount))
      }
    case .officer:
      changed.addPlaceNearAll()
      changed.officers.append(.init(base: changed.placeCount - 1, days: always))
      let added = changed.officers.count - 1
      officer = added
      for meeting in changed.meetings.indices {
        changed.meetings[meeting].chairs.append(.init(officer: added, cost: 0))
      }
    }
    let grid = SlotGrid(changed)
    return Variant(
      addition: addition, diary: solution.diary(grid), search: PatternSearch(grid),
      table: StartCostTable(grid), officer: officer)
  }

  /// What alone would put a meeting into its window, or nil when none of these does.
  public mutating func remedy(meeting: Int) -> Remedy? {
    for index in variants.indices {
      if let remedy = variants[index].remedy(meeting: meeting, problem) { return remedy }
    }
    return nil
  }
}

extension BookingRemedies.Variant {
  /// When the meeting could be in its window, with this addition.
  fileprivate mutating func remedy(meeting: Int, _ problem: BookingProblem) -> BookingRemedies.Remedy? {
    var diary = diary
    diary.withdraw([meeting], search: &search, table: &table)
    let chairs = officer.map { [$0] } ?? problem.meetings[meeting].chairs.map(\.officer)
    for option in problem.meetings[meeting].days where !option.isLate {
      for chair in chairs {
        guard
          let place = diary.insertion(
            meeting, officer: chair, day: option.day, search: &search, table: &table),
          let stop = place.pattern.stops.first(where: { $0.meeting == meeting })
        else { continue }
        let start = diary.grid.minute(of: stop.slot)
        return BookingRemedies.Remedy(
          addition: addition, day: option.day, span: start..<start + problem.meetings[meeting].minutes)
      }
    }
    return nil
  }
}

extension BookingProblem {
  /// Adds a place without any journey to or from it.
  fileprivate mutating func addPlaceNearAll() {
    let count = placeCount + 1
    var matrix = Array(repeating: Int32(0), count: count * count)
    for from in 0..<placeCount {
      for to in 0..<placeCount { matrix[from * count + to] = travelMinutes[from * placeCount + to] }
    }
    travelMinutes = matrix
    placeCount = count
  }
}
