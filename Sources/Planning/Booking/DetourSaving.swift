// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Travel

/// By how much an officer's way over a third place may be shorter than the direct one.
///
/// Estimated journeys are never longer than a way round, but for a minute of rounding where a journey costs nothing fixed;
/// known ones (`travel.csv`) may be. Only the places count between
/// which officers travel: a journey that is known for minute takers alone contradicts nothing of theirs.
struct DetourSaving {
  /// The problem's numbers of the two places of each known journey.
  let known: [(from: Int, to: Int)]
  /// How all others are estimated.
  let estimate: TravelEstimate

  /// Known journeys times places beyond which their longest stands for the exact answer.
  private let largestEffort = 50_000_000

  /// The most that a way over one of a problem's meeting places saves, minutes, at least 0.
  ///
  /// - Parameter stops: the numbers of places where officers have published bookings.
  func most(in problem: BookingProblem, stops published: @autoclosure () -> Set<Int>) -> Int {
    let rounding = estimate.fixedMinutes > 0 ? 0 : 1
    let isQuickerAfar = estimate.isQuickerAfar
    if known.isEmpty, isQuickerAfar { return rounding }
    let stops = Set(problem.meetings.map(\.place)).union(published()).sorted()
    let ends = Set(stops).union(problem.officers.map(\.base))
    guard isQuickerAfar else {
      // Where long journeys are slower than short ones, any may be broken up with gain: none by more than it takes.
      return ends.flatMap { from in ends.map { problem.travel(from, $0) } }.max() ?? rounding
    }
    let relevant = known.filter { ends.contains($0.from) && ends.contains($0.to) }
    guard relevant.count * ends.count <= largestEffort else {
      return relevant.map { problem.travel($0.from, $0.to) }.max() ?? rounding
    }
    let isStop = Set(stops)
    var most = rounding
    func look(_ from: Int, _ over: Int, _ to: Int) {
      most = max(most, problem.travel(from, to) - problem.travel(from, over) - problem.travel(over, to))
    }
    for (from, to) in relevant {
      // As the direct journey, and as the first and the second half of a way round.
      for over in stops { look(from, over, to) }
      if isStop.contains(to) { for end in ends { look(from, to, end) } }
      if isStop.contains(from) { for end in ends { look(end, from, to) } }
    }
    return most
  }
}

extension TravelEstimate {
  /// Whether long journeys are nowhere slower than short ones, so that no way round is quicker.
  var isQuickerAfar: Bool { zip(bands, bands.dropFirst()).allSatisfy { $0.kmh <= $1.kmh } }
}
