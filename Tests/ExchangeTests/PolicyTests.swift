// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing
import Travel

@testable import Exchange

@Suite("A policy")
struct PolicyTests {
  /// What is wrong with a policy, and the one fault that must say so.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let key: String
    let json: String
    let column: String?
    let value: String?
    let says: String
    var testDescription: String { "\(key): \(json)" }

    init(_ key: String, _ json: String, _ column: String?, _ value: String?, _ says: String) {
      self.key = key
      self.json = json
      self.column = column
      self.value = value
      self.says = says
    }
  }

  private func read(_ json: String) throws -> (policy: Policy?, faults: [Fault]) {
    let calendar = try #require(ScenarioOnDisk.calendar)
    let (value, fault) = JSONValue.read(Array(json.utf8), file: "policy.json")
    #expect(fault == nil)
    let log = FaultLog()
    let policy = PolicyReading.read(try #require(value), calendar: calendar, log: log)
    return (policy, log.sorted)
  }

  @Test("says what is wrong with its key path and value", arguments: wrong)
  func saysWhatIsWrong(_ wrong: Wrong) throws {
    var members = ["service": "\"S\"", "start": "\"2013-04-02\""]
    members[wrong.key] = wrong.json
    let (policy, faults) = try read(
      "{" + members.map { "\"\($0.key)\": \($0.value)" }.sorted().joined(separator: ",") + "}")
    #expect(policy == nil)
    try #require(faults.count == 1, "\(faults.map(\.description).joined(separator: "\n"))")
    #expect(faults[0].file == "policy.json")
    #expect(faults[0].column == wrong.column)
    #expect(faults[0].value == wrong.value)
    #expect(faults[0].expectation.contains(wrong.says), "\(faults[0])")
  }

  private static let wrong: [Wrong] = [
    Wrong("horizon_week", "12", "horizon_week", nil, "not known here; known: service, start"),
    Wrong("horizon_week", "12", "horizon_week", nil, "did you mean horizon_weeks?"),
    Wrong("service", "\"\"", "service", nil, "expected a text"),
    Wrong("service", "12", "service", "12", "expected a text"),
    Wrong("start", "\"2013-02-30\"", "start", "2013-02-30", "expected a date that exists"),
    Wrong("start", "null", "start", "null", "expected a date as yyyy-mm-dd"),
    Wrong("start", "\"2009-12-31\"", "start", "2009-12-31", "bank holidays are known, 2010 to 2028"),
    Wrong("start", "\"2028-10-01\"", "start", "2028-10-01", "expected the plan, through 2029-01-20"),
    Wrong("horizon_weeks", "0", "horizon_weeks", "0", "expected a whole number from 1 to 53"),
    Wrong("horizon_weeks", "54", "horizon_weeks", "54", "expected a whole number from 1 to 53"),
    Wrong("horizon_weeks", "1.5", "horizon_weeks", "1.5", "expected a whole number from 1 to 53"),
    Wrong("horizon_weeks", "\"12\"", "horizon_weeks", "12", "expected a whole number from 1 to 53"),
    Wrong("horizon_weeks", "true", "horizon_weeks", "true", "expected a whole number from 1 to 53"),
    Wrong("horizon_weeks", "1e30", "horizon_weeks", "1e+30", "expected a whole number from 1 to 53"),
    Wrong("fortnight_start", "7", "fortnight_start", "7", "expected a date"),
    Wrong("months", "\"statuory\"", "months", "statuory", "did you mean statutory?"),
    Wrong("count_start_day", "1", "count_start_day", "1", "expected true or false"),
    Wrong("grid_minutes", "25", "grid_minutes", "25", "expected one of 5, 10, 15, 20, 30, 60"),
    Wrong("day_end", "\"9:00\"", "day_end", "9:00", "expected a time as hh:mm"),
    Wrong("day_end", "\"09:00\"", "day_end", "09:00", "expected a time after 09:00, which is day_start"),
    Wrong("meetings_per_day", "7", "meetings_per_day", "7", "expected a whole number from 1 to 6"),
    Wrong("break", "{\"minutes\": 4}", "break.minutes", "4", "expected a whole number from 5"),
    Wrong("break", "{\"length\": 30}", "break.length", nil, "known: minutes, from, to"),
    Wrong("break", "false", "break", "false", "expected an object with keys of: minutes, from, to"),
    Wrong("break", "{\"from\": \"12.00\"}", "break.from", "12.00", "expected a time as hh:mm"),
    Wrong(
      "break", "{\"from\": \"12:00\", \"to\": \"12:29\"}", "break.to", "12:29",
      "expected a time at least 30 minutes, the length of the break, after 12:00"),
    Wrong("break", "{\"to\": \"11:00\"}", "break.to", "11:00", "after 11:30, which is break.from"),
    Wrong("combine_within_days", "-1", "combine_within_days", "-1", "expected a whole number from 0"),
    Wrong("combined_percent", "101", "combined_percent", "101", "expected a whole number from 0 to 100"),
    Wrong("combined_percent", "null", "combined_percent", "null", "expected a whole number from 0 to 100"),
    Wrong("reconvene_days", "0", "reconvene_days", "0", "expected a whole number from 1"),
    Wrong("costs", "{\"move\": -1}", "costs.move", "-1", "expected a whole number from 0"),
    Wrong("conference_starts", "\"09:30\"", "conference_starts", "09:30", "expected a list of times"),
    Wrong("conference_starts", "[\"09:30\", 7]", "conference_starts[1]", "7", "expected a time"),
    Wrong(
      "conference_starts", "[\"09:15\"]", "conference_starts", "09:15", "expected a multiple of grid_minutes"),
    Wrong("conference_starts", "[\"09:00\", \"09:00\"]", "conference_starts", "09:00", "stands twice"),
    Wrong("opens_days_before", "{\"reviews\": 3}", "opens_days_before.reviews", nil, "did you mean review?"),
    Wrong(
      "notice_working_days", "{\"later-review\": -1}", "notice_working_days.later-review", "-1",
      "from 0 to 60"),
    Wrong("kinds", "{\"first-review\": {\"chair\": 0}}", "kinds.first-review.chair", "0", "from 1 to 480"),
    Wrong(
      "kinds", "{\"first-review\": {\"room\": 1}}", "kinds.first-review.room", "1", "expected true or false"),
    Wrong("kinds", "{\"firstreview\": {}}", "kinds.firstreview", nil, "did you mean first-review?"),
    Wrong("kinds", "[]", "kinds", "[]", "expected an object with keys of: first-review"),
    Wrong(
      "monitoring_minutes_per_year", "{\"secure\": 20001}", "monitoring_minutes_per_year.secure", "20001",
      "from 0 to 20000"),
    Wrong("costs", "{\"late\": -1}", "costs.late", "-1", "expected a whole number from 0"),
    Wrong(
      "capacity", "{\"guidance_children_per_fte\": [70, 50]}", "capacity.guidance_children_per_fte",
      "[70, 50]",
      "the lower first"),
    Wrong("capacity", "{\"weighting\": \"head\"}", "capacity.weighting", "head", "did you mean heads?"),
    Wrong("capacity", "{\"periods\": 13}", "capacity.periods", "13", "expected a whole number from 1 to 12"),
    Wrong("capacity", "{\"periods\": 0}", "capacity.periods", "0", "expected a whole number from 1 to 12"),
    Wrong(
      "capacity", "{\"split_from_children\": 1}", "capacity.split_from_children", "1",
      "expected a whole number from 2"),
    Wrong(
      "capacity", "{\"stable_points\": 100}", "capacity.stable_points", "100",
      "expected fewer than 100, which is points_per_fte"),
    Wrong(
      "capacity", "{\"points_per_fte\": 15}", "capacity.stable_points", "15", "expected fewer than 15"),
    Wrong(
      "capacity", "{\"points\": {\"on-plan\": {\"recent\": 1.25}}}", "capacity.points.on-plan.recent", "1.25",
      "expected a number from 0 to 100 with at most one decimal"),
    Wrong(
      "capacity", "{\"points\": {\"on-plan\": {\"settled\": 100.1}}}", "capacity.points.on-plan.settled",
      "100.1", "expected a number from 0 to 100"),
    Wrong(
      "capacity", "{\"points\": {\"on-plan\": {\"settled\": -0.1}}}", "capacity.points.on-plan.settled",
      "-0.1",
      "expected a number from 0 to 100"),
    Wrong(
      "capacity", "{\"points\": {\"secure\": {\"settled\": \"1.2\"}}}", "capacity.points.secure.settled",
      "1.2",
      "expected a number from 0 to 100"),
    Wrong("capacity", "{\"points\": {\"on-plans\": {}}}", "capacity.points.on-plans", nil, "mean on-plan?"),
    Wrong(
      "costs", "{\"split_siblings\": -1}", "costs.split_siblings", "-1", "expected a whole number from 0"),
    Wrong(
      "capacity", "{\"bands\": []}", "capacity.bands", "[]", "expected the last band to have no end"),
    Wrong(
      "capacity", "{\"bands\": [{\"up_to_percent\": 100, \"rate\": 0}]}", "capacity.bands",
      "[{ \"rate\": 0, \"up_to_percent\": 100 }]", "expected the last band to have no end"),
    Wrong(
      "capacity", bands((100, 0), (90, 1), (nil, 2)), "capacity.bands[1]",
      "{ \"rate\": 1, \"up_to_percent\": 90 }",
      "expected an end above 100"),
    Wrong(
      "capacity", bands((nil, 0), (nil, 2)), "capacity.bands[0]", "{ \"rate\": 0, \"up_to_percent\": null }",
      "only the last band has none"),
    Wrong("capacity", bands((100, 2), (nil, 1)), "capacity.bands[1].rate", "1", "rates may not fall"),
    Wrong(
      "capacity", "{\"bands\": [{\"rate\": 0}]}", "capacity.bands[0].up_to_percent", nil, "the key is missing"
    ),
    Wrong("school", "{\"end\": \"08:00\"}", "school.end", "08:00", "expected a time after 09:00"),
    Wrong("school", "{\"ages\": [5]}", "school.ages", "[5]", "expected two ages"),
    Wrong(
      "school", "{\"holidays\": [[\"2013-05-31\", \"2013-05-27\"]]}", "school.holidays[0]",
      "[\"2013-05-31\", \"2013-05-27\"]", "expected the first day before the last"),
    Wrong("travel", "{\"circuity_percent\": 99}", "travel.circuity_percent", "99", "from 100 to 1000"),
    Wrong(
      "travel", "{\"bands\": [{\"up_to_metres\": null, \"kmh\": 0}]}", "travel.bands[0].kmh", "0",
      "from 1 to 200"),
    Wrong("tightenings", "{}", "tightenings", "{}", "expected a list of objects"),
    Wrong(
      "tightenings", "[{\"rule\": \"LAC9\", \"days\": 5, \"source\": \"x\"}]", "tightenings[0].rule", "LAC9",
      "expected the id of a rule"),
    Wrong(
      "tightenings", "[{\"rule\": \"LAC3\", \"days\": 5, \"months\": 1, \"source\": \"x\"}]",
      "tightenings[0]",
      "{ \"days\": 5, \"months\": 1, \"rule\": \"LAC3\", \"source\": \"x\" }",
      "expected exactly one of months, working_days, days"),
    Wrong(
      "tightenings", "[{\"rule\": \"LAC3\", \"source\": \"x\"}]", "tightenings[0]",
      "{ \"rule\": \"LAC3\", \"source\": \"x\" }", "expected exactly one of"),
    Wrong(
      "tightenings", "[{\"rule\": \"LAC3\", \"months\": 3}]", "tightenings[0].source", nil,
      "the key is missing"),
  ]

  private static func bands(_ bands: (Int?, Int)...) -> String {
    let elements = bands.map { end, rate in
      "{\"up_to_percent\": \(end.map { String($0) } ?? "null"), \"rate\": \(rate)}"
    }
    return "{\"bands\": [\(elements.joined(separator: ","))]}"
  }

  @Test("that loosens the law is refused with the rule's citation")
  func refusesToLoosen() throws {
    let calendar = try #require(ScenarioOnDisk.calendar)
    let rule = try #require(try RuleBook(calendar: calendar).rules.first { $0.id == "LAC1" })
    let (policy, faults) = try read(
      """
      {"service": "S", "start": "2013-04-02", "tightenings": [
        {"rule": "LAC3", "months": 3, "source": "ours"},
        {"rule": "LAC1", "working_days": 21, "source": "ours"}]}
      """)
    #expect(policy == nil)
    try #require(faults.count == 1)
    #expect(faults[0].column == "tightenings[1]")
    #expect(faults[0].value == "21 working days")
    #expect(faults[0].expectation.contains("loosens the law: rule LAC1 allows 20 working days"))
    #expect(faults[0].expectation.contains(rule.citation))
  }

  @Test("may replace a time that no source confirms, once and for every child, and no confirmed one")
  func replacesUnconfirmed() throws {
    func read(_ unconfirmed: String) throws -> (policy: Policy?, faults: [Fault]) {
      try self.read("{\"service\": \"S\", \"start\": \"2013-04-02\", \"unconfirmed\": [\(unconfirmed)]}")
    }
    let calendar = try #require(ScenarioOnDisk.calendar)
    let (policy, _) = try read("{\"rule\": \"SB1\", \"months\": 4, \"source\": \"procedure 12\"}")
    let day = try #require(Day(iso: "2013-03-05"))
    let history = CaseHistory(spells: [.init(status: .shortBreaks, since: day)], held: [])
    let window = try #require(try policy?.rules(calendar: calendar).windows(of: history).first)
    // Four months are 122 days as case systems count them, and 5 July by the calendar.
    #expect(window.closes == Day(iso: "2013-07-05"))
    let law = try read("{\"rule\": \"LAC1\", \"working_days\": 25, \"source\": \"ours\"}").faults
    #expect(law.map(\.column) == ["unconfirmed[0]"])
    let twice = try read(
      """
      {"rule": "SB1", "months": 4, "source": "a"}, {"rule": "SB1", "months": 5, "cohort": "x", "source": "b"}
      """
    ).faults
    #expect(twice.map(\.column) == ["unconfirmed[1].cohort", "unconfirmed[1].rule"])
  }

  @Test("needs a service and a start, and nothing else")
  func needsServiceAndStart() throws {
    #expect(try read("{}").faults.map(\.column) == ["service", "start"])
    #expect(
      try read("[]").faults.map(\.expectation).first?.hasPrefix("expected an object with keys of") == true)
    let (policy, faults) = try read("{\"service\": \"S\", \"start\": \"2013-04-02\"}")
    #expect(faults == [])
    #expect(policy == Policy(service: "S", start: day("2013-04-02")))
  }

  @Test("has the defaults that the format describes")
  func hasDocumentedDefaults() throws {
    let format = try #require(formatExample)
    let (policy, faults) = try read(format)
    #expect(faults == [])
    var expected = Policy(service: "Halton 2012/13", start: day("2013-04-02"))
    expected.tightenings = [
      Tightening(
        rule: "LAC3", cohort: "out-of-area", within: .months(3), source: "Halton annual report 2012/13, 3.7")
    ]
    expected.school.holidays = [day("2013-05-27")...day("2013-05-31")]
    #expect(policy == expected)
  }

  @Test("writes every key in the order of the format")
  func writesInOrder() throws {
    let format = try #require(formatExample)
    let documented = try keys(format)
    let written = try keys(PolicyFile.value(of: Policy(service: "S", start: day("2013-04-02"))).text())
    #expect(written == documented)
  }

  @Test("keeps what differs from the defaults, part by part")
  func keepsWhatDiffers() throws {
    let (policy, faults) = try read(
      """
      {"service": "S", "start": "2013-04-02", "notice_working_days": {"review": 7, "pathway-review": 1},
       "kinds": {"first-review": {"chair": 100}}, "monitoring_minutes_per_year": {"looked-after": 0, "secure": 9},
       "costs": {"late": 1}, "day_start": "08:00", "travel": {"fixed_minutes": 9}}
      """)
    #expect(faults == [])
    let read = try #require(policy)
    #expect(read.notice(for: .laterReview) == 7)
    #expect(read.notice(for: .pathwayReview) == 1)
    #expect(read.notice(for: .initialConference) == 2)
    #expect(read.notice(for: .transferInConference) == 5)
    #expect(read.needs(.firstReview).chair == 100)
    #expect(read.needs(.firstReview).visit == 60)
    #expect(read.needs(.secondReview) == MeetingNeeds.defaults[.secondReview])
    #expect(read.monitoringMinutesPerYear == [.secure: 9])
    #expect(read.costs.late == 1)
    #expect(read.costs.cover == 240)
    #expect(read.defaultHours == span("08:00", "17:00"))
    #expect(read.travel.fixedMinutes == 9)
    #expect(read.travel.bands.count == 3)
    let again = try self.read(PolicyFile.value(of: read).text())
    #expect(again.policy == read)
  }

  @Test("may be without a break, combined meetings and a limit for reconvening")
  func mayBeWithout() throws {
    let (policy, faults) = try read(
      """
      {"service": "S", "start": "2013-04-02", "break": null, "combine_within_days": null, "combined_percent": 0,
       "reconvene_days": null}
      """)
    #expect(faults == [])
    let read = try #require(policy)
    #expect(read.dayBreak == nil)
    #expect(read.combineWithinDays == nil)
    #expect(read.combinedPercent == 0)
    #expect(read.reconveneDays == nil)
    let again = try self.read(PolicyFile.value(of: read).text())
    #expect(again.policy == read)
  }

  @Test("takes a break as long as its span, and keeps what is left out of it")
  func takesTightBreak() throws {
    let (policy, faults) = try read(
      "{\"service\": \"S\", \"start\": \"2013-04-02\", \"break\": {\"to\": \"12:00\"}}")
    #expect(faults == [])
    #expect(policy?.dayBreak?.minutes == 30)
    #expect(policy?.dayBreak?.span == span("11:30", "12:00"))
  }

  @Test("holds points in tenths, each as it was written", arguments: 0...1000)
  func holdsTenths(tenths: Int) throws {
    let written = tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    let (policy, faults) = try read(
      """
      {"service": "S", "start": "2013-04-02",
       "capacity": {"points": {"secure": {"recent": \(written)}}, "stable_points": 0}}
      """)
    #expect(faults == [])
    let points = try #require(policy?.capacity.points)
    #expect(points[.secure] == PointTiers(recent: tenths, settled: 12))
    #expect(points[.onPlan] == Capacity.defaultPoints[.onPlan])
    let text = PolicyFile.value(of: try #require(policy)).text()
    #expect(text.contains("\"secure\": { \"recent\": \(written), \"settled\": 1.2 }"))
  }

  @Test("that is no JSON, or not UTF-8, says so")
  func saysThatItIsNoJSON() throws {
    for text in ["", "{", "{\"a\": }", "{\"a\": 1}}", String(repeating: "[", count: 100_000)] {
      let (value, fault) = JSONValue.read(Array(text.utf8), file: "policy.json")
      #expect(value == nil)
      #expect(fault?.expectation.hasPrefix("the file is no JSON") == true, "\(text.prefix(20))")
    }
    let (value, fault) = JSONValue.read([0x22, 0xE9, 0x22], file: "policy.json")
    #expect(value == nil)
    #expect(fault?.expectation == "the file is not UTF-8; save it as UTF-8")
  }
}
