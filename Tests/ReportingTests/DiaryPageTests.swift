// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Reporting
import StatutoryCalendar
import Testing

@testable import Reporting

@Suite("The pages that people print")
struct DiaryPageTests {
  @Test("There is one for each officer, minute taker and venue with rooms, and the report links to each once")
  func names() throws {
    let sample = SampleService.small
    let names = try SampleService.smallPages.get().map(\.name)
    #expect(
      names == [
        "officer-O01.html", "officer-O02.html", "officer-O03.html", "officer-O04.html", "officer-O05.html",
        "minute-taker-M01.html", "minute-taker-M02.html", "venue-V001.html", "venue-V002.html",
      ])
    let links = try ParsedPage(sample).elements("//section[@aria-labelledby='print']//a")
      .compactMap { $0.value("href") }
    #expect(links == names)
  }

  @Test("Ids that differ only in capitals, or hold what no file's name may, get names of their own")
  func unusualNames() {
    var scenario = Scenario(policy: Policy(service: "S", start: SampleService.start))
    scenario.officers = ["o1", "O1", "O1-2", "a/b"].map {
      Officer(id: .init($0), fteThousandths: 1000, roles: [.reviews], base: "B")
    }
    scenario.minuteTakers = [MinuteTaker(id: "o1", base: "B")]
    let names = PageNames(scenario)
    #expect(names.page(of: Officer.ID("o1")) == "officer-o1.html")
    #expect(names.page(of: Officer.ID("O1")) == "officer-O1.2.html")
    #expect(names.page(of: Officer.ID("O1-2")) == "officer-O1-2.html")
    #expect(names.page(of: Officer.ID("a/b")) == "officer-a_b.html")
    #expect(names.page(of: MinuteTaker.ID("o1")) == "minute-taker-o1.html")
    #expect(names.page(of: Officer.ID("nobody")) == nil)
  }

  @Test("A plan without a diary has none")
  func scopes() throws {
    #expect(try SampleService.allocation.pages().isEmpty)
    #expect(try SampleService.rebalance.pages().isEmpty)
  }

  @Test(
    "Every booked meeting stands once with its chair, once with its minute taker and with nobody else",
    arguments: [true, false])
  func everyMeetingOnce(isRebook: Bool) throws {
    let sample = isRebook ? SampleService.rebook : .small
    let pages = try (isRebook ? SampleService.rebookPages : SampleService.smallPages).get()
    func meetings(_ name: String) throws -> [String] {
      let page = try ParsedPage(text: try #require(pages.first { $0.name == name }).text)
      return try page.elements("//section[contains(@class, 'sheet')]//table[@class='week']/tbody/tr")
        .map { $0.cells[1] }
    }
    var count = 0
    for officer in sample.scenario.officers {
      let own = sample.plan.diary.filter { $0.officer == officer.id && $0.day != nil }
      let shown = try meetings("officer-\(officer.id).html")
      #expect(shown.count == own.count)
      for booking in own { #expect(shown.count { $0.contains(" \(booking.meeting)") } == 1) }
      count += shown.count
    }
    #expect(count == sample.plan.diary.count { $0.day != nil })
    for taker in sample.scenario.minuteTakers {
      let own = sample.plan.diary.filter { $0.minuteTaker == taker.id && $0.day != nil }
      #expect(try meetings("minute-taker-\(taker.id).html").count == own.count)
    }
  }

  @Test("A week says when, who, where, the way there and back, and the days to spare")
  func week() throws {
    let sample = SampleService.small
    let index = DiaryIndex(
      PlanFacts(plan: sample.plan, scenario: sample.scenario, calendar: try .english()))
    let diary = index.diary(of: sample.scenario.officers[1])
    let page = try SampleService.smallPages.page("officer-O02.html")
    #expect(diary.meetings > 10)
    for week in diary.weeks where week.meetings > 0 {
      let rows = try page.rows(ofTable: "\(week.anchor)-table")
      let stops = week.days.flatMap { day in day.stops.map { (day, $0) } }
      #expect(rows.count == stops.count)
      for (row, (day, stop)) in zip(rows, stops) {
        let booking = stop.entry.booking
        #expect(row[0].hasSuffix(TimeWords.times(stop.span)))
        #expect(row[2].hasPrefix(booking.family.text))
        #expect(booking.children.allSatisfy { row[2].contains($0.text) })
        #expect(row[3].hasPrefix(booking.place.text))
        #expect(
          row[5].hasPrefix(
            stop.travel == 0
              ? "None" : "\(TimeWords.shortDuration(minutes: stop.travel)) from \(stop.from)"))
        let isLast = stop.entry.anchor == day.stops.last?.entry.anchor
        #expect(row[5].contains("back to V000") == (isLast && day.travelBack > 0))
        #expect(row[6].hasPrefix(booking.timing.words))
      }
      let section = try page.section(week.anchor)
      let free = NumberWords.count(week.freeHalfDays, "free half-day")
      #expect(section.contains("travelling; \(free) this week."))
    }
  }

  @Test("The sheet of the whole plan has a row for each week, with every meeting or what stands against one")
  func glance() throws {
    let sample = SampleService.rebook
    let page = try SampleService.rebookPages.page("officer-O03.html")
    let rows = try page.rows(ofTable: "glance-table")
    let start = SampleService.start
    #expect(rows.count >= 12)
    #expect(rows[0][0] == TimeWords.shortDateWithYear(start.weekStart))
    #expect(rows[0][1].contains("Bank holiday") || rows[0][1].contains("Before the plan"))
    // 10 April 2013 was a Wednesday: the duty day; the appointment is on the Thursday.
    #expect(rows[1][3].contains("Duty: lado"))
    for booking in sample.plan.diary where booking.officer == "O03" {
      guard let day = booking.day, let span = booking.span else { continue }
      let week = (day.weekStart - start.weekStart) / 7
      #expect(
        rows[week][day.weekday.index + 1].contains(
          "\(TimeWords.time(span.start)) \(booking.family), \(booking.place)"))
    }
    let texts = try page.texts("//p")
    #expect(texts.contains { $0.contains("Thursday: other appointment 9am to 1pm.") })
  }

  @Test("Illness and family are nobody's business: a page says that somebody is away")
  func privacy() throws {
    let page = try SampleService.rebookPages.page("officer-O01.html")
    #expect(try page.rows(ofTable: "glance-table").joined().contains { $0.contains("Away") })
    #expect(!page.text.lowercased().contains("sick"))
  }

  @Test(
    "After a re-booking a person's page begins with what concerns that person, what has left the diary too")
  func changes() throws {
    let sample = SampleService.rebook
    for officer in sample.scenario.officers {
      let page = try SampleService.rebookPages.page("officer-\(officer.id).html")
      #expect(try page.elements("//section").first?.value("aria-labelledby") == "changes")
      let own = sample.plan.changes.filter {
        $0.before?.officer == officer.id || $0.after?.officer == officer.id
      }
      let rows = try page.elements("//table[@id='changes-table']/tbody/tr").map(\.cells)
      #expect(rows.count == own.count)
      for change in own {
        #expect(rows.contains { $0[0].contains(change.meeting.text) && $0[1] == change.change.words })
      }
    }
  }

  @Test("A venue's page has each of its meetings once, in its room's column, and no child's id")
  func venue() throws {
    for (sample, pages) in [
      (SampleService.small, SampleService.smallPages), (.rebook, SampleService.rebookPages),
    ] {
      for venue in ["V001", "V002"] {
        let page = try pages.page("venue-\(venue).html")
        let own = sample.plan.diary.filter { $0.place.text == venue && $0.day != nil }
        #expect(!own.isEmpty)
        let rows = try page.elements("//section[contains(@class, 'sheet')]//tbody/tr").map(\.cells)
        #expect(rows.count == own.count)
        #expect(Set(rows.map { $0[1] }) == Set(own.compactMap { $0.room?.text }))
        for booking in own {
          #expect(
            rows.contains {
              $0[3].hasPrefix(booking.family.text) && $0[4] == booking.officer?.text
                && $0[0] == booking.span.map(TimeWords.times)
            })
        }
        let children = Set(sample.scenario.children.map(\.id.text))
        let words = Set(page.text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        #expect(words.isDisjoint(with: children))
        let glance = try page.rows(ofTable: "glance-table")
        #expect(glance.compactMap { Int($0[1]) }.reduce(0, +) == own.count)
      }
    }
  }

  @Test("A room's other bookings are in words and in the picture")
  func roomBusy() throws {
    let sample = SampleService.rebook
    let day = SampleService.start + 9
    let page = try SampleService.rebookPages.page("venue-V001.html")
    let own = sample.plan.diary.filter { $0.place == "V001" && $0.day == day }
    let section = try page.texts("//section[@aria-labelledby='day-\(day)']").first
    #expect((section != nil) == !own.isEmpty)
    if let section { #expect(section.contains("Room R1A is otherwise booked 9am to 1pm.")) }
  }
}
