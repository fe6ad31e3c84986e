// SPDX-License-Identifier: GPL-3.0-or-later

/// Places on a sheet without a map below them, true to scale, and lines as wide as they are travelled often.
struct MapPicture {
  /// The id that the picture's parts are named after.
  var id: String
  /// What the picture shows.
  var title: String
  /// The same in a sentence or two, with the main numbers.
  var description: String
  /// What to show.
  var map: JourneyMap

  private static let top = 48.0
  private static let margin = 70.0
  private static let largestHeight = 470.0

  /// The picture.
  var html: HTML {
    let frame = MapFrame(
      points: map.stops.map { ($0.x, $0.y, $0.meetings + 1) }, width: ChartDrawing.width - 2 * Self.margin,
      largestHeight: Self.largestHeight - 2 * 30)
    let bottom = Self.top + frame.height + 2 * 30
    let points = map.stops.map { stop in
      let (x, y) = frame.position(stop.x, stop.y)
      return (x: x + Self.margin, y: y + Self.top + 30)
    }
    return ChartDrawing.picture(
      id: id, title: title, description: description, height: bottom + 46, fills: []
    ) {
      legend
      lines(points)
      // Bases and venues stand on top of the places around them.
      map.stops.indices.reversed().map { sign(map.stops[$0].kind, x: points[$0].x, y: points[$0].y) }
      labels(points, frame, bottom: bottom)
      scaleBar(frame, y: bottom + 26)
      if !map.ways.isEmpty { widths(x: 400, y: bottom + 26) }
      north(x: ChartDrawing.width - 24, y: Self.top + 6)
    }
  }

  private var most: Int { map.ways.filter { $0.from != $0.to }.map(\.journeys).max() ?? 1 }

  private func lineWidth(_ journeys: Int) -> Double { 1 + 8 * Double(journeys) / Double(max(most, 1)) }

  /// The thinnest lines above, so that none hides below a thick one.
  private func lines(_ points: [(x: Double, y: Double)]) -> HTML {
    let drawn = map.ways.filter { $0.from != $0.to }
      .sorted { ($1.journeys, $0.from, $0.to) < ($0.journeys, $1.from, $1.to) }
    return .fragment(
      drawn.map { way in
        line(points[way.from], points[way.to], width: lineWidth(way.journeys))
      })
  }

  private func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), width: Double) -> HTML {
    .element(
      .line,
      [
        .set("x1", ChartDrawing.number(from.x)), .set("y1", ChartDrawing.number(from.y)),
        .set("x2", ChartDrawing.number(to.x)), .set("y2", ChartDrawing.number(to.y)),
        .set("stroke", Palette.chartGrey.hex), .set("stroke-width", ChartDrawing.number(width)),
        .set("stroke-linecap", "round"),
      ])
  }

  /// A square for a base, a diamond for a venue, a dot for a meeting place, a ring for a district.
  private func sign(_ kind: JourneyMap.Stop.Kind, x: Double, y: Double) -> HTML {
    func n(_ value: Double) -> String { ChartDrawing.number(value) }
    func round(_ r: Double) -> String {
      "M\(n(x - r)),\(n(y)) a\(n(r)),\(n(r)) 0 1 0 \(n(2 * r)),0 a\(n(r)),\(n(r)) 0 1 0 \(n(-2 * r)),0 z"
    }
    let (outline, isFilled): (String, Bool) =
      switch kind {
      case .base: ("M\(n(x - 7)),\(n(y - 7)) h14 v14 h-14 z", true)
      case .venue: ("M\(n(x)),\(n(y - 9)) l9,9 l-9,9 l-9,-9 z", false)
      case .place: (round(4), true)
      case .district: (round(9), false)
      }
    return .element(
      .path,
      [
        .set("d", outline), .set("fill", isFilled ? Palette.ink.hex : Palette.paper.hex),
        .set("stroke", isFilled ? Palette.paper.hex : Palette.ink.hex),
        .set("stroke-width", isFilled ? 1 : 2),
      ])
  }

  private var legend: HTML {
    let names: [(JourneyMap.Stop.Kind, String)] = [
      (.base, "Base"), (.venue, "Venue or office"), (.place, "Meeting place"),
      (.district, "Meeting places of a district"),
    ]
    var x = 12.0
    var pieces: [HTML] = []
    for (kind, name) in names where map.stops.contains(where: { $0.kind == kind }) {
      pieces += [sign(kind, x: x, y: 12), ChartDrawing.label(name, x: x + 16, y: 16)]
      x += 16 + Double(name.count) * 7 + 24
    }
    return .fragment(pieces)
  }

  /// What the widths of lines mean.
  private func widths(x: Double, y: Double) -> HTML {
    var x = x
    var pieces: [HTML] = []
    let samples =
      most > 1 ? [(1, "1 journey"), (most, "\(NumberWords.whole(most)) journeys")] : [(1, "1 journey")]
    for (journeys, words) in samples {
      pieces += [
        line((x, y), (x + 26, y), width: lineWidth(journeys)), ChartDrawing.label(words, x: x + 34, y: y + 4),
      ]
      x += 34 + Double(words.count) * 7 + 16
    }
    return .fragment(pieces)
  }

  /// Names beside the signs, on the first side where none is in the way; a name without room is left to the table.
  private func labels(_ points: [(x: Double, y: Double)], _ frame: MapFrame, bottom: Double) -> HTML {
    var boxes = points.map { Box(x: $0.x - 8, y: $0.y - 8, width: 16, height: 16) }
    var pieces: [HTML] = []
    for (stop, point) in zip(map.stops, points) {
      let distance = frame.distanceBeyond(stop.x, stop.y)
      let text = stop.name + (distance.map { ", \(NumberWords.whole(Int($0.rounded()))) km off" } ?? "")
      let width = Double(text.count) * 6.6
      let places = [12.0, 26, 40].flatMap { off in
        [
          Box(x: point.x + off, y: point.y - 8, width: width, height: 14),
          Box(x: point.x - off - width, y: point.y - 8, width: width, height: 14),
          Box(x: point.x - width / 2, y: point.y - off - 13, width: width, height: 14),
          Box(x: point.x - width / 2, y: point.y + off, width: width, height: 14),
        ].prefix(stop.kind == .place && off > 12 ? 0 : 4)
      }
      let free = places.first { place in
        place.x >= 0 && place.x + place.width <= ChartDrawing.width && place.y >= Self.top - 8
          && place.y + place.height <= bottom && !boxes.contains(where: place.touches)
      }
      guard let free else { continue }
      boxes.append(free)
      pieces.append(
        ChartDrawing.label(
          text, x: free.x, y: free.y + 12, isStrong: stop.kind == .base || stop.kind == .district, size: 12))
    }
    return .fragment(pieces)
  }

  private struct Box {
    var x, y, width, height: Double

    func touches(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }
  }

  private func scaleBar(_ frame: MapFrame, y: Double) -> HTML {
    let (kilometres, length) = frame.scaleBar(longest: 200)
    return .fragment([
      ChartDrawing.rule(fromX: 12, fromY: y, toX: 12 + length, toY: y, colour: Palette.ink),
      ChartDrawing.rule(fromX: 12, fromY: y - 5, toX: 12, toY: y + 5, colour: Palette.ink),
      ChartDrawing.rule(fromX: 12 + length, fromY: y - 5, toX: 12 + length, toY: y + 5, colour: Palette.ink),
      ChartDrawing.label("\(kilometres) km", x: 20 + length, y: y + 4),
    ])
  }

  private func north(x: Double, y: Double) -> HTML {
    .fragment([
      .element(
        .path,
        [
          .set("d", "M\(ChartDrawing.number(x)),\(ChartDrawing.number(y)) l7,22 l-7,-6 l-7,6 z"),
          .set("fill", Palette.ink.hex),
        ]),
      ChartDrawing.label("N", x: x, y: y + 38, anchor: .middle, isStrong: true),
    ])
  }
}
