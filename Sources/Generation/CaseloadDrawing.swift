// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// Draws the families of a synthetic service: how many of what, of which size, since when.
struct CaseloadDrawing {
  let shape: ServiceShape

  /// Sizes 1...6 of sibling groups in care.
  ///
  /// East Sussex held 1,232 reviews for 1,518 children in 2014/15, so
  /// that most are of one child.
  static let groupsInCare = sizes([680, 195, 80, 30, 10, 5])
  /// Sizes 1...6 of households on plans: 1.9 children in the mean.
  static let households = sizes([460, 290, 150, 65, 25, 10])

  /// Days since entry to care.
  ///
  /// An assumption in the shape of England's durations: many recent, some long.
  static let daysInCare = [
    WeightedRange(1...28, weight: 30), WeightedRange(29...91, weight: 75),
    WeightedRange(92...365, weight: 225),
    WeightedRange(366...730, weight: 200), WeightedRange(731...1460, weight: 240),
    WeightedRange(1461...2920, weight: 165), WeightedRange(2921...5110, weight: 65),
  ]
  /// Days since the strategy discussion that led to the plan, following the national durations of ended
  /// plans (`domain.md` 5): most end within a year.
  static let daysOnPlan = [
    WeightedRange(32...91, weight: 220), WeightedRange(92...183, weight: 260),
    WeightedRange(184...365, weight: 330), WeightedRange(366...730, weight: 160),
    WeightedRange(731...1095, weight: 30),
  ]

  /// Days since the first short break, and since a young person left care.
  static let daysWithShortBreaks = [WeightedRange(20...1100, weight: 1)]
  static let daysOutOfCare = [WeightedRange(20...540, weight: 1)]

  /// The families, in the order in which they were drawn.
  func requests(using random: inout SeededRandom) -> [FamilyRequest] {
    let onPlan = count(shape.onPlan)
    let awaiting = min(count(shape.awaitingConference), shape.children - onPlan)
    let shortBreaks = min(count(shape.shortBreaks), shape.children - onPlan - awaiting)
    let pathway = min(count(shape.pathway), shape.children - onPlan - awaiting - shortBreaks)
    let lookedAfter = shape.children - onPlan - awaiting - shortBreaks - pathway

    var requests = lookedAfterFamilies(children: lookedAfter, using: &random)
    requests += familiesOnPlan(children: onPlan, using: &random)
    for size in Self.sizes(total: awaiting, weights: Self.households, using: &random) {
      let moved = random.chance(perThousand: 120)
      requests.append(
        FamilyRequest(
          course: moved ? .transferredIn : .awaitingConference, size: size,
          daysAgo: [WeightedRange(1...12, weight: 1)]))
    }
    for _ in 0..<shortBreaks {
      requests.append(FamilyRequest(course: .shortBreaks, size: 1, daysAgo: Self.daysWithShortBreaks))
    }
    for _ in 0..<pathway {
      requests.append(FamilyRequest(course: .pathway, size: 1, daysAgo: Self.daysOutOfCare))
    }
    return random.shuffled(requests)
  }

  private func lookedAfterFamilies(
    children: Int, using random: inout SeededRandom
  ) -> [FamilyRequest] {
    Self.sizes(total: children, weights: Self.groupsInCare, using: &random).map { size in
      let turn = turn(size: size, using: &random)
      return FamilyRequest(
        course: .lookedAfter, size: size, daysAgo: turn?.daysInCare ?? Self.daysInCare, turn: turn)
    }
  }

  /// The later state of a sibling group, if any: about one in twenty groups waits for or is in an adoptive
  /// placement; a disruption or a secure placement is rare.
  private func turn(size: Int, using random: inout SeededRandom) -> FamilyRequest.Turn? {
    switch random.integer(in: 1...1000) {
    case 1...30 where size <= 2: .authorisedForAdoption
    case 31...55 where size <= 2: .placedForAdoption
    case 56...58 where size == 1: .adoptionDisrupted
    case 59...62 where size == 1: .secure
    default: nil
    }
  }

  private func familiesOnPlan(children: Int, using random: inout SeededRandom) -> [FamilyRequest] {
    var toBeLookedAfter = Int((Double(children) * shape.alsoLookedAfter).rounded())
    return Self.sizes(total: children, weights: Self.households, using: &random).map { size in
      // A whole household or a part of it, until there are as many as there should be.
      let both = toBeLookedAfter > 0 ? min(size, toBeLookedAfter) : 0
      toBeLookedAfter -= both
      return FamilyRequest(
        course: .onPlan(alsoLookedAfter: both), size: size, daysAgo: Self.daysOnPlan)
    }
  }

  /// Sizes from 1 with their weights.
  private static func sizes(_ weights: [Int]) -> [WeightedRange] {
    weights.enumerated().map { WeightedRange(($0 + 1)...($0 + 1), weight: $1) }
  }

  /// Family sizes that add up to a number of children.
  static func sizes(
    total: Int, weights: [WeightedRange], using random: inout SeededRandom
  ) -> [Int] {
    var sizes: [Int] = []
    var left = total
    while left > 0 {
      let size = min(left, random.integer(fromBands: weights))
      sizes.append(size)
      left -= size
    }
    return sizes
  }

  private func count(_ fraction: Double) -> Int { Int((Double(shape.children) * fraction).rounded()) }
}

extension FamilyRequest.Turn {
  /// Days since entry to care of children who have come this far.
  var daysInCare: [WeightedRange] {
    switch self {
    case .authorisedForAdoption: [WeightedRange(220...900, weight: 1)]
    case .placedForAdoption: [WeightedRange(300...1100, weight: 1)]
    case .adoptionDisrupted: [WeightedRange(600...1500, weight: 1)]
    case .secure: [WeightedRange(70...1500, weight: 1)]
    }
  }
}
