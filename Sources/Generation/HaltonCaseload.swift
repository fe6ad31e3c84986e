// SPDX-License-Identifier: GPL-3.0-or-later

/// Halton's families: so many children of each kind as the report counts.
struct HaltonCaseload {
  let basis: ServiceBasis

  /// The families, in random order.
  func requests(seed: UInt64) throws -> [FamilyRequest] {
    var random = SeededRandom(seed: seed, for: .caseload)
    var requests = try familiesInCare(using: &random)
    requests += try sizes("households-on-plans", total: basis.count("children-on-plans"), using: &random)
      .map { size in
        FamilyRequest(
          course: .onPlan(alsoLookedAfter: 0), size: size,
          daysAgo: try basis.bands("days-since-strategy-discussion"))
      }
    let awaiting = try basis.bands("days-since-strategy-discussion-awaiting")
    let households = try basis.counts("households-awaiting-a-conference")
    try require(
      households.count == basis.count("families-awaiting-a-conference"), "households-awaiting-a-conference",
      "as many households as families-awaiting-a-conference")
    requests += households.map {
      FamilyRequest(course: .awaitingConference, size: $0, daysAgo: awaiting)
    }
    requests += try singles(.shortBreaks, "short-breaks", "days-with-short-breaks")
    requests += try singles(.pathway, "pathway-plans", "days-out-of-care")
    return random.shuffled(requests)
  }

  /// The children in care: the recent entrants, those whose late notification made their first review late,
  /// those on the way to adoption, and all others.
  private func familiesInCare(using random: inout SeededRandom) throws -> [FamilyRequest] {
    let newest = try basis.counts("recent-entrant-groups-newest")
    let earlier = try basis.counts("recent-entrant-groups-earlier")
    let entrants = newest.reduce(0, +) + earlier.reduce(0, +)
    try require(
      entrants == basis.count("entrants-january-to-march"), "recent-entrant-groups-newest",
      "with recent-entrant-groups-earlier as many children as entrants-january-to-march")
    var requests = try inCare(newest, "days-since-entry-newest")
    requests += try inCare(earlier, "days-since-entry-earlier")

    for _ in 0..<(try basis.count("late-reviews-in-the-year")) {
      var late = try inCare([1], "days-since-late-notified-entry")[0]
      late.notifiedLate = true
      requests.append(late)
    }
    requests += try turning("groups-authorised-for-adoption", .authorisedForAdoption)
    requests += try turning("groups-placed-for-adoption", .placedForAdoption)

    let counted = requests.map(\.size).reduce(0, +)
    let others = try basis.count("children-in-care") - counted
    try require(others >= 0, "children-in-care", "at least the \(counted) children of the other rows")
    requests += try inCare(
      sizes("groups-in-care", total: others, using: &random), "days-since-entry-others")
    return requests
  }

  private func inCare(_ sizes: [Int], _ days: String) throws -> [FamilyRequest] {
    let daysAgo = try basis.bands(days)
    return sizes.map { FamilyRequest(course: .lookedAfter, size: $0, daysAgo: daysAgo) }
  }

  private func turning(_ name: String, _ turn: FamilyRequest.Turn) throws -> [FamilyRequest] {
    (0..<(try basis.count(name))).map { _ in
      FamilyRequest(course: .lookedAfter, size: 1, daysAgo: turn.daysInCare, turn: turn)
    }
  }

  private func singles(
    _ course: FamilyRequest.Course, _ name: String, _ days: String
  ) throws -> [FamilyRequest] {
    let daysAgo = try basis.bands(days)
    return (0..<(try basis.count(name))).map { _ in
      FamilyRequest(course: course, size: 1, daysAgo: daysAgo)
    }
  }

  /// Sizes drawn by the weights of a list of `size:weight` that add up to a number of children.
  private func sizes(_ name: String, total: Int, using random: inout SeededRandom) throws -> [Int] {
    let weights = try basis.bands(name)
    try require(weights.allSatisfy { $0.range.lowerBound >= 1 }, name, "sizes of at least 1")
    return CaseloadDrawing.sizes(total: total, weights: weights, using: &random)
  }

  private func require(_ good: Bool, _ name: String, _ expected: String) throws {
    if !good { throw GenerationError.basis(name: name, value: try basis.word(name), expected: expected) }
  }
}
