// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import StatutoryCalendar

/// Writing a plan.
public enum PlanWriting {
  /// Writes `allocation.csv`, `diary.csv`, `breaches.csv`, `summary.json` and the given further files
  /// (name and text) into a folder, all or nothing.
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
      [
        (PlanFiles.allocation, allocation(plan)),
        (PlanFiles.diary, diary(plan)),
        (PlanFiles.breaches, breaches(plan)),
        (PlanFiles.summary, Array(summary.text().utf8)),
      ] + further.map { ($0.name, Array($0.text.utf8)) }, to: path)
  }

  /// Says whether `write` could write there, so that nobody plans for an hour in vain.
  ///
  /// - Parameter further: the names of the further files.
  /// - Throws: `FolderError`, as `write` would.
  public static func checkDestination(_ path: String, further: [String] = []) throws {
    try replacement(further: further, path: path).check(path)
  }

  private static func replacement(further: [String], path: String) throws(FolderError) -> FolderReplacement {
    var names = [PlanFiles.allocation, PlanFiles.diary, PlanFiles.breaches, PlanFiles.summary]
    for name in further {
      guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !names.contains(name) else {
        throw .cannotWrite(path: path, reason: "\(Fault.shown(name)) is no name for a further file of a plan")
      }
      names.append(name)
    }
    return FolderReplacement(
      content: "a plan", ownFiles: Set(names + [PlanFiles.report]), markerFile: PlanFiles.summary)
  }

  private static func allocation(_ plan: Plan) -> [UInt8] {
    var text = CSVText(header: PlanFiles.allocationColumns)
    for decision in plan.allocation {
      text.append([
        decision.family.text, CellText.list(decision.children.map(\.text)), cell(decision.officer),
        cell(decision.previousOfficer), yesOrNo(decision.changed), String(decision.load),
        String(decision.travel), String(decision.cost), cell(decision.second?.officer),
        cell(decision.second?.extra), cell(decision.third?.officer), cell(decision.third?.extra),
        // A semicolon in a sentence would make two items of it.
        CellText.list(decision.reasons.map { $0.replacing(";", with: ",") }),
      ])
    }
    return text.bytes
  }

  private static func diary(_ plan: Plan) -> [UInt8] {
    var text = CSVText(header: PlanFiles.diaryColumns)
    for booking in plan.diary {
      text.append([
        booking.meeting.text, booking.kind.rawValue, booking.family.text,
        CellText.list(booking.children.map(\.text)), cell(booking.officer), cell(booking.namedOfficer),
        yesOrNo(booking.cover), booking.place.text, cell(booking.room), cell(booking.minuteTaker),
        cell(booking.day), cell(booking.span?.start), cell(booking.span?.end), cell(booking.opens),
        cell(booking.closes), yesOrNo(booking.inWindow), booking.status.rawValue, booking.rule,
      ])
    }
    return text.bytes
  }

  private static func breaches(_ plan: Plan) -> [UInt8] {
    var text = CSVText(header: PlanFiles.breachesColumns)
    for breach in plan.breaches {
      let subject: [String] =
        switch breach.subject {
        case .meeting(let id, let kind): ["meeting", id.text, kind.rawValue]
        case .family(let id): ["family", id.text, ""]
        }
      text.append(subject + [breach.cause.rawValue, breach.detail])
    }
    return text.bytes
  }

  private static func yesOrNo(_ value: Bool) -> String { value ? "yes" : "no" }
}
