// SPDX-License-Identifier: GPL-3.0-or-later

/// Three meetings.
struct MeetingTrio: Hashable, Sendable {
  /// By number.
  let first: Int
  let second: Int
  let third: Int

  /// - Parameter meetings: three different ones, in any order.
  init(_ meetings: (Int, Int, Int)) {
    let (least, most) = (
      min(meetings.0, meetings.1, meetings.2), max(meetings.0, meetings.1, meetings.2)
    )
    first = least
    second = meetings.0 + meetings.1 + meetings.2 - least - most
    third = most
  }

  func contains(_ meeting: Int) -> Bool { meeting == first || meeting == second || meeting == third }
}

/// Trios of meetings, each of which says: at most one officer-day of a diary holds two or all of them.
///
/// That is true of every diary, but not of every mixture of officer-days: half a day with the first two, half a day with
/// the last two and half a day with the first and the last book each meeting once. To say so raises what the relaxation
/// proves (subset rows: Jepsen, Petersen, Spoorendonk and Pisinger 2008).
struct MeetingTrios: Sendable {
  private(set) var all: [MeetingTrio] = []
  private var known: Set<MeetingTrio> = []
  /// By meeting, those that it is in.
  private var ofMeeting: [[Int32]]

  /// None yet.
  init(meetings: Int) { ofMeeting = Array(repeating: [], count: meetings) }

  var count: Int { all.count }

  func contains(_ trio: MeetingTrio) -> Bool { known.contains(trio) }

  /// Adds one that is not there yet.
  mutating func add(_ trio: MeetingTrio) {
    guard known.insert(trio).inserted else { return }
    for meeting in [trio.first, trio.second, trio.third] { ofMeeting[meeting].append(Int32(all.count)) }
    all.append(trio)
  }

  /// The numbers of those that a meeting is in.
  func with(_ meeting: Int) -> [Int32] { ofMeeting[meeting] }

  /// Visits the number of each trio of which a pattern holds two or all.
  ///
  /// - Parameter meetings: those of the pattern.
  @inline(__always)
  func forEachHeld(by meetings: some RandomAccessCollection<Int>, _ body: (Int) -> Void) {
    for (position, meeting) in meetings.enumerated().dropFirst() {
      for number in ofMeeting[meeting] {
        let trio = all[Int(number)]
        // Once, with its second meeting.
        if meetings.prefix(position).count(where: { trio.contains($0) }) == 1 { body(Int(number)) }
      }
    }
  }
}

/// What it costs that an officer-day holds two or all of a trio's meetings.
struct TrioPrices: Sendable {
  let trios: MeetingTrios
  /// By trio, at least 0.
  let prices: [Double]

  /// None.
  init() {
    trios = MeetingTrios(meetings: 0)
    prices = []
  }

  init(_ trios: MeetingTrios, prices: [Double]) {
    self.trios = trios
    self.prices = prices
  }

  var isEmpty: Bool { prices.isEmpty }

  /// What a pattern costs for its trios.
  func price(of pattern: DayPattern) -> Double {
    guard !isEmpty else { return 0 }
    var price = 0.0
    trios.forEachHeld(by: pattern.stops.lazy.map(\.meeting)) { price += prices[$0] }
    return price
  }

  /// What all trios cost, each once.
  var priceOfAll: Double { prices.reduce(0, +) }
}
