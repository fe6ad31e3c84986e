// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension SimulatedYear {
  /// The content of `simulation.json`.
  func value(scenarioName: String, versions: [String: String]) -> JSONValue {
    let own = estimates(of: .service).map {
      JSONValue.Member($0.key.measure, $0.range.value(unit: $0.key.unit))
    }
    let versions = versions.keys.sortedByBytes.map { JSONValue.Member($0, .string(versions[$0] ?? "")) }
    return [
      "service": .string(service),
      "scenario": .string(scenarioName),
      "start": .string(start.description),
      "weeks": .integer(weeks),
      "replications_asked": .integer(asked),
      "replications": .integer(done),
      // JSON readers hold whole numbers in 63 bits.
      "seed": Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)),
      "status": .string(done < asked ? "interrupted" : "complete"),
      "changes": .array(changes.map { .string($0.description) }),
      "measures": .object(own),
      "published": .array(comparisons.map(\.value)),
      "versions": .object(versions),
    ]
  }
}

extension ValueRange {
  fileprivate func value(unit: String) -> JSONValue {
    [
      "unit": .string(unit),
      "median": .rounded(median, decimals: 4),
      "low": .rounded(low, decimals: 4),
      "high": .rounded(high, decimals: 4),
      "mean": .rounded(mean, decimals: 4),
    ]
  }
}

extension OutcomeComparison {
  fileprivate var value: JSONValue {
    [
      "outcome": .string(published.outcome),
      "published": .rounded(published.value, decimals: 4),
      "predicted": predicted.map { .rounded($0.median, decimals: 4) } ?? .null,
      "low": predicted.map { .rounded($0.low, decimals: 4) } ?? .null,
      "high": predicted.map { .rounded($0.high, decimals: 4) } ?? .null,
      "verdict": .string(verdict.rawValue),
    ]
  }
}
