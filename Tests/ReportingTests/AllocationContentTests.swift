// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Reporting

@Suite("What the page says of an allocation and of a rebalancing")
struct AllocationContentTests {
  @Test("Each officer in question has a row: the chosen one's terms, and what the next would change")
  func terms() throws {
    let sample = SampleService.small
    let page = try ParsedPage(sample)
    var rows = try page.rows(ofTable: "terms-table")[...]
    let header = try page.texts("//table[@id='terms-table']/thead/tr/th")
    #expect(header == ["Family", "Officer", "Travel", "Change of officer", "Caseload", "Total"])
    for decision in sample.plan.allocation {
      guard let officer = decision.officer else { continue }
      let first = rows.popFirst()
      let own = try #require(first)
      #expect(own[0] == decision.family.text && own[1] == "\(officer) chosen")
      #expect(own[2] == TimeWords.shortDuration(minutes: decision.terms.travel))
      #expect(own[3] == TimeWords.shortDuration(minutes: decision.terms.change))
      #expect(own[4] == TimeWords.shortDuration(minutes: decision.terms.caseload))
      #expect(own[5] == TimeWords.shortDuration(minutes: decision.cost))
      for other in [decision.second, decision.third].compactMap({ $0 }) {
        let next = rows.popFirst()
        let row = try #require(next)
        #expect(row[1] == "\(other.officer) instead")
        #expect(row[2] == "\u{2212}10m" && row[3] == "the same")
        #expect(row[4] == "+\(TimeWords.shortDuration(minutes: other.extra + 10))")
        #expect(row[5] == "+\(TimeWords.shortDuration(minutes: other.extra))")
      }
    }
    #expect(rows.isEmpty)
    #expect(
      try page.section("allocation").contains(
        "Nothing is due here for: skills missing, officer leaves and siblings split."))
  }

  @Test("A page without a diary has no section about meetings")
  func scopes() throws {
    #expect(
      try sections(of: .allocation) == [
        "summary", "breaches", "caseloads", "allocation", "decisions", "reading", "run", "policy",
      ])
    #expect(
      try sections(of: .rebalance) == [
        "summary", "moves", "trade-off", "breaches", "caseloads", "allocation", "decisions", "reading",
        "run", "policy",
      ])
    for sample in [SampleService.allocation, .rebalance] {
      let text = try ParsedPage(sample).text
      #expect(!text.contains("The diary costs"))
      #expect(!text.contains("No meeting"))
    }
    #expect(
      try ParsedPage(.rebalance).texts("//title").first?.contains(": rebalancing of 2 April 2013") == true)
  }

  private func sections(of sample: SampleService) throws -> [String] {
    try ParsedPage(sample).elements("//section").compactMap { $0.value("aria-labelledby") }
  }

  @Test("A sibling group with two officers counts once and stands with its parts")
  func split() throws {
    let sample = SampleService.allocation
    let page = try ParsedPage(sample)
    let rows = try page.rows(ofTable: "split-table")
    #expect(rows.count == 1)
    #expect(rows[0][0] == sample.plan.allocation[0].family.text)
    #expect(rows[0][2] == sample.plan.allocation[0].officer?.text)
    #expect(rows[0][3].contains("C9999") && rows[0][4] == "O02")
    let families = Set(sample.plan.allocation.map(\.family)).count
    #expect(
      try page.texts("//dl[@class='figures']/div/dd").first == "\(families - 1) of \(families)")
    #expect(try page.section("summary").contains("1 sibling group is given to two officers."))
  }

  @Test("Each decision of a manager stands with its reason and what it costs")
  func decisions() throws {
    let sample = SampleService.allocation
    let page = try ParsedPage(sample)
    let rows = try page.rows(ofTable: "decisions-table")
    #expect(rows.count == sample.plan.decisionCosts.count && rows.count == 3)
    for (row, cost) in zip(rows, sample.plan.decisionCosts) {
      #expect(row[0] == cost.decision.family.text && row[2] == cost.decision.officer.text)
      #expect(row[3] == cost.decision.reason)
      #expect(row[4] == cost.betterOfficer?.text ?? "Nobody")
      #expect(row[5] == TimeWords.shortDuration(minutes: cost.saving))
    }
    #expect(
      try page.section("summary").contains("cost 15 hours 30 minutes a year in all"))
  }

  @Test("Who moves stands with whom they leave, whom they get and why; the others are left out")
  func moves() throws {
    let sample = SampleService.rebalance
    let page = try ParsedPage(sample)
    let moved = sample.plan.moves(in: sample.scenario)
    let rows = try page.rows(ofTable: "moves-table")
    #expect(!moved.isEmpty && rows.count == moved.count)
    for (row, decision) in zip(rows, moved) {
      #expect(row[0] == decision.family.text)
      #expect(row[2] == decision.previousOfficer?.text && row[3] == decision.officer?.text)
      #expect(decision.reasons.allSatisfy { row[4].contains($0) })
    }
    let section = try page.section("moves")
    #expect(section.contains("Officer O03 leaves; 1 April 2013 is the last day."))
    #expect(section.contains("The teams are merged"))
    #expect(section.contains("Target reached"))
    // The allocation shows the one family that had nobody; its costs and those of the families that move.
    #expect(try page.rows(ofTable: "allocation-table").count == 1)
    let families = Set(try page.rows(ofTable: "terms-table").map { $0[0].drop { $0 == " " } })
    #expect(families.count == moved.count + 1)
  }

  @Test("The curve stands in a picture and a table with the chosen point marked")
  func tradeOff() throws {
    let sample = SampleService.rebalance
    let page = try ParsedPage(sample)
    let rows = try page.rows(ofTable: "trade-off-table")
    #expect(rows.map(\.[0]) == sample.plan.tradeOff.map { NumberWords.whole($0.childrenMoved) })
    #expect(rows.filter { $0[8] == "This plan" }.count == 1)
    let chosen = try #require(sample.plan.tradeOff.first { $0.isChosen })
    let picture = try #require(
      try page.texts("//section[@aria-labelledby='trade-off']//*[local-name()='svg']").first)
    #expect(picture.contains("This plan: \(chosen.childrenMoved) children"))
    let none = try page.elements("//section[@aria-labelledby='trade-off']//tr[@class='chosen']")
    #expect(none.count == 1)
  }

  @Test("What is proved of the moves is said without more than is known")
  func proof() {
    func words(_ isReached: Bool, _ moved: Int, _ bound: Int) -> String {
      RebalanceSection.proof(
        RebalanceOutcome(
          targetPercent: 100, isReached: isReached, childrenMoved: moved, childrenMovedBound: bound,
          familiesMoved: moved))
    }
    #expect(words(true, 0, 0) == "Nobody has to move.")
    #expect(words(true, 7, 7) == "No allocation that reaches the target moves fewer than 7 children.")
    #expect(words(true, 7, 5) == "Every allocation that reaches the target moves at least 5 children.")
    #expect(words(true, 7, 0) == "Nothing is proved about how few children could be moved.")
    #expect(words(false, 7, 0) == "No allocation was found in which nobody is above the target.")
  }

  @Test("Lines run through their points on two axes that start at 0")
  func lines() throws {
    let chart = LineChart(
      id: "t", title: "T", description: "D", axisTitle: "A", valueTitle: "V", places: [0, 5, 10],
      series: [LineChart.Series(name: "S", style: .solid, values: [10, 5, 0])], marked: (1, "here"))
    let path = chart.html.rendered
    // The axes reach 10 in both directions: the middle point lies in the middle of the plot.
    #expect(path.contains("M78,40 L389,105 L700,170"))
    #expect(path.contains(">here<"))
  }
}
