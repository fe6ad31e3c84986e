// SPDX-License-Identifier: GPL-3.0-or-later

/// Officers' days that prices speak for, laid out flat for a search that tries them in a diary.
struct SuggestedDays: Sendable {
  /// A meeting of a suggested day.
  struct Stop: Sendable {
    let meeting: Int32
    /// Minutes after midnight.
    let start: Int32
    /// What its chair, day and start cost.
    let own: Int32
  }

  /// By suggestion, the officer-day.
  private let keys: [Int32]
  /// The stops of suggestion `i` from `starts[i]` up to `starts[i + 1]`.
  private let starts: [Int32]
  private let stops: [Stop]

  /// None.
  init() {
    keys = []
    starts = [0]
    stops = []
  }

  init(_ patterns: [DayPattern], _ diary: DiaryState) {
    let (grid, problem) = (diary.grid, diary.problem)
    var keys: [Int32] = []
    var starts: [Int32] = [0]
    var stops: [Stop] = []
    for pattern in patterns {
      let known = stops.count
      for stop in pattern.stops {
        guard let chair = diary.chairCost(stop.meeting, officer: pattern.officer),
          let option = diary.dayOption(stop.meeting, day: pattern.day)
        else { break }
        let costs = grid.startCosts(meeting: stop.meeting, officer: pattern.officer, option: option)
        guard costs[stop.slot] != .max else { break }
        stops.append(
          Stop(
            meeting: Int32(stop.meeting), start: Int32(grid.minute(of: stop.slot)),
            own: Int32(chair + option.cost) + costs[stop.slot]))
      }
      guard stops.count == known + pattern.stops.count else {
        stops.removeSubrange(known...)
        continue
      }
      keys.append(Int32(pattern.officer * problem.dayCount + pattern.day))
      starts.append(Int32(stops.count))
    }
    self.keys = keys
    self.starts = starts
    self.stops = stops
  }

  var count: Int { keys.count }

  /// The officer-day of a suggestion.
  func key(_ index: Int) -> Int { Int(keys[index]) }

  /// Its meetings, by start.
  func stops(_ index: Int) -> ArraySlice<Stop> { stops[Int(starts[index])..<Int(starts[index + 1])] }
}
