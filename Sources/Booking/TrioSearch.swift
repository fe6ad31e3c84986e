// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the trios of meetings of which a mixture of patterns holds two more than once.
struct TrioSearch {
  /// Trios are sought when what pricing proves is so great a part of what the known patterns say: a mixture of these says
  /// little before.
  static let closeness = 0.97
  /// So far prices may go at least when there are new trios, minutes.
  static let reach = 4.0
  /// So much more than once a trio is held that is worth a price: the mixture is known from counting, not exactly.
  private static let least = 0.1
  /// So many of an officer at a time.
  private static let most = 15

  private struct Pair: Hashable {
    let left: Int
    let right: Int
  }

  /// By pair of meetings, the parts of the patterns that hold both.
  private var pairs: [Pair: Double] = [:]
  private var wholes: [MeetingTrio: Double] = [:]
  private var partners: [Int: Set<Int>] = [:]

  /// Adds a part of a pattern to the mixture.
  ///
  /// - Parameter meetings: those of the pattern that may be of a trio.
  mutating func add(_ meetings: [Int], part: Double) {
    for (position, one) in meetings.enumerated() {
      for (further, other) in meetings.enumerated().dropFirst(position + 1) {
        pairs[Pair(left: min(one, other), right: max(one, other)), default: 0] += part
        partners[one, default: []].insert(other)
        partners[other, default: []].insert(one)
        for third in meetings.dropFirst(further + 1) {
          wholes[MeetingTrio((one, other, third)), default: 0] += part
        }
      }
    }
  }

  /// The trios of two pairs or three that the mixture holds most beyond once, the most first.
  ///
  /// - Parameters:
  ///   - least: so much more than once at the least.
  ///   - most: so many.
  func found(least: Double, most: Int, besides known: MeetingTrios) -> [MeetingTrio] {
    var found: [MeetingTrio: Double] = [:]
    for pair in pairs.keys {
      for third in (partners[pair.left] ?? []).union(partners[pair.right] ?? [])
      where third != pair.left && third != pair.right {
        let trio = MeetingTrio((pair.left, pair.right, third))
        guard found[trio] == nil, !known.contains(trio) else { continue }
        let held =
          part(trio.first, trio.second) + part(trio.first, trio.third) + part(trio.second, trio.third)
          - 2 * (wholes[trio] ?? 0)
        if held >= 1 + least { found[trio] = held }
      }
    }
    return found.sorted {
      ($1.value, $0.key.first, $0.key.second, $0.key.third)
        < ($0.value, $1.key.first, $1.key.second, $1.key.third)
    }.prefix(most).map(\.key)
  }

  private func part(_ left: Int, _ right: Int) -> Double { pairs[Pair(left: left, right: right)] ?? 0 }

  /// The trios that a mixture of patterns holds more than once; of each trio all meetings are one officer's own.
  ///
  /// - Parameters:
  ///   - counts: of patterns, how often each was chosen, out of so many times.
  ///   - known: trios that are not sought.
  static func violated(
    by counts: some Sequence<(Int, Int32)>, counted: Int, of columns: PatternColumns, _ homes: HomeOfficers,
    _ fees: FollowOnFees, besides known: MeetingTrios
  ) -> [MeetingTrio] {
    var searches: [Int: TrioSearch] = [:]
    for (pattern, count) in counts where count > 0 {
      let meetings = columns.meetingRange(ofPattern: pattern).map {
        Int(fees.meetings[Int(columns.slots[$0])])
      }
      let own = Dictionary(grouping: meetings) { homes.officer[$0] ?? -1 }
      for (officer, meetings) in own where officer >= 0 && meetings.count > 1 {
        searches[officer, default: TrioSearch()].add(meetings, part: Double(count) / Double(counted))
      }
    }
    return searches.sorted { $0.key < $1.key }.flatMap {
      $0.value.found(least: least, most: most, besides: known)
    }
  }
}
