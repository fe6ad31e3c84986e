// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars that lie side by side in rows, one bar for each series, against a band of good values.
struct BarChart {
  /// A row.
  struct Row {
    /// What it is about.
    var label: String
    /// A second line under the label.
    var note: String
    /// A value for each series, and the text at the end of its bar.
    var values: [(value: Double, text: String)]
  }

  /// The id that the picture's parts are named after.
  var id: String
  /// What the picture shows.
  var title: String
  /// The same in a sentence or two, with the main numbers.
  var description: String
  /// What the rows have in common.
  var axisTitle: String
  /// The series, from the top.
  var series: [(name: String, fill: ChartFill)]
  /// The rows, from the top.
  var rows: [Row]
  /// The values that are as they should be.
  var band: ClosedRange<Int>?
  /// What the band is called.
  var bandTitle = ""
  /// The value that the axis reaches at least, so that several pictures can share an axis.
  var reaching = 0.0

  private static let left = 150.0
  private static let right = 56.0
  private static let top = 58.0
  private static let barHeight = 14.0
  private static let rowGap = 12.0

  /// The picture.
  var html: HTML {
    let rowHeight = Self.barHeight * Double(series.count) + Self.rowGap
    let bottom = Self.top + rowHeight * Double(rows.count) + Self.rowGap
    let length = ChartDrawing.width - Self.left - Self.right
    let largest = rows.flatMap { $0.values.map(\.value) }.max() ?? 0
    let scale = ChartScale(reaching: max(largest, Double(band?.upperBound ?? 0) * 1.1, reaching))
    func x(_ value: Double) -> Double { Self.left + scale.position(value, length: length) }
    return ChartDrawing.picture(
      id: id, title: title, description: description, height: bottom + 44, fills: series.map(\.fill)
    ) {
      ChartDrawing.legend(series, in: id, y: 16)
      bandMarks(bottom: bottom, x: x)
      for tick in scale.ticks {
        ChartDrawing.rule(fromX: x(Double(tick)), fromY: Self.top, toX: x(Double(tick)), toY: bottom)
        ChartDrawing.label(
          NumberWords.whole(tick), x: x(Double(tick)), y: bottom + 18, anchor: .middle)
      }
      ChartDrawing.label(axisTitle, x: Self.left + length / 2, y: bottom + 38, anchor: .middle)
      rows.enumerated().map { index, row in
        marks(of: row, y: Self.top + Self.rowGap + rowHeight * Double(index), x: x)
      }
    }
  }

  private func marks(of row: Row, y: Double, x: (Double) -> Double) -> HTML {
    var pieces = [
      ChartDrawing.label(
        ChartDrawing.shortened(row.label, to: 18), x: 0, y: y + 11, isStrong: true),
      ChartDrawing.label(row.note, x: 0, y: y + 26, size: 12),
    ]
    for (index, (entry, series)) in zip(row.values, series).enumerated() {
      let barTop = y + Self.barHeight * Double(index)
      let end = x(entry.value)
      pieces.append(
        ChartDrawing.bar(
          series.fill, in: id, x: Self.left, y: barTop + 1, width: end - Self.left,
          height: Self.barHeight - 2))
      pieces.append(
        ChartDrawing.label(
          entry.text, x: end + 6, y: barTop + 11.5, isStrong: index == self.series.count - 1, size: 12))
    }
    return .fragment(pieces)
  }

  /// The band behind the bars: a tint between two dashed lines with its name above.
  private func bandMarks(bottom: Double, x: (Double) -> Double) -> HTML {
    guard let band else { return .empty }
    let first = x(Double(band.lowerBound))
    let last = x(Double(band.upperBound))
    return .fragment([
      Tag.rect(
        .set("x", ChartDrawing.number(first)), .set("y", ChartDrawing.number(Self.top)),
        .set("width", ChartDrawing.number(last - first)),
        .set("height", ChartDrawing.number(bottom - Self.top)), .set("fill", Palette.chartBand.hex)),
      ChartDrawing.rule(
        fromX: first, fromY: Self.top - 6, toX: first, toY: bottom, colour: Palette.chartBandEdge,
        isDashed: true),
      ChartDrawing.rule(
        fromX: last, fromY: Self.top - 6, toX: last, toY: bottom, colour: Palette.chartBandEdge,
        isDashed: true),
      ChartDrawing.label(bandTitle, x: (first + last) / 2, y: Self.top - 12, anchor: .middle),
    ])
  }
}
