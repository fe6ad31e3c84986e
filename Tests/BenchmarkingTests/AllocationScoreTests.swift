// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Testing

@testable import Benchmarking

@Suite("Scores of answers")
struct AllocationScoreTests {
  /// Two officers, of whom the first has 90 of 100 minutes at 1 and pays 3 above; three families.
  static let hand = AllocationInstance(
    name: "hand",
    problem: AllocationProblem(
      families: [
        .init(
          options: [.init(officer: 0, load: 20, cost: 5), .init(officer: 1, load: 30, cost: 1)], children: 2),
        .init(
          options: [
            .init(officer: 0, load: 10, cost: 2),
            .init(officer: 0, load: 8, cost: 4, second: .init(officer: 1, load: 7, children: 1)),
          ], children: 3),
        .init(options: [.init(officer: 1, load: 25, cost: 0)], children: 1),
      ],
      officers: [
        .init(load: 90, penalty: ConvexPenalty(ends: [100, .max], rates: [1, 3]), room: 4),
        .init(load: 0, penalty: ConvexPenalty(ends: [50, .max], rates: [0, 2]), limit: 60),
      ], apart: [(0, 1)], unplacedCost: 1000), mustPlace: false, constant: 7)

  @Test("Costs are those reckoned by hand")
  func costs() {
    // 5 for the option; 10 minutes at 1 and 10 at 3; family 2 costs nothing within officer 1's 50 minutes.
    let one = AllocationScore(Self.hand, choice: [0, nil, 0])
    #expect(one.objective == 7 + 5 + 10 + 30 + 1000)
    #expect(one.unplaced == 1 && one.isFeasible)
    // Split: 8 minutes at 1 with officer 0, 7 with officer 1, whose 32 cost nothing.
    let two = AllocationScore(Self.hand, choice: [nil, 1, 0])
    #expect(two.objective == 7 + 4 + 8 + 1000 && two.isFeasible)
    // Officer 1 with 30 + 25 = 55: five minutes at 2.
    let three = AllocationScore(Self.hand, choice: [1, 0, 0])
    #expect(three.objective == 7 + 1 + 2 + 10 + 10 && three.isFeasible)
  }

  @Test("Every broken rule is named")
  func faults() {
    #expect(
      AllocationScore(Self.hand, choice: [0, 0, 0]).faults == [
        "officer 0 gets 5 children and has room for 4",
        "families 0 and 1 must be apart, but officer 0 has both",
      ])
    #expect(
      AllocationScore(Self.hand, choice: [1, 1, 0]).faults == [
        "officer 1 has a load of 62, above 60",
        "families 0 and 1 must be apart, but officer 1 has both",
      ])
    #expect(
      AllocationScore(Self.hand, choice: [2, 0, 0]).faults == ["family 0 has no option 2: there are 2"])
    #expect(AllocationScore(Self.hand, choice: [0]).faults == ["the answer has 1 choices for 3 families"])
    var strict = Self.hand
    strict.mustPlace = true
    #expect(
      AllocationScore(strict, choice: [0, nil, 0]).faults == ["1 families are not placed, but all must be"])
  }

  @Test("An officer whose kept families alone exceed the limit gets nothing more, and is no fault")
  func limitExceededBefore() {
    var full = Self.hand
    full.problem.officers[1].load = 70
    #expect(AllocationScore(full, choice: [nil, 0, nil]).isFeasible)
    #expect(!AllocationScore(full, choice: [nil, 0, 0]).isFeasible)
  }

  @Test("Every choice of small problems is scored as unit by unit reckoning does", arguments: 1...150)
  func everyChoice(seed: Int) {
    let instance = randomInstance(seed: UInt64(seed))
    forEveryChoice(instance) { choice in
      let score = AllocationScore(instance, choice: choice)
      let plain = plainObjective(instance, choice)
      #expect(score.isFeasible == (plain != nil), "seed \(seed), choice \(choice)")
      if let plain { #expect(score.objective == plain, "seed \(seed), choice \(choice)") }
    }
  }
}
