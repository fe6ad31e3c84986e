// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

@testable import Verification

/// A rebalancing to a given target of 100%, after an officer has come back from sickness, worked out by hand.
///
/// Two officers can carry 1000 minutes each, a child is 100, and nobody travels. A has 12 children, which cost 150 x 1 +
/// 150 x 3 + 50 x 10 = 1100 above 85%; B, who is sick for the year unless the change brings B back, has two. Moving
/// the two children of G4 leaves A with 1000, which cost 150, and B with 400. G1 stays by a manager's decision; moved,
/// its 4 children would cost 400 and save 150.
enum RebalancedPlan {
  static var scenario: Scenario {
    var scenario = Scenario(policy: TinyService.scenario.policy)
    scenario.policy.capacity.weighting = .heads
    scenario.policy.capacity.childrenPerFTE = 10
    scenario.policy.capacity.productiveMinutesPerYear = 1000
    scenario.policy.capacity.periods = 1
    scenario.places = TinyService.scenario.places
    scenario.officers = ["A", "B"].map {
      Officer(id: $0, fteThousandths: 1000, roles: [.reviews], base: "OF")
    }
    let start = scenario.policy.start
    scenario.absences = [Absence(person: "B", first: start - 20, last: start + 400, kind: .sickness)]
    let families: [(Family.ID, Officer.ID, ClosedRange<Int>)] = [
      ("G1", "A", 1...4), ("G2", "A", 5...7), ("G3", "A", 8...10), ("G4", "A", 11...12), ("G5", "B", 13...14),
    ]
    for (id, officer, children) in families {
      scenario.families.append(Family(id: id, officer: officer))
      for child in children {
        scenario.children.append(
          Child(
            id: Child.ID("D\(child < 10 ? "0" : "")\(child)"), family: id,
            birth: TinyService.day("2015-01-01"), placement: "OF",
            spells: [.init(status: .lookedAfter, since: TinyService.day("2024-03-01"))]))
      }
    }
    scenario.decisions = [Decision(family: "G1", kind: .keep, officer: "A", reason: "a hearing is set")]
    return scenario
  }

  static var plan: TinyPlan {
    var plan = TinyPlan()
    plan.removeDiary()
    plan.files["allocation.csv"] = """
      family,children,officer,previous_officer,changed,load,travel,cost,second,second_extra,third,third_extra,reasons
      G2,D05;D06;D07,A,A,no,300,0,150,B,150,,,
      G3,D08;D09;D10,A,A,no,300,0,150,B,150,,,
      G4,D11;D12,B,A,yes,200,0,200,A,750,,,
      G5,D13;D14,B,B,no,200,0,0,A,1150,,,

      """
    plan.files["terms.csv"] = """
      family,children,rank,officer,travel,change,skills,leaving,split,caseload,total,extra
      G2,D05;D06;D07,1,A,0,0,0,0,0,150,150,0
      G2,D05;D06;D07,2,B,0,300,0,0,0,0,300,150
      G3,D08;D09;D10,1,A,0,0,0,0,0,150,150,0
      G3,D08;D09;D10,2,B,0,300,0,0,0,0,300,150
      G4,D11;D12,1,B,0,200,0,0,0,0,200,0
      G4,D11;D12,2,A,0,0,0,0,0,950,950,750
      G5,D13;D14,1,B,0,0,0,0,0,0,0,0
      G5,D13;D14,2,A,0,200,0,0,0,950,1150,1150

      """
    plan.files["overrides.csv"] = """
      family,decision,officer,reason,better_officer,saving
      G1,keep,A,a hearing is set,,0

      """
    plan.files["tradeoff.csv"] = """
      children_moved,families_moved,caseload_cost,travel,highest_utilisation,lowest_utilisation,cost,cost_bound,chosen
      0,0,1100,0,1.200,0.200,1100,1100,no
      2,1,150,0,1.000,0.400,150,150,yes
      3,1,50,0,0.900,0.500,50,0,no

      """
    plan.files["breaches.csv"] = "subject,id,kind,cause,detail,remedy\n"
    plan.replaceSummary(
      scope: "rebalance",
      rebalance: """
        { "target_percent": 100, "reached": true, "children_moved": 2, "children_moved_bound": 2, "families_moved": 1,
          "target_given": true, "move_at_most": null }
        """,
      allocation: """
        { "families": 4, "allocated": 4, "objective": 350, "bound": 350, "gap": 0, "seconds": 0.1 }
        """,
      officers: """
        { "id": "A", "fte": 1, "caseload_before": 12, "caseload_after": 10, "utilisation_before": 1.2, "utilisation": 1 },
        { "id": "B", "fte": 1, "caseload_before": 2, "caseload_after": 4, "utilisation_before": 0.2, "utilisation": 0.4 }
        """)
    plan.replace("summary.json", "\"changes\": []", "\"changes\": [\"back:B:2025-06-02\"]")
    plan.replace("summary.json", "\"hours\"", "\"heads\"")
    plan.replace("summary.json", "\"children_per_fte\": 60", "\"children_per_fte\": 10")
    plan.replace("summary.json", "\"periods\": 2", "\"periods\": 1")
    plan.replace(
      "summary.json", "\"productive_minutes_per_year\": 4000", "\"productive_minutes_per_year\": 1000")
    return plan
  }
}
