// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// Why a family has nobody: what stops each officer, and the least that would have to change.
public struct UnplacedFamily: Sendable {
  /// The family.
  public let family: Family.ID
  /// The officers of the service, by id.
  public let stopped: [StoppedOfficer]

  /// The officer whom the fewest changes would free, those of a maximum as small as can be; nil when independence,
  /// conflicts or absence stand in the way of everybody.
  public var nearest: StoppedOfficer? {
    stopped.filter { $0.remedies != nil }.min { UnplacedFamily.effort($0) < UnplacedFamily.effort($1) }
  }

  /// The number of changes, then how far maxima would have to go; ties go to the smaller id, which comes first.
  private static func effort(_ stopped: StoppedOfficer) -> (Int, Int) {
    let raises = stopped.obstacles.reduce(0) { sum, obstacle in
      switch obstacle {
      case .maximumChildren(let needed), .maximumLoad(let needed): sum + needed
      default: sum
      }
    }
    return (stopped.obstacles.count, raises)
  }

  /// The whole in words: obstacles with those whom they stop, and the smallest change.
  public var words: String {
    guard !stopped.isEmpty else { return "The service has no officer." }
    return "Nobody can take the family. \(stopped.words). \(changeInWords)"
  }

  /// The smallest change as a sentence.
  public var changeInWords: String {
    guard let nearest, let remedies = nearest.remedies else {
      return "No change can be suggested: independence, a conflict or absence stops every officer."
    }
    return "Smallest change: \(remedies.joined(separator: " and ")); then \(nearest.officer) can take it."
  }
}

extension AllocationOutcome {
  /// The families without an officer, each with what stops every officer.
  func unplacedFamilies() -> [UnplacedFamily] {
    zip(model.toAllocate, placements).compactMap { family, placement in
      placement == .nobody ? unplacedFamily(family) : nil
    }
  }

  /// What stops every officer from having a family.
  func unplacedFamily(_ family: Int) -> UnplacedFamily {
    let scenario = model.tables.scenario
    return UnplacedFamily(
      family: scenario.families[family].id,
      stopped: scenario.officers.indices.compactMap { stopped(family: family, officer: $0) })
  }

  /// An officer who cannot have a family, or nil when nothing stops the officer.
  func stopped(family: Int, officer: Int) -> StoppedOfficer? {
    let obstacles = obstacles(family: family, officer: officer)
    return obstacles.isEmpty
      ? nil : StoppedOfficer(officer: model.tables.scenario.officers[officer].id, obstacles: obstacles)
  }

  /// Everything that stops an officer from having a family as things stand.
  private func obstacles(family: Int, officer: Int) -> [NamingObstacle] {
    let scenario = model.tables.scenario
    var obstacles = model.eligibility.obstacles(family: family, officer: officer)
    for other in model.ties.apart[family] where officersOfFamily[other].contains(officer) {
      obstacles.append(.apart(from: scenario.families[other].id))
    }
    let part = model.workload.families[family]
    if let most = model.mostChildren(officer: officer) {
      let needed = children[officer] + part.children.count
      if needed > most {
        obstacles.append(
          .maximumChildren(needed: (needed * 1000).dividedUp(by: scenario.officers[officer].fteThousandths)))
      }
    }
    if let most = model.mostLoad(officer: officer) {
      let needed = load[officer] + model.workload.load(part, officer: officer)
      if needed > most {
        obstacles.append(
          .maximumLoad(needed: (needed * 100).dividedUp(by: model.capacities[officer].total)))
      }
    }
    return obstacles
  }

  /// The families that could not be placed, as breaches, by family.
  func breaches() -> [Breach] {
    unplacedFamilies().map { unplaced in
      Breach(subject: .family(unplaced.family), cause: cause(unplaced.family), detail: unplaced.words)
    }
  }

  /// A maximum when somebody may be named who has no family that must be apart; else nobody may be named.
  private func cause(_ id: Family.ID) -> Breach.Cause {
    guard let family = model.tables.familyIndex[id], let position = model.familyPosition[family] else {
      return .noEligibleOfficer
    }
    let isOpen = model.candidates[position].contains { officer in
      !model.ties.apart[family].contains { officersOfFamily[$0].contains(officer) }
    }
    return isOpen ? .maximumCaseload : .noEligibleOfficer
  }
}

extension Int {
  /// The quotient of numbers above 0, rounded up.
  func dividedUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}
