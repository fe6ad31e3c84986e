// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

/// A basis with some rows of another changed, added or left out.
func changed(
  _ basis: ServiceBasis, without left: Set<String> = [], figures: [String: String] = [:],
  assumptions: [String: String] = [:]
) throws -> ServiceBasis {
  var newFigures = basis.figures.filter { !left.contains($0.figure) }
  for index in newFigures.indices {
    if let value = figures[newFigures[index].figure] { newFigures[index].value = value }
  }
  var newAssumptions = basis.assumptions.filter { !left.contains($0.assumption) }
  for index in newAssumptions.indices {
    if let value = assumptions[newAssumptions[index].assumption] { newAssumptions[index].value = value }
  }
  let known = Set(newAssumptions.map(\.assumption))
  for (name, value) in assumptions.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
    newAssumptions.append(Assumption(assumption: name, value: value, unit: "", reason: "for a test"))
  }
  return try ServiceBasis(figures: newFigures, assumptions: newAssumptions)
}

@Suite("A published service is built from its lists alone")
struct ServiceBasisTests {
  private func halton() throws -> ServiceBasis {
    try #require(PublishedService.named("halton-2013")).basis()
  }

  private func build(_ basis: ServiceBasis) throws -> Scenario {
    try ReportedService(title: "Halton", basis: basis, calendar: .english()).scenario()
  }

  @Test("Every row that is not there for people is read", arguments: PublishedService.all.map(\.name))
  func everyRowIsRead(name: String) throws {
    let basis = try #require(PublishedService.named(name)).basis()
    _ = try ReportedService(title: name, basis: basis, calendar: .english()).blueprint()
    #expect(throws: Never.self) { try basis.requireAllRead() }
  }

  @Test("A row that nobody reads, such as a misspelt one, is refused by name")
  func unreadRow() throws {
    let wrong = try changed(halton(), assumptions: ["placed-out-side": "1"])
    #expect(
      throws: GenerationError.basis(
        name: "placed-out-side", value: "1",
        expected: "a name that the generator asks for, or one that begins with context.")
    ) { try build(wrong) }
  }

  @Test(
    "A row that is needed and missing is refused by name",
    arguments: [
      "children-in-care", "children-on-plans", "start", "seed", "complexity", "reviewing-managers",
      "working-day",
      "outside-distance", "days-since-entry", "households-on-plans", "lead-management",
      "life-appreciation-days",
    ])
  func missingRow(name: String) throws {
    let less = try changed(halton(), without: [name])
    #expect {
      try build(less)
    } throws: { error in
      guard case GenerationError.basis(name, nil, _) = error else { return false }
      return true
    }
  }

  @Test("Another figure gives another scenario")
  func figuresCount() throws {
    let more = try changed(
      halton(), figures: ["children-in-care": "140", "short-breaks": "11", "reviewing-managers": "4"])
    let service = try GeneratedService(build(more), calendar: .english())
    #expect(service.count(.lookedAfter) == 140)
    #expect(service.count(.shortBreaks) == 11)
    #expect(service.scenario.officers.count == 5)
    // What follows from a figure follows.
    let entries = try #require(service.scenario.course.first { $0.quantity == "care-entries" })
    #expect(entries.value == 58.8)
  }

  @Test("A value that is not of the kind asked for is refused by name")
  func unreadable() throws {
    let wrong = try changed(halton(), figures: ["children-in-care": "many"])
    #expect(
      throws: GenerationError.basis(
        name: "children-in-care", value: "many", expected: "a whole number of at least 0")
    ) { try build(wrong) }
    for (name, value) in [
      ("district.widnes", "easting=351300 westing=3"), ("officers.lead", "roles=reviewing base=office"),
      ("officers.lead", "roles=conferences base=moon"), ("duty.lado", "weekdays=tuesday among=nobody"),
      ("place.venue", "kind=home easting=1 northing=1 district=widnes"),
      ("care.newest", "sizes=9 days=3-18:1"),
      ("course.care-entries", "=0.42*{no-such-row}"), ("course.care-entries", "=1+"),
    ] {
      let wrong = try changed(halton(), assumptions: [name: value])
      #expect(throws: GenerationError.self, "\(name) \(value)") { try build(wrong) }
    }
  }

  @Test("Lists are read as they are written")
  func lists() throws {
    let bands = try #require(WeightedRange("92-365:300"))
    #expect(bands.range == 92...365 && bands.weight == 300)
    #expect([bands, WeightedRange(7...7, weight: 1)].text == "92-365:300 7:1")
    for text in ["", "5", "5:", "9-5:1", "a-b:1", "1-2-3:1", "1-2:-1"] {
      #expect(WeightedRange(text) == nil, "\(text)")
    }
    let basis = try halton()
    #expect(try basis.bands("complexity").map(\.weight).reduce(0, +) == 1000)
    #expect(throws: GenerationError.self) { try basis.times("place.office") }
    #expect(throws: GenerationError.self) { try basis.stretches("start") }
  }

  @Test(
    "The tables of a folder take the place of the built-in ones, and give the same scenario when they are its own"
  )
  func folder() throws {
    let service = try #require(PublishedService.named("halton-2013"))
    let calendar = try WorkingCalendar.english()
    let made = try Folder.files(
      of: service.generate(from: Folder.scenarios + "/halton-2013", calendar: calendar))
    #expect(try made == Folder.files(of: service.generate(calendar: calendar)))
    #expect(throws: GenerationError.self) { try service.generate(from: "/nowhere", calendar: calendar) }
  }
}

@Suite("Arithmetic on figures")
struct FormulaTests {
  private func value(_ text: String) throws -> Double? {
    try Formula.value(of: text) { $0 == "reviews" ? 419 : 3 }
  }

  @Test(
    "keeps the order of operations",
    arguments: [
      ("1+2*3", 7), ("(1+2)*3", 9), ("8-4-2", 2), ("12/3/2", 2), ("{reviews}-1", 418),
      (" 2 * ( {x} + 1.5 ) ", 9),
      ("100*({reviews}-1)/{reviews}", 41800 / 419), ("7", 7), ("0.25", 0.25),
    ] as [(String, Double)])
  func results(text: String, expected: Double) throws {
    #expect(try value(text) == expected)
  }

  @Test(
    "refuses what is none",
    arguments: [
      "", "+", "1+", "*2", "(1", "1)", "{reviews", "1 2", "1/0", "x", "1..2", ".5", "5.", "-3", "1e5", "2(3)",
    ])
  func faults(text: String) throws { #expect(try value(text) == nil) }

  @Test("refuses a row that follows from itself, and one that comes twice")
  func circles() throws {
    func row(_ name: String, _ value: String) -> Assumption {
      Assumption(assumption: name, value: value, unit: "", reason: "")
    }
    let basis = try ServiceBasis(
      figures: [], assumptions: [row("a", "={b}+1"), row("b", "={a}+1"), row("c", "={d}*2"), row("d", "2.5")])
    #expect(throws: GenerationError.self) { try basis.number("a") }
    #expect(try basis.number("c") == 5)
    #expect(try basis.count("c") == 5)
    #expect(throws: GenerationError.self) {
      try ServiceBasis(figures: [], assumptions: [row("a", "1"), row("a", "2")])
    }
  }
}
