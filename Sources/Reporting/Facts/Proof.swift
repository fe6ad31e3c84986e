// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What a part of the plan costs, and what is proved about any other plan.
struct Proof {
  /// The cost in officer minutes.
  var objective: Int
  /// No plan costs less than this, in officer minutes; anything when nothing is proved.
  var bound: Double

  /// The bound in whole minutes, or nil when there is none that says anything.
  ///
  /// Costs are whole minutes, so a bound of 10.2 proves 11.
  var provedMinutes: Int? {
    guard bound.isFinite, abs(bound) < 1e15 else { return nil }
    // The solver's bound carries a rounding error; it must not prove a minute too much.
    let tolerance = max(1, abs(bound)) * 1e-9
    return min(Int((bound - tolerance).rounded(.up)), objective)
  }

  /// Whether no plan at all costs less.
  var isOptimal: Bool { provedMinutes == objective }

  /// How much of the cost the best plan there may be could save, rounded up: `0.38%`.
  var gap: String {
    guard let proved = provedMinutes else { return "not known" }
    if proved >= objective { return "0%" }
    guard objective > 0 else { return "not known" }
    let hundredths = Int((Double(objective - proved) * 10_000 / Double(objective)).rounded(.up))
    let rest = hundredths % 100
    return "\(NumberWords.whole(hundredths / 100)).\(rest < 10 ? "0" : "")\(rest)%"
  }

  /// What is proved, in a sentence or two.
  var words: String {
    guard let proved = provedMinutes else {
      return "Nothing is proved about how much better a plan could be."
    }
    let least = "No plan can cost less than \(TimeWords.duration(minutes: proved))."
    if isOptimal { return "\(least) This one costs just that, so none is better." }
    let saving = TimeWords.duration(minutes: objective - proved)
    let share = objective > 0 ? ", \(gap) of its cost" : ""
    return "\(least) So a better plan, if there is one, would save at most \(saving)\(share)."
  }
}
