// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import StatutoryCalendar

extension SweepChange {
  /// Sets a key of a policy to a value, both as texts; `Exchange` knows how.
  public typealias PolicyEditing =
    @Sendable (_ policy: Policy, _ key: String, _ value: String) throws -> Policy

  /// A scenario after changes, one after the other.
  ///
  /// A factor applies to the figure of the scenario's own course, or else to the calibration's, which then becomes the
  /// scenario's own.
  ///
  /// - Throws: `SweepChangeError`.
  public static func applying(
    _ changes: [SweepChange], to scenario: Scenario, calibration: [CourseFigure], policy: PolicyEditing
  ) throws(SweepChangeError) -> Scenario {
    var scenario = scenario
    for change in changes { try change.apply(to: &scenario, calibration, policy) }
    return scenario
  }

  private func apply(
    to scenario: inout Scenario, _ calibration: [CourseFigure], _ policy: PolicyEditing
  ) throws(SweepChangeError) {
    switch self {
    case .staff(let change):
      do throws(ScenarioChangeError) {
        scenario = try scenario.applying([change])
      } catch {
        throw .policy(text: description, reason: "\(error)")
      }
    case .posts(let number, let roles): addPosts(number, roles, to: &scenario)
    case .fullTime(let id, let thousandths):
      guard let index = scenario.officers.firstIndex(where: { $0.id == id }) else {
        throw .unknown(text: description, what: "officer", id: id.text)
      }
      scenario.officers[index].fteThousandths = thousandths
    case .minuteTakers(let number):
      guard let base = scenario.minuteTakers.first?.base ?? scenario.officers.first?.base else { return }
      for id in Self.newIDs("taker", number, scenario) {
        scenario.minuteTakers.append(.init(id: .init(id), base: base))
      }
    case .rooms(let venue, let number):
      guard scenario.places.contains(where: { $0.id == venue && ($0.kind == .venue || $0.kind == .office) })
      else {
        throw .unknown(text: description, what: "venue", id: venue.text)
      }
      for id in Self.newIDs("room", number, scenario) {
        scenario.rooms.append(.init(id: .init(id), venue: venue))
      }
    case .figure(let quantity, let amount):
      try change(quantity, amount, in: &scenario, calibration)
    case .policy(let key, let value):
      do {
        scenario.policy = try policy(scenario.policy, key, value)
      } catch {
        throw .policy(text: description, reason: "\(error)")
      }
    }
  }

  /// New officers at the base that most officers have, with full posts and a last part-time one.
  private func addPosts(_ number: Double, _ roles: Set<Role>, to scenario: inout Scenario) {
    let bases = Dictionary(grouping: scenario.officers, by: \.base)
    guard let base = bases.min(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })?.key else {
      return
    }
    let usual = scenario.officers.reduce(into: Set<Role>()) { $0.formUnion($1.roles) }
    let thousandths = Int((number * 1000).rounded())
    let parts =
      Array(repeating: 1000, count: thousandths / 1000) + (thousandths % 1000 > 0 ? [thousandths % 1000] : [])
    for (id, part) in zip(Self.newIDs("post", parts.count, scenario), parts) {
      scenario.officers.append(
        Officer(id: .init(id), fteThousandths: part, roles: roles.isEmpty ? usual : roles, base: base))
      if part < 1000 { addHours(of: id, thousandths: part, to: &scenario) }
    }
  }

  /// Whoever works part of a week works whole days, and part of one more.
  private func addHours(of id: String, thousandths: Int, to scenario: inout Scenario) {
    let hours = scenario.policy.defaultHours
    let length = hours.end.minutes - hours.start.minutes
    let grid = scenario.policy.gridMinutes
    var left = length * 5 * thousandths / 1000
    for weekday in [Weekday.monday, .tuesday, .wednesday, .thursday, .friday] where left >= grid {
      let minutes = min(length, left) / grid * grid
      scenario.workingHours.append(
        WorkingHours(
          person: .init(id), weekday: weekday,
          span: .init(start: hours.start, end: .init(minutes: hours.start.minutes + minutes))))
      left -= minutes
    }
  }

  private func change(
    _ quantity: String, _ amount: Amount, in scenario: inout Scenario, _ calibration: [CourseFigure]
  ) throws(SweepChangeError) {
    if !scenario.course.contains(where: { $0.quantity == quantity }) {
      scenario.course += calibration.filter { $0.quantity == quantity }
    }
    var found = false
    for index in scenario.course.indices where scenario.course[index].quantity == quantity {
      found = true
      var figure = scenario.course[index]
      // Months say how a year's figure is spread: a new one leaves that as it is.
      let isSpread = figure.month != nil && !quantity.contains("percent")
      if isSpread, case .exactly = amount { continue }
      figure.value = amount.applied(to: figure.value)
      (figure.basis, figure.source, figure.section) = (.assumed, "sweep: \(self)", "")
      scenario.course[index] = figure
    }
    if found { return }
    guard case .exactly(let value) = amount else {
      throw .unknown(text: description, what: "quantity", id: quantity)
    }
    scenario.course.append(
      CourseFigure(
        quantity: quantity, value: value, unit: quantity.contains("percent") ? "percent" : "",
        basis: .assumed,
        source: "sweep: \(self)", section: ""))
  }

  /// Ids that nobody and nothing has.
  private static func newIDs(_ word: String, _ count: Int, _ scenario: Scenario) -> [String] {
    let taken = Set(
      scenario.officers.map(\.id.text) + scenario.minuteTakers.map(\.id.text) + scenario.rooms.map(\.id.text)
        + scenario.families.map(\.id.text) + scenario.children.map(\.id.text))
    return Array((1...).lazy.map { "\(word)-\($0)" }.filter { !taken.contains($0) }.prefix(count))
  }
}
