// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension PlanSummary {
  /// The content of `summary.json`.
  ///
  /// - Parameter versions: of `convenor`, `swift` and `glpk`; others follow by name.
  func value(scenarioName: String, policy: Policy, versions: [String: String]) -> JSONValue {
    [
      "service": .string(policy.service),
      "scenario": .string(scenarioName),
      "scope": .string(scope.rawValue),
      "changes": .array(changes.map { .string($0.description) }),
      // JSON readers hold whole numbers in 63 bits.
      "seed": Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)),
      "threads": .integer(threads),
      "time_limit": .rounded(timeLimit, decimals: 3),
      "status": .string(status.rawValue),
      "reallocate": .boolean(reallocate),
      "allocation": allocation.value,
      "booking": scope.hasDiary ? booking.value : .null,
      "rebalance": scope == .rebalance ? rebalance?.value ?? .null : .null,
      "rebook": scope == .rebook ? rebook?.value ?? .null : .null,
      "officers": .array(officers.map(\.value)),
      "policy": PolicyFile.value(of: policy),
      "versions": Self.value(of: versions),
    ]
  }

  private static func value(of versions: [String: String]) -> JSONValue {
    let first = ["convenor", "swift", "glpk"]
    let names = first + versions.keys.filter { !first.contains($0) }.sortedByBytes
    return .object(names.compactMap { name in versions[name].map { .init(name, .string($0)) } })
  }
}

extension PlanSummary.Allocation {
  fileprivate var value: JSONValue {
    [
      "families": .integer(families),
      "allocated": .integer(allocated),
      "objective": .integer(objective),
      "bound": .rounded(bound, decimals: 3),
      "gap": .rounded(gap, decimals: 6),
      "seconds": .rounded(seconds, decimals: 3),
    ]
  }
}

extension PlanSummary.Booking {
  fileprivate var value: JSONValue {
    [
      "meetings": .integer(meetings),
      "booked": .integer(booked),
      "in_window": .integer(inWindow),
      "breaches": .integer(breaches),
      "objective": .integer(objective),
      "bound": .rounded(bound, decimals: 3),
      "gap": .rounded(gap, decimals: 6),
      "seconds": .rounded(seconds, decimals: 3),
    ]
  }
}

extension RebalanceOutcome {
  fileprivate var value: JSONValue {
    [
      "target_percent": .integer(targetPercent),
      "reached": .boolean(isReached),
      "children_moved": .integer(childrenMoved),
      "children_moved_bound": .integer(childrenMovedBound),
      "families_moved": .integer(familiesMoved),
      "target_given": .boolean(isTargetGiven),
      "move_at_most": moveAtMost.map { .integer($0) } ?? .null,
    ]
  }
}

extension RebookOutcome {
  fileprivate var value: JSONValue {
    [
      "today": .string(today.description),
      "changes": .array(events.map { .string($0.description) }),
      "pinned": .array(pinned.map { .string($0.text) }),
      "published": .integer(published),
      "moved": .integer(moved),
      "lifted": .integer(lifted),
      "lost": .integer(lost),
      "objective": .integer(objective),
    ]
  }
}

extension PlanSummary.OfficerLoad {
  fileprivate var value: JSONValue {
    [
      "id": .string(id.text),
      "fte": .rounded(Double(fteThousandths) / 1000, decimals: 3),
      "caseload_before": .integer(caseloadBefore),
      "caseload_after": .integer(caseloadAfter),
      "utilisation_before": .rounded(utilisationBefore, decimals: 6),
      "utilisation": .rounded(utilisation, decimals: 6),
    ]
  }
}

extension JSONValue {
  /// A number rounded to some decimals; a whole one is written without any.
  static func rounded(_ number: Double, decimals: Int) -> JSONValue {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    return Int(exactly: rounded).map { .integer($0) } ?? .number(rounded.isFinite ? rounded : number)
  }
}
