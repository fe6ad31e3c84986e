// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Reporting

@Suite("What the page says")
struct ContentTests {
  @Test("The summary says in plain words what was done and what was not")
  func summary() throws {
    let sample = SampleService.small
    let sentences = try sentences(of: sample)
    #expect(sentences.contains("8 of 9 families to be allocated have an officer."))
    #expect(sentences.contains("1 family has no officer: see the breaches."))
    #expect(
      sentences.contains(
        "114 of 120 meetings are booked in their window. 6 are not: 2 already overdue when the plan starts and booked since, 2 booked late and 2 not booked at all."
      ))
    #expect(sentences.contains("6 meetings were already published; the plan keeps them."))
    #expect(
      sentences.last
        == "The planning stopped at its time limit. This is the best plan that it had found by then.")
    #expect(
      try ParsedPage(sample).texts("//section[@aria-labelledby='summary']/ul/li") == sentences)
  }

  @Test("A plan without anything says so everywhere, without a picture")
  func empty() throws {
    let page = try ParsedPage(.empty)
    let sentences = try sentences(of: .empty)
    #expect(
      sentences == [
        "No family was waiting for an officer.", "No meeting falls due in these weeks.",
        "The planning ran to its end.",
      ])
    #expect(try page.section("breaches").contains("The plan has no breaches."))
    #expect(try page.section("caseloads").contains("The service has no officers."))
    #expect(try page.section("allocation").contains("No family was to be allocated"))
    #expect(try page.section("weeks").contains("No meeting is booked."))
    #expect(try page.section("margin").contains("No meeting with a window is booked."))
    #expect(try page.section("workload").contains("The service has no officers."))
    #expect(try page.section("diary").contains("No meeting falls due in these weeks"))
    #expect(try page.section("binding").contains("Nothing is known to bind"))
    #expect(try page.section("travel").contains("Nobody travels"))
    #expect(try SampleService.empty.pages().isEmpty)
  }

  @Test("One of each is not written in the plural")
  func singular() throws {
    var sample = SampleService.small
    sample.plan.allocation = [sample.plan.allocation[1]]
    sample.plan.diary = Array(
      sample.plan.diary.filter { $0.inWindow && $0.cover && $0.status == .new }.prefix(1))
    sample.plan.summary.officers = [sample.plan.summary.officers[0]]
    let sentences = try sentences(of: sample)
    #expect(sentences[0] == "1 of 1 family to be allocated has an officer.")
    #expect(sentences[1] == "1 family gets another officer than before.")
    #expect(sentences[2] == "1 of 1 meeting is booked in its window.")
    #expect(sentences[3] == "1 meeting is chaired as cover by somebody other than the named officer.")
    #expect(sentences[4].hasPrefix("The officer carries "))
  }

  @Test("Breaches come first, each with its cause, its detail and what the plan does instead")
  func breaches() throws {
    let sample = SampleService.small
    let page = try ParsedPage(sample)
    #expect(
      try page.elements("//section").compactMap { $0.value("aria-labelledby") } == [
        "summary", "breaches", "caseloads", "allocation", "weeks", "margin", "workload", "travel",
        "print", "diary", "reading", "run", "policy",
      ])
    // What binds is said only of a plan whose search came to its end, or that found something.
    var complete = sample
    complete.plan.summary.status = .complete
    #expect(
      try ParsedPage(complete).elements("//section").contains { $0.value("aria-labelledby") == "binding" })
    let rows = try page.rows(ofTable: "breach-table")
    #expect(rows.count == sample.plan.breaches.count)
    for (row, breach) in zip(rows, sample.plan.breaches) {
      #expect(row[3] == breach.cause.words + " " + TimeWords.withDatesInWords(breach.detail))
      switch breach.subject {
      case .family(let family):
        #expect(row[0].contains(family.text))
        #expect(row[2] == "No officer")
      case .meeting(let meeting, let kind):
        #expect(row[0].contains(meeting.text) && row[0].contains(kind.words))
        let booking = try #require(sample.plan.diary.first { $0.meeting == meeting })
        #expect(row[2].hasPrefix(booking.timing.words))
        #expect(row[2].contains(booking.day.map(TimeWords.shortDateWithYear) ?? "See the meeting"))
      }
    }
    let target = try #require(
      try page.elements("//table[@id='breach-table']//a").first?.value("href")?.dropFirst())
    #expect(try page.elements("//section[@aria-labelledby='diary']//tr[@id='\(target)']").count == 1)
  }

  @Test("Every meeting of the diary has a row, in the plan's order, in the table of its week")
  func diary() throws {
    let sample = SampleService.county
    let page = try ParsedPage(sample)
    let rows = try page.elements("//section[@aria-labelledby='diary']//tbody/tr")
    #expect(rows.count == sample.plan.diary.count)
    let booked = sample.plan.diary.filter { $0.day != nil }
    let dated = rows.filter { ($0.value("id") ?? "").hasPrefix("meeting-") }.suffix(booked.count)
    for (row, booking) in zip(dated, booked) {
      let cells = row.cells
      let day = try #require(booking.day)
      let span = try #require(booking.span)
      #expect(
        cells[0] == "\(TimeWords.shortWeekday(day)) \(TimeWords.dayAndMonth(day)) \(TimeWords.times(span))")
      #expect(cells[1].hasPrefix("\(booking.kind.words) \(booking.meeting)"))
      #expect(cells[2].contains(booking.family.text))
      #expect(booking.children.allSatisfy { cells[2].contains($0.text) })
      #expect(cells[3].hasPrefix(booking.officer?.text ?? "?"))
      #expect(cells[3].contains("Cover") == booking.cover)
      #expect(cells[4].hasPrefix(booking.place.text))
      #expect(cells[5] == booking.minuteTaker?.text ?? "None")
      #expect(cells[7].hasPrefix(booking.timing.words))
    }
    let inWindow = sample.plan.diary.count(where: \.inWindow)
    #expect(
      try page.texts("//dl[@class='figures']/div/dd")[1]
        == "\(NumberWords.whole(inWindow)) of 2,000")
    let weeks = Set(booked.compactMap { $0.day?.weekStart })
    #expect(try page.elements("//section[@aria-labelledby='diary']//details").count == weeks.count)
  }

  @Test("A long diary starts closed, a short one open")
  func disclosure() throws {
    let weeks = "//section[@aria-labelledby='diary']//details"
    #expect(try ParsedPage(.large).elements("\(weeks)[@open]").isEmpty)
    let small = try ParsedPage(.small)
    #expect(try small.elements("\(weeks)[@open]").count == small.elements(weeks).count)
  }

  @Test("The table of weeks counts every booked meeting once, and so does the table of margins")
  func totals() throws {
    let sample = SampleService.small
    let page = try ParsedPage(sample)
    let booked = sample.plan.diary.count { $0.day != nil }
    let weeks = try page.rows(ofTable: "weeks-table")
    #expect(weeks.last?.last == "\(booked)")
    #expect(weeks.dropLast().compactMap { Int($0[6]) }.reduce(0, +) == booked)
    #expect(
      weeks.dropLast().compactMap { Int($0[4]) }.reduce(0, +)
        == sample.plan.diary.count { $0.day != nil && !$0.inWindow && !$0.kind.isConference })
    let margins = try page.rows(ofTable: "margin-table")
    #expect(margins.last?.last == "\(booked)")
    #expect(margins.last?[1] == "\(sample.plan.diary.count(where: \.inWindow))")
  }

  @Test("Caseloads stand in the table as in the summary, with a total")
  func caseloads() throws {
    let sample = SampleService.small
    let rows = try ParsedPage(sample).rows(ofTable: "caseload-table")
    #expect(rows.count == sample.plan.summary.officers.count + 1)
    for (row, officer) in zip(rows, sample.plan.summary.officers) {
      #expect(row[0] == officer.id.text)
      #expect(row[2] == "\(officer.caseloadBefore)")
      #expect(row[3] == "\(officer.caseloadAfter)")
      #expect(row[5] == Caseload(officer).perFTE)
      #expect(row[8] == NumberWords.percent(officer.loadAfter, of: officer.capacity))
    }
    #expect(rows.last?[3] == "\(sample.plan.summary.officers.reduce(0) { $0 + $1.caseloadAfter })")
  }

  @Test("Each family stands with its officer, the change, the times and the reasons")
  func allocation() throws {
    let sample = SampleService.small
    let rows = try ParsedPage(sample).rows(ofTable: "allocation-table")
    #expect(rows.count == sample.plan.allocation.count)
    for (row, decision) in zip(rows, sample.plan.allocation) {
      #expect(row[0] == decision.family.text)
      #expect(row[2] == decision.officer?.text ?? "No officer")
      #expect(decision.officer == nil || row[4] == TimeWords.shortDuration(minutes: decision.load))
      #expect(decision.reasons.allSatisfy { row[6].contains($0) })
    }
    #expect(rows[0][3] == "First officer")
    #expect(rows[1][3] == "From O03")
  }

  @Test("Many families stand officer by officer, none lost")
  func manyFamilies() throws {
    let sample = SampleService.large
    let page = try ParsedPage(sample)
    let families = try page.texts("//table[starts-with(@id, 'allocation-table')]/tbody/tr/th")
    #expect(families.sorted() == sample.plan.allocation.map(\.family.text).sorted())
    let titles = try page.texts("//section[@aria-labelledby='allocation']//summary")
    #expect(titles.first == "No officer: 1 family")
    #expect(titles.dropFirst().allSatisfy { $0.hasPrefix("Officer O") })
  }

  @Test("The figures of the run say what is proved")
  func run() throws {
    let section = try ParsedPage(.small).section("run")
    #expect(section.contains("The allocation costs 687 hours 10 minutes of officer time a year."))
    #expect(section.contains("No plan can cost less than 684 hours 51 minutes."))
    #expect(section.contains("would save at most 2 hours 19 minutes, 0.34% of its cost."))
    #expect(section.contains("Seed42") || section.contains("Seed\n42"))
    #expect(
      try ParsedPage(.faultless).section("run").contains("This one costs just that, so none is better."))
  }

  @Test("The rules that meetings answer are named with their source")
  func rules() throws {
    let rows = try ParsedPage(.small).rows(ofTable: "rules-table")
    #expect(rows.map(\.[0]) == ["LAC3", "CP3"])
    #expect(rows[0][2] == "6 months")
    #expect(rows[0][4].contains("33"))
    #expect(rows.compactMap { Int($0[5]) }.reduce(0, +) == SampleService.small.plan.diary.count)
  }

  private func sentences(of sample: SampleService) throws -> [String] {
    SummarySection.sentences(
      PlanFacts(plan: sample.plan, scenario: sample.scenario, calendar: try .english()))
  }
}
