// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// Writing a simulated year.
public enum SimulationWriting {
  /// Writes the tables, `simulation.json` and the page into a folder, all or nothing.
  ///
  /// A folder that exists and is not empty is refused unless all its files are those of an earlier simulation, which is
  /// then replaced. The same year gives the same bytes: how long it took is nowhere.
  ///
  /// - Throws: `FolderError`.
  public static func write(
    _ year: SimulatedYear, scenarioName: String, versions: [String: String], report: String, to path: String
  ) throws(FolderError) {
    let summary = year.value(scenarioName: scenarioName, versions: versions)
    try replacement.write(
      year.tables + [
        (SimulationFiles.summary, Array(summary.text().utf8)), (SimulationFiles.report, Array(report.utf8)),
      ], to: path)
  }

  /// Says whether `write` could write there, so that nobody simulates for an hour in vain.
  ///
  /// - Throws: `FolderError`, as `write` would.
  public static func checkDestination(_ path: String) throws(FolderError) { try replacement.check(path) }

  private static var replacement: FolderReplacement {
    FolderReplacement(
      content: "a simulation", ownFiles: Set(SimulationFiles.written + [SimulationFiles.report]),
      markerFile: SimulationFiles.summary)
  }
}
