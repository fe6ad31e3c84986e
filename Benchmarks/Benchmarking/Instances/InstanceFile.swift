// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Foundation

/// An instance as JSON; Benchmarks/README.md describes every field.
struct InstanceFile: Codable, Equatable {
  /// What `format` must say.
  static let format = "convenor-allocation-instance-1"

  struct Band: Codable, Equatable {
    /// The load at which the band ends; null for the last one.
    var upTo: Int?
    var rate: Int
  }
  struct OfficerRow: Codable, Equatable {
    var load: Int
    var room: Int?
    var limit: Int?
    var bands: [Band]
  }
  struct Part: Codable, Equatable {
    var officer: Int
    var load: Int
    var children: Int
  }
  struct OptionRow: Codable, Equatable {
    var officer: Int
    var load: Int
    var cost: Int
    var second: Part?
  }
  struct FamilyRow: Codable, Equatable {
    var children: Int
    var options: [OptionRow]
  }

  var format: String
  var name: String
  var constant: Int
  var mustPlace: Bool
  var unplacedCost: Int
  var officers: [OfficerRow]
  var families: [FamilyRow]
  var apart: [[Int]]

  /// Takes an instance down.
  init(_ instance: AllocationInstance) {
    format = Self.format
    name = instance.name
    constant = instance.constant
    mustPlace = instance.mustPlace
    unplacedCost = instance.problem.unplacedCost
    officers = instance.problem.officers.map { officer in
      OfficerRow(
        load: officer.load, room: officer.room, limit: officer.limit,
        bands: zip(officer.penalty.ends, officer.penalty.rates).map { end, rate in
          Band(upTo: end == .max ? nil : end, rate: rate)
        })
    }
    families = instance.problem.families.map { family in
      FamilyRow(
        children: family.children,
        options: family.options.map { option in
          OptionRow(
            officer: option.officer, load: option.load, cost: option.cost,
            second: option.second.map { Part(officer: $0.officer, load: $0.load, children: $0.children) })
        })
    }
    apart = instance.problem.apart.map { [$0.0, $0.1] }
  }

  /// The instance.
  ///
  /// - Throws: `JSONFileError` when the numbers do not make a problem.
  func instance(file: String) throws(JSONFileError) -> AllocationInstance {
    func require(
      _ good: Bool, _ place: @autoclosure () -> String, _ found: @autoclosure () -> String, _ expected: String
    ) throws(JSONFileError) {
      if !good { throw JSONFileError(file: file, place: place(), found: found(), expected: expected) }
    }
    try require(format == Self.format, "format", format, Self.format)
    try require(!name.isEmpty && !name.contains(where: \.isWhitespace), "name", name, "a word")
    try require(unplacedCost >= 0, "unplaced_cost", "\(unplacedCost)", "0 or more")
    var made: [AllocationProblem.Officer] = []
    for (index, row) in officers.enumerated() {
      let ends = row.bands.map { $0.upTo ?? .max }
      let rates = row.bands.map(\.rate)
      try require(row.load >= 0, "officers[\(index)].load", "\(row.load)", "0 or more")
      try require(
        ends.last == .max && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }
          && ends.dropLast().allSatisfy { $0 != .max }, "officers[\(index)].bands", "\(ends)",
        "bands that rise, the last one up_to null")
      try require(
        (rates.first ?? 0) >= 0 && zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 },
        "officers[\(index)].bands", "\(rates)", "rates of 0 or more that do not fall")
      made.append(
        AllocationProblem.Officer(
          load: row.load, penalty: ConvexPenalty(ends: ends, rates: rates), room: row.room, limit: row.limit))
    }
    var families: [AllocationProblem.Family] = []
    for (index, row) in self.families.enumerated() {
      let place = "families[\(index)]"
      try require(!row.options.isEmpty, "\(place).options", "none", "at least one option")
      for (number, option) in row.options.enumerated() {
        let place = "\(place).options[\(number)]"
        try require(
          officers.indices.contains(option.officer), "\(place).officer", "\(option.officer)",
          "an officer from 0 to \(officers.count - 1)")
        try require(option.load >= 0, "\(place).load", "\(option.load)", "0 or more")
        try require(option.cost >= 0, "\(place).cost", "\(option.cost)", "0 or more")
        guard let second = option.second else { continue }
        try require(
          officers.indices.contains(second.officer) && second.officer != option.officer,
          "\(place).second.officer", "\(second.officer)", "another officer from 0 to \(officers.count - 1)")
        try require(second.load >= 0, "\(place).second.load", "\(second.load)", "0 or more")
        try require(
          (0...max(0, row.children)).contains(second.children), "\(place).second.children",
          "\(second.children)", "0 to \(row.children)")
      }
      families.append(
        AllocationProblem.Family(
          options: row.options.map { option in
            AllocationProblem.Option(
              officer: option.officer, load: option.load, cost: option.cost,
              second: option.second.map { .init(officer: $0.officer, load: $0.load, children: $0.children) })
          }, children: row.children))
    }
    for (index, pair) in apart.enumerated() {
      try require(
        pair.count == 2 && pair[0] != pair[1] && pair.allSatisfy(families.indices.contains),
        "apart[\(index)]",
        "\(pair)", "two different families")
    }
    return AllocationInstance(
      name: name,
      problem: AllocationProblem(
        families: families, officers: made, apart: apart.map { ($0[0], $0[1]) }, unplacedCost: unplacedCost),
      mustPlace: mustPlace, constant: constant)
  }
}

/// An answer as JSON.
struct AnswerFile: Codable, Equatable {
  /// What `format` must say.
  static let format = "convenor-allocation-answer-1"

  var format = AnswerFile.format
  /// For each family the index of its option, or null when it is not placed.
  var choice: [Int?]
}
