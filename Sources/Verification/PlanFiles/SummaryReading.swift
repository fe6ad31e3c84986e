// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// Reads `summary.json`, and notes each key that is missing or of another type.
struct SummaryReading {
  /// What the file says, or nil when it is not a JSON object.
  private(set) var figures: SummaryFigures?
  /// What cannot be read.
  private(set) var violations: [Violation] = []

  private static let file = "summary.json"

  init(folder: String) {
    let (value, fault) = JSONValue.read(file: Self.file, in: folder)
    if let fault { violations.append(.unreadable(fault)) }
    guard let value else { return }
    guard value.object != nil else {
      note(nil, value, "expected an object")
      return
    }
    let scope = scope(value["scope"])
    figures = SummaryFigures(
      service: required("service", value["service"], "a text", \.string), scope: scope,
      changes: changes(value["changes"]),
      reallocate: required("reallocate", value["reallocate"], "true or false", \.boolean),
      allocation: part("allocation", value["allocation"], counts: ["families", "allocated"]),
      booking: only(scope.hasDiary, "booking", value["booking"]) { reading, value in
        reading.part("booking", value, counts: ["meetings", "booked", "in_window", "breaches"])
      },
      rebalance: only(scope == .rebalance, "rebalance", value["rebalance"]) { $0.rebalance($1) },
      rebook: only(scope == .rebook, "rebook", value["rebook"]) { $0.rebook($1) },
      officers: officers(value["officers"]), policy: value["policy"])
    circumstances(value)
  }

  private mutating func scope(_ value: JSONValue?) -> PlanScope {
    let words = PlanScope.allCases.map(\.rawValue).joined(separator: ", ")
    return required("scope", value, "one of \(words)") { $0.string.flatMap(PlanScope.init) } ?? .plan
  }

  private mutating func changes(_ value: JSONValue?) -> [ScenarioChange] {
    guard let elements = required("changes", value, "a list", \.array) else { return [] }
    var changes: [ScenarioChange] = []
    for (index, element) in elements.enumerated() {
      let change = required("changes[\(index)]", element, "a change such as leave:OFFICER:DATE") {
        $0.string.flatMap { try? ScenarioChange($0) }
      }
      if let change { changes.append(change) }
    }
    return changes
  }

  /// A part of the summary that plans of one scope have, and all others leave null.
  private mutating func only<Part>(
    _ isPart: Bool, _ key: String, _ value: JSONValue?,
    _ read: (inout SummaryReading, JSONValue?) -> Part
  ) -> Part? {
    if isPart { return read(&self, value) }
    if value != .null { note(key, value, "expected null in a plan of this scope") }
    return nil
  }

  private mutating func rebalance(_ value: JSONValue?) -> SummaryFigures.Rebalance {
    func key(_ name: String) -> String { "rebalance.\(name)" }
    let moveAtMost = value?["move_at_most"]
    return SummaryFigures.Rebalance(
      targetPercent: required(
        key("target_percent"), value?["target_percent"], "a whole number", \.integer),
      isReached: required(key("reached"), value?["reached"], "true or false", \.boolean),
      childrenMoved: required(
        key("children_moved"), value?["children_moved"], "a whole number", \.integer),
      childrenMovedBound: required(
        key("children_moved_bound"), value?["children_moved_bound"], "a whole number", \.integer),
      familiesMoved: required(
        key("families_moved"), value?["families_moved"], "a whole number", \.integer),
      isTargetGiven: required(key("target_given"), value?["target_given"], "true or false", \.boolean),
      moveAtMost: moveAtMost == .null
        ? nil : required(key("move_at_most"), moveAtMost, "a whole number or null", \.integer))
  }

  private mutating func rebook(_ value: JSONValue?) -> SummaryFigures.Rebook {
    var rebook = SummaryFigures.Rebook(
      today: required("rebook.today", value?["today"], "a date yyyy-mm-dd") {
        $0.string.flatMap { Day(iso: $0) }
      })
    for (index, element) in (required("rebook.changes", value?["changes"], "a list", \.array) ?? [])
      .enumerated()
    {
      let event = required("rebook.changes[\(index)]", element, "an event such as absent:OFFICER:FROM..TO") {
        $0.string.flatMap { try? DiaryEvent($0) }
      }
      if let event { rebook.events.append(event) }
    }
    for (index, element) in (required("rebook.pinned", value?["pinned"], "a list", \.array) ?? [])
      .enumerated()
    {
      let id = required("rebook.pinned[\(index)]", element, "the id of a meeting", \.string)
      if let id { rebook.pinned.append(RecordedMeeting.ID(id)) }
    }
    for key in ["published", "moved", "lifted", "lost", "objective"] {
      rebook.counts[key] = required("rebook.\(key)", value?[key], "a whole number", \.integer)
    }
    return rebook
  }

  /// How the plan was made: told to people, and judged by form alone.
  private mutating func circumstances(_ value: JSONValue) {
    _ = required("scenario", value["scenario"], "a text", \.string)
    let seed = value["seed"]
    // A seed above 63 bits is written as text.
    if seed?.integer == nil, seed?.string.flatMap({ UInt64($0) }) == nil {
      note("seed", seed, "expected a whole number")
    }
    _ = required("threads", value["threads"], "a whole number", \.integer)
    _ = required("time_limit", value["time_limit"], "a number", \.number)
    let words = ["complete", "time-limit", "interrupted"]
    if value["status"]?.string.map(words.contains) != true {
      note("status", value["status"], "expected one of \(words.joined(separator: ", "))")
    }
    for program in ["convenor", "swift", "glpk"] {
      _ = required("versions.\(program)", value["versions"]?[program], "a text", \.string)
    }
  }

  private mutating func part(_ name: String, _ value: JSONValue?, counts: [String]) -> SummaryFigures.Part {
    var part = SummaryFigures.Part()
    for key in counts {
      part.counts[key] = required("\(name).\(key)", value?[key], "a whole number", \.integer)
    }
    part.objective = required("\(name).objective", value?["objective"], "a whole number", \.integer)
    part.bound = required("\(name).bound", value?["bound"], "a number", \.number)
    part.gap = required("\(name).gap", value?["gap"], "a number", \.number)
    _ = required("\(name).seconds", value?["seconds"], "a number", \.number)
    return part
  }

  private mutating func officers(_ value: JSONValue?) -> [SummaryFigures.OfficerFigures] {
    guard let entries = required("officers", value, "a list", \.array) else { return [] }
    var officers: [SummaryFigures.OfficerFigures] = []
    for (index, entry) in entries.enumerated() {
      let name = "officers[\(index)]"
      guard let id = required("\(name).id", entry["id"], "a text", \.string) else { continue }
      officers.append(
        SummaryFigures.OfficerFigures(
          id: Officer.ID(id), fte: required("\(name).fte", entry["fte"], "a number", \.number),
          caseloadBefore: required(
            "\(name).caseload_before", entry["caseload_before"], "a whole number", \.integer),
          caseloadAfter: required(
            "\(name).caseload_after", entry["caseload_after"], "a whole number", \.integer),
          utilisationBefore: required(
            "\(name).utilisation_before", entry["utilisation_before"], "a number", \.number),
          utilisation: required("\(name).utilisation", entry["utilisation"], "a number", \.number)))
    }
    return officers
  }

  private mutating func required<Value>(
    _ key: String, _ value: JSONValue?, _ expected: String, _ read: (JSONValue) -> Value?
  ) -> Value? {
    if let found = value.flatMap(read) { return found }
    note(key, value, "expected \(expected)")
    return nil
  }

  private mutating func note(_ key: String?, _ value: JSONValue?, _ expectation: String) {
    let shown = value.map { String($0.text().prefix(60)).filter { !$0.isNewline } } ?? "missing"
    violations.append(
      .unreadable(Fault(file: Self.file, column: key, value: shown, expectation: expectation)))
  }
}
