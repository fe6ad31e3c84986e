// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The plan in a few sentences and four numbers.
enum SummarySection {
  static func section(_ facts: PlanFacts) -> Section {
    Section(id: "summary", title: "Summary") {
      keyFigures(facts)
      Tag.ul {
        for sentence in sentences(facts) { Tag.li(sentence) }
      }
    }
  }

  private static func keyFigures(_ facts: PlanFacts) -> HTML {
    Tag.dl(.class("figures")) {
      for (name, value) in figures(facts) {
        Tag.div {
          Tag.dt(name)
          Tag.dd(value)
        }
      }
    }
  }

  private static func figures(_ facts: PlanFacts) -> [(String, String)] {
    let breaches = ("Breaches", NumberWords.whole(facts.plan.breaches.count))
    let families = ("Families with an officer", share(facts.allocatedCount, of: facts.familyCount))
    switch facts.plan.summary.scope {
    case .plan, .rebook:
      return [
        families, ("Meetings in their window", share(facts.inWindowCount, of: facts.plan.diary.count)),
        breaches,
        ("Meetings chaired as cover", NumberWords.whole(facts.booked.count(where: \.cover))),
      ]
    case .allocate:
      let changed = facts.plan.allocation.filter { $0.changed && $0.officer != nil }
      return [
        families, ("Families that change officer", NumberWords.whole(Set(changed.map(\.family)).count)),
        ("Sibling groups split", NumberWords.whole(facts.splitFamilies.count)), breaches,
      ]
    case .rebalance:
      let result = facts.plan.summary.rebalance
      let officers = facts.plan.summary.officers
      let busiest = officers.map { ($0.loadAfter, $0.capacity) }.max { $0.0 * $1.1 < $1.0 * $0.1 }
      return [
        ("Children moved", NumberWords.whole(result?.childrenMoved ?? 0)),
        ("Target, of capacity", "\(NumberWords.whole(result?.targetPercent ?? 0))%"),
        ("Busiest officer", busiest.map { NumberWords.percent($0.0, of: $0.1) } ?? "None"), breaches,
      ]
    }
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    "\(NumberWords.whole(part)) of \(NumberWords.whole(whole))"
  }

  /// The plan in plain words, one fact a sentence.
  static func sentences(_ facts: PlanFacts) -> [String] {
    rebalancing(facts) + allocation(facts) + (facts.hasDiary ? booking(facts) : []) + caseload(facts)
      + [facts.plan.summary.status.words]
  }

  private static func rebalancing(_ facts: PlanFacts) -> [String] {
    guard facts.plan.summary.scope == .rebalance, let result = facts.plan.summary.rebalance else { return [] }
    let children = NumberWords.count(result.childrenMoved, "child", "children")
    let families = NumberWords.count(result.familiesMoved, "family", "families")
    let moves =
      result.childrenMoved == 0
      ? "Nobody moves."
      : "\(children) of \(families) \(verb(result.childrenMoved, "moves", "move")) to another officer."
    let target = "nobody above \(result.targetPercent)% of capacity"
    return facts.plan.summary.changes.map(\.words) + [
      moves,
      result.isReached ? "The target, \(target), is reached." : "The target, \(target), is not reached.",
      RebalanceSection.proof(result),
    ]
  }

  private static func allocation(_ facts: PlanFacts) -> [String] {
    guard !facts.plan.allocation.isEmpty else { return ["No family was waiting for an officer."] }
    let allocated = facts.allocatedCount
    let families = NumberWords.count(facts.familyCount, "family", "families")
    var sentences = [
      "\(NumberWords.whole(allocated)) of \(families) to be allocated \(verb(allocated, "has", "have")) an officer."
    ]
    let without = facts.familyCount - allocated
    if without > 0 {
      sentences.append(
        "\(NumberWords.count(without, "family", "families")) \(verb(without, "has", "have")) no officer: see the breaches."
      )
    }
    let changed = Set(
      facts.plan.allocation.filter { $0.changed && $0.officer != nil }.map(\.family)
    ).count
    if changed > 0, facts.plan.summary.scope != .rebalance {
      sentences.append(
        "\(NumberWords.count(changed, "family", "families")) \(verb(changed, "gets", "get")) another officer than before."
      )
    }
    let split = facts.splitFamilies.count
    if split > 0 {
      sentences.append(
        "\(NumberWords.count(split, "sibling group")) \(verb(split, "is", "are")) given to two officers.")
    }
    let cost = facts.plan.decisionCosts.reduce(0) { $0 + $1.saving }
    if cost > 0 {
      sentences.append(
        "Managers' decisions, each alone, cost \(TimeWords.duration(minutes: cost)) a year in all: see below."
      )
    }
    return sentences
  }

  private static func booking(_ facts: PlanFacts) -> [String] {
    let total = facts.plan.diary.count
    guard total > 0 else { return ["No meeting falls due in these weeks."] }
    let good = facts.inWindowCount
    let meetings = NumberWords.count(total, "meeting")
    var first =
      "\(NumberWords.whole(good)) of \(meetings) \(verb(good, "is", "are")) booked in \(verb(good, "its", "their")) window."
    let others = outside(facts)
    if !others.isEmpty {
      first += " \(NumberWords.whole(total - good)) \(verb(total - good, "is", "are")) not: "
      let items = others.map { others.count == 1 ? $0.words : "\(NumberWords.whole($0.count)) \($0.words)" }
      first += "\(NumberWords.list(items))."
    }
    var sentences = [first]
    let kept = facts.plan.diary.count { $0.status == .kept }
    if kept > 0 {
      sentences.append(
        "\(NumberWords.count(kept, "meeting")) \(verb(kept, "was", "were")) already published; the plan keeps \(verb(kept, "it", "them"))."
      )
    }
    let adjourned = facts.plan.diary.count { $0.status == .adjourned }
    if adjourned > 0 {
      sentences.append(
        "\(NumberWords.count(adjourned, "meeting")) \(verb(adjourned, "was", "were")) adjourned; what follows stands in the diary too."
      )
    }
    let joined = facts.plan.diary.reduce(0) { $0 + $1.combined.count }
    if joined > 0 {
      sentences.append(
        "\(NumberWords.count(joined, "child", "children")) \(verb(joined, "has a review", "have a review")) held together with a conference."
      )
    }
    if let tightest = BindingSection.tightest(facts.plan.binding).first {
      sentences.append("What binds most: \(BindingSection.insideSentence(tightest))")
    }
    let cover = facts.booked.count(where: \.cover)
    if cover > 0 {
      sentences.append(
        "\(NumberWords.count(cover, "meeting")) \(verb(cover, "is", "are")) chaired as cover by somebody other than the named officer."
      )
    } else if !facts.booked.isEmpty {
      sentences.append("No meeting needs cover.")
    }
    return sentences
  }

  /// Meetings outside their window by how they came to be.
  private static func outside(_ facts: PlanFacts) -> [(count: Int, words: String)] {
    var overdue = 0
    var late = 0
    var early = 0
    var unbooked = 0
    for booking in facts.plan.diary {
      switch booking.timing {
      case .late where booking.isOverdue(atStartOf: facts.policy): overdue += 1
      case .late: late += 1
      case .early: early += 1
      case .unbooked: unbooked += 1
      case .inWindow, .withoutWindow: break
      }
    }
    return [
      (overdue, "already overdue when the plan starts and booked since"), (late, "booked late"),
      (early, "booked before the window opens"), (unbooked, "not booked at all"),
    ].filter { $0.0 > 0 }
  }

  private static func caseload(_ facts: PlanFacts) -> [String] {
    let officers = facts.plan.summary.officers.filter { $0.fteThousandths > 0 }
    let byLoad = officers.sorted { Caseload($0).isLess(than: Caseload($1)) }
    guard let least = byLoad.first, let most = byLoad.last else { return [] }
    let guidance = facts.policy.capacity.guidanceChildrenPerFTE
    let above = officers.count { Caseload($0).place(in: guidance) == .above }
    let range =
      officers.count == 1
      ? "The officer carries \(Caseload(most).perFTE)"
      : "Officers carry \(Caseload(least).perFTE) to \(Caseload(most).perFTE)"
    return [
      "\(range) children to a full-time officer; the guidance is \(guidance.lowerBound) to \(guidance.upperBound). "
        + (above == 0
          ? "Nobody is above it."
          : "\(NumberWords.whole(above)) of \(NumberWords.count(officers.count, "officer")) \(verb(above, "is", "are")) above it.")
    ]
  }

  private static func verb(_ count: Int, _ one: String, _ many: String) -> String { count == 1 ? one : many }
}
