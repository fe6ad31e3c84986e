// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Synchronization

/// Days or rooms side by side with the time of day downwards, to scale: readable without colour.
struct DayGrid {
  /// What takes a time.
  enum Kind {
    case meeting, journey, appointment, rest
  }

  /// A time that something takes.
  struct Block {
    /// What takes it.
    var kind: Kind
    /// When.
    var span: TimeSpan
    /// What it says, the most important line first; lines that have no room are left out.
    var lines: [String]
  }

  /// A day or a room.
  struct Column {
    /// One or two lines above it.
    var title: [String]
    /// When it can be used; the rest is hatched.
    var open: TimeSpan?
    /// Why it cannot be used at all, or a remark.
    var note: String?
    /// What takes its time.
    var blocks: [Block]
  }

  private let id: String
  private let title: String
  private let description: String
  private let columns: [Column]
  private let hourHeight: Double
  /// Whole hours that hold the given ones and everything that happens.
  let shown: TimeSpan
  /// The patterns of the picture and what they mean, those of them that occur.
  private let legend: [(name: String, fill: ChartFill)]
  /// Where the hours start, below the legend and the titles.
  private let top: Double

  private static let left = 46.0
  private static let lineHeight = 12.0
  private static let widestColumn = 220.0

  /// - Parameters:
  ///   - id: what the picture's parts are named after.
  ///   - title: what the picture shows.
  ///   - description: the same in a sentence or two.
  ///   - columns: from the left.
  ///   - hours: the least hours that the picture shows.
  ///   - hourHeight: the units that an hour takes.
  init(
    id: String, title: String, description: String, columns: [Column], hours: TimeSpan, hourHeight: Double
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.columns = columns
    self.hourHeight = hourHeight
    // All of a picture is drawn by these; a county's year has thousands of pictures.
    let shown = DayGrid.wholeHours(of: columns, and: hours)
    self.shown = shown
    legend = DayGrid.legend(of: columns, shown: shown)
    top = legend.isEmpty ? 44 : 62
  }

  private static func wholeHours(of columns: [Column], and hours: TimeSpan) -> TimeSpan {
    var (first, last) = (hours.start.minutes, hours.end.minutes)
    func extend(to span: TimeSpan) {
      first = min(first, span.start.minutes)
      last = max(last, span.end.minutes)
    }
    for column in columns {
      if let open = column.open { extend(to: open) }
      for block in column.blocks { extend(to: block.span) }
    }
    return TimeSpan(clamping: first / 60 * 60, to: (last + 59) / 60 * 60)
  }

  private static func legend(of columns: [Column], shown: TimeSpan) -> [(name: String, fill: ChartFill)] {
    func has(_ kind: Kind) -> Bool { columns.contains { $0.blocks.contains { $0.kind == kind } } }
    let isHatched = columns.contains { $0.open.map { $0 != shown } ?? true }
    return (has(.journey) ? [("Travel", .striped)] : [])
      + (has(.appointment) ? [("Other appointment", .dotted)] : [])
      + (isHatched ? [("Not available", .hatched)] : [])
  }

  /// The picture.
  var html: HTML {
    let width = min((ChartDrawing.width - Self.left) / Double(max(columns.count, 1)), Self.widestColumn)
    let bottom = y(shown.end)
    let ruling = ruling(width: width, bottom: bottom)
    return ChartDrawing.picture(
      id: id, title: title, description: description, height: bottom + 8, fills: legend.map(\.fill)
    ) {
      ChartDrawing.legend(legend, in: id, y: 14)
      columns.enumerated().map { background(of: $1, x: Self.left + width * Double($0), width: width) }
      ruling.hours
      columns.enumerated().map { marks(of: $1, x: Self.left + width * Double($0), width: width) }
      ruling.edges
    }
  }

  /// What the lines of a picture depend on, beside constants.
  private struct RulingKey: Hashable {
    let shown: TimeSpan
    let hourHeight: Double
    let top: Double
    let columns: Int
  }

  /// The lines that pictures have in common: those of the hours with their times, and those between columns.
  private struct Ruling: Sendable {
    let hours: HTML
    let edges: HTML
  }

  /// The thousands of pictures of a county's year have a few rulings, which are drawn once.
  private static let rulings = Mutex<[RulingKey: Ruling]>([:])

  private func ruling(width: Double, bottom: Double) -> Ruling {
    let key = RulingKey(shown: shown, hourHeight: hourHeight, top: top, columns: columns.count)
    if let known = Self.rulings.withLock({ $0[key] }) { return known }
    let right = Self.left + width * Double(columns.count)
    let hours: [HTML] = stride(from: shown.start.minutes, through: shown.end.minutes, by: 60).flatMap {
      minutes in
      let time = ClockTime(minutes: minutes)
      return [
        ChartDrawing.rule(fromX: Self.left, fromY: y(time), toX: right, toY: y(time)),
        ChartDrawing.label(TimeWords.time(time), x: Self.left - 6, y: y(time) + 4, anchor: .end, size: 11),
      ]
    }
    let edges: [HTML] = (0...columns.count).map { number in
      let x = min(Self.left + width * Double(number), ChartDrawing.width - 0.5)
      return ChartDrawing.rule(fromX: x, fromY: top - 34, toX: x, toY: bottom, colour: Palette.chartGrey)
    }
    let ruling = Ruling(hours: .fragment(hours), edges: .fragment(edges))
    Self.rulings.withLock { $0[key] = ruling }
    return ruling
  }

  private func y(_ time: ClockTime) -> Double {
    top + Double(time.minutes - shown.start.minutes) / 60 * hourHeight
  }

  private func background(of column: Column, x: Double, width: Double) -> HTML {
    func hatch(from start: ClockTime, to end: ClockTime) -> HTML {
      guard start < end else { return .empty }
      return Tag.rect(
        .set("x", ChartDrawing.number(x)), .set("y", ChartDrawing.number(y(start))),
        .set("width", ChartDrawing.number(width)), .set("height", ChartDrawing.number(y(end) - y(start))),
        .set("fill", ChartFill.hatched.paint(in: id)))
    }
    guard let open = column.open else { return hatch(from: shown.start, to: shown.end) }
    return .fragment([hatch(from: shown.start, to: open.start), hatch(from: open.end, to: shown.end)])
  }

  private func marks(of column: Column, x: Double, width: Double) -> HTML {
    var pieces: [HTML] = column.title.enumerated().map { line, text in
      ChartDrawing.label(
        fitted(text, width, size: 13), x: x + width / 2, y: top - 20 + 14 * Double(line),
        anchor: .middle, isStrong: line == 0)
    }
    for block in column.blocks where block.kind != .meeting {
      pieces.append(piece(of: block, in: column, x: x, width: width))
    }
    let meetings = column.blocks.filter { $0.kind == .meeting }
    for (block, lane) in zip(meetings, DayGrid.lanes(of: meetings.map(\.span))) {
      let share = (width - 6) / Double(lane.count)
      pieces.append(meeting(block, x: x + 3 + share * Double(lane.index), width: share))
    }
    if let note = column.note {
      pieces.append(
        ChartDrawing.label(
          fitted(note, width, size: 13), x: x + width / 2, y: y(shown.start) + 20, anchor: .middle,
          isStrong: true))
    }
    return .fragment(pieces)
  }

  /// Where the words beside a journey stand: in its middle, or away from a meeting that a short one touches.
  private func journeyLabel(_ span: TimeSpan, in column: Column) -> Double {
    let (from, to) = (y(span.start), y(span.end))
    let meetings = column.blocks.filter { $0.kind == .meeting }
    if to - from < Self.lineHeight + 2 {
      if meetings.contains(where: { $0.span.start == span.end }) { return to - 2 }
      if meetings.contains(where: { $0.span.end == span.start }) { return from + 10 }
    }
    return (from + to) / 2 + 4
  }

  private func piece(of block: Block, in column: Column, x: Double, width: Double) -> HTML {
    let (from, to) = (y(block.span.start), y(block.span.end))
    let middle = (from + to) / 2 + 4
    switch block.kind {
    case .meeting: return .empty
    case .journey:
      return .fragment([
        ChartDrawing.bar(.striped, in: id, x: x + 6, y: from, width: 16, height: to - from),
        label(block.lines, x: x + 27, y: journeyLabel(block.span, in: column), width: width - 24),
      ])
    case .appointment:
      return .fragment([
        ChartDrawing.bar(.dotted, in: id, x: x + 3, y: from + 1, width: width - 6, height: to - from - 2),
        label(block.lines, x: x + 8, y: middle, width: width - 6),
      ])
    case .rest:
      return .fragment([
        Tag.rect(
          .set("x", ChartDrawing.number(x + 3)), .set("y", ChartDrawing.number(from + 1)),
          .set("width", ChartDrawing.number(width - 6)), .set("height", ChartDrawing.number(to - from - 2)),
          .set("fill", "none"), .set("stroke", Palette.chartGrey.hex), .set("stroke-width", 1),
          .set("stroke-dasharray", "4 3")),
        label(block.lines, x: x + width / 2 - 16, y: middle, width: width - 6),
      ])
    }
  }

  private func label(_ lines: [String], x: Double, y: Double, width: Double) -> HTML {
    guard let text = lines.first else { return .empty }
    return ChartDrawing.label(fitted(text, width, size: 11), x: x, y: y, size: 11)
  }

  /// A box with a thick edge and as many lines as it has room for.
  private func meeting(_ block: Block, x: Double, width: Double) -> HTML {
    let (from, to) = (y(block.span.start), y(block.span.end))
    let lines = block.lines.prefix(max(1, Int((to - from - 2) / Self.lineHeight)))
    let box = Tag.rect(
      .set("x", ChartDrawing.number(x)), .set("y", ChartDrawing.number(from + 1)),
      .set("width", ChartDrawing.number(width)),
      .set("height", ChartDrawing.number(max(to - from - 2, 2))), .set("fill", Palette.noteTint.hex),
      .set("stroke", Palette.ink.hex), .set("stroke-width", 2))
    return .fragment(
      [box]
        + lines.enumerated().map { index, line in
          ChartDrawing.text(
            fitted(line, width - 8, size: 11), x: x + 5, y: from + 12 + Self.lineHeight * Double(index),
            isStrong: index == 0, size: 11)
        })
  }

  /// As much of a text as a width has room for; letters are a little over half as wide as they are high.
  private func fitted(_ text: String, _ width: Double, size: Double) -> String {
    ChartDrawing.shortened(text, to: max(4, Int(width / (size * 0.55))))
  }

  /// Where spans stand beside each other when they overlap: a lane and how many there are, for each span.
  static func lanes(of spans: [TimeSpan]) -> [(index: Int, count: Int)] {
    var result = Array(repeating: (index: 0, count: 1), count: spans.count)
    var group: [Int] = []
    var laneEnds: [ClockTime] = []
    func close() {
      for member in group { result[member].count = laneEnds.count }
    }
    let inOrder = spans.indices.sorted { (spans[$0].start, $0) < (spans[$1].start, $1) }
    for index in inOrder {
      let span = spans[index]
      if laneEnds.allSatisfy({ $0 <= span.start }) {
        close()
        group = []
        laneEnds = []
      }
      if let lane = laneEnds.firstIndex(where: { $0 <= span.start }) {
        laneEnds[lane] = span.end
        result[index].index = lane
      } else {
        result[index].index = laneEnds.count
        laneEnds.append(span.end)
      }
      group.append(index)
    }
    close()
    return result
  }
}
