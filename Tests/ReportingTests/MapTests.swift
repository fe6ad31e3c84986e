// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Reporting

@Suite("The map of journeys")
struct MapTests {
  @Test(
    "It counts every minute of travel that the workload counts, whether places stand singly or by district")
  func totals() throws {
    for sample in [SampleService.small, .county, .rebook] {
      let facts = PlanFacts(plan: sample.plan, scenario: sample.scenario, calendar: try .english())
      let index = DiaryIndex(facts)
      let map = JourneyMap(sample.scenario.officers.map { index.diary(of: $0) }, facts)
      #expect(map.minutes == OfficerWorkload.all(facts).reduce(0) { $0 + $1.travelMinutes })
      #expect(map.minutes > 0)
      let meetings = sample.plan.diary.count { $0.day != nil }
      #expect(map.stops.reduce(0) { $0 + $1.meetings } == meetings)
      #expect(map.ways.allSatisfy { $0.from <= $0.to && $0.journeys > 0 })
      let page = try ParsedPage(sample)
      let rows = try page.rows(ofTable: "journeys-table")
      #expect(rows.count == map.ways.count + 1)
      #expect(rows.last?[3] == TimeWords.shortDuration(minutes: map.minutes))
    }
  }

  @Test("Many meeting places stand district by district, a few stand singly")
  func grouping() throws {
    func kinds(_ sample: SampleService) throws -> Set<JourneyMap.Stop.Kind> {
      let facts = PlanFacts(plan: sample.plan, scenario: sample.scenario, calendar: try .english())
      let index = DiaryIndex(facts)
      return Set(JourneyMap(sample.scenario.officers.map { index.diary(of: $0) }, facts).stops.map(\.kind))
    }
    #expect(try kinds(.county).contains(.district))
    #expect(try !kinds(.small).contains(.district))
    #expect(try kinds(.small).contains(.place))
  }

  @Test("Metres are as long to the east as to the north, and north is up")
  func scale() {
    let frame = MapFrame(
      points: [(0, 0, 1), (10_000, 0, 1), (0, 10_000, 1), (5_000, 5_000, 1)], width: 600, largestHeight: 400)
    let west = frame.position(0, 0)
    let east = frame.position(10_000, 0)
    let north = frame.position(0, 10_000)
    #expect(abs((east.x - west.x) - (west.y - north.y)) < 0.001)
    #expect(north.y < west.y && abs(east.y - west.y) < 0.001)
    #expect(north.y >= -0.001 && west.y <= frame.height + 0.001)
    #expect(west.x >= 0 && east.x <= 600)
    let bar = frame.scaleBar(longest: 200)
    #expect(abs(bar.length - (east.x - west.x) * Double(bar.kilometres) / 10) < 0.001)
    #expect(bar.kilometres == 5)
  }

  @Test("A place far from all others stands at the edge in its direction, with its distance")
  func farPlaces() throws {
    var points = (0..<20).map { (x: Double($0 % 5) * 1000, y: Double($0 / 5) * 1000, weight: 3) }
    let near = MapFrame(points: points, width: 600, largestHeight: 400)
    points.append((x: 2000, y: 302_000, weight: 1))
    let frame = MapFrame(points: points, width: 600, largestHeight: 400)
    #expect(near.distanceBeyond(0, 0) == nil)
    let distance = try #require(frame.distanceBeyond(2000, 302_000))
    #expect(abs(distance - 300) < 1)
    let top = frame.position(2000, 302_000)
    #expect(top.y >= -0.001 && top.y < frame.position(2000, 3000).y)
    #expect(abs(top.x - frame.position(2000, 0).x) < 2)
    // The others keep a good part of the picture.
    #expect(frame.position(4000, 0).x - frame.position(0, 0).x > 100)
  }

  @Test("One place, or none, still has a frame")
  func degenerate() {
    for points in [[], [(x: 350_000.0, y: 400_000.0, weight: 1)]] {
      let frame = MapFrame(points: points, width: 600, largestHeight: 400)
      let (x, y) = frame.position(350_000, 400_000)
      #expect(x.isFinite && y.isFinite && frame.height > 0)
      #expect(frame.scaleBar(longest: 200).length > 0)
    }
  }

  @Test("A wider line is travelled more often")
  func widths() throws {
    let sample = SampleService.small
    let facts = PlanFacts(plan: sample.plan, scenario: sample.scenario, calendar: try .english())
    let index = DiaryIndex(facts)
    let map = JourneyMap(sample.scenario.officers.map { index.diary(of: $0) }, facts)
    let drawn = map.ways.filter { $0.from != $0.to }
    let page = try ParsedPage(sample)
    let widths = try page.elements("//section[@aria-labelledby='travel']//line[@stroke-linecap]")
      .compactMap { $0.value("stroke-width").flatMap(Double.init) }
    // The last lines are the legend's: the thinnest and the widest.
    #expect(widths.count == drawn.count + 2)
    #expect(widths.max() == 9 && widths.last == 9)
    #expect(widths.dropLast(2) == widths.dropLast(2).sorted(by: >)[...])
  }
}
