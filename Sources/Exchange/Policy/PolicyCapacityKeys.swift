// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension PolicyKey<Capacity> {
  /// The keys of `capacity` in `policy.json`, in the order of `Scenarios/FORMAT.md`.
  static let capacity: [PolicyKey] = [
    .choice("weighting", \.weighting),
    .integer("children_per_fte", \.childrenPerFTE, 1...1000),
    .integer("points_per_fte", \.pointsPerFTE, 1...10_000),
    .integer("stable_points", \.stablePoints, 0...9999),
    .integer("settled_after_days", \.settledAfterDays, 0...4000),
    .object("points", \.points, pointsKeys),
    .integer("periods", \.periods, 1...12),
    .integer("productive_minutes_per_year", \.productiveMinutesPerYear, 1...527_040),
    guidance,
    .integer(orNull: "maximum_children_per_fte", \.maximumChildrenPerFTE, 1...1000),
    .integer(orNull: "maximum_percent", \.maximumPercent, 1...1000),
    // Fewer than two children cannot be split.
    .integer(orNull: "split_from_children", \.splitFromChildren, 2...100),
    .bands("bands", \.bands, Capacity.Band(upToPercent: nil, rate: 0), keys: band) { $0.upToPercent },
  ]

  private static let guidance = PolicyKey(name: "guidance_children_per_fte") { value, location, capacity in
    let expectation = "two whole numbers from 1 to 500, the lower first"
    guard let pair = value.elements(at: location, expectation) else { return }
    let numbers = pair.compactMap(\.integer)
    guard pair.count == 2, numbers.count == 2, numbers[0] <= numbers[1], (1...500).contains(numbers[0]),
      numbers[1] <= 500
    else { return location.fault(value, "expected " + expectation) }
    capacity.guidanceChildrenPerFTE = numbers[0]...numbers[1]
  } write: {
    let guidance = $0.guidanceChildrenPerFTE
    return [.integer(guidance.lowerBound), .integer(guidance.upperBound)]
  }

  private static let band: [PolicyKey<Capacity.Band>] = [
    PolicyKey<Capacity.Band>.integer(orNull: "up_to_percent", \.upToPercent, 1...1000).needed,
    PolicyKey<Capacity.Band>.integer("rate", \.rate, 0...1000).needed,
  ]

  private static let pointsKeys: [PolicyKey<[CaseStatus: PointTiers]>] = {
    // `Scenarios/FORMAT.md` shows these first.
    let shownFirst: [CaseStatus] = [.lookedAfter, .onPlan]
    return (shownFirst + CaseStatus.allCases.filter { !shownFirst.contains($0) }).map { status in
      PolicyKey<[CaseStatus: PointTiers]>(name: status.rawValue) { value, location, points in
        var tiers = points[status] ?? PointTiers(recent: 0, settled: 0)
        value.read(PolicyKey<PointTiers>.tiers, at: location, into: &tiers)
        points[status] = tiers
      } write: {
        .object(PolicyKey<PointTiers>.tiers, of: $0[status] ?? PointTiers(recent: 0, settled: 0))
      }
    }
  }()
}

extension PolicyKey<PointTiers> {
  fileprivate static let tiers: [PolicyKey] = [.tenths("recent", \.recent), .tenths("settled", \.settled)]

  /// Points of a child, 0 to 100 with at most one decimal; the policy holds tenths.
  private static func tenths(_ name: String, _ part: Part<Int>) -> PolicyKey {
    PolicyKey(name: name) { value, location, tiers in
      // A decimal that has one place is the nearest number to its tenths, and so equal to them.
      if let points = value.number, (0...100).contains(points), points == (points * 10).rounded() / 10 {
        tiers[keyPath: part] = Int((points * 10).rounded())
      } else {
        location.fault(value, "expected a number from 0 to 100 with at most one decimal")
      }
    } write: {
      .rounded(Double($0[keyPath: part]) / 10, decimals: 1)
    }
  }
}
