// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Why nobody can take a family, and the smallest change that would free somebody")
struct UnplacedFamilyTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  private func decision(_ kind: Decision.Kind, _ officer: Officer.ID) -> Decision {
    Decision(family: "F2", kind: kind, officer: officer, reason: "test")
  }

  /// The breach of F2, whom nobody can take.
  private func breach(_ change: (inout Scenario) -> Void) throws -> Breach {
    var scenario = SmallService.scenario()
    change(&scenario)
    var options = PlanOptions()
    options.threads = 1
    let plan = try Planner.allocate(scenario, calendar: calendar, options: options, stop: StopSignal())
    let row = try #require(plan.allocation.first { $0.family == "F2" })
    #expect(row.officer == nil)
    return try #require(plan.breaches.first { $0.subject == .family("F2") })
  }

  @Test("Every obstacle of every officer is told, and the officer with the fewest is the one to free")
  func obstacles() throws {
    let breach = try breach {
      $0.families[1].skills = ["signing", "welsh"]
      $0.officers[0].roles = [.conferences]
      $0.officers[1].skills = ["signing"]
    }
    #expect(breach.cause == .noEligibleOfficer)
    #expect(
      breach.detail
        == "Nobody can take the family. A1: lacks the role reviews, lacks the skill signing, lacks the skill welsh;"
        + " A2: lacks the skill welsh. Smallest change: give A2 the skill welsh; then A2 can take it.")
  }

  @Test("Officers with the same obstacles stand together; ties go to the smaller id")
  func grouped() throws {
    let breach = try breach { $0.families[1].skills = ["signing"] }
    #expect(
      breach.detail
        == "Nobody can take the family. A1, A2: lacks the skill signing. Smallest change: give A1 the skill"
        + " signing; then A1 can take it.")
  }

  @Test("Decisions can be lifted")
  func lifted() throws {
    let pinned = try breach {
      $0.decisions = [decision(.pin, "A2")]
      $0.families[1].conflicts = ["A2"]
    }
    #expect(pinned.detail.hasSuffix("Smallest change: lift the pin to A2; then A1 can take it."))
    let forbidden = try breach {
      $0.decisions = [decision(.forbid, "A2")]
      $0.families[1].conflicts = ["A1"]
    }
    #expect(forbidden.detail.hasSuffix("Smallest change: lift the decision against A2; then A2 can take it."))
  }

  @Test("Independence, conflicts and absence are told and never bargained with")
  func firm() throws {
    let breach = try breach {
      $0.families[1].team = "north"
      $0.officers[0].excludedTeams = ["north"]
      $0.officers[1].end = SmallService.day("2025-06-01")
      $0.families[1].skills = ["signing"]
    }
    #expect(
      breach.detail
        == "Nobody can take the family. A1: lacks the skill signing, not independent of team north; A2: lacks the"
        + " skill signing, not available on any day of the horizon. No change can be suggested: independence, a"
        + " conflict or absence stops every officer.")
  }

  @Test("A maximum of children is raised to the number that lets the family in, and no further")
  func children() throws {
    let crowded: (inout Scenario) -> Void = {
      $0.policy.capacity.maximumChildrenPerFTE = 1
      $0.officers[1].fteThousandths = 600
    }
    let breach = try breach(crowded)
    #expect(breach.cause == .maximumCaseload)
    // A1 has one child already; a 0.6 officer may have 1 x 0.6 = 0, and 2 x 0.6 = 1.
    #expect(
      breach.detail
        == "Nobody can take the family. A1, A2: at the maximum number of children. Smallest change: raise"
        + " maximum_children_per_fte to 2; then A1 can take it.")
    var freed = SmallService.scenario()
    crowded(&freed)
    freed.policy.capacity.maximumChildrenPerFTE = 2
    #expect(try SmallService.model(freed, calendar: calendar).problem().officers.map(\.room) == [1, 1])
  }

  @Test("A maximum of load is raised to the per cent that lets the family in, the least of all officers'")
  func load() throws {
    let breach = try breach {
      $0.policy.capacity.maximumPercent = 1
      $0.officers[1].fteThousandths = 500
    }
    #expect(breach.cause == .maximumCaseload)
    // A1 would have 740 + 1,240 = 1,980 of 93,240 minutes, 2.1%; A2 1,240 of 46,620, 2.7%.
    #expect(breach.detail.hasSuffix("Smallest change: raise maximum_percent to 3; then A1 can take it."))
  }

  @Test("A family that must be apart could go to somebody else")
  func apart() throws {
    let kept = try breach {
      $0.families[1].apartFrom = ["F1"]
      $0.officers[1].roles = [.conferences]
      $0.families[1].skills = []
    }
    #expect(kept.cause == .noEligibleOfficer)
    #expect(
      kept.detail.hasPrefix("Nobody can take the family. A1: has F1, which must be apart; A2: lacks the role")
    )
    #expect(kept.detail.hasSuffix("Smallest change: give F1 to another officer; then A1 can take it."))
  }
}
