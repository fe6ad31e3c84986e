// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension PolicyKey<Policy> {
  /// The local policies that tighten the law; whether they do is for the rule book to say.
  static let tightenings = PolicyKey(name: "tightenings") { value, location, policy in
    policy.tightenings = read(value, at: location, "a list of objects with rule, cohort, a time and source")
  } write: { policy in
    .array(policy.tightenings.map(TighteningDraft.value))
  }

  /// Times of rules that no source confirms; whether they may be replaced is for the rule book to say.
  static let unconfirmed = PolicyKey(name: "unconfirmed") { value, location, policy in
    policy.unconfirmed = read(value, at: location, "a list of objects with rule, a time and source")
    var seen: Set<String> = []
    for (index, local) in policy.unconfirmed.enumerated() {
      let place = location.element(index)
      if let cohort = local.cohort {
        place.key("cohort").fault(
          .string(cohort), "expected no cohort: the time of a rule holds for every child")
      }
      if !seen.insert(local.rule).inserted {
        place.key("rule").fault(.string(local.rule), "expected each rule once")
      }
    }
  } write: { policy in
    .array(policy.unconfirmed.map(TighteningDraft.value))
  }

  private static func read(
    _ value: JSONValue, at location: JSONLocation, _ expectation: String
  ) -> [Tightening] {
    guard let elements = value.elements(at: location, expectation) else { return [] }
    return elements.enumerated().compactMap { index, element in
      var draft = TighteningDraft()
      let place = location.element(index)
      element.read(TighteningDraft.keys, at: place, into: &draft)
      guard element.object != nil else { return nil }
      guard draft.intervals.count == 1 else {
        // A time that was wrong in itself has its fault already.
        let timeKeys = ["months", "working_days", "days"]
        if !draft.intervals.isEmpty || !timeKeys.contains(where: { element[$0] != nil }) {
          place.fault(element, "expected exactly one of \(timeKeys.joined(separator: ", "))")
        }
        return nil
      }
      guard let rule = draft.rule, let source = draft.source else { return nil }
      return Tightening(rule: rule, cohort: draft.cohort, within: draft.intervals[0], source: source)
    }
  }
}

/// A tightening whose parts are read one by one.
private struct TighteningDraft {
  var rule: String?
  var cohort: String?
  var intervals: [Interval] = []
  var source: String?

  static let keys: [PolicyKey<TighteningDraft>] = [
    PolicyKey(name: "rule", isNeeded: true) { value, location, draft in
      draft.rule = value.word(at: location)
    } write: {
      .string($0.rule ?? "")
    },
    PolicyKey(name: "cohort") { value, location, draft in
      if value != .null { draft.cohort = value.word(at: location) }
    } write: {
      $0.cohort.map { .string($0) } ?? .null
    },
    interval("months", 1...120) { .months($0) },
    interval("working_days", 1...1000) { .workingDays($0) },
    interval("days", 1...4000) { .calendarDays($0) },
    PolicyKey(name: "source", isNeeded: true) { value, location, draft in
      draft.source = value.text(at: location)
    } write: {
      .string($0.source ?? "")
    },
  ]

  private static func interval(
    _ name: String, _ range: ClosedRange<Int>, _ make: @escaping @Sendable (Int) -> Interval
  ) -> PolicyKey<TighteningDraft> {
    PolicyKey(name: name) { value, location, draft in
      if let number = value.integer(in: range, at: location) { draft.intervals.append(make(number)) }
    } write: { draft in
      draft.intervals.first.map { .integer($0.count) } ?? .null
    }
  }

  /// The object of a tightening: only the keys that say something.
  static func value(_ tightening: Tightening) -> JSONValue {
    var draft = TighteningDraft()
    draft.rule = tightening.rule
    draft.cohort = tightening.cohort
    draft.intervals = [tightening.within]
    draft.source = tightening.source
    let shown = ["rule", "cohort", tightening.within.key, "source"]
    return .object(
      keys.filter { shown.contains($0.name) && ($0.name != "cohort" || draft.cohort != nil) }, of: draft)
  }
}

extension Interval {
  /// The key that gives such a time.
  fileprivate var key: String {
    switch self {
    case .workingDays: "working_days"
    case .calendarDays: "days"
    case .months: "months"
    }
  }

  /// How many of its unit.
  fileprivate var count: Int {
    switch self {
    case .workingDays(let count), .calendarDays(let count), .months(let count): count
    }
  }
}
