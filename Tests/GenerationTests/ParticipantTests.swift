// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("Families who cannot come, adjourned conferences and pins")
struct ParticipantTests {
  private static let large = [Sample(children: 500, seed: 1), Sample(children: 500, seed: 77)]

  @Test("A few families, and children in care, cannot come at some times of the plan", arguments: large)
  func unavailable(_ sample: Sample) throws {
    let service = try sample.generate()
    let times = Dictionary(grouping: service.scenario.busyTimes, by: \.holder.text)
    let families = service.scenario.families.filter { times[$0.id.text] != nil }
    let children = service.scenario.children.filter { times[$0.id.text] != nil }
    let inCare = service.count(.lookedAfter)
    let share = SyntheticAssumptions.unavailablePerThousand
    #expect((share / 3...share * 2).contains(families.count * 1000 / service.scenario.families.count))
    #expect((share / 3...share * 2).contains(children.count * 1000 / inCare))
    for child in children { #expect(child.spells.map(\.status).contains(.lookedAfter)) }
    for holder in families.map(\.id.text) + children.map(\.id.text) {
      for time in times[holder] ?? [] {
        #expect((service.policy.start...service.policy.lateEnd).contains(time.day))
        #expect(time.span.start < time.span.end)
      }
    }
  }

  @Test("Ids of officers, minute takers, rooms, families and children differ", arguments: Sample.all)
  func ids(_ sample: Sample) throws {
    let scenario = try sample.generate().scenario
    let ids =
      scenario.officers.map(\.id.text) + scenario.minuteTakers.map(\.id.text) + scenario.rooms.map(\.id.text)
      + scenario.families.map(\.id.text) + scenario.children.map(\.id.text)
    #expect(Set(ids).count == ids.count)
  }

  @Test("Nothing is published for when a family or child cannot come", arguments: Sample.all)
  func published(_ sample: Sample) throws {
    let service = try sample.generate()
    let times = Dictionary(grouping: service.scenario.busyTimes, by: \.holder.text)
    for meeting in service.booked {
      let span = try #require(meeting.span)
      let family = try #require(service.children[meeting.children[0]]).family
      for holder in meeting.children.map(\.text) + [family.text] {
        for time in times[holder] ?? [] where time.day == meeting.day {
          #expect(!time.span.overlaps(span), "\(meeting.id) and \(holder)")
        }
      }
    }
  }

  @Test("Published bookings leave their officers a break", arguments: Sample.all)
  func breaks(_ sample: Sample) throws {
    let service = try sample.generate()
    let rest = try #require(service.policy.dayBreak)
    struct Key: Hashable {
      let officer: Officer.ID
      let day: Day
    }
    for (key, meetings) in Dictionary(
      grouping: service.booked, by: { Key(officer: $0.officer ?? "", day: $0.day) })
    {
      let officer = try #require(service.officers[key.officer])
      let hours = try #require(service.hours(of: key.officer.text, on: key.day))
      guard hours.start <= rest.span.start, rest.span.end <= hours.end else { continue }
      let busy = service.scenario.busyTimes.filter {
        $0.holder.text == key.officer.text && $0.day == key.day
      }
      // Minute by minute: free of meetings and appointments, in a stretch with time for the journey besides.
      let stops = try meetings.sorted { ($0.span?.start.minutes ?? 0) < ($1.span?.start.minutes ?? 0) }
        .map { (span: try #require($0.span), place: try service.place(of: $0)) }
      let starts = [(hours.start.minutes, officer.base)] + stops.map { ($0.span.end.minutes, $0.place) }
      let ends = stops.map { ($0.span.start.minutes, $0.place) } + [(hours.end.minutes, officer.base)]
      let hasBreak = try zip(starts, ends).contains { from, to in
        guard to.0 - from.0 - (try service.minutes(from.1, to.1)) >= rest.minutes else { return false }
        var run = 0
        for minute in max(
          from.0, rest.span.start.minutes)..<max(
            from.0, rest.span.start.minutes, min(to.0, rest.span.end.minutes))
        {
          let isTaken = busy.contains { $0.span.start.minutes <= minute && minute < $0.span.end.minutes }
          run = isTaken ? 0 : run + 1
          if run >= rest.minutes { return true }
        }
        return false
      }
      #expect(hasBreak, "\(key.officer) on \(key.day)")
    }
  }

  @Test(
    "A conference or two was adjourned just before the start and can be held anew in time", arguments: large)
  func adjourned(_ sample: Sample) throws {
    let service = try sample.generate()
    let adjourned = service.scenario.meetings.filter { $0.status == .adjourned }
    #expect((1...4).contains(adjourned.count))
    let histories = Dictionary(service.histories().map { ($0.child.id, $0.history) }) { first, _ in first }
    for meeting in adjourned {
      #expect(meeting.kind.group == .reviewConference)
      #expect(meeting.day < service.policy.start)
      #expect(try service.calendar.isWorkingDay(meeting.day))
      for child in meeting.children {
        let history = try #require(histories[child])
        let window = try #require(try service.rules.windows(of: history).first { $0.kind == meeting.kind })
        #expect(window.trigger < meeting.day && meeting.day < window.closes)
        #expect(window.closes - service.policy.opensDaysBefore(meeting.kind) <= meeting.day)
        #expect(
          min(window.closes, meeting.day + 28) >= service.policy.start + RealityDrawing.earliestDeadline)
        #expect(service.booked.count { $0.kind.isConference && $0.children.contains(child) } == 0)
      }
    }
  }

  @Test("The share of published bookings that is pinned is rounded up", arguments: Sample.all)
  func pinned(_ sample: Sample) throws {
    let service = try sample.generate()
    let pinned = service.scenario.meetings.filter(\.isPinned)
    #expect(pinned.count { $0.status != .booked } == 0)
    #expect(pinned.count == (service.booked.count * SyntheticAssumptions.pinnedPerThousand + 999) / 1000)
  }

  @Test("Halton has an adjourned conference, a pinned booking and families who cannot come")
  func halton() throws {
    let scenario = try Published.service("halton-2013").scenario
    #expect((1...2).contains(scenario.meetings.count { $0.status == .adjourned }))
    #expect(scenario.meetings.count { $0.isPinned } == 1)
    let families = Set(scenario.families.map(\.id.text))
    #expect(scenario.busyTimes.count { families.contains($0.holder.text) } > 0)
  }
}
