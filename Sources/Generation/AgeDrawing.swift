// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws the ages of a family's children, in days, on the day the plan starts.
enum AgeDrawing {
  /// The oldest that a child is: still under 18 twelve weeks later.
  static let oldest = 17 * 365 + 250

  /// Children in care, as the 1,340 reviews that East Sussex counted by age in 2014/15 (its section 2): 245 under
  /// 4, 175 of 4 to 7, 321 of 8 to 11, 340 of 12 to 15 and 259 of 16 and over.
  static let inCare = [
    WeightedRange(20...1460, weight: 245), WeightedRange(1461...2920, weight: 175),
    WeightedRange(2921...4380, weight: 321), WeightedRange(4381...5840, weight: 340),
    WeightedRange(5841...oldest, weight: 259),
  ]
  /// Children on plans, per cent by age in Enfield's report 2014/15.
  static let onPlan = [
    WeightedRange(20...364, weight: 113), WeightedRange(365...1825, weight: 263),
    WeightedRange(1826...3650, weight: 304), WeightedRange(3651...5840, weight: 296),
    WeightedRange(5841...oldest, weight: 24),
  ]

  /// Children who are to be or have been placed for adoption.
  static let forAdoption = [WeightedRange(400...2500, weight: 1)]
  /// Days between the births of siblings.
  static let siblingGap = 330...1460

  /// The ages by which a family's first child is drawn.
  static func bands(of request: FamilyRequest) -> [WeightedRange] {
    switch (request.course, request.turn) {
    case (_, .secure): [WeightedRange(13 * 365 + 10...oldest, weight: 1)]
    case (_, .some): forAdoption
    case (.lookedAfter, nil): inCare
    case (.shortBreaks, nil): [WeightedRange(1461...oldest, weight: 1)]
    case (.pathway, nil): [WeightedRange(16 * 365 + 60...oldest, weight: 1)]
    default: onPlan
    }
  }

  /// The ages of `count` siblings, the first as given, the others one to four years older or younger than
  /// the ones before.
  static func siblings(of first: Int, count: Int, using random: inout SeededRandom) -> [Int] {
    var ages = [first]
    while ages.count < count {
      let gap = random.integer(in: siblingGap)
      let youngest = (ages.min() ?? first) - gap
      let eldest = (ages.max() ?? first) + gap
      switch (youngest >= 20, eldest <= oldest) {
      case (true, true): ages.append(random.chance(perThousand: 500) ? youngest : eldest)
      case (true, false): ages.append(youngest)
      case (false, true): ages.append(eldest)
      // No room on either side: a twin of one of them.
      case (false, false): ages.append(random.element(of: ages) ?? first)
      }
    }
    return ages.sorted(by: >)
  }
}
