// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What is wrong with a JSON file, and where.
struct JSONFileError: Error, Equatable, CustomStringConvertible {
  /// The file as it was named.
  var file: String
  /// The field, such as `families[3].options[0].load`.
  var place: String
  /// What stands there.
  var found: String
  /// What should stand there.
  var expected: String

  var description: String { "\(file): \(place) is \(found); expected \(expected)" }
}

/// Reads and writes the instances and answers that pass between the programs.
enum JSONFile {
  /// Writes an instance; the same instance gives the same bytes.
  static func write(_ instance: AllocationInstance, to path: String) throws {
    try write(InstanceFile(instance), to: path)
  }

  /// Writes an answer.
  static func write(choice: [Int?], to path: String) throws {
    try write(AnswerFile(choice: choice), to: path)
  }

  /// Reads an instance.
  static func instance(path: String) throws -> AllocationInstance {
    try read(InstanceFile.self, path).instance(file: path)
  }

  /// Reads the choices of an answer.
  static func choice(path: String) throws -> [Int?] {
    let answer = try read(AnswerFile.self, path)
    guard answer.format == AnswerFile.format else {
      throw JSONFileError(file: path, place: "format", found: answer.format, expected: AnswerFile.format)
    }
    return answer.choice
  }

  static func write(_ value: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    var data = try encoder.encode(value)
    data.append(UInt8(ascii: "\n"))
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  static func read<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(type, from: data)
    } catch let error as DecodingError {
      throw JSONFileError(file: path, error)
    }
  }
}

extension JSONFileError {
  init(file: String, _ error: DecodingError) {
    func place(_ path: [any CodingKey]) -> String {
      let text = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
      return text.isEmpty ? "the file" : String(text.drop { $0 == "." })
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(
        file: file, place: place(context.codingPath + [key]), found: "missing", expected: "the field")
    case .typeMismatch(let type, let context):
      self.init(
        file: file, place: place(context.codingPath), found: "something else", expected: "\(type)")
    case .valueNotFound(let type, let context):
      self.init(file: file, place: place(context.codingPath), found: "null", expected: "\(type)")
    case .dataCorrupted(let context):
      self.init(
        file: file, place: place(context.codingPath), found: "not readable: \(context.debugDescription)",
        expected: "JSON")
    @unknown default:
      self.init(file: file, place: "the file", found: "\(error)", expected: "JSON")
    }
  }
}
