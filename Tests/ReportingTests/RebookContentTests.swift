// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Reporting

@Suite("What the page says of a mended diary and of what binds")
struct RebookContentTests {
  @Test("What changed is the first section, with what happened and what was done")
  func first() throws {
    let page = try ParsedPage(.rebook)
    #expect(
      try page.elements("//section").compactMap { $0.value("aria-labelledby") } == [
        "changes", "summary", "breaches", "binding", "caseloads", "allocation", "weeks", "margin",
        "workload", "travel", "print", "diary", "reading", "run", "policy",
      ])
    #expect(try page.texts("//title").first?.contains(": mended diary of 2 April") == true)
    #expect(
      try page.texts("//section[@aria-labelledby='changes']/ul/li") == [
        "96 of 100 published bookings from 11 April 2013 on keep officer, day and time.",
        "3 bookings became impossible and were lifted.",
        "1 other published booking was moved to make room.", "1 meeting has no day: see the breaches.",
      ])
    let section = try page.section("changes")
    #expect(section.contains("Officer O01 is away from 15 April to 17 April 2013."))
    #expect(section.contains("was adjourned and has to be held anew."))
    #expect(section.contains("V001 is closed on 14 April 2013."))
    #expect(
      section.contains("Family F0001 needs one more meeting, a later review, from 11 April to 1 May 2013."))
    #expect(section.contains(SampleService.rebook.plan.summary.rebook?.pinned.first?.text ?? "?"))
  }

  @Test("Each change has a row with before, now and why, the lost first; what differs is strong")
  func changes() throws {
    let sample = SampleService.rebook
    let page = try ParsedPage(sample)
    let rows = try page.rows(ofTable: "changes-table")
    #expect(rows.count == sample.plan.changes.count && rows.count == 5)
    #expect(
      rows.map(\.[1]) == [
        "No longer booked", "Adjourned", "Moved", "Moved", "Other room or minute taker",
      ])
    #expect(rows[0][3] == "Not booked" && rows[0][4] == "No officer has the time")
    for change in sample.plan.changes {
      let row = try #require(rows.first { $0[0].contains(change.meeting.text) })
      let before = try #require(change.before)
      #expect(row[2].contains(TimeWords.shortDateWithYear(before.day)))
      #expect(row[2].contains("Officer \(before.officer)"))
      guard let after = change.after else { continue }
      #expect(row[3].contains(TimeWords.shortDateWithYear(after.day)))
      #expect(row[3].contains(TimeWords.time(after.start)))
    }
    let strong = try page.texts("//table[@id='changes-table']/tbody/tr/td[3]//strong")
    let officers = sample.plan.changes.filter {
      $0.after != nil && $0.before?.officer != $0.after?.officer
    }
    #expect(officers.count == 1)
    #expect(strong.contains("Officer \(try #require(officers.first?.after).officer)"))
    #expect(!(try page.texts("//table[@id='changes-table']/tbody/tr/td[2]//strong").contains { !$0.isEmpty }))
  }

  @Test("Nothing changed is said as such")
  func nothing() throws {
    var sample = SampleService.rebook
    sample.plan.changes = []
    let outcome = RebookOutcome(today: SampleService.start, events: [])
    sample.plan.summary.rebook = outcome
    let section = try ParsedPage(sample).section("changes")
    #expect(section.contains("No booking changed."))
    #expect(section.contains("No other published booking had to move."))
    #expect(section.contains("Every meeting concerned has a day."))
    #expect(section.contains("Nothing: the diary was only tried again."))
  }

  @Test(
    "Moved and adjourned meetings are marked in the diary, and joined reviews stand with their conference")
  func rows() throws {
    let sample = SampleService.rebook
    let page = try ParsedPage(sample)
    let rows = try page.elements("//section[@aria-labelledby='diary']//table[@class='diary']/tbody/tr")
      .map(\.cells)
    for booking in sample.plan.diary where booking.day != nil {
      let row = try #require(rows.first { $0[1].contains(" \(booking.meeting)") })
      #expect(row[1].contains("Moved") == (booking.status == .moved))
      #expect(row[1].contains("Adjourned") == (booking.status == .adjourned))
      #expect(row[1].contains("Already published") == (booking.status == .kept))
      #expect(row[1].contains("With the later review of ") == !booking.combined.isEmpty)
      #expect(booking.combined.allSatisfy { row[1].contains($0.child.text) })
    }
    let joined = sample.plan.diary.reduce(0) { $0 + $1.combined.count }
    #expect(joined > 2)
    let summary = try page.section("summary")
    #expect(summary.contains("\(joined) children have a review held together with a conference."))
    #expect(summary.contains("1 meeting was adjourned; what follows stands in the diary too."))
  }

  @Test("The run has the mended diary's cost and claims no proof of it")
  func run() throws {
    let page = try ParsedPage(.rebook)
    let section = try page.section("run")
    #expect(section.contains("From 11 April 2013 on the mended diary costs 100 hours of officer time"))
    #expect(try page.rows(ofTable: "run-table").map(\.[0]) == ["Allocation"])
    #expect(section.contains("A published diary was mended"))
  }

  @Test("Nothing is said of what would help or what binds when nobody looked for it")
  func unknown() throws {
    var sample = SampleService.rebook
    sample.plan.binding = []
    for index in sample.plan.breaches.indices { sample.plan.breaches[index].remedy = "" }
    let page = try ParsedPage(sample)
    #expect(try page.texts("//section[@aria-labelledby='binding']").isEmpty)
    #expect(
      try page.texts("//section[@aria-labelledby='breaches']//p").allSatisfy { !$0.contains("single change") }
    )
  }

  @Test("A follow-on says what it comes after")
  func followOn() throws {
    var sample = SampleService.rebook
    let first = try #require(sample.plan.diary.first?.meeting)
    sample.plan.diary[1].follows = first
    #expect(try ParsedPage(sample).section("diary").contains("After \(first)"))
  }

  @Test("A breach has its remedy where a single change would do, and the counts add up")
  func remedies() throws {
    let sample = SampleService.rebook
    let page = try ParsedPage(sample)
    let rows = try page.rows(ofTable: "breach-table")
    for (row, breach) in zip(rows, sample.plan.breaches) {
      #expect(row[3].contains("What would help:") == !breach.remedy.isEmpty)
      if !breach.remedy.isEmpty { #expect(row[3].contains("on 8 May 2013 in the morning.")) }
    }
    let meetings = sample.plan.breaches.filter { if case .meeting = $0.subject { true } else { false } }
    let helped = meetings.count { !$0.remedy.isEmpty }
    #expect(helped > 0 && helped < meetings.count)
    #expect(
      try page.section("breaches").contains(
        "A single change would put \(helped) of the \(meetings.count) meetings into their window"))
    #expect(
      try ParsedPage(.small).section("breaches").contains(
        "No single change that the plan knows of would put any of these meetings into the window."))
  }

  @Test("What binds stands in words, by resource and by week, the most meetings served first")
  func binding() throws {
    let sample = SampleService.rebook
    let page = try ParsedPage(sample)
    #expect(
      try page.texts("//section[@aria-labelledby='binding']/ul/li") == [
        "One more room at V001 for half a day, in the week of 8 April 2013, would be worth 6 hours 40 minutes of officer time, and it would serve 3 meetings that are now late or unbooked.",
        "A free half-day of officer O02, in the week of 8 April 2013, would be worth 340 hours 50 minutes of officer time, and it would serve 1 meeting that is now late or unbooked.",
        "One more room at V001 for half a day, in the week of 15 April 2013, would be worth 7 hours of officer time, and it would serve 1 meeting that is now late or unbooked.",
        "One more minute taker for half a day, in the week of 1 April 2013, would be worth 1 hour 30 minutes of officer time; no meeting that it would serve is late or unbooked.",
        "One working day less of notice of a meeting (initial conference), in the week of 15 April 2013, would be worth 1 minute of officer time; no meeting that it would serve is late or unbooked.",
      ])
    #expect(
      try page.rows(ofTable: "binding-resource-table") == [
        ["Room at V001", "2", "8 April 2013", "6h 40m", "3"],
        ["Officer O02", "1", "8 April 2013", "340h 50m", "1"],
        ["Minute taker", "1", "1 April 2013", "1h 30m", "0"],
        ["Notice: initial conference", "1", "15 April 2013", "1m", "0"],
      ])
    let weeks = try page.rows(ofTable: "binding-week-table")
    #expect(weeks.map(\.[0]) == sample.plan.binding.map { TimeWords.date($0.week) })
    #expect(try page.section("summary").contains("What binds most: one more room at V001 for half a day"))
  }
}
