// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

@testable import Verification

/// An allocation of `TinyService` alone, in which the two children of F1, who have lost their officer, are split.
///
/// Nobody may be above 73%: A1 keeps 2220 of 3984 and could have one child (480, 67.8%) but not both (700, 73.3%);
/// A2, at 454 of 500 with F2, could not have that family. Splitting costs 10.
/// C1 with A1: 80 travel + 10. C2 with A3: 40 travel + 100 for the change. F2 with A3: 80 + 100. A3 then has 1490 + 440 +
/// 534 = 2464 of 3413, 72.2%, so that it could have neither C1 nor, lifting the keep, F4. A4 could have either child:
/// 80 travel + 100, 480 of 800.
enum SplitPlan {
  static var scenario: Scenario {
    var scenario = TinyService.scenario
    scenario.policy.capacity.splitFromChildren = 2
    scenario.policy.capacity.maximumPercent = 73
    scenario.policy.costs.splitSiblings = 10
    scenario.family("F1") {
      $0.officer = nil
      $0.formerOfficers = ["A1"]
    }
    return scenario
  }

  static var plan: TinyPlan {
    var plan = TinyPlan()
    plan.removeDiary()
    plan.files["allocation.csv"] = """
      family,children,officer,previous_officer,changed,load,travel,cost,second,second_extra,third,third_extra,reasons
      F1,C1,A1,A1,no,480,80,90,A4,100,,,
      F1,C2,A3,A1,yes,440,40,140,A4,40,,,
      F2,C3,A3,A2,yes,534,80,180,,,,,
      F5,C6,,,no,0,0,0,,,,,

      """
    plan.files["terms.csv"] = """
      family,children,rank,officer,travel,change,skills,leaving,split,caseload,total,extra
      F1,C1,1,A1,80,0,0,0,10,0,90,0
      F1,C1,2,A4,80,100,0,0,10,0,190,100
      F1,C2,1,A3,40,100,0,0,0,0,140,0
      F1,C2,2,A4,80,100,0,0,0,0,180,40
      F2,C3,1,A3,80,100,0,0,0,0,180,0

      """
    plan.set("overrides.csv", "F4", "better_officer", "")
    plan.set("overrides.csv", "F4", "saving", "0")
    plan.files["breaches.csv"] = """
      subject,id,kind,cause,detail,remedy
      family,F5,,no-eligible-officer,nobody has the skill bsl,

      """
    plan.replaceSummary(
      scope: "allocate", rebalance: "null",
      allocation: """
        { "families": 3, "allocated": 2, "objective": 410, "bound": 400, "gap": 0.02439, "seconds": 0.1 }
        """,
      officers: """
        { "id": "A1", "fte": 1, "caseload_before": 3, "caseload_after": 4, "utilisation_before": 0.557229, "utilisation": 0.677711 },
        { "id": "A2", "fte": 0.125, "caseload_before": 0, "caseload_after": 0, "utilisation_before": 0, "utilisation": 0 },
        { "id": "A3", "fte": 1, "caseload_before": 2, "caseload_after": 4, "utilisation_before": 0.436566, "utilisation": 0.721946 },
        { "id": "A4", "fte": 0.2, "caseload_before": 0, "caseload_after": 0, "utilisation_before": 0, "utilisation": 0 }
        """)
    plan.replace("summary.json", "\"maximum_percent\": null", "\"maximum_percent\": 73")
    plan.replace("summary.json", "\"split_from_children\": null", "\"split_from_children\": 2")
    plan.replace("summary.json", "\"split_siblings\": 1200", "\"split_siblings\": 10")
    return plan
  }
}
