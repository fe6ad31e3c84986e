// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import Generation
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Windows of follow-ons")
struct FollowOnWindowTests {
  private func day(_ iso: String) -> Day { SmallService.day(iso) }

  /// A follow-on of a case by its id.
  private func followOn(_ id: String, in booking: BookingCase) throws -> BookingProblem.FollowOn {
    try #require(booking.problem.followOns.first { booking.due[$0.successor].id.text == id })
  }

  private func span(_ followOn: BookingProblem.FollowOn, _ booking: BookingCase, on date: String) throws
    -> [Day]
  {
    let index = try #require(booking.tables.dayIndex[day(date)])
    return [Day(number: followOn.opens[index]), Day(number: followOn.closes[index])]
  }

  @Test("move with the day of the meeting before")
  func move() throws {
    let booking = try FollowOnServices.bookingCase(FollowOnServices.year())
    let second = try followOn("C2.second-review.2025-09-16", in: booking)
    #expect(booking.due[second.predecessor].id == "C2.first-review.2025-06-17")
    // 91 days, and six weeks before that.
    #expect(try span(second, booking, on: "2025-06-10") == [day("2025-07-29"), day("2025-09-09")])
    // Late: the window ends later and opens later.
    #expect(try span(second, booking, on: "2025-07-01") == [day("2025-08-19"), day("2025-09-30")])
    #expect(second.otherwise == day("2025-08-05").number...day("2025-09-16").number)
    // Nothing before the notice of the meeting before.
    #expect(second.opens[try #require(booking.tables.dayIndex[day("2025-06-05")])] == 0)
  }

  @Test("that come early are no days on which somebody cannot come")
  func participants() throws {
    // The nominal window is that of the 5th of August to the 16th of September.
    let booking = try FollowOnServices.bookingCase(
      FollowOnServices.year {
        for date in ["2025-07-30", "2025-09-10", "2025-10-01"] {
          $0.busyTimes.append(
            BusyTime(
              holder: .init($0.children[1].family.text), day: day(date),
              span: TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 720))))
        }
      })
    let second = try followOn("C2.second-review.2025-09-16", in: booking)
    let away = booking.problem.meetings[second.successor].unavailable
    #expect(
      away.keys.map { booking.tables.bookableDays[$0] }.sorted()
        == ["2025-07-30", "2025-09-10", "2025-10-01"].map(day))
    #expect(away.values.allSatisfy { $0 == [540..<720] })
  }

  @Test("of a conference that follows the initial one are counted from the day that made the plan")
  func conference() throws {
    let booking = try FollowOnServices.bookingCase(FollowOnServices.withConference())
    let first = try followOn("C2.first-review-conference.2025-09-09", in: booking)
    #expect(try span(first, booking, on: "2025-06-05") == [day("2025-08-07"), day("2025-09-04")])
    let later = try followOn("C2.later-review-conference.2026-03-09", in: booking)
    #expect(booking.due[later.predecessor].id == "C2.first-review-conference.2025-09-09")
    // Six months are fewer than 183 days here.
    #expect(try span(later, booking, on: "2025-09-02") == [day("2026-02-02"), day("2026-03-02")])
  }

  @Test("open no later than the horizon ends, however late the meeting before is")
  func opening() throws {
    // The horizon ends on the 21st of September, the plan on the 14th of December.
    let booking = try FollowOnServices.bookingCase(
      FollowOnServices.year {
        $0.policy.horizonWeeks = 16
        $0.policy.lateWeeks = 12
      })
    let second = try followOn("C2.second-review.2025-09-16", in: booking)
    #expect(try span(second, booking, on: "2025-08-20") == [day("2025-09-21"), day("2025-11-19")])
    #expect(try span(second, booking, on: "2025-10-01") == [day("2025-10-02"), day("2025-12-31")])
  }

  @Test("of one published meeting are fixed")
  func published() throws {
    let booking = try FollowOnServices.bookingCase(
      FollowOnServices.year { $0.meetings.append(FollowOnServices.booked("2025-06-11")) })
    let index = try #require(booking.due.firstIndex { $0.follows == "B1" })
    #expect(!booking.problem.followOns.contains { $0.successor == index })
    let days = booking.problem.meetings[index].days.filter { !$0.isLate }.map {
      booking.tables.bookableDays[$0.day]
    }
    #expect(days.first == day("2025-10-30") && days.last == day("2025-12-11"))
  }

  @Test("are those that the rule book gives when every day is asked for by itself", arguments: 1...8)
  func direct(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    let calendar = try WorkingCalendar.english()
    var shape = ServiceShape(start: day("2026-01-05") + 7 * random.number(0...20))
    shape.children = 40
    shape.seed = seed
    var scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    scenario.policy.horizonWeeks = random.number(26...53)
    for child in scenario.children.indices where random.happens(percent: 30) {
      scenario.children[child].cohorts = [random.happens(percent: 50) ? "near" : "far"]
      // A second state with the same clock, whose months may end first.
      if random.happens(percent: 30), scenario.children[child].spells.last?.status == .lookedAfter {
        scenario.children[child].spells.append(
          .init(status: .authorisedForAdoption, since: scenario.policy.start - random.number(1...200)))
      }
    }
    scenario.policy.tightenings = [
      .init(rule: "LAC3", cohort: "near", within: .workingDays(60), source: "local"),
      .init(rule: "AD0b", cohort: nil, within: .months(4), source: "local"),
      .init(rule: "CP3", cohort: "far", within: .calendarDays(100), source: "local"),
    ]
    let booking = try FollowOnServices.bookingCase(scenario)
    let tables = booking.tables
    #expect(!booking.problem.followOns.isEmpty)
    for followOn in booking.problem.followOns {
      let meeting = booking.due[followOn.successor]
      for _ in 0..<4 {
        let options = booking.problem.meetings[followOn.predecessor].days
        guard !options.isEmpty else { continue }
        let index = options[random.number(0...(options.count - 1))].day
        let expected = try brute(meeting, booking, predecessorOn: tables.bookableDays[index])
        #expect(
          [followOn.opens[index], followOn.closes[index]] == expected.map(\.number),
          "seed \(seed), \(meeting.id) after \(tables.bookableDays[index])")
      }
    }
  }

  /// The window of a follow-on straight from the rule book: every child's meetings of the chain held, the last one on
  /// a day, those before it on the last days of their windows or just before that day.
  private func brute(_ meeting: DueMeeting, _ booking: BookingCase, predecessorOn day: Day) throws -> [Day] {
    let (tables, policy) = (booking.tables, booking.tables.policy)
    var spans: [(Day, Day)] = []
    let parts = meeting.children.map { ($0, meeting.kind) } + meeting.joined.map { ($0.child, $0.kind) }
    for (child, kind) in parts {
      var history = tables.histories[child]
      var held: [(day: Day, nominal: Day, kinds: [MeetingKind])] = []
      for kept in booking.meetings.kept where kept.children.contains(child) {
        let review = kept.meeting.combined[tables.scenario.children[child].id]
        held.append((kept.meeting.day, kept.meeting.day, [kept.meeting.kind] + [review].compactMap { $0 }))
      }
      for other in booking.meetings.due where other.children.contains(child) && other.id != meeting.id {
        let notice = try tables.calendar.adding(workingDays: policy.notice(for: other.kind), to: policy.start)
        let nominal = other.follows == nil ? max(other.closes, notice) : other.closes
        let isLast = other.id == meeting.follows
        held.append(
          (
            isLast ? day : min(nominal, day - 1), isLast ? Day(number: 0) : nominal,
            [other.kind] + other.joined.filter { $0.child == child }.map(\.kind)
          ))
      }
      held.removeAll { $0.nominal >= meeting.closes }
      for entry in held.sorted(by: { $0.day < $1.day }) {
        for kind in entry.kinds { history.hold(kind, on: entry.day) }
      }
      let windows = try tables.rules.windows(of: history).filter { $0.kind.group == kind.group }
      guard let window = windows.first(where: { $0.kind == kind }) ?? windows.first else { continue }
      let local = min(window.closes - policy.opensDaysBefore(window.kind), policy.horizonEnd)
      let after = window.trigger < window.closes ? window.trigger + 1 : local
      spans.append((max(local, after, window.opens ?? local), window.closes))
    }
    let closes = try #require(spans.map(\.1).min())
    let latest = try #require(spans.map(\.0).max())
    let earliest = try #require(spans.map(\.0).min())
    return [latest <= closes ? latest : earliest, closes]
  }
}
