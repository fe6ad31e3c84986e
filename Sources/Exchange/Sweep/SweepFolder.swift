// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import Foundation

/// The folder of a sweep: what it is a sweep of, a file for each task that is done, and the results.
///
/// A task's file is written aside and then renamed, so that it is there whole or not at all: a sweep that is killed
/// loses the tasks under way and no other, and several processes may share the folder.
public struct SweepFolder: Sendable {
  /// What the folder is a sweep of; one of something else is not continued.
  public static let manifest = "sweep.json"
  /// The columns of a task's file.
  static let taskColumns = ["replication", "measure", "unit", "value"]

  /// The folder's path.
  public let path: String

  /// Names a folder.
  public init(path: String) { self.path = path }

  /// Makes the folder, or finds that it is one of the same sweep.
  ///
  /// - Parameter description: all that the samples depend on.
  /// - Throws: `FolderError` when it is the folder of another sweep or of something else.
  public func open(_ description: JSONValue) throws(FolderError) {
    let text = description.text()
    if let known = bytes(of: Self.manifest) {
      guard String(decoding: known, as: UTF8.self) == text else {
        throw .exists(
          path: path,
          reason: "it is a sweep of another scenario, sweep file, calibration, seed, length or number of"
            + " replications; name another folder")
      }
      return
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if let foreign = names.sorted().first {
      throw .exists(path: path, reason: "it holds \(Fault.shown(foreign)) and is no sweep")
    }
    do {
      try FileManager.default.createDirectory(atPath: "\(path)/tasks", withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: path, reason: "the folder cannot be made")
    }
    try write(Array(text.utf8), to: Self.manifest)
  }

  /// Whether a task was done.
  ///
  /// - Parameter number: the task's, from 1.
  public func isDone(_ number: Int) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(Self.file(of: number))")
  }

  /// Writes the samples of a task that is done.
  ///
  /// - Throws: `FolderError`.
  public func write(_ samples: [SweepSample], ofTask number: Int) throws(FolderError) {
    var text = CSVText(header: Self.taskColumns)
    for sample in samples {
      for value in sample.values {
        // All digits, so that what is read back is what was counted.
        text.append([String(sample.replication), value.measure, value.unit, "\(value.number)"])
      }
    }
    try write(text.bytes, to: Self.file(of: number))
  }

  /// The samples of a task, or nil when it was not done or its file is no such file.
  ///
  /// - Parameter variant: the task's.
  public func samples(ofTask number: Int, variant: Int) -> [SweepSample]? {
    guard let bytes = bytes(of: Self.file(of: number)) else { return nil }
    let (table, _) = CSVTable.read(bytes, file: Self.file(of: number), columns: Self.taskColumns)
    guard let table else { return nil }
    var samples: [SweepSample] = []
    for row in table.rows {
      guard let replication = Int(row[0]), let number = Double(row[3]) else { return nil }
      if samples.last?.replication != replication {
        samples.append(SweepSample(variant: variant, replication: replication, values: []))
      }
      samples[samples.count - 1].values.append(.init(measure: row[1], unit: row[2], number: number))
    }
    return samples
  }

  /// Writes a file in one step; one of that name is replaced.
  ///
  /// - Throws: `FolderError`.
  public func write(_ bytes: [UInt8], to name: String) throws(FolderError) {
    let aside = "\(path)/\(name).\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
    do throws(SystemFailure) {
      try SystemFile.write(bytes, to: aside)
      try SystemFile.rename(aside, to: "\(path)/\(name)")
    } catch {
      try? FileManager.default.removeItem(atPath: aside)
      throw .cannotWrite(path: "\(path)/\(name)", reason: error.reason)
    }
  }

  private func bytes(of name: String) -> [UInt8]? { try? SystemFile.bytes(of: "\(path)/\(name)") }

  private static func file(of number: Int) -> String {
    let digits = String(number)
    return "tasks/" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".csv"
  }
}
