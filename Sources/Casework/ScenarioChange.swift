// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// A change of a service's staff that somebody wants to see planned: what `--change` says.
public enum ScenarioChange: Sendable, Hashable {
  /// The officer leaves; the day is the last of employment.
  case leave(Officer.ID, last: Day)
  /// The officer is away, by sickness unless told otherwise.
  case absent(Officer.ID, first: Day, last: Day)
  /// The officer is back from that day on: absences that reduce capacity end the day before.
  case back(Officer.ID, first: Day)
  /// The teams are merged: every officer reviews and chairs conferences.
  case merge
}
