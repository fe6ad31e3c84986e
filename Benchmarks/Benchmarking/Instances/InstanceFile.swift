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
}

/// An answer as JSON.
struct AnswerFile: Codable, Equatable {
  /// What `format` must say.
  static let format = "convenor-allocation-answer-1"

  var format = AnswerFile.format
  /// For each family the index of its option, or null when it is not placed.
  var choice: [Int?]
}
