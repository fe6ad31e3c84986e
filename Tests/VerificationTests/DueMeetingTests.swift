// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Which meetings are due") struct DueMeetingTests {
  private let first: RecordedMeeting.ID = "C1.later-review.2025-06-16"
  private let second: RecordedMeeting.ID = "C2.later-review.2025-06-20"

  @Test("Siblings whose windows close near each other meet together, in the first one's window")
  func joined() throws {
    let meeting = try #require(try Derived { _ in }.meeting(first))
    #expect(meeting.children == ["C1", "C2"])
    #expect(meeting.place == "P1")
    #expect(meeting.window?.opens == TinyService.day("2025-05-23"))
    #expect(meeting.window?.closes == TinyService.day("2025-06-16"))
    #expect(meeting.window?.rule == "LAC3")
  }

  @Test("Siblings join up to the last day of the policy and not after it", arguments: [(4, 1), (3, 2)])
  func joinDays(days: Int, meetings: Int) throws {
    let derived = try Derived { $0.policy.siblingJoinDays = days }
    #expect(try derived.due().count { $0.family == "F1" } == meetings)
    #expect(try derived.meeting(second)?.children == (meetings == 1 ? nil : ["C2"]))
  }

  @Test("Whoever joins is counted from the meeting's first child, not from the last to join")
  func joinFromFirst() throws {
    let derived = try Derived { scenario in
      scenario.policy.siblingJoinDays = 5
      scenario.children.append(
        Child(
          id: "C20", family: "F1", birth: TinyService.day("2022-01-01"), placement: "P1",
          spells: [.init(status: .lookedAfter, since: TinyService.day("2024-03-01"))]))
      for (index, day) in ["2024-03-20", "2024-06-17", "2024-12-24"].enumerated() {
        scenario.meetings.append(
          RecordedMeeting(
            id: .init("X\(index)"), kind: [.firstReview, .secondReview, .laterReview][index], status: .held,
            children: ["C20"], day: TinyService.day(day)))
      }
    }
    #expect(try derived.meeting(first)?.children == ["C1", "C2"])
    #expect(try derived.meeting("C20.later-review.2025-06-24")?.children == ["C20"])
  }

  @Test("Siblings at different placements do not meet together") func places() throws {
    let derived = try Derived { $0.children[1].placement = "P2" }
    #expect(try derived.meeting(first)?.children == ["C1"])
    #expect(try derived.meeting(second)?.place == "P2")
  }

  @Test("When the latest opening would be after the closing, the earliest child's opens the window")
  func latestOpening() throws {
    let derived = try Derived {
      // C2's own window opens on 17 June, a day after C1's closes.
      $0.policy.reviewOpensDaysBefore = 3
    }
    let window = try #require(try derived.meeting(first)?.window)
    #expect(window.opens == TinyService.day("2025-06-13"))
    #expect(window.closes == TinyService.day("2025-06-16"))
  }

  @Test("When the latest opening is the day of the closing, that day is the window") func oneDay() throws {
    let derived = try Derived { $0.policy.reviewOpensDaysBefore = 4 }
    #expect(try derived.meeting(first)?.window?.opens == TinyService.day("2025-06-16"))
  }

  @Test("The window never opens on the day that started the clock or before it") func trigger() throws {
    let derived = try Derived { $0.policy.reviewOpensDaysBefore = 500 }
    #expect(try derived.meeting(first)?.window?.opens == TinyService.day("2024-12-21"))
  }

  @Test("A window that closes on the last day of the horizon is due, and a day later is not")
  func horizon() throws {
    // C6 closes on 27 June; four weeks end on 29 June.
    #expect(try Derived { _ in }.meeting("C6.later-review.2025-06-27") != nil)
    for (last, isDue) in [("2024-12-29", true), ("2024-12-30", false)] {
      let derived = try Derived { scenario in
        guard let index = scenario.meetings.firstIndex(where: { $0.day == TinyService.day("2024-12-27") })
        else { return }
        scenario.meetings[index].day = TinyService.day(last)
      }
      #expect(try derived.due().contains { $0.family == "F5" } == isDue)
    }
  }

  @Test("A child on a published booking of the group needs no new meeting, the sibling does")
  func answered() throws {
    let derived = try Derived {
      $0.meetings.append(
        RecordedMeeting(
          id: "K3", kind: .broughtForwardReview, status: .booked, children: ["C1"],
          day: TinyService.day("2025-06-11"),
          span: TinyService.span("10:00", "11:00"), officer: "A1"))
    }
    #expect(try derived.meeting(first) == nil)
    #expect(try derived.meeting(second)?.children == ["C2"])
    #expect(try derived.meeting("K3")?.window?.closes == TinyService.day("2025-06-16"))
  }

  @Test("A published booking from before the start answers the window and is not in the diary")
  func pastBooking() throws {
    let derived = try Derived { $0.meeting("K1") { $0.day = TinyService.day("2025-05-30") } }
    #expect(try derived.meeting("K1") == nil)
    #expect(try !derived.due().contains { $0.family == "F4" })
  }

  @Test("A published booking whose children have no window counts as in its window") func noWindow() throws {
    let meeting = try #require(
      try Derived { $0.children[4].spells = [] }.meeting("K1"))
    #expect(meeting.window == nil)
    #expect(meeting.isInWindow(TinyService.day("2025-06-13")))
  }

  @Test("A published booking has no local opening and is held where its room is") func published() throws {
    let derived = try Derived { $0.meeting("K2") { $0.room = "R2" } }
    let meeting = try #require(try derived.meeting("K2"))
    #expect(meeting.window?.opens == TinyService.day("2024-12-31"))
    #expect(meeting.place == "V2")
  }

  @Test("A meeting that must precede an event has the local opening, and closes the day before")
  func event() throws {
    let derived = try Derived {
      $0.meetings.append(
        RecordedMeeting(
          id: "E1", kind: .broughtForwardReview, status: .due, children: ["C6"],
          day: TinyService.day("2025-06-20")))
    }
    let window = try #require(try derived.meeting("C6.brought-forward-review.2025-06-19")?.window)
    #expect(window.opens == TinyService.day("2025-05-22"))
    #expect(window.closes == TinyService.day("2025-06-19"))
  }

  @Test("A state that ends after the start keeps its clock, and one that ended does not")
  func endingState() throws {
    for (until, isDue) in [("2025-06-03", true), ("2025-06-02", false)] {
      let derived = try Derived {
        $0.children[5].spells = [
          .init(status: .lookedAfter, since: TinyService.day("2024-03-01"), until: TinyService.day(until))
        ]
      }
      #expect(try derived.due().contains { $0.family == "F5" } == isDue)
    }
  }

  @Test(
    "The length grows with each further child and is rounded up to the grid", arguments: [(30, 90), (20, 80)])
  func length(grid: Int, minutes: Int) throws {
    let derived = try Derived { $0.policy.gridMinutes = grid }
    #expect(try derived.meeting(first)?.length(derived.tables) == minutes)
  }
}
