// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("A published service is built from its lists alone")
struct ServiceBasisTests {
  private let basis = ServiceBasis(figures: HaltonFigures.all, assumptions: HaltonAssumptions.all)

  private func build(_ basis: ServiceBasis) throws -> Scenario {
    try HaltonBuilder(basis: basis, calendar: .english()).scenario()
  }

  /// Rows that say what was decided, or what the result is compared with, and hold no number to read.
  private static let explanations: Set<String> = [
    "reviews-in-the-year", "day-of-the-plan-count", "christmas-closure", "mixed-families", "allocation",
  ]

  @Test("Every figure is read: without it there is no scenario")
  func everyFigureIsRead() {
    for (index, figure) in basis.figures.enumerated() where !Self.explanations.contains(figure.figure) {
      var less = basis
      less.figures.remove(at: index)
      #expect(throws: GenerationError.self, "\(figure.figure)") { try build(less) }
    }
  }

  @Test("Every assumption is read, but those that tell the constants of the generator")
  func everyAssumptionIsRead() {
    let shared = Set(SharedAssumptions.all.map(\.assumption))
    for (index, assumption) in basis.assumptions.enumerated()
    where !Self.explanations.contains(assumption.assumption) && !shared.contains(assumption.assumption) {
      var less = basis
      less.assumptions.remove(at: index)
      #expect(throws: GenerationError.self, "\(assumption.assumption)") { try build(less) }
    }
  }

  @Test("Another figure gives another scenario")
  func figuresCount() throws {
    var more = basis
    for index in more.figures.indices {
      switch more.figures[index].figure {
      case "children-in-care": more.figures[index].value = "140"
      case "short-breaks": more.figures[index].value = "11"
      case "reviewing-managers": more.figures[index].value = "4"
      default: break
      }
    }
    let service = try GeneratedService(build(more), calendar: .english())
    #expect(service.count(.lookedAfter) == 140)
    #expect(service.count(.shortBreaks) == 11)
    #expect(service.scenario.officers.count == 5)
  }

  @Test("A figure that is no number is refused by name")
  func unreadable() throws {
    var wrong = basis
    let index = try #require(wrong.figures.firstIndex { $0.figure == "children-in-care" })
    wrong.figures[index].value = "many"
    #expect(
      throws: GenerationError.basis(
        name: "children-in-care", value: "many", expected: "a whole number of at least 0")
    ) { try build(wrong) }
  }

  @Test("Lists are read as they are written")
  func lists() throws {
    let bands = try #require(WeightedRange("92-365:300"))
    #expect(bands.range == 92...365 && bands.weight == 300)
    #expect([bands, WeightedRange(7...7, weight: 1)].text == "92-365:300 7:1")
    for text in ["", "5", "5:", "9-5:1", "a-b:1", "1-2-3:1", "1-2:-1"] {
      #expect(WeightedRange(text) == nil, "\(text)")
    }
    #expect(try basis.bands("complexity").map(\.weight).reduce(0, +) == 1000)
    #expect(throws: GenerationError.self) { try basis.times("towns") }
    #expect(throws: GenerationError.self) { try basis.stretches("start") }
  }
}
