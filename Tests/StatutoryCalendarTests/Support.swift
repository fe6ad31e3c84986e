// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import StatutoryCalendar

/// Lets tests write days as `"2015-02-03"`.
extension Day: ExpressibleByStringLiteral {
  /// Creates the day of a literal, which must be one.
  public init(stringLiteral text: String) {
    guard let day = Day(iso: text) else { preconditionFailure("\(text) is not a day") }
    self = day
  }
}

extension Window {
  /// The window on one line: rule, kind, first day if any, last day.
  var line: String { "\(rule) \(kind.rawValue) \(opens.map(\.description) ?? "")..\(closes)" }
}

/// The bank holidays of the data file, read without the program's reader: every quoted day in the text.
func bankHolidaysReadNaively() throws -> Set<Day> {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/StatutoryCalendar/Data/bank-holidays.json")
  let text = try String(contentsOf: file, encoding: .utf8)
  return Set(text.split(separator: "\"").compactMap { Day(iso: $0) })
}

/// A seeded generator (SplitMix64), so that a failing property can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A day of a range.
  mutating func day(_ range: ClosedRange<Day>) -> Day {
    Day(number: Int.random(in: range.lowerBound.number...range.upperBound.number, using: &self))
  }
}

extension RuleBook {
  /// The windows of a child, one line each.
  func lines(
    _ states: [(CaseStatus, Day)], held: [(MeetingKind, Day)] = [], events: [(MeetingKind, Day)] = [],
    cohorts: Set<String> = []
  ) throws -> [String] {
    try windows(of: history(states, held: held, events: events, cohorts: cohorts)).map(\.line)
  }
}

/// A history of open states.
func history(
  _ states: [(CaseStatus, Day)], held: [(MeetingKind, Day)] = [], events: [(MeetingKind, Day)] = [],
  cohorts: Set<String> = []
) -> CaseHistory {
  CaseHistory(
    spells: states.map { .init(status: $0.0, since: $0.1) }, held: held.map { .init(kind: $0.0, day: $0.1) },
    events: events.map { .init(kind: $0.0, day: $0.1) }, cohorts: cohorts)
}
