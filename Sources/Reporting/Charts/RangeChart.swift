// SPDX-License-Identifier: GPL-3.0-or-later

/// How values spread, a row for each group: a line from the least to the most, a box around the middle half, a mark
/// at the middle.
struct RangeChart {
  /// A row.
  struct Row {
    /// What it is about.
    var label: String
    /// A second line under the label.
    var note: String
    /// Its values.
    var spread: Spread
  }

  /// The id that the picture's parts are named after.
  var id: String
  /// What the picture shows.
  var title: String
  /// The same in a sentence or two, with the main numbers.
  var description: String
  /// What the axis counts.
  var axisTitle: String
  /// The rows, from the top.
  var rows: [Row]
  /// A value that is marked across all rows, and what it is called.
  var marked: (value: Int, name: String)

  private static let left = 250.0
  private static let right = 20.0
  private static let top = 40.0
  private static let rowHeight = 40.0

  /// The picture.
  var html: HTML {
    let bottom = Self.top + Self.rowHeight * Double(rows.count) + 6
    let length = ChartDrawing.width - Self.left - Self.right
    let least = min(rows.map(\.spread.least).min() ?? 0, 0)
    let most = max(rows.map(\.spread.most).max() ?? 0, marked.value)
    // The scale starts at 0: values below it, which are late, shift it by whole steps.
    let scale = ChartScale(reaching: Double(most - least))
    let first = Int((Double(least) / Double(scale.step)).rounded(.down)) * scale.step
    let steps = Array(stride(from: first, through: most + scale.step - 1, by: scale.step))
    let last = max(steps.last ?? 1, first + 1)
    func x(_ value: Int) -> Double {
      Self.left + Double(value - first) / Double(last - first) * length
    }
    return ChartDrawing.picture(
      id: id, title: title, description: description, height: bottom + 44, fills: []
    ) {
      for step in steps {
        ChartDrawing.rule(
          fromX: x(step), fromY: Self.top, toX: x(step), toY: bottom,
          colour: step == 0 ? Palette.ink : Palette.chartLine)
        ChartDrawing.label(NumberWords.whole(step), x: x(step), y: bottom + 18, anchor: .middle)
      }
      ChartDrawing.rule(
        fromX: x(marked.value), fromY: Self.top - 6, toX: x(marked.value), toY: bottom,
        colour: Palette.chartBandEdge, isDashed: true)
      ChartDrawing.label(marked.name, x: x(marked.value), y: Self.top - 12, anchor: .middle)
      ChartDrawing.label(axisTitle, x: Self.left + length / 2, y: bottom + 38, anchor: .middle)
      rows.enumerated().map { marks(of: $1, y: Self.top + Self.rowHeight * (Double($0) + 0.5), x: x) }
    }
  }

  private func marks(of row: Row, y: Double, x: (Int) -> Double) -> HTML {
    let spread = row.spread
    return .fragment([
      ChartDrawing.label(ChartDrawing.shortened(row.label, to: 34), x: 0, y: y - 2, isStrong: true),
      ChartDrawing.label(row.note, x: 0, y: y + 13, size: 12),
      ChartDrawing.rule(
        fromX: x(spread.least), fromY: y, toX: x(spread.most), toY: y, colour: Palette.ink),
      ChartDrawing.rule(
        fromX: x(spread.least), fromY: y - 6, toX: x(spread.least), toY: y + 6, colour: Palette.ink),
      ChartDrawing.rule(
        fromX: x(spread.most), fromY: y - 6, toX: x(spread.most), toY: y + 6, colour: Palette.ink),
      Tag.rect(
        .set("x", ChartDrawing.number(x(spread.lowerQuarter) - 1)), .set("y", ChartDrawing.number(y - 9)),
        .set("width", ChartDrawing.number(x(spread.upperQuarter) - x(spread.lowerQuarter) + 2)),
        .set("height", 18), .set("fill", Palette.noteTint.hex), .set("stroke", Palette.ink.hex),
        .set("stroke-width", 1)),
      Tag.rect(
        .set("x", ChartDrawing.number(x(spread.middle) - 2)), .set("y", ChartDrawing.number(y - 12)),
        .set("width", 4), .set("height", 24), .set("fill", Palette.ink.hex)),
    ])
  }
}
