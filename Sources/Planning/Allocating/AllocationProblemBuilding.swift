// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework

extension AllocationModel {
  /// The model as a problem for the engine: family `i` is `families[i]`, officers are those of the scenario.
  ///
  /// Its unit of load is the load of one period: the year's divided by the policy's periods, which divide it without
  /// a rest. Costs are officer minutes a year.
  func problem() -> AllocationProblem {
    AllocationProblem(
      families: zip(families, candidates).map { family, possible in
        AllocationProblem.Family(
          options: options(of: family, officers: possible), children: tables.openChildren[family].count)
      },
      officers: tables.scenario.officers.indices.map(officer), apart: apartPairs,
      unplacedCost: tables.policy.costs.unplaced)
  }

  private var periods: Int { tables.policy.capacity.periods }

  private func officer(_ index: Int) -> AllocationProblem.Officer {
    AllocationProblem.Officer(
      load: keptLoad[index] / periods, penalty: capacities[index].penalty,
      room: mostChildren(officer: index).map { max(0, $0 - keptChildren[index]) },
      limit: mostLoad(officer: index).map { $0 / periods }, capacity: capacities[index].total)
  }

  /// The options of a family: each officer, and each two when it may be split.
  ///
  /// - Parameter officers: who may be named, rising.
  private func options(of family: Int, officers: [Int]) -> [AllocationProblem.Option] {
    func price(_ part: FamilyPart, _ officer: Int) -> (load: Int, cost: Int) {
      (workload.load(part, officer: officer) / periods, terms(part, officer: officer).total)
    }
    let halves = halves[family]
    let second = halves.map { halves in officers.map { price(halves.second, $0) } } ?? []
    return officers.flatMap { officer -> [AllocationProblem.Option] in
      let one = price(workload.families[family], officer)
      let alone = AllocationProblem.Option(officer: officer, load: one.load, cost: one.cost)
      guard let halves else { return [alone] }
      let first = price(halves.first, officer)
      return [alone]
        + zip(officers, second).compactMap { other, price in
          other == officer
            ? nil
            : AllocationProblem.Option(
              officer: officer, load: first.load, cost: first.cost + price.cost,
              second: .init(officer: other, load: price.load, children: halves.second.children.count))
        }
    }
  }

  /// The pairs of families of the problem that must be apart, by their position in it.
  private var apartPairs: [(Int, Int)] {
    families.enumerated().flatMap { index, family in
      ties.apart[family].compactMap { other in
        familyPosition[other].flatMap { $0 > index ? (index, $0) : nil }
      }
    }
  }
}
