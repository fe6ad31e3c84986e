// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange

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
    figures = SummaryFigures(
      service: required("service", value["service"], "a text", \.string),
      reallocate: required("reallocate", value["reallocate"], "true or false", \.boolean),
      allocation: part("allocation", value["allocation"], counts: ["families", "allocated"]),
      booking: part("booking", value["booking"], counts: ["meetings", "booked", "in_window", "breaches"]),
      officers: officers(value["officers"]), policy: value["policy"])
    circumstances(value)
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
