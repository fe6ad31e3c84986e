// SPDX-License-Identifier: GPL-3.0-or-later

/// The marks that the pictures of the page are made of.
///
/// Lengths are units of the picture, about a pixel.
enum ChartDrawing {
  /// The width of every picture, so that their letters are of one size.
  static let width = 720.0

  /// The side of a text at which its position lies.
  enum Anchor: String {
    case start, middle, end
  }

  /// A picture with its name and its description, which stand for it where it cannot be seen.
  static func picture(
    id: String, title: String, description: String, height: Double, fills: [ChartFill],
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    Tag.svg(
      .class("chart"), .role("img"), .aria("labelledby", "\(id)-title \(id)-description"),
      .set("viewBox", "0 0 \(number(width)) \(number(height))")
    ) {
      Tag.title(title, .id("\(id)-title"))
      Tag.desc(description, .id("\(id)-description"))
      Tag.defs { fills.map { $0.definition(in: id) } }
      content()
    }
  }

  /// A length with at most one decimal.
  static func number(_ value: Double) -> String {
    // A county's pictures have a million lengths: digits of whole numbers are quicker than those of a Double.
    let tenths = Int((value * 10).rounded())
    let (whole, part) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let digits = part == 0 ? String(whole) : String(whole) + "." + String(part)
    return tenths < 0 ? "-" + digits : digits
  }

  /// A text on one line that stands on lines or patterns.
  static func label(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, isStrong: Bool = false, size: Int = 13
  ) -> HTML {
    // A rim of paper keeps the letters clear of any line that they stand on.
    let rim: [Attribute] = [
      .set("stroke", Palette.paper.hex), .set("stroke-width", 3), .set("paint-order", "stroke"),
    ]
    return self.text(text, x: x, y: y, anchor: anchor, isStrong: isStrong, size: size, rim)
  }

  /// A text on one line, on plain ground.
  static func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, isStrong: Bool = false, size: Int = 13,
    _ more: [Attribute] = []
  ) -> HTML {
    var attributes: [Attribute] = [
      .set("x", number(x)), .set("y", number(y)), .set("font-size", size), .set("fill", Palette.ink.hex),
    ]
    attributes += more
    if anchor != .start { attributes.append(.set("text-anchor", anchor.rawValue)) }
    if isStrong { attributes.append(.set("font-weight", "bold")) }
    return Tag.text.with(attributes) { text }
  }

  /// A painted rectangle with an outline in the colour of its fill, or nothing when it has no area.
  static func bar(
    _ fill: ChartFill, in picture: String, x: Double, y: Double, width: Double, height: Double
  ) -> HTML {
    guard width > 0, height > 0 else { return .empty }
    return Tag.rect(
      .set("x", number(x)), .set("y", number(y)), .set("width", number(width)),
      .set("height", number(height)), .set("fill", fill.paint(in: picture)),
      .set("stroke", fill.colour.hex), .set("stroke-width", 1))
  }

  /// A thin straight line.
  static func rule(
    fromX: Double, fromY: Double, toX: Double, toY: Double, colour: Colour = Palette.chartLine,
    isDashed: Bool = false
  ) -> HTML {
    var attributes: [Attribute] = [
      .set("x1", number(fromX)), .set("y1", number(fromY)), .set("x2", number(toX)),
      .set("y2", number(toY)), .set("stroke", colour.hex), .set("stroke-width", isDashed ? 2 : 1),
    ]
    if isDashed { attributes.append(.set("stroke-dasharray", "6 4")) }
    return .element(.line, attributes)
  }

  /// What each pattern means, from the left edge on; a name takes about seven units a letter.
  static func legend(_ series: [(name: String, fill: ChartFill)], in picture: String, y: Double) -> HTML {
    var x = 0.0
    var pieces: [HTML] = []
    for (name, fill) in series {
      pieces.append(bar(fill, in: picture, x: x + 1, y: y - 12, width: 20, height: 14))
      pieces.append(label(name, x: x + 28, y: y))
      x += 28 + Double(name.count) * 7 + 20
    }
    return .fragment(pieces)
  }

  /// A text no longer than `limit` characters; the tables have the whole.
  static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "\u{2026}"
  }
}
