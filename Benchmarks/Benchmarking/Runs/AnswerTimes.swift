// SPDX-License-Identifier: GPL-3.0-or-later

/// How long many like questions took to answer.
struct AnswerTimes: Equatable {
  /// In seconds, rising.
  private var sorted: [Double] = []

  /// Times a question and enters it.
  mutating func time<Answer>(_ question: () throws -> Answer) rethrows -> Answer {
    let start = ContinuousClock.now
    let answer = try question()
    let elapsed = start.duration(to: .now).components
    add(Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    return answer
  }

  /// Enters a time in seconds.
  mutating func add(_ seconds: Double) {
    sorted.insert(seconds, at: sorted.firstIndex { $0 > seconds } ?? sorted.count)
  }

  /// The least time that so many per cent of the questions did not exceed (nearest rank); 0 without questions.
  func percentile(_ percent: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  /// Median, 99th percentile and maximum in milliseconds, as a line of results has them.
  var text: String {
    [("median_ms", 50.0), ("p99_ms", 99), ("max_ms", 100)].map { name, percent in
      "\(name)=\(Figures.decimals(1000 * percentile(percent), 2))"
    }.joined(separator: " ")
  }
}
