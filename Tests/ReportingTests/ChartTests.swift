// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures")
struct ChartTests {
  @Test("Lengths have one decimal at the most")
  func lengths() {
    let lengths = [0, 7, -7, 12.04, 12.05, 12.96, -0.04, -0.5, 99.95, 1234.25].map(ChartDrawing.number)
    #expect(lengths == ["0", "7", "-7", "12", "12.1", "13", "0", "-0.5", "100", "1234.3"])
  }

  @Test("An axis starts at 0, has at most seven ticks and reaches its value, for any value")
  func scales() {
    for value in [0, 0.3, 1, 6, 6.1, 7, 12, 13, 59, 60, 61, 77, 99, 100, 301, 12_345, 9.9e11] {
      let scale = ChartScale(reaching: value)
      #expect(scale.ticks.count <= 7, "\(value)")
      #expect(scale.ticks.first == 0)
      #expect(scale.ticks.last == scale.end)
      #expect(Double(scale.end) >= value)
      #expect(Double(scale.end - scale.step) < max(value, 1))
      let leading = scale.step.description.first.map(String.init)
      #expect(["1", "2", "5"].contains(leading))
    }
    for value in [Double.nan, .infinity, -5] { #expect(ChartScale(reaching: value).end == 1) }
    #expect(ChartScale(reaching: 10).position(5, length: 200) == 100)
    #expect(ChartScale(reaching: 10).position(99, length: 200) == 200)
    #expect(ChartScale(reaching: 10).position(.nan, length: 200) == 0)
  }

  @Test("Bars are as long as their values say, on one axis with the band")
  func bars() throws {
    let chart = BarChart(
      id: "t", title: "T", description: "D", axisTitle: "A",
      series: [("Before", .outlined), ("After", .solid)],
      rows: [.init(label: "O1", note: "1 FTE", values: [(30, "30"), (60, "60")])], band: 50...70,
      bandTitle: "Guidance")
    let parts = try rectangles(chart.html)
    let before = try #require(parts.first { $0.fill == "url(#t-outlined)" && $0.y > 40 })
    let after = try #require(parts.first { $0.fill == ChartFill.solid.colour.hex && $0.y > 40 })
    let band = try #require(parts.first { $0.fill == Palette.chartBand.hex })
    #expect(abs(after.width / before.width - 2) < 0.01)
    #expect(abs((band.x - before.x) / after.width - 50.0 / 60) < 0.01)
    #expect(abs(band.width / after.width - 20.0 / 60) < 0.01)
  }

  @Test("The parts of a column stand on each other and are as high as their numbers say")
  func columns() throws {
    let chart = ColumnChart(
      id: "t", title: "T", description: "D", axisTitle: "A",
      series: [("a", .solid), ("b", .striped), ("c", .crossed)],
      columns: [.init(label: ["x"], values: [10, 0, 20]), .init(label: ["y"], values: [0, 0, 0])])
    let parts = try rectangles(chart.html).filter { $0.y > 40 }
    #expect(parts.count == 2)
    // Each part gives two units of its height to the gap between parts.
    #expect(abs((parts[1].height + 2) / (parts[0].height + 2) - 2) < 0.02)
    #expect(abs(parts[1].y + parts[1].height + 2 - parts[0].y) < 0.2)
    #expect(parts.allSatisfy { $0.x >= 0 && $0.x + $0.width <= ChartDrawing.width })
  }

  @Test("No column and many columns still fit, and only labels that have room are shown")
  func manyColumns() throws {
    func chart(_ count: Int) -> HTML {
      ColumnChart(
        id: "t", title: "T", description: "D", axisTitle: "A", series: [("a", .solid)],
        columns: (0..<count).map { .init(label: ["L\($0)"], values: [$0]) }
      ).html
    }
    #expect(try rectangles(chart(0)).filter { $0.y > 40 }.isEmpty)
    let many = chart(60).rendered
    #expect(many.contains(">L0<") && !many.contains(">L1<") && !many.contains(">L2<"))
    #expect(try rectangles(chart(60)).allSatisfy { $0.x + $0.width <= ChartDrawing.width })
  }

  private struct Rectangle {
    var fill: String
    var x, y, width, height: Double
  }

  /// Every painted rectangle of a picture that is not part of a pattern.
  private func rectangles(_ picture: HTML) throws -> [Rectangle] {
    let document = try XMLDocument(xmlString: picture.rendered, options: [])
    return try document.nodes(forXPath: "//rect[not(ancestor::pattern)]").compactMap { node in
      guard let element = node as? XMLElement, let fill = element.value("fill") else { return nil }
      func number(_ name: String) throws -> Double { try #require(Double(element.value(name) ?? "")) }
      return Rectangle(
        fill: fill, x: try number("x"), y: try number("y"), width: try number("width"),
        height: try number("height"))
    }
  }
}
