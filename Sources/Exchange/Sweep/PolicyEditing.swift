// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// Why a key of a policy cannot have a value.
public struct PolicyEditingError: Error, Hashable, CustomStringConvertible {
  /// What was expected, in words.
  public var description: String
}

/// Sets single keys of a policy, as a sweep does.
public enum PolicyEditing {
  /// A policy with another value of a key, read and checked as `policy.json` is.
  ///
  /// - Parameters:
  ///   - key: the key, with dots between its parts: `costs.cover`, `notice_working_days.conference`.
  ///   - value: JSON, or a text without quotation marks.
  /// - Throws: `PolicyEditingError`.
  public static func policy(
    _ policy: Policy, setting key: String, to value: String, calendar: WorkingCalendar
  ) throws(PolicyEditingError) -> Policy {
    let given = JSONValue.read(Array(value.utf8), file: PolicyFile.name).value ?? .string(value)
    let parts = key.split(separator: ".").map(String.init)
    let edited = PolicyFile.value(of: policy).setting(parts[...], to: given)
    let log = FaultLog()
    guard let policy = PolicyReading.read(edited, calendar: calendar, log: log) else {
      let words = log.sorted.filter { $0.severity == .error }.map(\.description)
      throw PolicyEditingError(description: words.joined(separator: "; "))
    }
    return policy
  }
}

extension JSONValue {
  /// The object with another value of a key of one of its objects; a key that it lacks is added, for the reader to
  /// refuse.
  fileprivate func setting(_ path: ArraySlice<String>, to value: JSONValue) -> JSONValue {
    guard let key = path.first else { return value }
    guard case .object(var members) = self else { return self }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = members[index].value.setting(path.dropFirst(), to: value)
    } else {
      members.append(.init(key, JSONValue.object([]).setting(path.dropFirst(), to: value)))
    }
    return .object(members)
  }
}
