// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar

/// How many came, and into what.
struct ArrivalCount: Sendable {
  var careEntries = 0
  var strategyDiscussions = 0
  var transfers = 0
  var shortBreaks = 0
}

extension World {
  /// Lets the children of a day come: into care, alone, with brothers and sisters or from a plan; to a strategy
  /// discussion; from another authority on a plan; to short breaks.
  ///
  /// Each sort draws from a stream of its own for each day.
  ///
  /// - Throws: `CalendarError`.
  mutating func arrive(on day: Day) throws -> ArrivalCount {
    var count = ArrivalCount()
    let size = YearCourse.mean(course.familySizes)
    let fromPlan = course.fraction("entrants-from-plan-percent", on: day)
    let entries = course.perDay("care-entries", on: day)
    var random = chance.stream(.careEntries, "", day.number)
    for _ in 0..<random.poisson(entries * (1 - fromPlan) / YearCourse.mean(course.careFamilySizes)) {
      count.careEntries += try newFamily(.lookedAfter, like: [.lookedAfter], on: day, using: &random)
    }
    random = chance.stream(.careEntriesFromPlan, "", day.number)
    count.careEntries += try enterFromPlan(entries * fromPlan, on: day, using: &random)
    random = chance.stream(.conferences, "", day.number)
    for _ in 0..<random.poisson(course.perDay("initial-conference-children", on: day) / size) {
      count.strategyDiscussions += try newFamily(
        .strategyDiscussion, like: [.strategyDiscussion, .onPlan], on: day, using: &random)
    }
    random = chance.stream(.transfers, "", day.number)
    for _ in 0..<random.poisson(course.perDay("transfer-in-children", on: day) / size) {
      count.transfers += try newFamily(
        .transferredIn, like: [.strategyDiscussion, .onPlan], on: day, using: &random)
    }
    random = chance.stream(.shortBreaks, "", day.number)
    for _ in 0..<random.poisson(course.perDay("short-breaks-entries", on: day)) {
      count.shortBreaks += try newFamily(
        .shortBreaks, like: [.shortBreaks, .lookedAfter], on: day, size: 1, using: &random)
    }
    return count
  }

  /// A new family in which all children have a state from a day on.
  ///
  /// - Returns: how many they are.
  private mutating func newFamily(
    _ status: CaseStatus, like statuses: [CaseStatus], on day: Day, size: Int? = nil,
    using random: inout SplitMix64
  ) throws -> Int {
    let sizes = status == .lookedAfter ? course.careFamilySizes : course.familySizes
    let count = size ?? random.index(by: sizes) + 1
    guard let donor = donors.donor(statuses, using: &random) else { return 0 }
    let known = try notice(of: status, on: day, using: &random)
    let family = add(donors.family(like: donor, id: .init(newID("F"))))
    // Reviews are held where a child lives: one who comes into care, or to short breaks, has a placement.
    let isPlaced = status.role == .reviews
    let oldest = 365 * 17
    for number in 0..<count {
      // Brothers and sisters are up to five years apart.
      let apart = number == 0 ? 0 : random.integer(in: -5 * 365...5 * 365)
      let age = min(max(donor.age + apart, 0), max(oldest, donor.age))
      add(
        CaseFile(
          id: .init(newID("C")), family: family, birth: day - age,
          placement: isPlaced ? donor.placement : nil,
          cohorts: isPlaced ? donor.cohorts : [],
          spells: [.init(status: status, since: day, until: nil, known: known)]))
    }
    return count
  }

  /// Families on a plan of which the children come into care.
  ///
  /// - Parameter children: how many children in the mean.
  private mutating func enterFromPlan(
    _ mean: Double, on day: Day, using random: inout SplitMix64
  ) throws -> Int {
    guard mean > 0 else { return 0 }
    var possible: [Int] = []
    var onPlan = 0
    for family in families.indices {
      var plans = 0
      var isInCare = false
      for child in childrenOfFamily[family] {
        if children[child].isOnPlan { plans += 1 }
        if children[child].isLookedAfter { isInCare = true }
      }
      if plans > 0, !isInCare {
        possible.append(family)
        onPlan += plans
      }
    }
    guard !possible.isEmpty else { return 0 }
    var entered = 0
    for _ in 0..<random.poisson(mean * Double(possible.count) / Double(onPlan)) {
      let family = possible[random.below(possible.count)]
      let members = childrenOfFamily[family].filter {
        children[$0].has(.onPlan) && !children[$0].isLookedAfter
      }
      guard let donor = donors.donor([.lookedAfter], using: &random) else { break }
      let known = try notice(of: .lookedAfter, on: day, using: &random)
      for child in members {
        children[child].placement = donor.placement
        children[child].cohorts.formUnion(donor.cohorts)
        children[child].spells.append(.init(status: .lookedAfter, since: day, until: nil, known: known))
      }
      entered += members.count
    }
    return entered
  }

  /// The day on which the service learns of a case: the next, or later when somebody is late to tell.
  private func notice(of status: CaseStatus, on day: Day, using random: inout SplitMix64) throws -> Day {
    switch status {
    case .lookedAfter:
      guard random.happens(course.fraction("late-notification-percent", on: day)) else { return day + 1 }
      let days = random.delay(mean: course.value("late-notification-days"))
      return try calendar.adding(workingDays: max(1, days), to: day)
    case .strategyDiscussion:
      let days = random.delay(mean: course.value("conference-notice-days"))
      return try calendar.adding(workingDays: max(1, days), to: day)
    default: return day + 1
    }
  }
}
