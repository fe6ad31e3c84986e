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
    let tables = [PlanFiles.allocation, PlanFiles.diary, PlanFiles.breaches, PlanFiles.summary]
    for (index, file) in further.enumerated() {
      let others = tables + further[..<index].map(\.name)
      guard !file.name.isEmpty, !file.name.hasPrefix("."), !file.name.contains("/"),
        !others.contains(file.name)
      else {
        throw FolderError.cannotWrite(
          path: path, reason: "\(Fault.shown(file.name)) is no name for a further file of a plan")
      }
    }
    let summary = plan.summary.value(scenarioName: scenarioName, policy: policy, versions: versions)
    try folder(further: further.map(\.name)).write(
      [
        (PlanFiles.allocation, allocation(plan)),
        (PlanFiles.diary, diary(plan)),
        (PlanFiles.breaches, breaches(plan)),
        (PlanFiles.summary, Array(summary.text().utf8)),
      ] + further.map { ($0.name, Array($0.text.utf8)) }, to: path)
  }

  /// Finds out whether `write` could write into a folder, and leaves everything as it is, so that a bad place
  /// is known before a long search and not after it.
  ///
  /// - Parameter further: the names of the further files.
  /// - Throws: `FolderError`, as `write` would.
  public static func rehearse(at path: String, further: [String]) throws {
    try folder(further: further).rehearse(at: path)
  }

  private static func folder(further: [String]) -> FolderReplacement {
    FolderReplacement(
      content: "a plan",
      ownFiles: Set(
        [PlanFiles.allocation, PlanFiles.diary, PlanFiles.breaches, PlanFiles.summary, PlanFiles.report]
          + further),
      markerFile: PlanFiles.summary)
  }

  private static func allocation(_ plan: Plan) -> [UInt8] {
    var text = CSVText(header: PlanFiles.allocationColumns)
    for decision in plan.allocation {
      text.append([
        decision.family.text, CellText.list(decision.children.map(\.text)), cell(decision.officer),
        cell(decision.previousOfficer), yesOrNo(decision.changed), String(decision.load),
        String(decision.travel), String(decision.cost), cell(decision.second?.officer),
        cell(decision.second?.extra), cell(decision.third?.officer), cell(decision.third?.extra),
        CellText.list(decision.reasons),
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
