// SPDX-License-Identifier: GPL-3.0-or-later

/// The officers' days on which a meeting might be held, in the order of what they cost before travel and school: most
/// searches need the first few of thousands.
struct OfficerDays: Sequence, IteratorProtocol {
  /// An officer's day.
  struct Element {
    /// What chair and day cost.
    let cost: Int
    /// The chair's position among those of the meeting.
    let chair: Int
    /// The day's position among the offers.
    let offer: Int
  }

  /// Chairs that cost the same.
  private struct Rank {
    let cost: Int
    var chairs: [Int]
    /// Where the search stands: the next day in order of cost, and which of the chairs.
    var next = 0
    var turn = 0
  }

  private var ranks: [Rank] = []
  /// The offers' positions and costs, the cheapest first.
  private let offers: [(cost: Int, offer: Int)]

  /// - Parameter only: the only officer, or nil for all who may chair.
  init(_ chairs: [BookingProblem.Chair], _ offers: [DayOffer], only: Int?) {
    for (position, chair) in chairs.enumerated() where only.map({ $0 == chair.officer }) ?? true {
      if let rank = ranks.firstIndex(where: { $0.cost == chair.cost }) {
        ranks[rank].chairs.append(position)
      } else {
        ranks.append(Rank(cost: chair.cost, chairs: [position]))
      }
    }
    self.offers = offers.enumerated().map { ($1.option.cost + $1.followOnCost, $0) }
      .sorted { ($0.cost, $0.offer) < ($1.cost, $1.offer) }
  }

  /// The next officer's day, or nil after the last.
  mutating func next() -> Element? {
    var best: Int?
    for (index, rank) in ranks.enumerated() where rank.next < offers.count {
      if let known = best, cost(ranks[known]) <= cost(rank) { continue }
      best = index
    }
    guard let best else { return nil }
    let rank = ranks[best]
    let element = Element(cost: cost(rank), chair: rank.chairs[rank.turn], offer: offers[rank.next].offer)
    if rank.turn + 1 < rank.chairs.count {
      ranks[best].turn += 1
    } else {
      ranks[best].turn = 0
      ranks[best].next += 1
    }
    return element
  }

  private func cost(_ rank: Rank) -> Int { rank.cost + offers[rank.next].cost }
}
