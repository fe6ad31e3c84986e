// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// Why a family has nobody: what stops each officer, and the least that would have to change.
public struct UnplacedFamily: Sendable {
  /// An officer and everything that stops the officer from having the family.
  public struct Stopped: Sendable, Hashable {
    /// The officer.
    public let officer: Officer.ID
    /// What stops the officer; never empty.
    public let obstacles: [NamingObstacle]

    /// What would free the officer, as clauses, or nil when it is out of the question.
    public var remedies: [String]? {
      let remedies = obstacles.compactMap { $0.remedy(for: officer) }
      return remedies.count == obstacles.count ? remedies : nil
    }
  }

  /// The family.
  public let family: Family.ID
  /// The officers of the service, by id.
  public let stopped: [Stopped]

  /// The officer whom the fewest changes would free, those of a maximum as small as can be; nil when independence,
  /// conflicts or absence stand in the way of everybody.
  public var nearest: Stopped? {
    stopped.filter { $0.remedies != nil }.min { UnplacedFamily.effort($0) < UnplacedFamily.effort($1) }
  }

  /// The number of changes, then how far maxima would have to go; ties go to the smaller id, which comes first.
  private static func effort(_ stopped: Stopped) -> (Int, Int) {
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
    var groups: [(why: String, officers: [String])] = []
    for entry in stopped {
      let why = entry.obstacles.map(\.words).joined(separator: ", ")
      if let index = groups.firstIndex(where: { $0.why == why }) {
        groups[index].officers.append(entry.officer.text)
      } else {
        groups.append((why, [entry.officer.text]))
      }
    }
    let obstacles = groups.map { "\($0.officers.joined(separator: ", ")): \($0.why)" }.joined(separator: "; ")
    return "Nobody can take the family. \(obstacles). \(changeInWords)"
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
      stopped: scenario.officers.indices.map { officer in
        .init(officer: scenario.officers[officer].id, obstacles: obstacles(family: family, officer: officer))
      })
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
