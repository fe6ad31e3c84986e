// SPDX-License-Identifier: GPL-3.0-or-later

/// A real service's families: so many children of each kind as the report counts.
struct ReportedCaseload {
  let basis: ServiceBasis
  /// The words of the districts.
  let districts: [String]

  /// The families, in random order.
  func requests(seed: UInt64) throws -> [FamilyRequest] {
    var random = SeededRandom(seed: seed, for: .caseload)
    var requests = try familiesInCare(using: &random)
    requests += try familiesOnPlans(using: &random)
    requests += try familiesAwaiting(using: &random)
    requests += try singles(.shortBreaks, "short-breaks", "days-with-short-breaks")
    requests += try singles(.pathway, "pathway-plans", "days-out-of-care")
    return random.shuffled(requests)
  }

  /// The children in care: the groups that the basis lists, and others as many as are left.
  private func familiesInCare(using random: inout SeededRandom) throws -> [FamilyRequest] {
    var requests: [FamilyRequest] = []
    for row in try basis.rows("care.", keys: ["sizes", "days", "turn", "notified-late"]) {
      let turn = row.has("turn") ? FamilyRequest.Turn(word: try row.word("turn")) : nil
      if row.has("turn"), turn == nil {
        throw row.refusal("turn", FamilyRequest.Turn.allCases.map(\.word).joined(separator: ", "))
      }
      let daysAgo = row.has("days") ? try row.bands("days") : turn?.daysInCare ?? []
      guard !daysAgo.isEmpty else { throw row.refusal("days", "ranges with weights") }
      for size in try row.counts("sizes") {
        guard (1...6).contains(size) else { throw row.refusal("sizes", "numbers from 1 to 6 joined by +") }
        var request = FamilyRequest(course: .lookedAfter, size: size, daysAgo: daysAgo, turn: turn)
        request.notifiedLate = try row.has("notified-late") && row.word("notified-late") == "yes"
        requests.append(request)
      }
    }
    let counted = requests.map(\.size).reduce(0, +)
    // Those who are on a plan as well are made with the families on plans.
    let total = try basis.count("children-in-care") - inCareToo()
    guard total >= counted else {
      throw GenerationError.basis(
        name: "children-in-care", value: "\(total)", expected: "at least the \(counted) children of care.")
    }
    guard total > counted else { return requests }
    let daysAgo = try basis.bands("days-since-entry")
    let sizes = try sizes("groups-in-care", total: total - counted, using: &random)
    return requests + sizes.map { FamilyRequest(course: .lookedAfter, size: $0, daysAgo: daysAgo) }
  }

  /// Children who are both on a plan and in care.
  private func inCareToo() throws -> Int { try basis.count("on-plans-and-in-care", otherwise: 0) }

  private func familiesOnPlans(using random: inout SeededRandom) throws -> [FamilyRequest] {
    let daysAgo = try basis.bands("days-since-strategy-discussion")
    var requests: [FamilyRequest] = []
    for (district, children) in try childrenOnPlans() {
      for size in try sizes("households-on-plans", total: children, using: &random) {
        var request = FamilyRequest(course: .onPlan(alsoLookedAfter: 0), size: size, daysAgo: daysAgo)
        request.district = district
        requests.append(request)
      }
    }
    var inCareToo = try inCareToo()
    guard inCareToo > 0 else { return requests }
    // Whole households, and a part of the last, until there are as many as there should be.
    for index in random.shuffled(Array(requests.indices)) where inCareToo > 0 {
      let both = min(requests[index].size, inCareToo)
      requests[index].course = .onPlan(alsoLookedAfter: both)
      inCareToo -= both
    }
    return requests
  }

  /// The children on plans: all of them, or, when the report counts districts, by those counts.
  private func childrenOnPlans() throws -> [(district: Int?, children: Int)] {
    let total = try basis.count("children-on-plans")
    guard districts.contains(where: { basis.has("on-plans.\($0)") }) else { return [(nil, total)] }
    let counts = try districts.map { try basis.count("on-plans.\($0)", otherwise: 0) }
    return Self.shares(of: total, by: counts).enumerated().map { ($0, $1) }
  }

  /// Whole shares of a total by weights, the largest remainders rounded up.
  static func shares(of total: Int, by weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    var shares = weights.map { total * $0 / sum }
    let remainders = weights.indices.sorted {
      let (left, right) = (total * weights[$0] % sum, total * weights[$1] % sum)
      return left == right ? $0 < $1 : left > right
    }
    for index in remainders.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }

  private func familiesAwaiting(using random: inout SeededRandom) throws -> [FamilyRequest] {
    let daysAgo = try basis.bands("days-since-strategy-discussion-awaiting")
    let households =
      basis.has("households-awaiting-a-conference")
      ? try basis.counts("households-awaiting-a-conference")
      : try sizes(
        "households-on-plans", total: basis.count("children-awaiting-a-conference"), using: &random)
    return households.map { FamilyRequest(course: .awaitingConference, size: $0, daysAgo: daysAgo) }
  }

  private func singles(
    _ course: FamilyRequest.Course, _ name: String, _ days: String
  ) throws -> [FamilyRequest] {
    guard basis.has(name) else { return [] }
    let daysAgo = try basis.bands(days)
    return (0..<(try basis.count(name))).map { _ in
      FamilyRequest(course: course, size: 1, daysAgo: daysAgo)
    }
  }

  /// Sizes drawn by the weights of a list of `size:weight` that add up to a number of children.
  private func sizes(_ name: String, total: Int, using random: inout SeededRandom) throws -> [Int] {
    let weights = try basis.bands(name)
    guard weights.allSatisfy({ $0.range.lowerBound >= 1 && $0.range.upperBound <= 6 }) else {
      throw GenerationError.basis(name: name, value: weights.text, expected: "sizes from 1 to 6")
    }
    return CaseloadDrawing.sizes(total: total, weights: weights, using: &random)
  }
}

extension FamilyRequest.Turn: CaseIterable {
  static let allCases: [FamilyRequest.Turn] = [
    .authorisedForAdoption, .placedForAdoption, .adoptionDisrupted, .secure,
  ]

  /// The state's word in the tables.
  var word: String {
    switch self {
    case .authorisedForAdoption: "authorised-for-adoption"
    case .placedForAdoption: "placed-for-adoption"
    case .adoptionDisrupted: "adoption-disrupted"
    case .secure: "secure"
    }
  }

  /// The state of a word, or nil.
  init?(word: String) {
    guard let turn = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = turn
  }
}
