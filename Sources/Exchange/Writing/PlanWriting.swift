// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// Writing a plan.
public enum PlanWriting {
  /// Writes the tables of a plan of its scope (`diary.csv` and `binding.csv` of a whole plan and of a re-booking,
  /// `before.csv` and `changes.csv` of a re-booking only, `tradeoff.csv` of a rebalancing only), `summary.json` and the given further files (name and text) into a folder, all or nothing.
  ///
  /// A folder that exists and is not empty is refused unless all its files are those of an earlier plan,
  /// which is then replaced.
  ///
  /// - Throws: `FolderError`.
  public static func write(
    _ plan: Plan, scenarioName: String, policy: Policy, versions: [String: String],
    further: [(name: String, text: String)], to path: String
  ) throws {
    let folder = try replacement(further: further.map(\.name), path: path)
    let summary = plan.summary.value(scenarioName: scenarioName, policy: policy, versions: versions)
    try folder.write(
      plan.tables + [(PlanFiles.summary, Array(summary.text().utf8))]
        + further.map { ($0.name, Array($0.text.utf8)) }, to: path)
  }

  /// Says whether `write` could write there, so that nobody plans for an hour in vain.
  ///
  /// - Parameter further: the names of the further files.
  /// - Throws: `FolderError`, as `write` would.
  public static func checkDestination(_ path: String, further: [String] = []) throws {
    try replacement(further: further, path: path).check(path)
  }

  private static func replacement(further: [String], path: String) throws(FolderError) -> FolderReplacement {
    // Also those that this plan does not have: an earlier plan of another scope is replaced as a whole.
    var names = PlanFiles.written
    for name in further {
      guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !names.contains(name) else {
        throw .cannotWrite(path: path, reason: "\(Fault.shown(name)) is no name for a further file of a plan")
      }
      names.append(name)
    }
    return FolderReplacement(
      content: "a plan", ownFiles: Set(names + [PlanFiles.report]), markerFile: PlanFiles.summary,
      isOwn: PlanFiles.isDiaryPage)
  }
}
