// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// The page that a manager reads.
public enum Report {
  /// One self-contained HTML page about a plan: no script, no outside file, WCAG 2.2 AA, prints on A4.
  ///
  /// The page is also well-formed XML. The same plan gives the same bytes.
  ///
  /// - Parameters:
  ///   - plan: what was decided.
  ///   - scenario: what it was decided for.
  ///   - calendar: for the working days of each week; where it does not reach, they are left out.
  public static func html(plan: Plan, scenario: Scenario, calendar: WorkingCalendar) -> String {
    let facts = PlanFacts(plan: plan, scenario: scenario, calendar: calendar)
    return Page(facts: facts, sections: sections(facts)).text
  }

  /// What the page is about: without a diary there is nothing to say of meetings.
  private static func sections(_ facts: PlanFacts) -> [Section] {
    let summary = facts.plan.summary
    var sections = [SummarySection.section(facts)]
    if let result = summary.rebalance, summary.scope == .rebalance {
      sections += [RebalanceSection.section(facts, result), TradeOffSection.section(facts)]
    }
    sections += [
      BreachSection.section(facts), CaseloadSection.section(facts), AllocationSection.section(facts),
    ]
    if !facts.plan.decisionCosts.isEmpty { sections.append(DecisionsSection.section(facts)) }
    if facts.hasDiary {
      sections += [
        WeeksSection.section(facts), MarginSection.section(facts), WorkloadSection.section(facts),
        DiarySection.section(facts),
      ]
    }
    return sections + [
      ReadingSection.section(facts), RunSection.section(facts), PolicySection.section(facts),
    ]
  }
}
