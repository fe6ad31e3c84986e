// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Reads `policy.json` and judges what its keys say together.
enum PolicyReading {
  /// The policy, or nil when it has an error; every fault goes to the log.
  static func read(folder: String, calendar: WorkingCalendar, log: FaultLog) -> Policy? {
    let (value, fault) = JSONValue.read(file: PolicyFile.name, in: folder)
    if let fault { log.add(fault) }
    return value.flatMap { read($0, calendar: calendar, log: log) }
  }

  /// The policy of a JSON value; see `read(folder:calendar:log:)`.
  static func read(_ value: JSONValue, calendar: WorkingCalendar, log: FaultLog) -> Policy? {
    let own = FaultLog()
    defer { log.add(own.faults) }
    let location = JSONLocation(file: PolicyFile.name, path: "", log: own)
    // The start is needed: the day given here is used only while faults are looked for.
    var policy = Policy(service: "", start: CellText.firstDay)
    value.read(PolicyKey<Policy>.policy, at: location, into: &policy)
    checkHours(of: policy, location)
    checkBreak(of: policy, location)
    checkConferenceStarts(of: policy, location)
    checkRates(of: policy, location)
    checkPoints(of: policy, location)
    checkTightenings(of: policy, given: value["tightenings"], calendar: calendar, location)
    checkUnconfirmed(of: policy, given: value["unconfirmed"], calendar: calendar, location)
    if !own.hasErrors { checkYears(of: policy, calendar: calendar, location) }
    return own.hasErrors ? nil : policy
  }

  private static func checkHours(of policy: Policy, _ location: JSONLocation) {
    func check(_ span: TimeSpan, _ start: String, _ end: JSONLocation) {
      guard span.start >= span.end else { return }
      end.fault(.string(span.end.description), "expected a time after \(span.start), which is \(start)")
    }
    check(policy.defaultHours, "day_start", location.key("day_end"))
    check(policy.school.hours, "school.start", location.key("school").key("end"))
  }

  private static func checkBreak(of policy: Policy, _ location: JSONLocation) {
    guard let rest = policy.dayBreak, rest.span.end.minutes - rest.span.start.minutes < rest.minutes else {
      return
    }
    location.key("break").key("to").fault(
      .string(rest.span.end.description),
      "expected a time at least \(rest.minutes) minutes, the length of the break, after \(rest.span.start), which "
        + "is break.from")
  }

  private static func checkConferenceStarts(of policy: Policy, _ location: JSONLocation) {
    let place = location.key("conference_starts")
    var seen: Set<ClockTime> = []
    for time in policy.conferenceStarts {
      let value = JSONValue.string(time.description)
      if !seen.insert(time).inserted { place.fault(value, "stands twice in the list") }
      if time.minutes % policy.gridMinutes != 0 {
        place.fault(
          value, "expected a multiple of grid_minutes, \(policy.gridMinutes) minutes, after midnight")
      }
    }
  }

  private static func checkRates(of policy: Policy, _ location: JSONLocation) {
    let bands = policy.capacity.bands
    for (index, (band, next)) in zip(bands, bands.dropFirst()).enumerated() where next.rate < band.rate {
      location.key("capacity").key("bands").element(index + 1).key("rate").fault(
        .integer(next.rate), "expected at least \(band.rate), the rate of the band before: rates may not fall"
      )
    }
  }

  private static func checkPoints(of policy: Policy, _ location: JSONLocation) {
    let (stable, whole) = (policy.capacity.stablePoints, policy.capacity.pointsPerFTE)
    guard stable >= whole else { return }
    location.key("capacity").key("stable_points").fault(
      .integer(stable), "expected fewer than \(whole), which is points_per_fte: some must be left for cases")
  }

  private static func checkTightenings(
    of policy: Policy, given: JSONValue?, calendar: WorkingCalendar, _ location: JSONLocation
  ) {
    check(policy.tightenings, given: given, location.key("tightenings")) {
      var alone = policy
      (alone.tightenings, alone.unconfirmed) = ([$0], [])
      _ = try alone.rules(calendar: calendar)
    }
  }

  private static func checkUnconfirmed(
    of policy: Policy, given: JSONValue?, calendar: WorkingCalendar, _ location: JSONLocation
  ) {
    check(policy.unconfirmed, given: given, location.key("unconfirmed")) {
      var alone = policy
      (alone.tightenings, alone.unconfirmed) = ([], [$0])
      _ = try alone.rules(calendar: calendar)
    }
  }

  /// Says of each local time what the rule book has against it.
  private static func check(
    _ local: [Tightening], given: JSONValue?, _ place: JSONLocation, tryOut: (Tightening) throws -> Void
  ) {
    // Those that could not be read are missing from the policy; then their numbers would not fit.
    guard let given = given?.array, given.count == local.count else { return }
    for (index, tightening) in local.enumerated() {
      do {
        try tryOut(tightening)
      } catch RuleError.unknownRule(let id) {
        place.element(index).key("rule").fault(.string(id), "expected the id of a rule of the table")
      } catch RuleError.loosens(let rule, let citation, let statutory, let local) {
        place.element(index).fault(
          .string(local),
          "loosens the law: rule \(rule) allows \(statutory) at the most (\(citation)); a local policy may only "
            + "tighten it")
      } catch {
        place.element(index).fault(given[index], "\(error)")
      }
    }
  }

  private static func checkYears(of policy: Policy, calendar: WorkingCalendar, _ location: JSONLocation) {
    let years = calendar.firstYear...calendar.lastYear
    guard !years.contains(policy.start.civil.year) || !years.contains(policy.lateEnd.civil.year) else {
      return
    }
    location.key("start").fault(
      .string(policy.start.description),
      "expected the plan, through \(policy.lateEnd), to lie in the years whose bank holidays are known, "
        + "\(calendar.firstYear) to \(calendar.lastYear)")
  }
}
