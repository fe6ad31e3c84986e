// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import Planning
import StatutoryCalendar

/// A generated children's service whose families are all to be allocated from scratch.
struct ServiceInstance: Sendable {
  /// What it is called in results.
  let name: String
  /// Children with an open case.
  let children: Int
  /// Officers in post.
  var officers: Int { scenario.officers.count }
  private let scenario: Scenario
  private let calendar: WorkingCalendar

  /// The Monday on which every generated service starts: results of different days compare.
  static let firstDay = Day(number: 20_458)

  /// Generates a service.
  ///
  /// - Parameters:
  ///   - children: 1 to 200,000.
  ///   - officers: 1 to 10,000, or nil for one to about 60 children.
  /// - Throws: `GenerationError`, `CalendarError`.
  init(name: String, children: Int, officers: Int?, seed: UInt64) throws {
    var shape = ServiceShape(start: Self.firstDay)
    shape.children = children
    shape.officers = officers
    shape.seed = seed
    calendar = try WorkingCalendar.english()
    scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    self.name = name
    self.children = children
  }

  /// Generates a service that is called after its size and seed, as `allocate-2400x40-s1`.
  init(children: Int, officers: Int?, seed: UInt64) throws {
    let size = officers.map { "\(children)x\($0)" } ?? "\(children)"
    try self.init(name: "allocate-\(size)-s\(seed)", children: children, officers: officers, seed: seed)
  }

  /// The allocation of the whole service, as `convenor plan --reallocate` has it.
  func instance() throws -> AllocationInstance {
    AllocationInstance(
      name: name,
      problem: try Planner.allocationProblem(of: scenario, calendar: calendar, reallocate: true),
      mustPlace: false, constant: 0)
  }
}
