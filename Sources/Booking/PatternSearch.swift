// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the best pattern of an officer's day exactly: a dynamic programme over orders and starts.
///
/// A state is an ordered choice of meetings; its values say, for each start of the last one, the least that
/// the day can have cost so far: once without the day's break yet and once with it. Days are short (at most six
/// meetings), so the states are few; a bound on what further meetings can be worth, detours counted, prunes the
/// rest. Orders that visit the same meetings and end at the same one are merged into one state; the last meeting of
/// a full day makes no state, only an end.
struct PatternSearch {
  /// The best pattern found, and the least value it or any other pattern can have.
  struct Outcome {
    /// Patterns by rising value; the first is the best.
    var patterns: [(value: Double, pattern: DayPattern)]
    /// No pattern has a value below this.
    var leastValue: Double
  }

  struct State {
    var members: DayMembers
    var last: Int
    var parent: Int
    /// Where its values start in `values`: first those without the break, then, on a day that needs one, those with
    /// it.
    var offset: Int
    /// The least of its values.
    var least: Double
    /// The first slot with a value.
    var first: Int
  }

  /// Where a pattern ends: a state, the start of its last meeting, and whether the break was before that.
  struct End {
    var value: Double
    var state: Int
    var last: Int
    var slot: Int
    var rested: Bool
  }

  let grid: SlotGrid
  let problem: BookingProblem
  private var rounds: [RoundTravel?]
  var sheet = DaySheet()
  private var prospects = DayProspects()
  var states: [State] = []
  var values: [Double] = []
  var best: [End] = []
  var wanted = 1
  var ranked: [(profit: Double, index: Int)] = []
  private var company = CompanyPrices()

  init(_ grid: SlotGrid) {
    self.grid = grid
    problem = grid.problem
    rounds = Array(repeating: nil, count: problem.officers.count * problem.dayCount)
  }

  /// How many new meetings an officer's day has room for; no day has room for more than a search looks at.
  func capacity(officer: Int, day: Int) -> Int {
    let capacity = max(0, problem.meetingsPerDay - problem.officers[officer].days[day].kept.count)
    precondition(capacity <= DayMembers.most, "at most \(DayMembers.most) meetings a day")
    return capacity
  }

  private mutating func round(officer: Int, day: Int) -> RoundTravel {
    let key = officer * problem.dayCount + day
    if let known = rounds[key] { return known }
    let round = RoundTravel(grid, officer: officer, day: day)
    rounds[key] = round
    return round
  }

  /// The best patterns of an officer's day.
  ///
  /// The value of a pattern is its cost less the worth of its meetings. Patterns of value 0 or more are of no
  /// interest, and the empty pattern has value 0.
  ///
  /// - Parameters:
  ///   - trios: what they cost.
  ///   - wanted: how many patterns to return, each ending at another meeting.
  mutating func search(
    officer: Int, day: Int, candidates: [DayCandidate], trios: TrioPrices = TrioPrices(), wanted: Int
  ) -> Outcome {
    let capacity = capacity(officer: officer, day: day)
    var outcome = Outcome(patterns: [], leastValue: 0)
    guard capacity > 0, !candidates.isEmpty else { return outcome }
    // A meeting that is not worth its own cost never helps, unless leaving it out makes the way longer.
    let slack = Double(problem.detourSaving)
    ranked.removeAll(keepingCapacity: true)
    for index in candidates.indices {
      let profit = candidates[index].profit
      if profit + slack > 1e-9 { ranked.append((profit, index)) }
    }
    guard !ranked.isEmpty else { return outcome }
    ranked.sort { $0.profit != $1.profit ? $0.profit > $1.profit : $0.index < $1.index }
    let round = round(officer: officer, day: day)
    sheet.fill(grid, round, candidates, ranked: ranked.map(\.index))
    company.fill(sheet.meetings, trios, all: problem.meetings.count)
    prospects.fill(sheet, round, profits: ranked.map(\.profit), capacity: capacity)
    self.wanted = wanted
    run(round, capacity: capacity)
    for end in best {
      outcome.leastValue = min(outcome.leastValue, end.value)
      outcome.patterns.append(
        (end.value, pattern(officer: officer, day: day, ending: end, round: round, candidates: candidates)))
    }
    return outcome
  }

  /// Only what is below this is of interest.
  var threshold: Double { best.count < wanted ? -1e-7 : best[best.count - 1].value }

  private mutating func run(_ round: RoundTravel, capacity: Int) {
    states.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    best.removeAll(keepingCapacity: true)
    let count = sheet.count
    for index in 0..<count {
      guard prospects.least(first: index, further: capacity - 1) < threshold else { continue }
      guard begin(with: index, round) else { continue }
      finish(states.count - 1, round)
    }
    var level = 0..<states.count
    var size = 1
    while size < capacity, !level.isEmpty {
      let start = states.count
      let isFull = size + 1 == capacity && round.kept.isEmpty
      var merged: [UInt128: Int] = [:]
      for parent in level {
        let (members, last, least) = (states[parent].members, states[parent].last, states[parent].least)
        guard prospects.least(after: last, least, further: capacity - size) < threshold else { continue }
        for index in 0..<count {
          let prospect = prospects.least(after: last, least, next: index, further: capacity - size - 1)
          guard prospect < threshold, !members.contains(index) else { continue }
          let price = company.isEmpty ? 0 : company.price(of: index, joining: members)
          guard prospect + price < threshold else { continue }
          if isFull {
            fill(parent, with: index, round, price: price)
            continue
          }
          guard extend(parent, with: index, round, price: price) else { continue }
          let state = states.count - 1
          if size >= 2 {
            let key = states[state].members.key(last: index)
            if let same = merged[key] {
              if let changed = merge(state, into: same) { finish(changed, round) }
              continue
            }
            merged[key] = state
          }
          finish(state, round)
        }
      }
      level = start..<states.count
      size += 1
    }
  }
}
