// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation

/// The shared figures of a simulation: a file that is named, or the one that lies beside the scenario's folder.
struct CalibrationInput: Sendable {
  static let option = Option.text(
    "calibration", "FILE",
    "the figures that hold where the scenario's course.csv does not say otherwise (default: calibration.csv"
      + " beside the scenario's folder, if there is one)")

  private let named: String?

  /// Reads the option.
  init(_ arguments: Arguments) throws(UsageError) { named = try arguments.valueIfGiven(of: Self.option) }

  /// The figures, none when no file is named and none lies there.
  ///
  /// - Throws: `BadData` with every error of the file.
  func figures(besides folder: String) throws(BadData) -> [CourseFigure] {
    guard let path = path(besides: folder) else { return [] }
    let reading = CalibrationReading.read(path: path)
    let errors = reading.faults.filter { $0.severity == .error }
    guard let figures = reading.figures, errors.isEmpty else {
      throw BadData(errors.map(\.line) + ["\(path) cannot be used: \(Words.count(errors.count, "error"))"])
    }
    return figures
  }

  /// The file, or nil when none is named and none lies beside a scenario's folder.
  func path(besides folder: String) -> String? {
    if let named { return named }
    let beside = URL(fileURLWithPath: folder).standardizedFileURL.deletingLastPathComponent()
      .appendingPathComponent(CalibrationReading.file).path
    return FileManager.default.fileExists(atPath: beside) ? beside : nil
  }
}
