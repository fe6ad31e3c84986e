// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

extension JSONValue: Decodable {
  /// Decodes any JSON value; the members of an object stand in the order of their keys.
  public init(from decoder: any Decoder) throws {
    // Foundation says what a value is only by refusing what it is not, and each refusal is costly: the most
    // frequent come first.
    let single = try decoder.singleValueContainer()
    if let value = try? single.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? single.decode(String.self) {
      self = .string(value)
    } else if let container = try? decoder.container(keyedBy: AnyKey.self) {
      let keys = container.allKeys.sorted {
        $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8)
      }
      self = .object(
        try keys.map { Member($0.stringValue, try container.decode(JSONValue.self, forKey: $0)) })
    } else if var container = try? decoder.unkeyedContainer() {
      var elements: [JSONValue] = []
      while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
      self = .array(elements)
    } else if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(Bool.self) {
      self = .boolean(value)
    } else {
      self = .number(try single.decode(Double.self))
    }
  }

  /// Any key of an object.
  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads a JSON file of a folder.
  ///
  /// - Returns: the value, or nil and the fault: a missing file, bytes that are not UTF-8, text that is no JSON.
  public static func read(file: String, in folder: String) -> (value: JSONValue?, fault: Fault?) {
    do throws(SystemFailure) {
      return read(try SystemFile.bytes(of: folder + "/" + file), file: file)
    } catch {
      return (nil, Fault(file: file, expectation: "cannot be read: \(error.reason)"))
    }
  }

  /// Reads JSON; see `read(file:in:)`.
  public static func read(_ bytes: [UInt8], file: String) -> (value: JSONValue?, fault: Fault?) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard String(validating: text, as: UTF8.self) != nil else {
      return (nil, Fault(file: file, expectation: "the file is not UTF-8; save it as UTF-8"))
    }
    do {
      return (try JSONDecoder().decode(JSONValue.self, from: Data(text)), nil)
    } catch DecodingError.dataCorrupted(let context) {
      let cause = context.underlyingError as NSError?
      let detail = cause?.userInfo[NSDebugDescriptionErrorKey] as? String ?? context.debugDescription
      return (nil, Fault(file: file, expectation: "the file is no JSON: \(detail)"))
    } catch {
      return (nil, Fault(file: file, expectation: "the file is no JSON"))
    }
  }
}
