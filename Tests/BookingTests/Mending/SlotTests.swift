// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Free slots")
struct SlotTests {
  /// What a slot is for the family: chair, day and start, and its cost.
  struct Offer: Hashable {
    let cost: Int
    let day: Int
    let start: Int
    let officer: Int
  }

  /// Tries every chair, day and start with every room and minute taker.
  private func bruteForce(_ diary: PublishedDiary, _ meeting: Int) -> [Offer] {
    let rules = DiaryRules(problem: diary.problem, published: diary.published)
    var without = diary.published
    without[meeting] = nil
    // The meeting asked for is new wherever it goes, also where it was.
    let asNew = DiaryRules(problem: diary.problem, published: without)
    let before = asNew.cost(without, publishedCost: diary.publishedCost, moveCost: 0)
    var offers: Set<Offer> = []
    for place in rules.everyPlace(meeting) {
      var trial = without
      trial[meeting] = place
      guard asNew.violations(trial).isEmpty else { continue }
      let cost =
        asNew.cost(trial, publishedCost: diary.publishedCost, moveCost: 0) - before
        + diary.problem.unbookedCost
      offers.insert(
        Offer(cost: cost, day: place.day, start: place.span.lowerBound, officer: place.officer))
    }
    return offers.sorted {
      ($0.cost, $0.day, $0.start, $0.officer) < ($1.cost, $1.day, $1.start, $1.officer)
    }
  }

  private func offer(_ slot: DiarySlot) -> Offer {
    Offer(
      cost: slot.cost, day: slot.booking.day, start: slot.booking.span.lowerBound,
      officer: slot.booking.officer)
  }

  @Test("are all that trying everything finds, in the same order and at the same cost", arguments: 0..<12)
  func bruteForce(seed: UInt64) {
    let diary = PublishedDiary(
      seed: seed, bookings: 5, officers: 3, days: 2, grid: seed % 4 == 0 ? 30 : 60, rooms: 2,
      metric: seed % 3 != 0)
    for meeting in diary.problem.meetings.indices {
      var board = DiaryBoard(diary.problem, published: diary.published)
      board.lift(meeting)
      var without = diary.published
      without[meeting] = nil
      let asNew = DiaryBoard(diary.problem, published: without)
      let slots = asNew.slots(for: meeting)
      let expected = bruteForce(diary, meeting)
      #expect(slots.map(offer) == expected, "seed \(seed), meeting \(meeting)")
      #expect(board.slots(for: meeting).map(offer) == expected, "seed \(seed), meeting \(meeting) lifted")
      #expect(
        asNew.slots(for: meeting, limit: 4).map(offer) == Array(expected.prefix(4)),
        "seed \(seed), the first four of meeting \(meeting)")
      #expect((asNew.obstacle(to: meeting) == nil) == !expected.isEmpty, "seed \(seed), meeting \(meeting)")
    }
  }

  @Test("count what they do to follow-ons, and leave none before its opening", arguments: 0..<8)
  func followOns(seed: UInt64) {
    let diary = PublishedDiary(
      seed: seed, bookings: 5, wanted: 1, officers: 2, days: 4, metric: seed % 3 != 0, pairs: 8)
    for meeting in diary.problem.meetings.indices {
      var without = diary.published
      without[meeting] = nil
      let asNew = DiaryBoard(diary.problem, published: without)
      let expected = bruteForce(diary, meeting)
      #expect(asNew.slots(for: meeting).map(offer) == expected, "seed \(seed), meeting \(meeting)")
      // Of a published meeting, what follows it is compared with what it costs now and not without it.
      var board = DiaryBoard(diary.problem, published: diary.published)
      let shift =
        board.followOnCost(of: meeting, on: nil)
        - board.followOnCost(of: meeting, on: board.bookings[meeting]?.day)
      board.lift(meeting)
      #expect(
        board.slots(for: meeting).map(\.cost) == expected.map { $0.cost + shift },
        "seed \(seed), meeting \(meeting) lifted")
    }
  }

  @Test("of which the best of each officer's day are choices", arguments: 0..<12)
  func choices(seed: UInt64) {
    let diary = PublishedDiary(
      seed: seed, bookings: 5, officers: 3, days: 3, grid: 30, rooms: 2, metric: seed % 3 != 0)
    for meeting in diary.problem.meetings.indices {
      var without = diary.published
      without[meeting] = nil
      let choices = DiaryBoard(diary.problem, published: without).choices(for: meeting, limit: 4)
      var expected: [Offer] = []
      var others: [[Int]] = []
      for offer in bruteForce(diary, meeting) {
        if let known = expected.firstIndex(where: { $0.day == offer.day && $0.officer == offer.officer }) {
          others[known].append(offer.start)
        } else {
          expected.append(offer)
          others.append([])
        }
      }
      #expect(choices.map(offer) == Array(expected.prefix(4)), "seed \(seed), meeting \(meeting)")
      #expect(
        choices.map(\.otherStarts) == others.prefix(4).map { $0.sorted() }, "seed \(seed), meeting \(meeting)"
      )
    }
  }

  @Test("take the room that is free for the shortest time and the minute taker with the shortest way")
  func bestService() {
    var diary = PublishedDiary(seed: 1, bookings: 0, wanted: 2, officers: 2, days: 1)
    diary.problem.rest = nil
    (diary.problem.placeCount, diary.problem.travelMinutes) = (2, [0, 30, 30, 0])
    diary.problem.officers = [0, 0].map { .init(base: $0, days: [.init(hours: 540..<1020)]) }
    diary.problem.minuteTakers = [1, 0].map { .init(base: $0, days: [.init(hours: 540..<1020)]) }
    diary.problem.venues = [.init(rooms: [[[540..<1020]], [[540..<720]], [[540..<660]]])]
    diary.problem.meetings = (0..<2).map { _ in
      .init(
        place: 0, minutes: 60, venue: 0, needsMinuteTaker: true, chairs: [.init(officer: 0, cost: 0)],
        days: [.init(day: 0, cost: 0, isLate: false, isSchoolDay: false)], starts: [600])
    }
    let slot = DiaryBoard(diary.problem, published: [nil, nil]).slots(for: 0).first
    #expect(slot?.booking.room == .init(venue: 0, room: 2))
    #expect(slot?.booking.minuteTaker == 1)
    // Mending does the same, and the second best goes to whoever is there at the same time.
    diary.problem.meetings[1].chairs = [.init(officer: 1, cost: 0)]
    let task = MendingProblem(
      booking: diary.problem, published: [nil, nil], isMovable: [true, true], publishedCost: [0, 0],
      moveCost: 30)
    var mender = DiaryMender(task, options: .init(timeLimit: 600), stop: StopSignal())
    #expect(Set(mender.mend().bookings.map { $0?.room?.room }) == [1, 2])
  }

  @Test("name a room and a minute taker that are free", arguments: 0..<10)
  func services(seed: UInt64) {
    let diary = PublishedDiary(seed: seed, bookings: 5, wanted: 2, officers: 3, days: 3, grid: 30, rooms: 2)
    let board = DiaryBoard(diary.problem, published: diary.published)
    let rules = DiaryRules(problem: diary.problem, published: diary.published)
    for meeting in 5..<7 {
      for slot in board.slots(for: meeting) {
        var trial = diary.published
        trial[meeting] = slot.booking
        #expect(
          rules.violations(trial).isEmpty, "seed \(seed), meeting \(meeting)")
      }
    }
  }

  @Test("say what is missing when there are none")
  func obstacles() {
    var diary = PublishedDiary(seed: 1, bookings: 0, wanted: 1, officers: 1, days: 1)
    diary.problem.officers = [.init(base: 0, days: [.init(hours: 540..<1020)])]
    diary.problem.minuteTakers = [.init(base: 0, days: [.init(hours: 540..<1020)])]
    diary.problem.venues = [.init(rooms: [[[540..<1020]]])]
    diary.problem.rest = nil
    diary.problem.meetings[0] = .init(
      place: 0, minutes: 60, venue: 0, needsMinuteTaker: true, chairs: [.init(officer: 0, cost: 0)],
      days: [.init(day: 0, cost: 0, isLate: false, isSchoolDay: false)], starts: nil)
    func obstacle(_ change: (inout BookingProblem) -> Void) -> SlotObstacle? {
      var problem = diary.problem
      change(&problem)
      return DiaryBoard(problem, published: [nil]).obstacle(to: 0)
    }
    #expect(obstacle { _ in } == nil)
    #expect(obstacle { $0.meetings[0].chairs = [] } == .noChair)
    #expect(obstacle { $0.meetings[0].days = [] } == .noDay)
    #expect(obstacle { $0.officers[0].days[0].hours = 540..<590 } == .officerTime)
    #expect(obstacle { $0.meetings[0].unavailable = [0: [540..<1020]] } == .participants)
    #expect(obstacle { $0.venues[0].rooms[0][0] = [540..<590] } == .room)
    #expect(obstacle { $0.minuteTakers[0].days[0].hours = nil } == .minuteTaker)
  }
}
