// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// The diary of a plan's folder, and what its summary says of how it came about: enough to ask for slots and to mend
/// it.
public struct WrittenDiary: Sendable {
  /// The rows of `diary.csv`, in the file's order.
  public var rows: [Booking]
  /// What `summary.json` says: scope, changes, the allocation's figures, and what has happened since.
  public var summary: PlanSummary

  /// Reads `diary.csv` and `summary.json` of a plan's folder.
  ///
  /// - Parameter scenario: the plan's; its officers, families, places and so on are those that a row may name.
  /// - Returns: the diary, or nil when a file cannot be used, and every fault.
  public static func read(folder: String, scenario: Scenario) -> (diary: WrittenDiary?, faults: [Fault]) {
    let (json, fault) = JSONValue.read(file: PlanFiles.summary, in: folder)
    var summary = WrittenSummary()
    if let fault { summary.faults.append(fault) }
    let read = json.map { summary.read($0) }
    // A folder of another scope has no diary, and that is all there is to say of it.
    guard read.map({ $0.scope == .plan || $0.scope == .rebook }) ?? true else {
      return (nil, summary.faults)
    }
    let (table, faults) = CSVTable.read(file: PlanFiles.diary, in: folder)
    var rows = DiaryRows(scenario, faults: faults)
    if let table { rows.read(table) }
    let all = summary.faults + rows.faults
    guard all.isEmpty, let read else { return (nil, all) }
    return (WrittenDiary(rows: rows.bookings, summary: read), [])
  }
}
