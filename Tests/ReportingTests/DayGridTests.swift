// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures of days and spreads")
struct DayGridTests {
  @Test("Times are to scale: an hour is as long everywhere, and a block lies where its time is")
  func scale() throws {
    let picture = grid([
      .init(
        title: ["Monday"], open: span(540, 1020), note: nil,
        blocks: [
          .init(kind: .meeting, span: span(600, 660), lines: ["ten", "a", "b", "c", "d", "e"]),
          .init(kind: .meeting, span: span(780, 870), lines: ["one"]),
          .init(kind: .journey, span: span(570, 600), lines: ["30m"]),
        ])
    ])
    let boxes = try boxes(picture)
    let meetings = boxes.filter { $0.fill == Palette.noteTint.hex }
    let journey = try #require(boxes.first { $0.fill == "url(#t-striped)" && $0.y > 40 })
    try #require(meetings.count == 2)
    #expect(abs(meetings[0].height + 2 - 60) < 0.2 && abs(meetings[1].height + 2 - 90) < 0.2)
    #expect(abs((meetings[1].y - meetings[0].y) - 180) < 0.2)
    #expect(abs(journey.height - 30) < 0.2 && abs(journey.y + journey.height - (meetings[0].y - 1)) < 0.2)
    // An hour has room for four lines.
    #expect(picture.contains(">c<") && !picture.contains(">d<"))
  }

  @Test("The hours reach to whatever happens, in whole hours")
  func hours() {
    let late = DayGrid.Block(kind: .journey, span: span(1020, 1105), lines: [])
    let grid = DayGrid(
      id: "t", title: "T", description: "D",
      columns: [.init(title: ["x"], open: span(510, 1020), note: nil, blocks: [late])],
      hours: span(540, 1020), hourHeight: 60)
    #expect(grid.shown == span(480, 1140))
  }

  @Test("What cannot be used is hatched, and only patterns that occur are explained")
  func legend() {
    let open = grid([.init(title: ["x"], open: span(540, 1020), note: nil, blocks: [])])
    #expect(!open.contains("Not available") && !open.contains("Travel"))
    let closed = grid([.init(title: ["x"], open: nil, note: "Leave", blocks: [])])
    #expect(closed.contains("Not available") && closed.contains(">Leave<"))
    let busy = grid([
      .init(
        title: ["x"], open: span(540, 1020), note: nil,
        blocks: [.init(kind: .appointment, span: span(540, 600), lines: ["Busy"])])
    ])
    #expect(busy.contains("Other appointment") && !busy.contains("Travel"))
  }

  @Test("Meetings that overlap stand beside each other, others take the whole width")
  func lanes() {
    func lanes(_ spans: [(Int, Int)]) -> [String] {
      DayGrid.lanes(of: spans.map { span($0.0, $0.1) }).map { "\($0.index)/\($0.count)" }
    }
    #expect(lanes([]) == [])
    #expect(lanes([(540, 600), (600, 660)]) == ["0/1", "0/1"])
    #expect(lanes([(540, 630), (600, 660), (700, 760)]) == ["0/2", "1/2", "0/1"])
    #expect(lanes([(600, 660), (540, 700), (650, 720)]) == ["1/3", "0/3", "2/3"])
    #expect(lanes([(540, 600), (540, 700), (600, 660)]) == ["0/2", "1/2", "0/2"])
  }

  @Test("The figures of a spread are numbers of it, as nearest ranks are")
  func spreads() throws {
    #expect(Spread([]) == nil)
    for count in 1...40 {
      let values = (0..<count).map { ($0 * 37 + 11) % 101 - 30 }
      let spread = try #require(Spread(values.reversed()))
      let sorted = values.sorted()
      func atLeast(_ share: Double) -> Int {
        // The least number that this share of all do not exceed.
        sorted.first { value in Double(sorted.count { $0 <= value }) >= share * Double(count) } ?? 0
      }
      #expect(spread.least == sorted.first && spread.most == sorted.last)
      #expect(spread.lowerQuarter == atLeast(0.25), "\(count)")
      #expect(spread.middle == atLeast(0.5), "\(count)")
      #expect(spread.upperQuarter == atLeast(0.75), "\(count)")
    }
  }

  @Test("A spread lies on its axis to scale, late days to the left of 0")
  func ranges() throws {
    let spread = try #require(Spread([-10, 0, 10, 20, 30]))
    let chart = RangeChart(
      id: "t", title: "T", description: "D", axisTitle: "A",
      rows: [.init(label: "x", note: "5", spread: spread)], marked: (7, "asked"))
    let document = try XMLDocument(xmlString: chart.html.rendered, options: [])
    func number(_ path: String, _ name: String) throws -> Double {
      let element = try document.nodes(forXPath: path).first as? XMLElement
      return try #require(element?.value(name).flatMap(Double.init))
    }
    // The axis runs from -10 to 30 over 450 units from 250 on; the middle, 10, lies in its middle.
    #expect(try number("//rect[2]", "x") + 2 == 475)
    #expect(try number("//rect[1]", "x") + 1 == 362.5)
    #expect(try number("//rect[1]", "width") - 2 == 225)
    #expect(abs(try number("//line[@stroke-dasharray]", "x1") - 441.25) < 0.06)
    #expect(chart.html.rendered.contains(">\u{2212}10<"))
  }

  @Test("Margins by kind count every booked meeting with a window, late ones below 0")
  func margins() throws {
    let sample = SampleService.small
    let rows = try ParsedPage(sample).rows(ofTable: "margin-kinds-table")
    let booked = sample.plan.diary.filter { $0.day != nil && $0.closes != nil }
    #expect(rows.compactMap { Int($0[1]) }.reduce(0, +) == booked.count)
    #expect(rows.compactMap { Int($0[2]) }.reduce(0, +) == booked.count { !$0.inWindow })
    for row in rows {
      let days = booked.filter { $0.kind.words == row[0] }.compactMap { booking -> Int? in
        guard let day = booking.day, let closes = booking.closes else { return nil }
        return closes - day
      }
      #expect(row[4] == days.min().map(NumberWords.whole))
      #expect(row[8] == days.max().map(NumberWords.whole))
    }
  }

  private func span(_ start: Int, _ end: Int) -> TimeSpan {
    TimeSpan(start: ClockTime(minutes: start), end: ClockTime(minutes: end))
  }

  private func grid(_ columns: [DayGrid.Column]) -> String {
    DayGrid(
      id: "t", title: "T", description: "D", columns: columns, hours: span(540, 1020), hourHeight: 60
    ).html.rendered
  }

  private struct Box {
    var fill: String
    var y, height: Double
  }

  private func boxes(_ picture: String) throws -> [Box] {
    let document = try XMLDocument(xmlString: picture, options: [])
    return try document.nodes(forXPath: "//rect[not(ancestor::pattern)]").compactMap { node in
      guard let element = node as? XMLElement, let fill = element.value("fill"),
        let y = element.value("y").flatMap(Double.init),
        let height = element.value("height").flatMap(Double.init)
      else { return nil }
      return Box(fill: fill, y: y, height: height)
    }
  }
}
