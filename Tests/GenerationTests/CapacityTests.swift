// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("A generated service can do its work")
struct CapacityTests {
  /// Books the whole horizon one meeting after the other, with the generator's own simple booking, and counts
  /// the children's meetings that found no place: a planner can only do better.
  private func leftOver(_ blueprint: ServiceBlueprint) throws -> (left: Int, due: Int) {
    let calendar = try WorkingCalendar.english()
    var blueprint = blueprint
    blueprint.practice.bookedPerThousand = 1000
    blueprint.practice.bookedAhead = 84
    let service = try GeneratedService(
      ServiceAssembler.scenario(of: blueprint, calendar: calendar), calendar: calendar)
    let answered = Set(
      service.booked.flatMap { meeting in meeting.children.map { "\($0) \(meeting.kind.group)" } })
    var left = 0
    var due = 0
    for (child, history) in service.histories() where service.families[child.family]?.officer != nil {
      for window in try service.rules.windows(of: history) {
        let isDue = window.closes >= service.policy.start && window.closes <= service.policy.horizonEnd
        guard isDue, !window.kind.isAskedForByEvent else { continue }
        due += 1
        if !answered.contains("\(child.id) \(window.kind.group)") { left += 1 }
      }
    }
    return (left, due)
  }

  @Test(
    "Nearly every meeting of a synthetic service's quarter finds its place in its window",
    arguments: [1, 2, 3] as [UInt64])
  func synthetic(seed: UInt64) throws {
    var shape = Sample(children: 300, seed: seed).shape
    shape.unallocated = 0
    let blueprint = try ServiceGenerator.blueprint(of: shape, calendar: .english())
    let (left, due) = try leftOver(blueprint)
    #expect(due > 100)
    #expect(left * 100 <= due * 4, "\(left) of \(due) left over")
  }

  @Test("Nearly every meeting of Halton's quarter finds its place in its window")
  func halton() throws {
    let basis = try #require(PublishedService.named("halton-2013")).basis()
    let service = ReportedService(title: "Halton", basis: basis, calendar: try .english())
    let (left, due) = try leftOver(service.blueprint())
    #expect(due > 80)
    #expect(left * 100 <= due * 4, "\(left) of \(due) left over")
  }
}
