// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("A year's work and load, worked out by hand")
struct WorkloadTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  private func workload(_ scenario: Scenario) throws -> Workload {
    try Workload(ServiceTables(scenario, calendar: calendar))
  }

  /// The loads of both families on the first officer.
  private func loads(_ change: (inout Scenario) -> Void) throws -> [Int] {
    var scenario = SmallService.scenario()
    change(&scenario)
    let workload = try workload(scenario)
    return workload.families.map { workload.load($0, officer: 0) }
  }

  @Test("By hours: meetings, monitoring and travel")
  func hours() throws {
    let workload = try workload(SmallService.scenario())
    // Two later reviews of 300 minutes (20 June and 20 December) and 100 of monitoring; 2 x 2 x 10 minutes' way.
    #expect(workload.families[0].work == 2 * 300 + 100)
    #expect(workload.travel(workload.families[0], officer: 0) == 40)
    // First review 360 on 17 June, second on 16 September (91 days), later on 16 March: three meetings 30 km away.
    #expect(workload.families[1].work == 360 + 300 + 300 + 100)
    #expect(workload.travel(workload.families[1], officer: 1) == 3 * 60)
    #expect(try loads { _ in } == [740, 1240])
  }

  @Test(
    "With a meeting overdue the work stays the same through the day that is said, and the day after it does not"
  )
  func overdue() throws {
    var scenario = SmallService.scenario()
    let ground = try ServiceGround(scenario, calendar: calendar)
    func family(on start: Day, ground: ServiceGround?) throws -> FamilyPart {
      scenario.policy.start = start
      return try Workload(ServiceTables(scenario, calendar: calendar, ground: ground)).families[0]
    }
    var lengths: Set<Int> = []
    // The review was due by 20 June.
    for start in SmallService.day("2025-06-23")...SmallService.day("2026-02-01") {
      #expect(try family(on: start, ground: nil).holdsThrough == start, "one plan looks at one day")
      let part = try family(on: start, ground: ground)
      let last = try #require(part.holdsThrough)
      lengths.insert(last - start)
      for day in start...last {
        let later = try family(on: day, ground: ground)
        #expect(later.work == part.work && later.visits == part.visits, "from \(start) to \(day)")
      }
      let next = try family(on: last + 1, ground: ground)
      #expect(last - start == 6 || next.work != part.work, "from \(start): could be longer")
    }
    #expect(lengths.contains(6) && lengths.contains { $0 < 6 }, "\(lengths)")
  }

  @Test("Every load is a multiple of the periods, and never nothing")
  func rounding() throws {
    #expect(try loads { $0.policy.capacity.periods = 12 } == [732, 1236])
    #expect(try loads { $0.policy.capacity.periods = 1 } == [740, 1240])
    #expect(
      try loads {
        $0.policy.capacity.weighting = .points
        $0.policy.capacity.points = [:]
      } == [4, 4])
  }

  @Test("By heads: each child alike, whatever its work and the way to it")
  func heads() throws {
    // 93,240 / 60 = 1,554, less two to divide by four.
    #expect(try loads { $0.policy.capacity.weighting = .heads } == [1552, 1552])
    #expect(
      try loads {
        $0.policy.capacity.weighting = .heads
        SmallService.endCase(ofChild: 1, on: SmallService.day("2025-06-02"), in: &$0)
      } == [1552, 4], "a child whose status has ended counts no more")
  }

  @Test("By points: two tiers, the most of a child's statuses, and the family's complexity")
  func points() throws {
    // 1.2 points of 100, and 2 points: 93,240 x 12 / 1,000 = 1,118 and 93,240 x 20 / 1,000 = 1,864.
    #expect(try loads { $0.policy.capacity.weighting = .points } == [1116, 1864])
    #expect(
      try loads {
        $0.policy.capacity.weighting = .points
        $0.families[1].complexityPercent = 150
      } == [1116, 2796])
    // On a plan for long: 1.2 points beside the 2 of being looked after lately; and 1.2 beside 1.2.
    #expect(
      try loads {
        $0.policy.capacity.weighting = .points
        for child in 0...1 {
          $0.children[child].spells.append(.init(status: .onPlan, since: SmallService.day("2023-05-05")))
        }
      } == [1116, 1864])
  }

  @Test("A status is settled once the days have passed, not before")
  func settled() throws {
    func load(since date: String) throws -> Int {
      try loads {
        $0.policy.capacity.weighting = .points
        $0.children[1].spells = [.init(status: .lookedAfter, since: SmallService.day(date))]
      }[1]
    }
    // The plan starts on 2 June 2025: 364 days after 3 June 2024, 365 after 2 June.
    #expect(try load(since: "2024-06-03") == 1864)
    #expect(try load(since: "2024-06-02") == 1116)
  }

  @Test("The parts of a split family work apart: children by placement, then age, cut after the first half")
  func halves() throws {
    let scenario = SmallService.withSiblings()
    let tables = try ServiceTables(scenario, calendar: calendar)
    let workload = try Workload(tables)
    let whole = workload.families[1]
    // At each place one set of meetings, 960, with three further children's shares of 115; 100 of monitoring each.
    #expect(whole.work == 2 * (960 + 3 * 115) + 400)
    #expect(workload.travel(whole, officer: 0) == 3 * 20 + 3 * 60)
    let halves = try workload.halves(of: 1)
    func ids(_ part: FamilyPart) -> [String] { part.children.map { tables.scenario.children[$0].id.text } }
    // C5 and C2 are placed at P1, C3 and C4 at P2.
    #expect(ids(halves.first) == ["C2", "C5"])
    #expect(ids(halves.second) == ["C3", "C4"])
    #expect(halves.first.bearsSplit && !halves.second.bearsSplit)
    #expect(halves.first.work == 960 + 3 * 115 + 200)
    #expect(workload.load(halves.first, officer: 0) == 1564)
    #expect(workload.load(halves.second, officer: 0) == 1684)

    var odd = scenario
    odd.children.removeLast()
    odd.children[1].placement = "P2"
    // All at P2 now: C3 is the eldest, then C2 and C4 by id.
    odd.children[2].birth = SmallService.day("2010-01-01")
    let cut = try Workload(ServiceTables(odd, calendar: calendar)).halves(of: 1)
    #expect(ids(cut.first) == ["C2", "C3"])
    #expect(ids(cut.second) == ["C4"])
  }
}
