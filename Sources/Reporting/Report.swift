// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import Dispatch
public import StatutoryCalendar
import Synchronization

/// The page that a manager reads.
public enum Report {
  /// Everything that is for people: the report, and after it the pages that lie beside it.
  ///
  /// - Parameters:
  ///   - plan: what was decided.
  ///   - scenario: what it was decided for.
  ///   - calendar: for working days and bank holidays; where it does not reach, they are left out.
  public static func files(plan: Plan, scenario: Scenario, calendar: WorkingCalendar) -> [ReportPage] {
    let facts = PlanFacts(plan: plan, scenario: scenario, calendar: calendar)
    let index = facts.hasDiary ? DiaryIndex(facts) : nil
    // The report takes longest, and so is begun first.
    return made([{ report(facts, index) }] + (index.map(pageMakers) ?? []))
  }

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
    return report(facts, facts.hasDiary ? DiaryIndex(facts) : nil).text
  }

  /// The pages that lie beside the report, in the order of their people and venues: one for each officer, each
  /// minute taker and each venue with rooms, self-contained like the report, which links to them.
  ///
  /// Whoever prints or sends a diary gives away that person's meetings only. A plan without a diary has none.
  ///
  /// - Parameters:
  ///   - plan: what was decided.
  ///   - scenario: what it was decided for.
  ///   - calendar: for bank holidays; where it does not reach, none are shown.
  public static func pages(plan: Plan, scenario: Scenario, calendar: WorkingCalendar) -> [ReportPage] {
    let facts = PlanFacts(plan: plan, scenario: scenario, calendar: calendar)
    return facts.hasDiary ? made(pageMakers(DiaryIndex(facts))) : []
  }

  /// Makes one page.
  private typealias Maker = @Sendable () -> ReportPage

  /// What makes the pages beside the report.
  private static func pageMakers(_ index: DiaryIndex) -> [Maker] {
    let facts = index.facts
    let names = facts.pageNames
    var makers: [Maker] = []
    func add(_ name: String?, _ page: @escaping @Sendable () -> DiaryPage) {
      if let name { makers.append { ReportPage(name: name, text: page().text) } }
    }
    for officer in facts.scenario.officers {
      add(names.page(of: officer.id)) { PersonPage.page(index.diary(of: officer), facts) }
    }
    for taker in facts.scenario.minuteTakers {
      add(names.page(of: taker.id)) { PersonPage.page(index.diary(of: taker), facts) }
    }
    for venue in names.venueIDs {
      add(names.page(of: venue)) { VenuePage.page(VenueDiary(venue, index), facts) }
    }
    return makers
  }

  /// A county's year has dozens of pages of some fifty sheets each: both processors make them.
  private static func made(_ makers: [Maker]) -> [ReportPage] {
    let pages = Mutex<[ReportPage?]>(Array(repeating: nil, count: makers.count))
    DispatchQueue.concurrentPerform(iterations: makers.count) { number in
      let page = makers[number]()
      pages.withLock { $0[number] = page }
    }
    return pages.withLock { $0.compactMap(\.self) }
  }

  private static func report(_ facts: PlanFacts, _ index: DiaryIndex?) -> ReportPage {
    ReportPage(name: PageNames.report, text: Page(facts: facts, sections: sections(facts, index)).text)
  }

  /// What the page is about: without a diary there is nothing to say of meetings.
  private static func sections(_ facts: PlanFacts, _ index: DiaryIndex?) -> [Section] {
    let summary = facts.plan.summary
    var sections: [Section] = []
    if let outcome = summary.rebook, summary.scope == .rebook {
      sections.append(ChangesSection.section(facts, outcome))
    }
    sections.append(SummarySection.section(facts))
    if let result = summary.rebalance, summary.scope == .rebalance {
      sections += [RebalanceSection.section(facts, result), TradeOffSection.section(facts)]
    }
    sections.append(BreachSection.section(facts))
    if facts.knowsWhatBinds { sections.append(BindingSection.section(facts)) }
    sections += [CaseloadSection.section(facts), AllocationSection.section(facts)]
    if !facts.plan.decisionCosts.isEmpty { sections.append(DecisionsSection.section(facts)) }
    if let index { sections += diarySections(index) }
    return sections + [
      ReadingSection.section(facts), RunSection.section(facts), PolicySection.section(facts),
    ]
  }

  private static func diarySections(_ index: DiaryIndex) -> [Section] {
    let facts = index.facts
    let officers = facts.scenario.officers.map { index.diary(of: $0) }
    let minuteTakers = facts.scenario.minuteTakers.map { index.diary(of: $0) }
    let venues = facts.pageNames.venueIDs.map { VenueDiary($0, index) }
    var sections = [
      WeeksSection.section(facts), MarginSection.section(facts), WorkloadSection.section(facts),
      TravelSection.section(officers, facts),
    ]
    if !officers.isEmpty || !venues.isEmpty {
      sections.append(PrintSection.section(officers + minuteTakers, venues: venues, facts))
    }
    return sections + [DiarySection.section(facts)]
  }
}
