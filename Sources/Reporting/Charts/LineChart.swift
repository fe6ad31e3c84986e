// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines through points that share their places on the axis at the bottom, one of which may be marked.
struct LineChart {
  /// How a series is drawn: told apart by mark and dashes, without colour too.
  enum Style {
    /// A whole line with round marks.
    case solid
    /// A dashed line with square marks.
    case dashed

    /// The colour of line and marks.
    fileprivate var colour: Colour { self == .solid ? Palette.chartBlue : Palette.chartBrown }
  }

  /// A line.
  struct Series {
    /// What it shows.
    var name: String
    /// How it is drawn.
    var style: Style
    /// Its value at each point.
    var values: [Double]
  }

  /// The id that the picture's parts are named after.
  var id: String
  /// What the picture shows.
  var title: String
  /// The same in a sentence or two, with the main numbers.
  var description: String
  /// What the axis at the bottom counts.
  var axisTitle: String
  /// What the axis at the left counts.
  var valueTitle: String
  /// Where the points lie on the axis at the bottom, rising.
  var places: [Int]
  /// The lines.
  var series: [Series]
  /// The point that is marked, and what it is called.
  var marked: (index: Int, name: String)?

  private static let left = 78.0
  private static let right = 20.0
  private static let top = 40.0
  private static let plotHeight = 130.0
  private static let betweenPlots = 48.0

  /// The picture: a plot for each line, since what they count may differ a hundredfold, over one axis.
  var html: HTML {
    let across = ChartScale(reaching: Double(places.max() ?? 0))
    let length = ChartDrawing.width - Self.left - Self.right
    func x(_ place: Int) -> Double { Self.left + across.position(Double(place), length: length) }
    let bottom = bottom(ofPlot: max(series.count - 1, 0))
    return ChartDrawing.picture(
      id: id, title: title, description: description, height: bottom + 44, fills: []
    ) {
      mark(bottom: bottom, x: x)
      series.enumerated().map { plot($1, bottom: self.bottom(ofPlot: $0), end: Self.left + length, x: x) }
      for tick in across.ticks {
        ChartDrawing.label(NumberWords.whole(tick), x: x(tick), y: bottom + 18, anchor: .middle)
      }
      ChartDrawing.label(axisTitle, x: Self.left + length / 2, y: bottom + 38, anchor: .middle)
    }
  }

  private func bottom(ofPlot index: Int) -> Double {
    Self.top + Self.plotHeight + Double(index) * (Self.plotHeight + Self.betweenPlots)
  }

  /// One line with its name above it and an axis of its own.
  private func plot(_ line: Series, bottom: Double, end: Double, x: (Int) -> Double) -> HTML {
    let up = ChartScale(reaching: line.values.max() ?? 0)
    func y(_ value: Double) -> Double { bottom - up.position(value, length: Self.plotHeight) }
    return .fragment(
      up.ticks.map { tick in
        .fragment([
          ChartDrawing.rule(fromX: Self.left, fromY: y(Double(tick)), toX: end, toY: y(Double(tick))),
          ChartDrawing.label(NumberWords.whole(tick), x: Self.left - 8, y: y(Double(tick)) + 4, anchor: .end),
        ])
      } + [
        ChartDrawing.label(
          "\(line.name), \(valueTitle)", x: 0, y: bottom - Self.plotHeight - 16, isStrong: true),
        marks(of: line.style, at: zip(places, line.values).map { (x($0), y($1)) }, larger: marked?.index),
      ])
  }

  /// A dashed line through the marked point, with its name at the top, on the side where there is room.
  private func mark(bottom: Double, x: (Int) -> Double) -> HTML {
    guard let marked, places.indices.contains(marked.index) else { return .empty }
    let place = x(places[marked.index])
    // The name of the first plot stands at the left.
    let isAtRight = place > ChartDrawing.width * 0.7
    return .fragment([
      ChartDrawing.rule(
        fromX: place, fromY: Self.top - 10, toX: place, toY: bottom, colour: Palette.chartBandEdge,
        isDashed: true),
      ChartDrawing.label(
        marked.name, x: isAtRight ? place - 6 : max(place + 6, ChartDrawing.width * 0.45), y: Self.top - 24,
        anchor: isAtRight ? .end : .start, isStrong: true),
    ])
  }

  private func marks(of style: Style, at points: [(x: Double, y: Double)], larger: Int?) -> HTML {
    let path = points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(ChartDrawing.number(point.x)),\(ChartDrawing.number(point.y))"
    }.joined(separator: " ")
    var attributes: [Attribute] = [
      .set("d", path), .set("fill", "none"), .set("stroke", style.colour.hex), .set("stroke-width", 2),
    ]
    if style == .dashed { attributes.append(.set("stroke-dasharray", "7 4")) }
    return .fragment(
      [points.count > 1 ? .element(.path, attributes) : .empty]
        + points.enumerated().map { index, point in
          sign(style, x: point.x, y: point.y, size: index == larger ? 7 : 4.5)
        })
  }

  /// A round or square mark around a point.
  private func sign(_ style: Style, x: Double, y: Double, size: Double) -> HTML {
    let n = ChartDrawing.number
    let outline =
      style == .solid
      ? "M\(n(x - size)),\(n(y)) a\(n(size)),\(n(size)) 0 1 0 \(n(2 * size)),0 a\(n(size)),\(n(size)) 0 1 0 \(n(-2 * size)),0 z"
      : "M\(n(x - size)),\(n(y - size)) h\(n(2 * size)) v\(n(2 * size)) h\(n(-2 * size)) z"
    return .element(
      .path,
      [
        .set("d", outline), .set("fill", style.colour.hex), .set("stroke", Palette.paper.hex),
        .set("stroke-width", 1),
      ])
  }
}
