// SPDX-License-Identifier: GPL-3.0-or-later

/// Columns of whole numbers, each a stack with one part for each series.
struct ColumnChart {
  /// A column.
  struct Column {
    /// One or two lines below it.
    var label: [String]
    /// A number for each series, from the bottom.
    var values: [Int]

    /// The height of the stack.
    var total: Int { values.reduce(0, +) }
  }

  /// The id that the picture's parts are named after.
  var id: String
  /// What the picture shows.
  var title: String
  /// The same in a sentence or two, with the main numbers.
  var description: String
  /// What the columns have in common.
  var axisTitle: String
  /// The series, from the bottom.
  var series: [(name: String, fill: ChartFill)]
  /// The columns, from the left.
  var columns: [Column]

  private static let left = 40.0
  private static let top = 52.0
  private static let plotHeight = 200.0
  /// The units that a label below a column takes, with a space.
  private static let labelWidth = 46.0

  /// The picture.
  var html: HTML {
    let bottom = Self.top + Self.plotHeight
    let scale = ChartScale(reaching: Double(columns.map(\.total).max() ?? 0))
    let slot = (ChartDrawing.width - Self.left) / Double(max(columns.count, 1))
    let labelEvery = max(1, Int((Self.labelWidth / slot).rounded(.up)))
    let labelLines = columns.map(\.label.count).max() ?? 1
    return ChartDrawing.picture(
      id: id, title: title, description: description,
      height: bottom + 30 + 16 * Double(labelLines), fills: series.map(\.fill)
    ) {
      ChartDrawing.legend(series, in: id, y: 16)
      for tick in scale.ticks {
        let y = bottom - scale.position(Double(tick), length: Self.plotHeight)
        ChartDrawing.rule(fromX: Self.left, fromY: y, toX: ChartDrawing.width, toY: y)
        ChartDrawing.label(NumberWords.whole(tick), x: Self.left - 6, y: y + 4, anchor: .end)
      }
      columns.enumerated().map { index, column in
        marks(
          of: column, centre: Self.left + slot * (Double(index) + 0.5), width: min(slot * 0.72, 54),
          bottom: bottom, scale: scale, showsLabel: index % labelEvery == 0)
      }
      ChartDrawing.label(
        axisTitle, x: Self.left + (ChartDrawing.width - Self.left) / 2,
        y: bottom + 22 + 16 * Double(labelLines), anchor: .middle)
    }
  }

  private func marks(
    of column: Column, centre: Double, width: Double, bottom: Double, scale: ChartScale, showsLabel: Bool
  ) -> HTML {
    var pieces: [HTML] = []
    var below = 0
    for (value, series) in zip(column.values, series) where value > 0 {
      let base = bottom - scale.position(Double(below), length: Self.plotHeight)
      let top = bottom - scale.position(Double(below + value), length: Self.plotHeight)
      // A gap of paper parts the stack's parts for those who see neither colour nor pattern well.
      pieces.append(
        ChartDrawing.bar(
          series.fill, in: id, x: centre - width / 2, y: top + 1, width: width,
          height: max(base - top - 2, 1)))
      below += value
    }
    if below > 0 {
      pieces.append(
        ChartDrawing.label(
          NumberWords.whole(below), x: centre,
          y: bottom - scale.position(Double(below), length: Self.plotHeight) - 5, anchor: .middle,
          isStrong: true))
    }
    if showsLabel {
      for (line, text) in column.label.enumerated() {
        pieces.append(
          ChartDrawing.label(text, x: centre, y: bottom + 18 + 15 * Double(line), anchor: .middle, size: 12))
      }
    }
    return .fragment(pieces)
  }
}
