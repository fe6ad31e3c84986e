// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import LinearOptimization

/// An allocation problem as one integer program, for solvers that know nothing of allocation.
///
///     minimise    sum cost(f, k) x(f, k) + sum unplaced u(f) + sum rate(o, b) y(o, b)
///     subject to  sum over k of x(f, k) + u(f) = 1                        family_f
///                 sum load(f, k, o) x(f, k) - sum over b of y(o, b) = 0   load_o
///                 sum load(f, k, o) x(f, k) <= limit(o) - load(o)         limit_o
///                 sum children(f, k, o) x(f, k) <= room(o)                room_o
///                 sum over options of f and of g with o of x <= 1         apart_i_o, where f, g is pair i
///                 x, u binary; 0 <= y(o, b) <= width of band b above the officer's load
///
/// Rates do not fall, so that the bands fill in order by themselves. Officers whose load costs nothing have no
/// load row, and an instance whose families must all be placed has no u: a generalised assignment problem comes
/// out in its textbook form. The instance's constant is left out, because formats differ in where it stands.
struct AllocationProgram {
  /// The column of each option of each family: `x_FAMILY_OPTION` in files.
  private(set) var choices: [[Column]] = []
  private let instance: AllocationInstance

  /// Adds the rows and columns to an empty program.
  init(_ instance: AllocationInstance, in program: inout LinearProgram) throws {
    self.instance = instance
    let problem = instance.problem
    let rows = try officerRows(in: &program)
    let familyRows = try program.addRows(
      problem.families.indices.map { NewRow(bounds: .fixed(1), name: "family_\($0)") })
    for (family, row) in problem.families.enumerated() {
      let columns = row.options.enumerated().map { index, option in
        var entries = [Entry(familyRows[family], 1.0)]
        for part in AllocationPart.parts(of: option, in: row) {
          entries += rows[part.officer].entries(load: part.load, children: part.children)
        }
        return NewColumn(
          cost: Double(option.cost), kind: .binary, entries: entries, name: "x_\(family)_\(index)")
      }
      choices.append(try program.addColumns(columns))
    }
    if !instance.mustPlace {
      try program.addColumns(
        familyRows.enumerated().map { family, row in
          NewColumn(
            cost: Double(problem.unplacedCost), kind: .binary, entries: [Entry(row, 1)], name: "u_\(family)")
        })
    }
    try addBands(rows, to: &program)
    try addApartRows(to: &program)
  }

  /// The choices that the values of the columns stand for.
  func choice(values: [Double]) -> [Int?] {
    choices.map { columns in columns.firstIndex { values[$0.index] > 0.5 } }
  }

  /// Writes the instance as free MPS.
  static func writeMPS(_ instance: AllocationInstance, to path: String) throws {
    try withLinearProgram { program in
      _ = try AllocationProgram(instance, in: &program)
      try program.write(.mps, to: path)
    }
  }

  private struct OfficerRows {
    var load: Row?
    var limit: Row?
    var room: Row?

    func entries(load amount: Int, children: Int) -> [Entry<Row>] {
      [(load, amount), (limit, amount), (room, children)].compactMap { row, amount in
        row.flatMap { amount == 0 ? nil : Entry($0, Double(amount)) }
      }
    }
  }

  private func officerRows(in program: inout LinearProgram) throws -> [OfficerRows] {
    var result: [OfficerRows] = []
    for (index, officer) in instance.problem.officers.enumerated() {
      var rows = OfficerRows()
      if officer.penalty.rates.contains(where: { $0 > 0 }) {
        rows.load = try program.addRow(bounds: .fixed(0), name: "load_\(index)")
      }
      if let limit = officer.limit {
        rows.limit = try program.addRow(
          bounds: .atMost(Double(max(0, limit - officer.load))), name: "limit_\(index)")
      }
      if let room = officer.room {
        rows.room = try program.addRow(bounds: .atMost(Double(max(0, room))), name: "room_\(index)")
      }
      result.append(rows)
    }
    return result
  }

  private func addBands(_ rows: [OfficerRows], to program: inout LinearProgram) throws {
    for (index, officer) in instance.problem.officers.enumerated() {
      guard let row = rows[index].load else { continue }
      var bottom = officer.load
      for (band, (end, rate)) in zip(officer.penalty.ends, officer.penalty.rates).enumerated()
      where end > bottom {
        try program.addColumn(
          cost: Double(rate), bounds: end == .max ? .atLeast(0) : .between(0, Double(end - bottom)),
          entries: [Entry(row, -1)], name: "y_\(index)_\(band)")
        bottom = end
      }
    }
  }

  private func addApartRows(to program: inout LinearProgram) throws {
    let problem = instance.problem
    for (pair, (left, right)) in problem.apart.enumerated() {
      let mine = columnsByOfficer(left)
      let theirs = columnsByOfficer(right)
      try program.addRows(
        problem.officers.indices.compactMap { officer in
          guard !mine[officer].isEmpty, !theirs[officer].isEmpty else { return nil }
          return NewRow(
            bounds: .atMost(1), entries: (mine[officer] + theirs[officer]).map { Entry($0, 1) },
            name: "apart_\(pair)_\(officer)")
        })
    }
  }

  /// For each officer the columns of the family's options that give the officer a part.
  private func columnsByOfficer(_ family: Int) -> [[Column]] {
    var result = Array(repeating: [Column](), count: instance.problem.officers.count)
    let row = instance.problem.families[family]
    for (index, option) in row.options.enumerated() {
      for part in AllocationPart.parts(of: option, in: row) {
        result[part.officer].append(choices[family][index])
      }
    }
    return result
  }
}

/// What an option gives to one officer.
struct AllocationPart {
  var officer: Int
  var load: Int
  var children: Int

  /// One part, or the two of a split family.
  static func parts(
    of option: AllocationProblem.Option, in family: AllocationProblem.Family
  ) -> [AllocationPart] {
    guard let second = option.second else {
      return [AllocationPart(officer: option.officer, load: option.load, children: family.children)]
    }
    return [
      AllocationPart(
        officer: option.officer, load: option.load, children: family.children - second.children),
      AllocationPart(officer: second.officer, load: second.load, children: second.children),
    ]
  }
}
