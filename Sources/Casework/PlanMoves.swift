// SPDX-License-Identifier: GPL-3.0-or-later

extension Plan {
  /// The decisions that move children: their family had an officer, available or not, and now has another.
  ///
  /// A family without an officer before, or after, is not moved.
  ///
  /// - Parameter scenario: what the plan was made for.
  public func moves(in scenario: Scenario) -> [AllocationDecision] {
    let before = Dictionary(
      scenario.families.map { ($0.id, $0.officer) }, uniquingKeysWith: { first, _ in first })
    return allocation.filter { decision in
      guard let officer = decision.officer, let previous = before[decision.family] ?? nil else {
        return false
      }
      return officer != previous
    }
  }
}
