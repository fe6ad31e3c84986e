// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// An officer who cannot have a family, and everything that stops the officer.
public struct StoppedOfficer: Sendable, Hashable {
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

extension [StoppedOfficer] {
  /// The obstacles in words, each with those whom it stops, in the order of the first of them.
  public var words: String {
    var groups: [(why: String, officers: [String])] = []
    for entry in self {
      let why = entry.obstacles.map(\.words).joined(separator: ", ")
      if let index = groups.firstIndex(where: { $0.why == why }) {
        groups[index].officers.append(entry.officer.text)
      } else {
        groups.append((why, [entry.officer.text]))
      }
    }
    return groups.map { "\($0.officers.joined(separator: ", ")): \($0.why)" }.joined(separator: "; ")
  }
}
