// SPDX-License-Identifier: GPL-3.0-or-later

/// A service on the day the plan starts: its people, places, children and policy.
///
/// Rows stand in the order of their ids; `Exchange` reads only scenarios whose references all resolve.
public struct Scenario: Sendable {
  /// The policy in force.
  public var policy: Policy
  /// Officers, by id.
  public var officers: [Officer] = []
  /// Minute takers, by id.
  public var minuteTakers: [MinuteTaker] = []
  /// Working hours of people who do not keep the default hours.
  public var workingHours: [WorkingHours] = []
  /// Absences of officers and minute takers.
  public var absences: [Absence] = []
  /// Duty days of officers.
  public var dutyDays: [DutyDay] = []
  /// Existing appointments.
  public var busyTimes: [BusyTime] = []
  /// Office closures.
  public var closures: [Closure] = []
  /// Places, by id.
  public var places: [Place] = []
  /// Rooms, by id.
  public var rooms: [Room] = []
  /// Families, by id.
  public var families: [Family] = []
  /// Children, by id.
  public var children: [Child] = []
  /// Recorded meetings, by id.
  public var meetings: [RecordedMeeting] = []
  /// Managers' decisions, by family, kind and officer.
  public var decisions: [Decision] = []
  /// Known journeys.
  public var travelOverrides: [TravelOverride] = []
  /// Published figures that the scenario is built from, for people.
  public var figures: [PublishedFigure] = []
  /// What is assumed and not published, for people.
  public var assumptions: [Assumption] = []
  /// What a simulated year draws from.
  public var course: [CourseFigure] = []
  /// What happens to staff in a simulated year, and is not known before.
  public var staffEvents: [StaffEvent] = []
  /// What a report published of the year that is simulated.
  public var outcomes: [PublishedOutcome] = []

  /// Creates a scenario without rows.
  public init(policy: Policy) { self.policy = policy }
}

/// A figure that a report published.
public struct PublishedFigure: Sendable, Hashable {
  /// What it is, a word such as `looked-after-children`.
  public var figure: String
  /// The value as published.
  public var value: String
  /// Its unit.
  public var unit: String
  /// The report.
  public var source: String
  /// Page or section.
  public var section: String

  /// Creates a figure.
  public init(figure: String, value: String, unit: String, source: String, section: String) {
    self.figure = figure
    self.value = value
    self.unit = unit
    self.source = source
    self.section = section
  }
}

/// Something that no report says and a scenario needs.
public struct Assumption: Sendable, Hashable {
  /// What is assumed, a word.
  public var assumption: String
  /// The value.
  public var value: String
  /// Its unit.
  public var unit: String
  /// Why this value.
  public var reason: String

  /// Creates an assumption.
  public init(assumption: String, value: String, unit: String, reason: String) {
    self.assumption = assumption
    self.value = value
    self.unit = unit
    self.reason = reason
  }
}
