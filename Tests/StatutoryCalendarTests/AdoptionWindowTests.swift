// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Windows of adoption reviews")
struct AdoptionWindowTests {
  let law: RuleBook

  init() throws { law = try RuleBook(calendar: .english(), months: .statutory) }

  @Test("Authorised: three months, then six months after each review")
  func authorised() throws {
    let states: [(CaseStatus, Day)] = [(.authorisedForAdoption, "2015-01-12")]
    #expect(try law.lines(states) == ["AD0a adoption-authorised-first-review ..2015-04-12"])
    #expect(
      try law.lines(states, held: [(.adoptionAuthorisedFirstReview, "2015-03-31")])
        == ["AD0b adoption-authorised-later-review ..2015-09-30"])
  }

  @Test("While authorised the looked-after clock runs too, and the one that closes first decides")
  func authorisedAndLookedAfter() throws {
    let states: [(CaseStatus, Day)] = [(.lookedAfter, "2014-01-06"), (.authorisedForAdoption, "2015-01-12")]
    let held: [(MeetingKind, Day)] = [(.firstReview, "2014-01-30"), (.secondReview, "2014-04-28")]
    let reviewedInAugust = held + [(.laterReview, "2014-08-20")]
    #expect(
      try law.lines(states, held: reviewedInAugust) == ["LAC3 later-review ..2015-02-20"],
      "the looked-after clock is the earlier")
    let reviewedInDecember = held + [(.laterReview, "2014-12-15")]
    #expect(
      try law.lines(states, held: reviewedInDecember)
        == ["AD0a adoption-authorised-first-review ..2015-04-12"], "the adoption clock is the earlier")
  }

  @Test("Of two clocks that close on the same day the looked-after one decides")
  func tie() throws {
    let states: [(CaseStatus, Day)] = [(.lookedAfter, "2014-01-06"), (.authorisedForAdoption, "2015-01-12")]
    let held: [(MeetingKind, Day)] = [
      (.firstReview, "2014-01-30"), (.secondReview, "2014-04-28"),
      (.adoptionAuthorisedFirstReview, "2015-03-31"),
    ]
    #expect(try law.lines(states, held: held) == ["LAC3 later-review ..2015-09-30"])
    #expect(try law.lines(states.reversed(), held: held) == ["LAC3 later-review ..2015-09-30"])
  }

  @Test("Placed: four weeks, then three months, then six months")
  func placed() throws {
    let states: [(CaseStatus, Day)] = [(.placedForAdoption, "2015-01-12")]
    #expect(try law.lines(states) == ["AD1 adoption-placed-first-review ..2015-02-09"])
    var held: [(MeetingKind, Day)] = [(.adoptionPlacedFirstReview, "2015-02-09")]
    #expect(try law.lines(states, held: held) == ["AD2 adoption-placed-second-review ..2015-05-09"])
    held.append((.adoptionPlacedSecondReview, "2015-05-08"))
    #expect(try law.lines(states, held: held) == ["AD3 adoption-placed-later-review ..2015-11-08"])
    held.append((.adoptionPlacedLaterReview, "2015-11-05"))
    #expect(try law.lines(states, held: held) == ["AD3 adoption-placed-later-review ..2016-05-05"])
  }

  @Test("From placement on neither the looked-after nor the authorised clock runs")
  func placedOnly() throws {
    // Both would close before the placement's second review.
    let states: [(CaseStatus, Day)] = [
      (.lookedAfter, "2014-01-06"), (.authorisedForAdoption, "2014-06-02"),
      (.placedForAdoption, "2015-01-12"),
    ]
    let held: [(MeetingKind, Day)] = [
      (.firstReview, "2014-01-30"), (.secondReview, "2014-04-28"),
      (.adoptionAuthorisedFirstReview, "2014-08-01"),
    ]
    #expect(try law.lines(states, held: held) == ["AD1 adoption-placed-first-review ..2015-02-09"])
  }

  @Test("When the placement has ended, the looked-after clock runs from the last review of any kind")
  func placementEnded() throws {
    let spells: [CaseHistory.Spell] = [
      .init(status: .lookedAfter, since: "2014-01-06"),
      .init(status: .placedForAdoption, since: "2015-01-12", until: "2015-03-20"),
    ]
    let held: [CaseHistory.Held] = [
      .init(kind: .firstReview, day: "2014-01-30"), .init(kind: .secondReview, day: "2014-04-28"),
      .init(kind: .adoptionPlacedFirstReview, day: "2015-02-09"),
    ]
    #expect(
      try law.windows(of: CaseHistory(spells: spells, held: held)).map(\.line)
        == ["LAC3 later-review ..2015-08-09"])
  }

  @Test("A disruption is reviewed between day 28 and day 42, once")
  func disruption() throws {
    let states: [(CaseStatus, Day)] = [(.adoptionDisrupted, "2015-02-02")]
    let window = ["AD-DIS adoption-disruption-review 2015-03-02..2015-03-16"]
    #expect(try law.lines(states) == window)
    #expect(try law.lines(states, held: [(.adoptionDisruptionReview, "2015-02-02")]) == window)
    #expect(try law.lines(states, held: [(.laterReview, "2015-03-03")]) == window)
    #expect(try law.lines(states, held: [(.adoptionDisruptionReview, "2015-03-05")]).isEmpty)
  }
}
