// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

extension InstanceFile {
  /// The instance.
  ///
  /// - Parameter file: what errors call the file.
  /// - Throws: `JSONFileError` when the numbers do not make a problem.
  func instance(file: String) throws(JSONFileError) -> AllocationInstance {
    let check = InstanceFileCheck(file: file, officers: officers.count)
    try check.require(format == Self.format, "format", format, Self.format)
    try check.require(!name.isEmpty && !name.contains(where: \.isWhitespace), "name", "'\(name)'", "a word")
    try check.require(unplacedCost >= 0, "unplaced_cost", "\(unplacedCost)", "0 or more")
    var officers: [AllocationProblem.Officer] = []
    for (index, row) in self.officers.enumerated() {
      officers.append(try check.officer(row, "officers[\(index)]"))
    }
    var families: [AllocationProblem.Family] = []
    for (index, row) in self.families.enumerated() {
      families.append(try check.family(row, "families[\(index)]"))
    }
    for (index, pair) in apart.enumerated() {
      try check.require(
        pair.count == 2 && pair[0] != pair[1] && pair.allSatisfy(families.indices.contains),
        "apart[\(index)]",
        "\(pair)", "two different families")
    }
    return AllocationInstance(
      name: name,
      problem: AllocationProblem(
        families: families, officers: officers, apart: apart.map { ($0[0], $0[1]) },
        unplacedCost: unplacedCost), mustPlace: mustPlace, constant: constant)
  }
}

/// Makes the parts of a problem from the rows of a file, or says which number is wrong.
private struct InstanceFileCheck {
  let file: String
  /// How many officers there are.
  let officers: Int

  func require(
    _ good: Bool, _ place: @autoclosure () -> String, _ found: @autoclosure () -> String, _ expected: String
  ) throws(JSONFileError) {
    if !good { throw JSONFileError(file: file, place: place(), found: found(), expected: expected) }
  }

  func officer(
    _ row: InstanceFile.OfficerRow, _ place: String
  ) throws(JSONFileError) -> AllocationProblem.Officer {
    let ends = row.bands.map { $0.upTo ?? .max }
    let rates = row.bands.map(\.rate)
    try require(row.load >= 0, "\(place).load", "\(row.load)", "0 or more")
    try require(
      row.bands.last.map { $0.upTo == nil } ?? false && row.bands.dropLast().allSatisfy { $0.upTo != nil }
        && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 },
      "\(place).bands", "\(row.bands.map { $0.upTo.map(String.init) ?? "no end" })",
      "bands whose up_to rises, but for the last, which has none")
    try require(
      (rates.first ?? 0) >= 0 && zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 }, "\(place).bands",
      "\(rates)", "rates of 0 or more that do not fall")
    return AllocationProblem.Officer(
      load: row.load, penalty: ConvexPenalty(ends: ends, rates: rates), room: row.room, limit: row.limit)
  }

  func family(
    _ row: InstanceFile.FamilyRow, _ place: String
  ) throws(JSONFileError) -> AllocationProblem.Family {
    try require(!row.options.isEmpty, "\(place).options", "empty", "at least one option")
    var options: [AllocationProblem.Option] = []
    for (index, option) in row.options.enumerated() {
      options.append(try self.option(option, children: row.children, "\(place).options[\(index)]"))
    }
    return AllocationProblem.Family(options: options, children: row.children)
  }

  private func option(
    _ row: InstanceFile.OptionRow, children: Int, _ place: @autoclosure () -> String
  ) throws(JSONFileError) -> AllocationProblem.Option {
    try require(
      (0..<officers).contains(row.officer), "\(place()).officer", "\(row.officer)",
      "an officer from 0 to \(officers - 1)")
    try require(row.load >= 0, "\(place()).load", "\(row.load)", "0 or more")
    try require(row.cost >= 0, "\(place()).cost", "\(row.cost)", "0 or more")
    guard let second = row.second else {
      return AllocationProblem.Option(officer: row.officer, load: row.load, cost: row.cost)
    }
    try require(
      (0..<officers).contains(second.officer) && second.officer != row.officer, "\(place()).second.officer",
      "\(second.officer)", "another officer from 0 to \(officers - 1)")
    try require(second.load >= 0, "\(place()).second.load", "\(second.load)", "0 or more")
    try require(
      second.children >= 0 && second.children <= children, "\(place()).second.children",
      "\(second.children)", "0 to \(children)")
    return AllocationProblem.Option(
      officer: row.officer, load: row.load, cost: row.cost,
      second: .init(officer: second.officer, load: second.load, children: second.children))
  }
}
