// SPDX-License-Identifier: GPL-3.0-or-later

/// How a series of a picture is painted: by pattern first, so that it is told apart without colour.
enum ChartFill: String, CaseIterable {
  /// Solid.
  case solid
  /// Slanting lines.
  case striped
  /// Crossing lines.
  case crossed
  /// Nearly empty, with an outline.
  case outlined
  /// Thin lines far apart: what cannot be used.
  case hatched
  /// Rows of dots.
  case dotted

  /// The colour of the lines or of the whole.
  var colour: Colour {
    switch self {
    case .solid: Palette.chartBlue
    case .striped: Palette.chartBrown
    case .crossed: Palette.chartRed
    case .outlined, .hatched, .dotted: Palette.chartGrey
    }
  }

  /// The value of a `fill` attribute in a picture.
  func paint(in picture: String) -> String {
    self == .solid ? colour.hex : "url(#\(picture)-\(rawValue))"
  }

  /// The pattern that `paint` refers to.
  func definition(in picture: String) -> HTML {
    guard self != .solid else { return .empty }
    let lines =
      switch self {
      case .striped: "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6"
      case .crossed: "M0,0 L8,8 M0,8 L8,0"
      case .hatched: "M0,0 L8,8"
      case .dotted: "M1,2 h2 M5,6 h2"
      case .solid, .outlined: "M0,4 L1,4"
      }
    return Tag.pattern(
      .id("\(picture)-\(rawValue)"), .set("width", 8), .set("height", 8),
      .set("patternUnits", "userSpaceOnUse")
    ) {
      Tag.rect(.set("width", 8), .set("height", 8), .set("fill", Palette.paper.hex))
      Tag.path(
        .set("d", lines), .set("stroke", colour.hex), .set("stroke-width", lineWidth))
    }
  }

  private var lineWidth: Int {
    switch self {
    case .striped: 3
    case .hatched: 1
    default: 2
    }
  }
}
