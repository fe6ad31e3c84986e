// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// Makes up when the children of a family were born and how their cases went.
struct CaseCourse {
  let start: Day
  let recordsFrom: Day

  /// The children of a family, eldest first.
  func children(of request: FamilyRequest, using random: inout SeededRandom) -> [ChildDraft] {
    let bands = AgeDrawing.bands(of: request)
    var first = random.integer(fromBands: bands)
    var days = random.integer(fromBands: request.daysAgo)
    // A case that is older than the child is drawn again: the young have not been in care for long.
    for _ in 0..<20 where days > first { days = random.integer(fromBands: request.daysAgo) }
    first = max(first, days)
    let reach = request.course == .lookedAfter ? 17 * 365 : start - recordsFrom
    days = min(days, reach)
    // Whatever its length, a young person's case did not start before the age that it is for.
    if request.course == .pathway { days = min(days, first - 16 * 365 - 5) }

    let latest = request.daysAgo.map(\.range.lowerBound).min() ?? 1
    let ages = AgeDrawing.siblings(of: first, count: request.size, using: &random)
    let turning = turnDays(request.turn, days: days, using: &random)
    // The day on which children on a plan came into care besides, some way into the plan.
    let entry = start - days + random.integer(in: 10...max(10, days * 2 / 3))
    return ages.enumerated().map { index, age in
      var age = age
      var since = days
      if age < days {
        // Born since: the case started at birth, or else the child is as old as the case.
        since = age - min(age - 1, random.integer(in: 0...14))
        if since < max(latest, 90) || request.course != .lookedAfter || request.turn != nil {
          since = days
          age = days + random.integer(in: 0...20)
        }
      }
      return ChildDraft(
        birth: start - age,
        spells: spells(
          of: request, child: index, since: start - since, entry: entry, turning: turning))
    }
  }

  /// The days before the start on which a later state's steps were taken: authority, placement, and return
  /// or secure placement.
  private struct TurnDays {
    var authorised = 0
    var placed = 0
    var last = 0
  }

  private func turnDays(
    _ turn: FamilyRequest.Turn?, days: Int, using random: inout SeededRandom
  ) -> TurnDays {
    func draw(_ least: Int, _ most: Int) -> Int { random.integer(in: least...max(least, most)) }
    switch turn {
    case nil: return TurnDays()
    case .authorisedForAdoption?: return TurnDays(authorised: draw(10, days - 150))
    case .placedForAdoption?:
      let authorised = draw(70, days - 150)
      return TurnDays(authorised: authorised, placed: draw(8, authorised - 40))
    case .adoptionDisrupted?:
      let authorised = draw(250, days - 150)
      return TurnDays(authorised: authorised, placed: draw(150, authorised - 40), last: draw(4, 30))
    case .secure?: return TurnDays(last: draw(5, 55))
    }
  }

  private func spells(
    of request: FamilyRequest, child: Int, since: Day, entry: Day, turning: TurnDays
  ) -> [CaseHistory.Spell] {
    func spell(_ status: CaseStatus, _ day: Day, until: Day? = nil) -> CaseHistory.Spell {
      CaseHistory.Spell(status: status, since: day, until: until)
    }
    switch request.course {
    case .awaitingConference: return [spell(.strategyDiscussion, since)]
    case .transferredIn: return [spell(.transferredIn, since)]
    case .shortBreaks: return [spell(.shortBreaks, since)]
    case .pathway: return [spell(.pathway, since)]
    case .onPlan(let alsoLookedAfter):
      guard child < alsoLookedAfter else { return [spell(.strategyDiscussion, since)] }
      return [spell(.strategyDiscussion, since), spell(.lookedAfter, entry)]
    case .lookedAfter:
      let authorised = start - turning.authorised
      let placed = start - turning.placed
      let last = start - turning.last
      switch request.turn {
      case nil: return [spell(.lookedAfter, since)]
      case .authorisedForAdoption?:
        return [spell(.lookedAfter, since), spell(.authorisedForAdoption, authorised)]
      case .placedForAdoption?:
        return [
          spell(.lookedAfter, since), spell(.authorisedForAdoption, authorised, until: placed),
          spell(.placedForAdoption, placed),
        ]
      case .adoptionDisrupted?:
        return [
          spell(.lookedAfter, since), spell(.authorisedForAdoption, authorised, until: placed),
          spell(.placedForAdoption, placed, until: last), spell(.adoptionDisrupted, last),
        ]
      case .secure?: return [spell(.lookedAfter, since), spell(.secure, last)]
      }
    }
  }
}
