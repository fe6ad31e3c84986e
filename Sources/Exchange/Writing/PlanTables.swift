// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Plan {
  /// The tables of the plan's scope, by name and bytes.
  var tables: [(name: String, bytes: [UInt8])] {
    var tables = [
      (PlanFiles.allocation, allocationTable), (PlanFiles.terms, termsTable),
      (PlanFiles.overrides, overridesTable),
    ]
    if summary.scope == .rebalance { tables.append((PlanFiles.tradeOff, tradeOffTable)) }
    if summary.scope.hasDiary { tables += diaryTables }
    return tables + [(PlanFiles.breaches, breachesTable)]
  }

  private var allocationTable: [UInt8] {
    var text = CSVText(header: PlanFiles.allocationColumns)
    for decision in allocation {
      text.append([
        decision.family.text, CellText.list(decision.children.map(\.text)), cell(decision.officer),
        cell(decision.previousOfficer), yesOrNo(decision.changed), String(decision.load),
        String(decision.travel), String(decision.cost), cell(decision.second?.officer),
        cell(decision.second?.extra), cell(decision.third?.officer), cell(decision.third?.extra),
        // A semicolon in a sentence would make two items of it.
        CellText.list(decision.reasons.map { $0.replacing(";", with: ",") }),
      ])
    }
    return text.bytes
  }

  private var termsTable: [UInt8] {
    var text = CSVText(header: PlanFiles.termsColumns)
    for decision in allocation {
      guard let officer = decision.officer else { continue }
      let chosen = AllocationDecision.Alternative(officer: officer, extra: 0, terms: decision.terms)
      let ranked = [chosen, decision.second, decision.third].compactMap(\.self)
      for (index, choice) in ranked.enumerated() {
        let terms = AllocationTerms.named.map { String(choice.terms[keyPath: $0.value]) }
        text.append(
          [
            decision.family.text, CellText.list(decision.children.map(\.text)), String(index + 1),
            choice.officer.text,
          ] + terms + [String(choice.terms.total), String(choice.extra)])
      }
    }
    return text.bytes
  }

  private var overridesTable: [UInt8] {
    var text = CSVText(header: PlanFiles.overridesColumns)
    for cost in decisionCosts {
      text.append([
        cost.decision.family.text, cost.decision.kind.rawValue, cost.decision.officer.text,
        cost.decision.reason, cell(cost.betterOfficer), String(cost.saving),
      ])
    }
    return text.bytes
  }

  private var tradeOffTable: [UInt8] {
    var text = CSVText(header: PlanFiles.tradeOffColumns)
    for point in tradeOff {
      text.append([
        String(point.childrenMoved), String(point.familiesMoved), String(point.caseloadCost),
        String(point.travel), CellText.fraction(thousandths: point.highestUtilisation),
        CellText.fraction(thousandths: point.lowestUtilisation), String(point.cost),
        String(point.costBound), yesOrNo(point.isChosen),
      ])
    }
    return text.bytes
  }

  private var breachesTable: [UInt8] {
    var text = CSVText(header: PlanFiles.breachesColumns)
    for breach in breaches {
      let subject: [String] =
        switch breach.subject {
        case .meeting(let id, let kind): ["meeting", id.text, kind.rawValue]
        case .family(let id): ["family", id.text, ""]
        }
      text.append(subject + [breach.cause.rawValue, breach.detail, breach.remedy])
    }
    return text.bytes
  }
}
