// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Bookings that are kept while a diary is mended")
struct KeptBookingsTests {
  /// The diary without its pinned meetings, whose time is kept by those who have it, and the meetings left in it.
  private func withoutPinned(_ diary: PublishedDiary) -> (task: MendingProblem, meetings: [Int]) {
    let meetings = diary.published.indices.filter { diary.published[$0] == nil || diary.isMovable[$0] }
    var problem = diary.problem
    problem.meetings = meetings.map { problem.meetings[$0] }
    for meeting in diary.published.indices where !meetings.contains(meeting) {
      guard let booking = diary.published[meeting] else { continue }
      let kept = BookingProblem.Kept(span: booking.span, place: booking.place)
      problem.officers[booking.officer].days[booking.day].kept.append(kept)
      if let taker = booking.minuteTaker {
        problem.minuteTakers[taker].days[booking.day].kept.append(kept)
      }
      guard let room = booking.room else { continue }
      problem.venues[room.venue].rooms[room.room][booking.day] =
        problem.venues[room.venue].rooms[room.room][booking.day].flatMap { open in
          [
            open.lowerBound..<max(open.lowerBound, min(open.upperBound, booking.span.lowerBound)),
            min(open.upperBound, max(open.lowerBound, booking.span.upperBound))..<open.upperBound,
          ].filter { !$0.isEmpty }
        }
    }
    let task = MendingProblem(
      booking: problem, published: meetings.map { diary.published[$0] },
      isMovable: meetings.map { diary.isMovable[$0] },
      publishedCost: meetings.map { diary.publishedCost[$0] },
      moveCost: 100)
    return (task, meetings)
  }

  @Test("leave the diary that they leave as meetings that may not move", arguments: 100..<140)
  func sameAsPinned(seed: UInt64) {
    var diary = PublishedDiary(
      seed: seed, bookings: 14, wanted: 4, officers: 4, days: 4, grid: 30, rooms: 2, metric: seed % 3 != 0)
    let published = diary.published.compactMap { $0 }
    for (meeting, booking) in published.enumerated() {
      // Which of two comes first that somebody has at one and the same time is the order of their numbers.
      let rivals = published.filter { other in
        other.day == booking.day && other.span.lowerBound == booking.span.lowerBound
          && (other.officer == booking.officer
            || booking.minuteTaker != nil && other.minuteTaker == booking.minuteTaker)
      }
      diary.isMovable[meeting] = rivals.count > 1 || meeting % 2 == 0
    }
    #expect(diary.isMovable.contains(false), "seed \(seed)")
    func mend(_ task: MendingProblem) -> MendedDiary {
      var mender = DiaryMender(task, options: .init(timeLimit: 600), stop: StopSignal())
      return mender.mend()
    }
    let (task, meetings) = withoutPinned(diary)
    let (whole, part) = (mend(diary.task(moveCost: 100)), mend(task))
    #expect(meetings.map { whole.bookings[$0] } == part.bookings, "seed \(seed)")
    let pinnedCost = diary.published.indices.filter { !meetings.contains($0) }
      .reduce(0) { $0 + diary.publishedCost[$1] }
    #expect(whole.objective - pinnedCost == part.objective, "seed \(seed)")
  }
}
