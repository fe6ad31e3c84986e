// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Which part of a diary is filled anew")
struct RegionChoiceTests {
  @Test("Regions of one draw share no officer's day, and officers rise")
  func disjoint() {
    var pairs = 0
    for seed in 1...20 {
      let grid = SlotGrid(smallDiary(seed: UInt64(seed), meetings: 6))
      var annealing = Annealing(grid, threads: 1, seed: UInt64(seed))
      let diary = annealing.filled(DiaryState(grid))
      var choice = RegionChoice(
        grid, homes: HomeOfficers(grid.problem), slack: DaySlack(grid), seed: UInt64(seed))
      for _ in 0..<20 {
        let regions = choice.draw(2, diary)
        for region in regions {
          #expect(region.officers == Set(region.officers).sorted(), "seed \(seed)")
          #expect(region.days.lowerBound >= 0 && region.days.upperBound <= grid.problem.dayCount)
        }
        guard regions.count == 2 else { continue }
        pairs += 1
        #expect(
          !regions[0].days.overlaps(regions[1].days)
            || Set(regions[0].officers).isDisjoint(with: regions[1].officers), "seed \(seed)")
      }
    }
    #expect(pairs > 20)
  }

  @Test("For a conference without a place its chair and the users of its venue's rooms give way")
  func crowd() {
    var found = 0
    for seed in 1...60 {
      let grid = SlotGrid(smallDiary(seed: UInt64(seed), meetings: 6))
      let problem = grid.problem
      var annealing = Annealing(grid, threads: 1, seed: UInt64(seed))
      var diary = annealing.filled(DiaryState(grid))
      guard
        let meeting = problem.meetings.indices.first(where: {
          diary.home[$0] >= 0 && problem.meetings[$0].venue != nil
            && problem.meetings[$0].days.contains { !$0.isLate }
        }), let venue = problem.meetings[meeting].venue,
        let chair = problem.meetings[meeting].chairs.first?.officer
      else { continue }
      diary.remove(key: diary.home[meeting])
      var choice = RegionChoice(
        grid, homes: HomeOfficers(problem), slack: DaySlack(grid), seed: UInt64(seed))
      let users = problem.officers.indices.filter { officer in
        (0..<problem.dayCount).contains { diary.venues(officer: officer, day: $0).contains(venue) }
      }
      let isDrawn = (0..<200).contains { _ in
        choice.draw(1, diary).contains { Set($0.officers) == Set(users + [chair]) }
      }
      #expect(isDrawn, "seed \(seed)")
      found += 1
    }
    #expect(found > 20)
  }

  @Test("Who covers a meeting and who is covered are drawn together far more often than by chance")
  func covers() throws {
    var problem = smallDiary(seed: 1)
    let day = BookingProblem.PersonDay(hours: 540..<1020)
    problem.officers = Array(
      repeating: .init(base: 0, days: Array(repeating: day, count: problem.dayCount)), count: 20)
    for meeting in problem.meetings.indices {
      problem.meetings[meeting].chairs = [.init(officer: 0, cost: 0)]
    }
    problem.meetings[0] = .init(
      place: 1, minutes: 60, venue: nil, needsMinuteTaker: false,
      chairs: [.init(officer: 3, cost: 0), .init(officer: 7, cost: 40)],
      days: [.init(day: 1, cost: 0, isLate: false, isSchoolDay: false)], starts: nil)
    // Everybody has a meeting of his or her own, so that anybody may be drawn.
    for officer in problem.officers.indices {
      var own = problem.meetings[0]
      own.chairs = [.init(officer: officer, cost: 0)]
      problem.meetings.append(own)
    }
    let grid = SlotGrid(problem)
    var diary = DiaryState(grid)
    var search = PatternSearch(grid)
    var table = StartCostTable(grid)
    diary.apply(
      try #require(diary.insertion(0, officer: 7, day: 1, search: &search, table: &table)))
    var choice = RegionChoice(grid, homes: HomeOfficers(problem), slack: DaySlack(grid), seed: 1)
    let together = (0..<300).count { _ in
      choice.draw(1, diary).contains {
        $0.officers.contains(3) && $0.officers.contains(7) && $0.days.contains(1)
      }
    }
    #expect(together > 40)
  }
}
