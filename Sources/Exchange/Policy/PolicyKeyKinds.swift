// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension PolicyKey {
  /// A part of the policy that a key holds.
  typealias Part<Value> = any WritableKeyPath<Root, Value> & Sendable

  /// A whole number.
  static func integer(_ name: String, _ part: Part<Int>, _ range: ClosedRange<Int>) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if let number = value.integer(in: range, at: location) { root[keyPath: part] = number }
    } write: {
      .integer($0[keyPath: part])
    }
  }

  /// A whole number, or null for none.
  static func integer(orNull name: String, _ part: Part<Int?>, _ range: ClosedRange<Int>) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if value == .null {
        root[keyPath: part] = nil
      } else if let number = value.integer(in: range, at: location) {
        root[keyPath: part] = number
      }
    } write: {
      $0[keyPath: part].map { .integer($0) } ?? .null
    }
  }

  /// One of some whole numbers.
  static func integer(_ name: String, _ part: Part<Int>, oneOf choices: [Int]) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if let number = value.integer, choices.contains(number) {
        root[keyPath: part] = number
      } else {
        location.fault(value, "expected one of " + choices.map { String($0) }.joined(separator: ", "))
      }
    } write: {
      .integer($0[keyPath: part])
    }
  }

  /// True or false.
  static func boolean(_ name: String, _ part: Part<Bool>) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if let boolean = value.boolean {
        root[keyPath: part] = boolean
      } else {
        location.fault(value, "expected true or false")
      }
    } write: {
      .boolean($0[keyPath: part])
    }
  }

  /// A day, or null for none.
  static func day(orNull name: String, _ part: Part<Day?>) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if value == .null {
        root[keyPath: part] = nil
      } else if let day = value.day(at: location) {
        root[keyPath: part] = day
      }
    } write: {
      $0[keyPath: part].map { .string($0.description) } ?? .null
    }
  }

  /// One of the words of an enumeration.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ part: Part<Choice>
  ) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if let choice = value.string.flatMap(Choice.init) {
        root[keyPath: part] = choice
      } else {
        let words = Choice.allCases.map(\.rawValue)
        location.fault(
          value,
          "expected one of \(words.joined(separator: ", "))"
            + Suggestion.hint(for: value.string ?? "", among: words))
      }
    } write: {
      .string($0[keyPath: part].rawValue)
    }
  }

  /// A time of day, held where a key path cannot lead.
  static func time(
    _ name: String, get: @escaping @Sendable (Root) -> ClockTime,
    set: @escaping @Sendable (inout Root, ClockTime) -> Void
  ) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if let time = value.string.flatMap({ ClockTime($0) }) {
        set(&root, time)
      } else {
        location.fault(value, CellText.timeExpectation)
      }
    } write: {
      .string(get($0).description)
    }
  }

  /// An object with keys of its own.
  static func object<Child>(_ name: String, _ part: Part<Child>, _ keys: [PolicyKey<Child>]) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      value.read(keys, at: location, into: &root[keyPath: part])
    } write: {
      .object(keys, of: $0[keyPath: part])
    }
  }

  /// An object with keys of its own, or null for none.
  ///
  /// - Parameter blank: what keys that are left out of the object have.
  static func object<Child: Sendable>(
    orNull name: String, _ part: Part<Child?>, _ blank: Child, _ keys: [PolicyKey<Child>]
  ) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      if value == .null {
        root[keyPath: part] = nil
      } else {
        var child = blank
        value.read(keys, at: location, into: &child)
        root[keyPath: part] = child
      }
    } write: {
      $0[keyPath: part].map { .object(keys, of: $0) } ?? .null
    }
  }

  /// The same key, which must be there.
  var needed: PolicyKey {
    var key = self
    key.isNeeded = true
    return key
  }
}
