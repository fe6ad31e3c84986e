// SPDX-License-Identifier: GPL-3.0-or-later

/// How long plans last, by the published shares of ended plans: so many under 91 days, under 182, and so on.
struct PlanLength: Sendable {
  /// Days and the fraction of plans that ended before them, both rising; begins at 0.
  private let points: [(days: Double, below: Double)]

  /// Reads the shares.
  ///
  /// - Throws: `CourseError` when they fall from one length to a greater one, or there are none.
  init(_ figures: [String: Double]) throws(CourseError) {
    var points: [(days: Double, below: Double)] = [(0, 0)]
    for days in [91, 182, 365, 730, 1095] {
      guard let percent = figures["plan-length-under-\(days)"] else { continue }
      guard percent / 100 >= points[points.count - 1].below else {
        throw .impossible(
          quantity: "plan-length-under-\(days)", value: percent, expected: "no less than of shorter plans")
      }
      points.append((Double(days), percent / 100))
    }
    guard let last = points.last, points.count > 1 else {
      throw .missing(quantity: "plan-length-under-N", purpose: "children are on plans that end")
    }
    // Whoever is left has a plan for up to a year more than the longest length that is named.
    if last.below < 1 { points.append((last.days + 365, 1)) }
    self.points = points
  }

  /// The mean length in days, evenly spread between the points.
  var mean: Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1.below - pair.0.below) * (pair.0.days + pair.1.days) / 2
    }
  }

  /// The fraction of plans that end before some days.
  func below(_ days: Double) -> Double {
    for (left, right) in zip(points, points.dropFirst()) where days < right.days {
      let part = (days - left.days) / (right.days - left.days)
      return left.below + max(0, part) * (right.below - left.below)
    }
    return 1
  }

  /// The length of a plan that has lasted some days already.
  ///
  /// - Parameters:
  ///   - chance: from 0 up to 1: the part of such plans that are shorter.
  ///   - days: 0 for a new plan.
  func length(_ chance: Double, beyond days: Double) -> Double {
    let over = below(days)
    guard over < 1 else { return days }
    let wanted = over + chance * (1 - over)
    for (left, right) in zip(points, points.dropFirst()) where wanted < right.below {
      let part = (wanted - left.below) / (right.below - left.below)
      return max(days, left.days + part * (right.days - left.days))
    }
    return max(days, points[points.count - 1].days)
  }
}
