// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import StatutoryCalendar
import Synchronization
import Testing

@testable import Generation

/// The published services, each generated once for all tests.
enum Published {
  static let names = PublishedService.all.map(\.name)

  private static let made = Mutex<[String: GeneratedService]>([:])

  static func service(_ name: String) throws -> GeneratedService {
    try made.withLock { services in
      if let known = services[name] { return known }
      let calendar = try WorkingCalendar.english()
      let service = try #require(PublishedService.named(name))
      let generated = try GeneratedService(service.generate(calendar: calendar), calendar: calendar)
      services[name] = generated
      return generated
    }
  }

  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
}

extension GeneratedService {
  /// Thousandths of full-time officers employed on a day, absent or not, as the year's events have it.
  fileprivate func thousandths(on day: Day, where isCounted: (Officer) -> Bool = { !$0.roles.isEmpty }) -> Int
  {
    scenario.officers.filter { officer in
      let leaves = scenario.staffEvents.first { $0.person == officer.id.text && $0.kind == .leaves }?.last
      return isCounted(officer) && officer.start.map { $0 <= day } ?? true
        && (leaves ?? officer.end).map { day <= $0 } ?? true
    }.map(\.fteThousandths).reduce(0, +)
  }

  /// The value of a quantity of the year.
  fileprivate func course(_ quantity: CourseQuantity) -> Double? {
    scenario.course.first { $0.quantity == quantity.rawValue && $0.month == nil }?.value
  }

  /// The value of an outcome.
  fileprivate func outcome(_ outcome: YearOutcome) -> Double? {
    scenario.outcomes.first { $0.outcome == outcome.rawValue }?.value
  }
}

@Suite("Published services")
struct PublishedServicesTests {
  @Test("have as many children at the beginning as their reports count, or as follows from them")
  func children() throws {
    let counts = [
      "east-sussex-2015": (573, 554), "enfield-2015": (300, 206), "halton-2013": (136, 86),
      "lancashire-2012": (1443, 673), "middlesbrough-2020": (519, 210),
    ]
    #expect(counts.keys.sorted() == Published.names)
    for (name, (inCare, onPlans)) in counts {
      let service = try Published.service(name)
      #expect(service.count(.lookedAfter) == inCare, "\(name)")
      #expect(service.count(.onPlan) == onPlans, "\(name)")
    }
  }

  @Test("are committed as they are generated, byte for byte", arguments: Published.names)
  func committed(name: String) throws {
    let committed = try Folder.files(in: Folder.scenarios + "/" + name)
    let made = try Folder.files(of: Published.service(name).scenario)
    #expect(committed.keys.sorted() == made.keys.sorted())
    for (file, bytes) in made { #expect(committed[file] == bytes, "\(name)/\(file)") }
  }

  @Test("are scenarios without errors", arguments: Published.names)
  func check(name: String) throws {
    let reading = try ScenarioReading.read(
      folder: Folder.scenarios + "/" + name, calendar: WorkingCalendar.english())
    #expect(reading.faults.filter { $0.severity == .error }.map(\.description) == [])
    #expect(reading.scenario != nil)
  }

  @Test(
    "cite the section of each figure, the reason of each assumption, and use no name twice",
    arguments: Published.names)
  func sources(name: String) throws {
    let scenario = try Published.service(name).scenario
    #expect(scenario.figures.count > 20)
    #expect(scenario.figures.allSatisfy { ![$0.section, $0.value, $0.unit, $0.source].contains("") })
    #expect(scenario.assumptions.allSatisfy { !$0.reason.isEmpty && !$0.value.isEmpty })
    let names = scenario.figures.map(\.figure) + scenario.assumptions.map(\.assumption)
    #expect(Set(names).count == names.count)
    for figure in scenario.course {
      #expect(figure.basis == .assumed || !figure.section.isEmpty, "\(figure.quantity)")
      #expect(!figure.source.isEmpty)
    }
    #expect(scenario.outcomes.count >= 4)
  }

  @Test("take published numbers from published ones only", arguments: Published.names)
  func arithmetic(name: String) throws {
    let scenario = try Published.service(name).scenario
    let figures = Set(scenario.figures.map(\.figure))
    for figure in scenario.figures where figure.value.hasPrefix("=") {
      for part in figure.value.split(separator: "{").dropFirst() {
        let used = String(part.prefix { $0 != "}" })
        #expect(figures.contains(used), "\(figure.figure) uses \(used)")
        #expect(!used.hasPrefix("context."), "\(figure.figure) uses \(used)")
      }
    }
  }

  @Test(
    "have a course of a year whose months add up to it, and quantities of one kind each",
    arguments: Published.names)
  func course(name: String) throws {
    let service = try Published.service(name)
    for quantity in CourseQuantity.allCases where quantity.unit == "children" {
      let months = service.scenario.course.filter { $0.quantity == quantity.rawValue && $0.month != nil }
      guard !months.isEmpty else { continue }
      #expect(months.count == 12, "\(quantity)")
      let year = try #require(service.course(quantity))
      let sum = months.map(\.value).reduce(0, +)
      #expect(abs(sum - year) <= 0.02 * year, "\(quantity): \(sum) of \(year)")
    }
    #expect(service.course(.careEntries) != nil && service.course(.initialConferenceChildren) != nil)
  }

  @Test(
    "have leave, duties and what the report tells of staff in the months after the plan's weeks",
    arguments: Published.names)
  func staffCourse(name: String) throws {
    let service = try Published.service(name)
    let end = service.policy.start + 364
    let people = Set(service.scenario.officers.map(\.id.text) + service.scenario.minuteTakers.map(\.id.text))
    for event in service.scenario.staffEvents {
      #expect(people.contains(event.person))
      #expect(event.known <= event.last && event.first <= event.last)
      #expect(event.first <= end)
    }
    for person in people {
      let left = service.scenario.officers.first { $0.id.text == person }.map { $0.end ?? $0.start }
      // Who works the whole year has three weeks and two days of leave in the rest of it.
      guard left ?? nil == nil else { continue }
      let leave = service.scenario.staffEvents.filter { $0.person == person && $0.kind == .absent(.leave) }
      #expect(leave.count == 5, "\(person)")
    }
  }
}

@Suite("What each published service carries")
struct ServiceContentTests {
  @Test(
    "Enfield: the wards have their published shares of the children on plans; 7.4 posts, all for both roles")
  func enfield() throws {
    let service = try Published.service("enfield-2015")
    let published = [
      "edmonton-green": 39, "turkey-street": 24, "enfield-lock": 24, "enfield-highway": 20, "southbury": 18,
      "upper-edmonton": 18, "lower-edmonton": 16, "out-of-area": 14, "chase": 11, "haselbury": 10,
      "jubilee": 8, "palmers-green": 8, "southgate": 7, "ponders-end": 6, "bush-hill-park": 5,
      "winchmore-hill": 3, "southgate-green": 2, "cockfosters": 1, "grange": 1, "highlands": 1, "town": 1,
    ]
    var found: [String: Int] = [:]
    for child in service.scenario.children where child.spells.contains(where: { $0.status == .onPlan }) {
      let home = try #require(service.families[child.family]?.home)
      found[try #require(service.places[home]).district, default: 0] += 1
    }
    #expect(published.values.reduce(0, +) == 237)
    for (ward, count) in published {
      // 206 children at the beginning, in the shares of 237.
      #expect(abs(Double(found[ward] ?? 0) - Double(count) * 206 / 237) < 1, "\(ward): \(found[ward] ?? 0)")
    }
    #expect(service.thousandths(on: service.policy.start) == 7400)
    #expect(service.scenario.officers.allSatisfy { $0.roles == [.reviews, .conferences] })
    #expect(service.scenario.officers.map(\.fteThousandths).sorted().prefix(3) == [400, 500, 500])
    #expect(service.course(.entrantsFromPlanPercent) == 45)
    #expect(service.outcome(.plansReviewedInTime) == 91.8)
  }

  @Test("Lancashire: nine districts, two teams, vacancies and agency posts by month, one room in Chorley")
  func lancashire() throws {
    let service = try Published.service("lancashire-2012")
    let districts = Set(service.scenario.places.map(\.district)).subtracting([ServiceMap.outside])
    #expect(districts.count == 9)
    let inChorley = service.scenario.rooms.filter { service.places[$0.venue]?.district == "chorley" }
    #expect(inChorley.count == 1)
    let managers = service.scenario.officers.filter { $0.roles.isEmpty }
    #expect(managers.map(\.coverRoles) == [[.conferences]])
    #expect(service.scenario.officers.allSatisfy { $0.roles.count <= 1 })
    let chairs = { (officer: Officer) in officer.roles == [.conferences] }
    let byMonth = try [
      "2011-04-15", "2011-05-16", "2011-06-15", "2011-07-15", "2011-08-15", "2011-12-15", "2012-01-16",
      "2012-03-15",
    ].map { try service.thousandths(on: Published.day($0), where: chairs) }
    #expect(byMonth == [5500, 6500, 7500, 9000, 7500, 7500, 6500, 8000])
    #expect(
      service.policy.tightenings == [
        Tightening(
          rule: "CP3", cohort: nil, within: .months(5),
          source: "Lancashire Safeguarding IRO annual report 2011/12, 6.3.1")
      ])
    #expect(service.policy.reconveneDays == 28)
    #expect(service.course(.plansEnded) == 844 && service.course(.planLengthUnder365) == 68.483)
    #expect(service.outcome(.plansReviewedInTime) == 98.9)
  }

  @Test("Lancashire: mobile minute takers go everywhere but to Lancaster, and Lancaster's own nowhere else")
  func minuteTakers() throws {
    let service = try Published.service("lancashire-2012")
    let journeys = Dictionary(
      service.scenario.travelOverrides.map { ([$0.from, $0.to], $0.minutes) }, uniquingKeysWith: max)
    let venues = Set(service.scenario.rooms.map(\.venue))
    var mobile = 0
    for taker in service.scenario.minuteTakers {
      let isLancasters = service.places[taker.base]?.district == "lancaster"
      if !isLancasters { mobile += 1 }
      for venue in venues {
        let isOut = (service.places[venue]?.district == "lancaster") != isLancasters
        #expect(journeys[[taker.base, venue]] == (isOut ? 600 : nil))
      }
    }
    #expect(mobile > 0 && mobile < service.scenario.minuteTakers.count)
    // Officers start elsewhere, so that their journeys are as long as they are.
    let bases = Set(service.scenario.officers.map(\.base))
    #expect(service.scenario.travelOverrides.allSatisfy { !bases.contains($0.from) })
  }

  @Test(
    "East Sussex: 9.8 posts at the end and 10.6 with the self-employed, three for reviews only, weighed by points"
  )
  func eastSussex() throws {
    let service = try Published.service("east-sussex-2015")
    let end = try Published.day("2015-03-31")
    #expect(service.thousandths(on: end) == 10_600)
    let selfEmployed = service.scenario.officers.filter { $0.end == Day(iso: "2015-06-30") }
    #expect(service.thousandths(on: end) - selfEmployed.map(\.fteThousandths).reduce(0, +) == 9800)
    #expect(service.scenario.officers.filter { $0.roles == [.reviews] }.count == 3)
    #expect(service.scenario.officers.filter { $0.skills.contains("disability") }.count == 1)
    #expect(service.policy.capacity.weighting == .points)
    #expect(service.policy.capacity.points[.lookedAfter] == PointTiers(recent: 13, settled: 13))
    #expect(service.policy.capacity.points[.onPlan] == PointTiers(recent: 7, settled: 7))
    let kinds = service.scenario.staffEvents.map(\.kind)
    #expect(kinds.filter { $0 == .absent(.sickness) }.count == 2 && kinds.contains(.leaves))
    #expect(service.scenario.absences.contains { $0.kind == .parental })
    let rota = service.scenario.dutyDays.filter { $0.duty == "conference-referrals" }
    #expect(rota.count > 70)
    #expect(service.course(.careEntries) == 159 && service.course(.careExits) == 185)
    #expect(service.outcome(.reviewsHeld) == 1232 && service.outcome(.conferencesHeld) == 1198)
  }

  @Test(
    "Middlesbrough: ten officers at the end with two created and one seconded, posts approved and not filled")
  func middlesbrough() throws {
    let service = try Published.service("middlesbrough-2020")
    #expect(service.thousandths(on: service.policy.start) == 9000)
    #expect(try service.thousandths(on: Published.day("2019-10-15")) == 11_000)
    let end = try Published.day("2020-03-31")
    #expect(service.thousandths(on: end) == 10_000)
    #expect(service.scenario.officers.contains { $0.start.map { $0 > end } ?? false })
    #expect(service.course(.careEntries) == 293 && service.course(.careExits) == 198)
    #expect(service.course(.plansEnded) == 149)
    let sick = service.scenario.course.filter { $0.quantity == "sickness-percent" && $0.month != nil }
    #expect(sick.map { $0.month?.description } == ["2020-01", "2020-02", "2020-03"])
    #expect(service.outcome(.initialConferencesInTime) == 75.4 && service.outcome(.caseloadPerFTE) == 100)
  }

  @Test("Middlesbrough: a case is more work while it is new or far away, less when it is long settled")
  func complexity() throws {
    let service = try Published.service("middlesbrough-2020")
    func mean(_ isCounted: (Child, Int) -> Bool) -> Double {
      let found = service.scenario.children.compactMap { child -> Int? in
        guard let entry = child.spells.last(where: { $0.status == .lookedAfter })?.since,
          isCounted(child, service.policy.start - entry)
        else { return nil }
        return service.families[child.family]?.complexityPercent
      }
      return Double(found.reduce(0, +)) / Double(max(1, found.count))
    }
    let settled = mean { child, days in days > 1000 && child.cohorts.isEmpty }
    let new = mean { child, days in days < 60 && child.cohorts.isEmpty }
    let far = mean { child, days in days > 400 && !child.cohorts.isEmpty }
    #expect(settled < 95 && new > 115 && far > 105, "\(settled) \(new) \(far)")
    // 14.5% of the children live with their parents, whose home is then the placement.
    let inCare = service.scenario.children.filter { $0.placement != nil }
    let athome = inCare.filter { $0.placement == service.families[$0.family]?.home }
    #expect(abs(Double(athome.count) / Double(inCare.count) - 0.145) < 0.04)
  }

  @Test("Halton: the office is closed at Christmas, and managers' turns on the rota go on through the year")
  func halton() throws {
    let service = try Published.service("halton-2013")
    #expect(
      service.scenario.closures.map(\.day.description) == [
        "2013-12-24", "2013-12-27", "2013-12-30", "2013-12-31",
      ])
    let turns = service.scenario.staffEvents.filter { $0.kind == .absent(.other) }
    #expect((60...90).contains(turns.count))
    let lead = try #require(service.scenario.officers.first { $0.roles == [.conferences] })
    #expect(turns.allSatisfy { $0.person != lead.id.text })
    #expect(abs((service.outcome(.reviewsInTime) ?? 0) - 99.761) < 0.001)
    #expect(service.policy.conferenceStarts.count == 3)
  }
}
