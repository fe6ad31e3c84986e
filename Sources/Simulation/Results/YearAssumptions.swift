// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What a simulated year takes for granted and no table says; for people.
enum YearAssumptions {
  /// The rows, for some options.
  static func rows(_ options: SimulationOptions) -> [Assumption] {
    func row(_ assumption: String, _ value: String, _ unit: String, _ reason: String) -> Assumption {
      Assumption(assumption: assumption, value: value, unit: unit, reason: reason)
    }
    return [
      row(
        "plans-made", "1", "a week",
        "new families get an officer and what falls due is booked once a week, and on the day on which a case becomes"
          + " known that cannot wait for that"),
      row(
        "horizon", "\(World.mostHorizonWeeks)", "weeks at the most",
        "meetings are booked as far ahead as the policy says, and no further than a quarter"),
      row(
        "booking-search", "\(options.bookingRounds)", "rounds",
        "a week's bookings are put by insertion and a fixed search, since a clock would not give the same year twice"
      ),
      row(
        "full-weeks", "the hours of the post", "less other duties and days away",
        "an officer takes on nothing more in a week that the meetings booked fill, with reading, visits, records and"
          + " journeys; monitoring between meetings waits"),
      row(
        "mended-diary", "\(options.mendedMeetings)", "meetings of a plan",
        "other bookings are asked to move for the nearest meetings of the next \(options.mendingWeeks) weeks that have no"
          + " day in time"),
      row(
        "sickness-spells", "17 of 20 last 1 to 5 weekdays, the others 10 to 30", "",
        "no report publishes spells; the share of days lost is the course's"),
      row(
        "sickness-known", "7, then 28", "days ahead", "people certify a week themselves, then bring fit notes"
      ),
      row("delays", "three exponential steps", "", "reports publish means of delays at the most"),
      row(
        "new-families", "drawn after the children of the tables", "",
        "age at entry, home, venue, team, placement"),
      row("siblings-apart", "0 to 5", "years", "brothers and sisters of a new family"),
      row("leaving-care", "all alike, and at eighteen", "", "no report publishes who leaves when"),
      row(
        "plans-end", "at the review conference nearest to the drawn length", "",
        "a plan is ended by a conference; a plan of a child who has come into care ends at the next"),
      row("plan-decision", "one for a family", "", "brothers and sisters are put on plans together"),
      row("in-time", "the law's windows", "", "local policies are counted apart, as in-time-by-own-rules"),
    ]
  }
}
