// SPDX-License-Identifier: GPL-3.0-or-later

import Booking

/// An answer to a diary instance as JSON; Benchmarks/DIARY-FORMAT.md describes it.
struct DiaryAnswerFile: Codable, Equatable {
  /// What `format` must say.
  static let format = "convenor-diary-answer-1"

  struct PlacementRow: Codable, Equatable {
    var officer: Int
    var day: Int
    var start: Int
    var room: Int?
    var minuteTaker: Int?
  }

  var format = DiaryAnswerFile.format
  /// For each meeting its placement, or null when it is unbooked.
  var placements: [PlacementRow?]

  /// Takes an answer down.
  init(_ placements: [Placement?]) {
    self.placements = placements.map { placement in
      placement.map {
        PlacementRow(
          officer: $0.officer, day: $0.day, start: $0.start, room: $0.room, minuteTaker: $0.minuteTaker)
      }
    }
  }

  /// The answer.
  ///
  /// - Parameter file: what errors call the file.
  /// - Throws: `JSONFileError` when it is no answer of this format.
  func answer(file: String) throws(JSONFileError) -> [Placement?] {
    guard format == Self.format else {
      throw JSONFileError(file: file, place: "format", found: format, expected: Self.format)
    }
    return placements.map { row in
      row.map {
        Placement(
          officer: $0.officer, day: $0.day, start: $0.start, room: $0.room, minuteTaker: $0.minuteTaker)
      }
    }
  }
}

extension JSONFile {
  /// Writes an instance; the same instance gives the same bytes.
  static func write(_ instance: PortableDiary, to path: String) throws {
    try write(DiaryFile(instance), to: path)
  }

  /// Writes an answer.
  static func write(placements: [Placement?], to path: String) throws {
    try write(DiaryAnswerFile(placements), to: path)
  }

  /// Reads an instance.
  static func diary(path: String) throws -> PortableDiary {
    try read(DiaryFile.self, path).instance(file: path)
  }

  /// Reads an answer.
  static func placements(path: String) throws -> [Placement?] {
    try read(DiaryAnswerFile.self, path).answer(file: path)
  }
}
