// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// A service and a plan that look like real ones, made from a seed: what a page is drawn from in the tests.
///
/// The plan obeys no rule beyond what the page reads of it: nothing here is solved.
struct SampleService {
  var scenario: Scenario
  var plan: Plan

  /// A plan of a small service, with breaches.
  static let small = SampleService(officers: 5, waiting: 9, meetings: 120, seed: 2013)
  /// A plan of a larger service, with breaches: long enough for each list to be split up.
  static let large = SampleService(officers: 40, waiting: 90, meetings: 320, seed: 11)
  /// A plan of a county, with breaches.
  static let county = SampleService(officers: 40, waiting: 90, meetings: 2000, seed: 7)
  /// A service in which everything is as it should be.
  static let faultless = SampleService(officers: 3, waiting: 2, meetings: 24, seed: 5, hasBreaches: false)
  /// An allocation without a diary: a sibling group is split, managers have decided.
  static let allocation = SampleService(
    officers: 5, waiting: 9, meetings: 0, seed: 3, scope: .allocate)
  /// A rebalancing: some families move, some stay, one is new.
  static let rebalance = SampleService(
    officers: 6, waiting: 30, meetings: 0, seed: 17, hasBreaches: false, scope: .rebalance)
  /// A service without anybody and anything.
  static let empty = SampleService(
    scenario: Scenario(policy: Policy(service: "Nowhere", start: start)),
    plan: Plan(allocation: [], diary: [], breaches: [], summary: PlanSummary()))

  /// Tuesday after Easter 2013.
  static let start = Day(number: 15_797)

  private init(scenario: Scenario, plan: Plan) {
    self.scenario = scenario
    self.plan = plan
  }

  init(
    officers: Int, waiting: Int, meetings: Int, seed: UInt64, hasBreaches: Bool = true,
    scope: PlanScope = .plan
  ) {
    var maker = SampleMaker(seed: seed, hasBreaches: hasBreaches)
    maker.addPlaces(count: 12 + meetings / 4)
    maker.addOfficers(count: officers)
    maker.addFamilies(count: max(waiting, meetings * 3 / 4))
    maker.allocate(first: waiting)
    maker.book(count: meetings)
    maker.summarise()
    if scope != .plan { maker.decide() }
    if scope == .allocate { maker.splitFirst() }
    if scope == .rebalance { maker.rebalance() }
    maker.plan.summary.scope = scope
    scenario = maker.scenario
    plan = maker.plan
  }
}

/// Draws a sample service step by step.
private struct SampleMaker {
  var scenario: Scenario
  var plan = Plan(allocation: [], diary: [], breaches: [], summary: PlanSummary())
  private var random: SplitMix
  private let hasBreaches: Bool
  private var placements: [Place.ID] = []

  init(seed: UInt64, hasBreaches: Bool) {
    var policy = Policy(service: "Sampleshire 2012/13", start: SampleService.start)
    policy.tightenings = [
      Tightening(
        rule: "LAC3", cohort: "out-of-area", within: .months(3),
        source: "Halton annual report 2012/13, 3.7")
    ]
    scenario = Scenario(policy: policy)
    scenario.figures = [
      PublishedFigure(
        figure: "looked-after-children", value: "136", unit: "children", source: "Annual report 2012/13",
        section: "3.1")
    ]
    scenario.assumptions = [
      Assumption(
        assumption: "sibling-groups", value: "1.5", unit: "children a family",
        reason: "No report says how many children have brothers or sisters in care.")
    ]
    random = SplitMix(state: seed)
    self.hasBreaches = hasBreaches
  }

  mutating func addPlaces(count: Int) {
    for number in 0..<count {
      let kind: Place.Kind = number == 0 ? .office : number < 3 ? .venue : .placement
      let place = Place(
        id: .init((number < 3 ? "V" : "P") + padded(number, 3)), kind: kind,
        point: GridPoint(
          easting: 350_000 + random.below(20_000), northing: 380_000 + random.below(20_000)),
        district: "D\(number % 4)")
      scenario.places.append(place)
      if kind == .placement { placements.append(place.id) }
      if kind == .venue { scenario.rooms.append(Room(id: .init("R\(number)A"), venue: place.id)) }
    }
    scenario.closures = [Closure(day: SampleService.start + 10, reason: "training")]
  }

  mutating func addOfficers(count: Int) {
    let shares = [1000, 1000, 800, 600, 1000, 750]
    for number in 0..<count {
      scenario.officers.append(
        Officer(
          id: .init("O" + padded(number + 1, 2)), fteThousandths: shares[number % shares.count],
          roles: [.reviews, .conferences], base: "V000"))
    }
    scenario.minuteTakers = [MinuteTaker(id: "M01", base: "V000"), MinuteTaker(id: "M02", base: "V000")]
  }

  mutating func addFamilies(count: Int) {
    var children = 0
    for number in 0..<count {
      let family = Family(
        id: .init("F" + padded(number + 1, 4)), officer: scenario.officers[number % officerCount].id)
      scenario.families.append(family)
      for _ in 0...[0, 0, 0, 1, 1, 2][random.below(6)] {
        children += 1
        scenario.children.append(
          Child(
            id: .init("C" + padded(children, 4)), family: family.id,
            birth: SampleService.start - random.below(6000),
            placement: placements[random.below(placements.count)]))
      }
    }
  }

  mutating func allocate(first count: Int) {
    for number in 0..<count {
      let family = scenario.families[number]
      let isStopped = hasBreaches && number == count - 1
      let previous = number % 3 == 0 ? nil : scenario.officers[(number + 1) % officerCount].id
      let officer = isStopped ? nil : scenario.officers[number % officerCount].id
      scenario.families[number].officer = nil
      let load = 1800 + random.below(3000)
      let travel = 200 + random.below(600)
      let terms = terms(travel: travel)
      var decision =
        AllocationDecision(
          family: family.id, children: children(of: family.id), officer: officer, previousOfficer: previous,
          changed: officer != nil && previous != nil && previous != officer, load: load, travel: travel,
          cost: terms.total,
          second: alternative((number + 1) % officerCount, to: terms, extra: 65 + random.below(400)),
          third: officerCount > 2
            ? alternative((number + 2) % officerCount, to: terms, extra: 480 + random.below(400))
            : nil,
          reasons: number % 2 == 0
            ? ["least travel of all who may take it", "84% of capacity after, the least but one"]
            : ["knows the family already"])
      if officer != nil { decision.terms = terms }
      plan.allocation.append(decision)
      if isStopped {
        plan.breaches.append(
          Breach(
            subject: .family(family.id), cause: .noEligibleOfficer,
            detail:
              "O01 to O03 manage or managed team north; O04 lacks the skill deaf-children; O05 is declared a conflict."
          ))
      }
    }
  }

  private mutating func terms(travel: Int) -> AllocationTerms {
    var terms = AllocationTerms()
    terms.travel = travel
    terms.change = random.below(3) == 0 ? 600 : 0
    terms.caseload = random.below(900)
    return terms
  }

  /// Another officer, who is dearer by his caseload and nearer by ten minutes.
  private func alternative(
    _ officer: Int, to terms: AllocationTerms, extra: Int
  ) -> AllocationDecision.Alternative {
    var other = terms
    other.travel -= 10
    other.caseload += extra + 10
    return .init(officer: scenario.officers[officer].id, extra: extra, terms: other)
  }

  /// Managers' decisions of each kind, one of which costs something.
  mutating func decide() {
    for (kind, row) in zip(Decision.Kind.allCases, plan.allocation) {
      guard let officer = row.officer else { continue }
      plan.decisionCosts.append(
        DecisionCost(
          decision: Decision(
            family: row.family, kind: kind, officer: kind == .forbid ? "O05" : officer,
            reason: "agreed with the team in March"),
          betterOfficer: kind == .pin ? "O02" : nil, saving: kind == .pin ? 930 : 0))
    }
  }

  /// The first family's children, with one more, go to two officers.
  mutating func splitFirst() {
    var second = plan.allocation[0]
    second.children = ["C9999"]
    second.officer = scenario.officers[1].id
    plan.allocation[0].terms.split = 1200
    plan.allocation[0].cost += 1200
    plan.allocation.insert(second, at: 1)
    scenario.policy.capacity.splitFromChildren = 2
  }

  /// The families with an even number had the officer whom they have now; of the others some had another.
  mutating func rebalance() {
    for (number, row) in plan.allocation.enumerated() {
      guard let officer = row.officer,
        let index = scenario.families.firstIndex(where: { $0.id == row.family })
      else { continue }
      let other = scenario.officers.first { $0.id != officer }?.id
      let before = number == 1 ? nil : number % 2 == 0 ? officer : other
      scenario.families[index].officer = before
      plan.allocation[number].previousOfficer = before
      plan.allocation[number].changed = before != nil && before != officer
    }
    let moved = plan.moves(in: scenario)
    let children = moved.reduce(0) { $0 + $1.children.count }
    plan.summary.changes = [.leave("O03", last: SampleService.start - 1), .merge]
    plan.summary.rebalance = RebalanceOutcome(
      targetPercent: 105, isReached: true, childrenMoved: children, childrenMovedBound: children - 2,
      familiesMoved: moved.count)
    plan.tradeOff = [0, 4, 9, children, children + 12].map { count in
      TradeOffPoint(
        childrenMoved: count, familiesMoved: count * 2 / 3, caseloadCost: 90_000 / (count + 2),
        travel: 30_000 + 150 * count, highestUtilisation: 1200 - 5 * count,
        lowestUtilisation: 500 + 6 * count,
        cost: 90_000 / (count + 2) + 30_000, costBound: 89_000 / (count + 2) + 29_000,
        isChosen: count == children)
    }
  }

  mutating func book(count: Int) {
    let kinds: [MeetingKind] = [
      .laterReview, .laterReview, .laterReview, .secondReview, .firstReview, .laterReviewConference,
      .firstReviewConference, .initialConference, .pathwayReview, .secureLaterReview,
    ]
    var unbooked: [Booking] = []
    for number in 0..<count {
      let family = scenario.families[number % scenario.families.count]
      let kind = kinds[random.below(kinds.count)]
      let children = children(of: family.id)
      let isLate = hasBreaches && number % 30 == 7
      let isOverdue = hasBreaches && number % 60 == 7
      let isUnbooked = hasBreaches && number % 97 == 13
      let closes = SampleService.start + (isOverdue ? -12 : 9 + random.below(74))
      var day =
        isLate ? max(SampleService.start + 8, closes + 1 + random.below(12)) : closes - random.below(28)
      if day <= SampleService.start + 6 { day = SampleService.start + 7 }
      if !isLate && day > closes { day = closes }
      if day.weekday.isWeekend { day = isLate ? day + 2 : day - 2 }
      let named = family.officer ?? scenario.officers[number % officerCount].id
      let isSecure = kind.group == .secure
      let covers = isSecure || random.below(12) == 0
      let chair = covers ? scenario.officers[(number + 2) % officerCount].id : named
      let startMinutes = 540 + 30 * random.below(13)
      let place = kind.isConference ? Place.ID("V00\(1 + number % 2)") : placements[number % placements.count]
      let booking = Booking(
        meeting: .init("\(children.first?.text ?? "C0000").\(kind.rawValue).\(closes)"), kind: kind,
        family: family.id, children: children, officer: isUnbooked ? nil : chair, namedOfficer: named,
        cover: !isUnbooked && !isSecure && chair != named, place: place,
        room: kind.isConference && !isUnbooked ? .init("R\(1 + number % 2)A") : nil,
        minuteTaker: kind.isConference && !isUnbooked ? .init("M0\(1 + number % 2)") : nil,
        day: isUnbooked ? nil : day,
        span: isUnbooked
          ? nil
          : TimeSpan(
            start: ClockTime(minutes: startMinutes),
            end: ClockTime(minutes: startMinutes + scenario.policy.needs(kind).chair)),
        opens: closes - 42, closes: closes,
        status: isUnbooked ? .unbooked : number % 20 == 3 ? .kept : .new,
        rule: kind.isConference ? "CP3" : "LAC3")
      if isUnbooked { unbooked.append(booking) } else { plan.diary.append(booking) }
      report(booking, isOverdue: isOverdue)
    }
    plan.diary.sort {
      ($0.day ?? .init(number: 0), $0.span?.start.minutes ?? 0, $0.meeting)
        < ($1.day ?? .init(number: 0), $1.span?.start.minutes ?? 0, $1.meeting)
    }
    plan.diary += unbooked.sorted { $0.meeting < $1.meeting }
  }

  private mutating func report(_ booking: Booking, isOverdue: Bool) {
    guard !booking.inWindow else { return }
    let causes: [Breach.Cause] = [.noRoom, .resourcesTaken, .noOfficerTime]
    let cause = isOverdue ? .overdueAtStart : causes[random.below(causes.count)]
    plan.breaches.append(
      Breach(
        subject: .meeting(booking.meeting, booking.kind), cause: cause,
        detail:
          "Window \(booking.opens.map(\.description) ?? "") to \(booking.closes.map(\.description) ?? ""): "
          + "every half hour that is free in it is taken by meetings whose windows close earlier."))
  }

  mutating func summarise() {
    var summary = PlanSummary()
    summary.status = hasBreaches ? .timeLimit : .complete
    summary.timeLimit = 60
    summary.threads = 2
    summary.seed = 42
    summary.allocation.families = plan.allocation.count
    summary.allocation.allocated = plan.allocation.count { $0.officer != nil }
    summary.allocation.objective = 41_230
    summary.allocation.bound = hasBreaches ? 41_090.4 : 41_230
    summary.allocation.seconds = 1.24
    summary.booking.meetings = plan.diary.count
    summary.booking.booked = plan.diary.count { $0.day != nil }
    summary.booking.inWindow = plan.diary.count(where: \.inWindow)
    summary.booking.breaches = plan.breaches.count
    summary.booking.objective = 187_654
    summary.booking.bound = 186_999.25
    summary.booking.seconds = 31.5
    summary.officers = scenario.officers.enumerated().map { number, officer in
      let before = 30 + random.below(32) * officer.fteThousandths / 1000
      return PlanSummary.OfficerLoad(
        id: officer.id, fteThousandths: officer.fteThousandths, caseloadBefore: before,
        caseloadAfter: before + random.below(14), loadBefore: before * 1200,
        loadAfter: (before + 6) * 1210, capacity: 93_240 * officer.fteThousandths / 1000)
    }
    plan.summary = summary
  }

  private var officerCount: Int { scenario.officers.count }

  private func children(of family: Family.ID) -> [Child.ID] {
    scenario.children.filter { $0.family == family }.map(\.id)
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

/// Vigna's SplitMix64: enough chance for a sample, the same on every machine.
private struct SplitMix {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }
}
