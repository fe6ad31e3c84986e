// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// A key of a JSON object in `policy.json` and the part of the policy that it holds.
///
/// One description reads the key, checks it and writes it.
struct PolicyKey<Root>: Sendable {
  /// The key.
  let name: String
  /// Whether the key must be there.
  var isNeeded = false
  /// Takes the value over into the policy, or adds a fault.
  let read: @Sendable (JSONValue, JSONLocation, inout Root) -> Void
  /// The policy's value.
  let write: @Sendable (Root) -> JSONValue
}

/// Where in a JSON file a value stands, and where to say what is wrong with it.
struct JSONLocation {
  /// The file's name.
  let file: String
  /// The keys down to the value, such as `costs.late` or `tightenings[0].rule`; empty at the top.
  let path: String
  /// Where faults go.
  let log: FaultLog

  /// The location of a key's value.
  func key(_ name: String) -> JSONLocation {
    JSONLocation(file: file, path: path.isEmpty ? name : path + "." + name, log: log)
  }

  /// The location of an element.
  func element(_ index: Int) -> JSONLocation {
    JSONLocation(file: file, path: "\(path)[\(index)]", log: log)
  }

  /// Says what was expected instead of a value.
  func fault(_ value: JSONValue?, _ expectation: String, severity: Fault.Severity = .error) {
    let shown = value.map { Fault.shown($0.string ?? $0.flatText) }
    log.add(
      Fault(
        severity, file: file, column: path.isEmpty ? nil : Fault.shown(path),
        value: shown?.isEmpty == true ? nil : shown,
        expectation: expectation))
  }
}

extension JSONValue {
  /// A whole number of a range, or nil and a fault.
  func integer(in range: ClosedRange<Int>, at location: JSONLocation) -> Int? {
    if let integer, range.contains(integer) { return integer }
    location.fault(self, "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// A day, or nil and a fault.
  func day(at location: JSONLocation) -> Day? {
    if let string, let day = Day(iso: string), CellText.isKnown(day) { return day }
    location.fault(self, CellText.dateExpectation(string ?? ""))
    return nil
  }

  /// A word, or nil and a fault.
  func word(at location: JSONLocation) -> String? {
    if let string, CellText.isIdentifier(string) { return string }
    location.fault(self, CellText.wordExpectation)
    return nil
  }

  /// A text that is not empty, or nil and a fault.
  func text(at location: JSONLocation) -> String? {
    if let string, !string.isEmpty, string.utf8.count <= 200 { return string }
    location.fault(self, "expected a text of 1 to 200 characters")
    return nil
  }

  /// The elements of an array, or nil and a fault.
  func elements(at location: JSONLocation, _ expectation: String) -> [JSONValue]? {
    if let array { return array }
    location.fault(self, "expected " + expectation)
    return nil
  }

  /// Takes the members of an object over into a value; adds a fault for each unknown or missing key.
  func read<Root>(_ keys: [PolicyKey<Root>], at location: JSONLocation, into root: inout Root) {
    guard case .object(let members) = self else {
      location.fault(self, "expected an object with keys of: \(keys.map(\.name).joined(separator: ", "))")
      return
    }
    var seen: Set<String> = []
    for member in members {
      let place = location.key(member.key)
      guard let key = keys.first(where: { $0.name == member.key }) else {
        let known = keys.map(\.name)
        place.fault(
          nil,
          "the key is not known here; known: \(known.joined(separator: ", "))"
            + Suggestion.hint(for: member.key, among: known))
        continue
      }
      seen.insert(member.key)
      key.read(member.value, place, &root)
    }
    for key in keys where key.isNeeded && !seen.contains(key.name) {
      location.key(key.name).fault(nil, "the key is missing and has no default")
    }
  }

  /// The object of a value's keys.
  static func object<Root>(_ keys: [PolicyKey<Root>], of root: Root) -> JSONValue {
    .object(keys.map { Member($0.name, $0.write(root)) })
  }
}
