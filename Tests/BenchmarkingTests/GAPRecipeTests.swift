// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Benchmarking

@Suite("Recipes of generalised assignment problems")
struct GAPRecipeTests {
  @Test("The same seed draws the same instance, another seed another", arguments: GAPRecipe.allCases)
  func determinism(recipe: GAPRecipe) {
    let drawn = recipe.draw(agents: 6, jobs: 30, seed: 4)
    #expect(drawn == recipe.draw(agents: 6, jobs: 30, seed: 4))
    #expect(drawn.costs != recipe.draw(agents: 6, jobs: 30, seed: 5).costs)
  }

  /// Fixed once, so that a change of the generator, which would make old results incomparable, is seen.
  @Test("Drawn numbers are those of every earlier version")
  func firstNumbers() {
    #expect(
      GAPRecipe.d.draw(agents: 5, jobs: 100, seed: 1).costs[0].prefix(8) == [52, 72, 58, 61, 10, 92, 30, 64])
  }

  @Test(
    "Capacities are 0.8 of the agent's resources over the number of agents", arguments: GAPRecipe.allCases)
  func capacities(recipe: GAPRecipe) {
    let drawn = recipe.draw(agents: 10, jobs: 400, seed: 2)
    for (row, capacity) in zip(drawn.resources, drawn.capacities) {
      let exact = 0.8 * Double(row.reduce(0, +)) / 10
      #expect(Double(capacity) <= exact + 1e-9 && Double(capacity) > exact - 1)
    }
    // With so few jobs to an agent the largest would not fit anywhere: the capacity is raised to it.
    let tight = recipe.draw(agents: 10, jobs: 3, seed: 2)
    #expect(zip(tight.resources, tight.capacities).allSatisfy { $0.max() ?? 0 <= $1 })
  }

  private func mean(_ values: [Int]) -> Double { Double(values.reduce(0, +)) / Double(values.count) }

  @Test("Class C has resources of 5 to 25 and costs of 10 to 50, each as likely as any other")
  func classC() {
    let drawn = GAPRecipe.c.draw(agents: 20, jobs: 1000, seed: 3)
    let (costs, resources) = (drawn.costs.flatMap(\.self), drawn.resources.flatMap(\.self))
    #expect(resources.min() == 5 && resources.max() == 25)
    #expect(costs.min() == 10 && costs.max() == 50)
    // Five standard errors of 20,000 draws.
    #expect(abs(mean(resources) - 15) < 0.22)
    #expect(abs(mean(costs) - 30) < 0.42)
  }

  @Test("Class D costs 101 to 121 less the resource")
  func classD() {
    let drawn = GAPRecipe.d.draw(agents: 20, jobs: 1000, seed: 3)
    let (costs, resources) = (drawn.costs.flatMap(\.self), drawn.resources.flatMap(\.self))
    let sums = zip(costs, resources).map { $0 + $1 }
    #expect(resources.min() == 1 && resources.max() == 100)
    #expect(sums.min() == 101 && sums.max() == 121)
    #expect(abs(mean(resources) - 50.5) < 1.1)
    #expect(abs(mean(sums) - 111) < 0.22)
  }

  @Test("Class E has exponential resources and costs of 1000 over them, less up to 10")
  func classE() {
    let drawn = GAPRecipe.e.draw(agents: 20, jobs: 1000, seed: 3)
    let (costs, resources) = (drawn.costs.flatMap(\.self), drawn.resources.flatMap(\.self))
    #expect(resources.min() == 1)
    // The mean of the part cut off is nearly a half.
    #expect(abs(mean(resources) - 10.5) < 0.4)
    for (cost, resource) in zip(costs, resources) {
      let most = 1000 / Double(resource)
      #expect(Double(cost) <= most && Double(cost) > most - 11)
    }
  }
}
