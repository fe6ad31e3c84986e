// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What the allocation of a service of some size took.
struct GrowthPoint: Sendable {
  var children: Int
  var officers: Int
  var families: Int
  var options: Int
  var result: RunResult

  /// The columns of the table of points.
  static let header =
    "children,officers,families,options,objective,bound,gap,seconds,memory_mib\n"

  /// A row of the table.
  var row: String {
    [
      "\(children)", "\(officers)", "\(families)", "\(options)", "\(result.objective)",
      Figures.bound(result.bound), Figures.decimals(result.gap, 6), Figures.decimals(result.seconds, 3),
      result.memoryMiB.map(String.init) ?? "",
    ].joined(separator: ",") + "\n"
  }
}

/// Time and memory against size, both axes logarithmic, as an SVG picture of two panels.
///
/// A line of slope 1 is dashed through the first point: what grows in proportion to the children keeps to it.
enum GrowthPlot {
  private static let width = 640.0
  private static let panelHeight = 300.0
  private static let left = 80.0
  private static let right = 24.0
  private static let top = 36.0
  private static let bottom = 48.0

  /// The picture; nil without points.
  static func svg(_ points: [GrowthPoint]) -> String? {
    guard !points.isEmpty else { return nil }
    let times = points.map { (Double($0.children), max(0.001, $0.result.seconds)) }
    let memories = points.compactMap { point in
      point.result.memoryMiB.map { (Double(point.children), Double(max(1, $0))) }
    }
    var body = panel(times, title: "Seconds to allocate the whole service", offset: 0)
    if !memories.isEmpty { body += panel(memories, title: "Peak memory, MiB", offset: panelHeight) }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(text(width)) \(text(2 * panelHeight))" \
      font-family="sans-serif" font-size="12" fill="#222">
      <title>Growth of the time and memory of allocation with the size of the service</title>
      <rect width="100%" height="100%" fill="#fff"/>
      \(body)</svg>

      """
  }

  private static func panel(_ points: [(Double, Double)], title: String, offset: Double) -> String {
    let horizontal = Axis(points.map(\.0), from: left, to: width - right)
    let vertical = Axis(
      points.map(\.1), from: offset + panelHeight - bottom, to: offset + top)
    var lines = ["<text x=\"\(text(left))\" y=\"\(text(offset + 20))\" font-weight=\"bold\">\(title)</text>"]
    for decade in horizontal.decades {
      let x = text(horizontal.position(decade))
      lines.append(
        "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"\(text(vertical.start))\" y2=\"\(text(vertical.end))\" stroke=\"#ddd\"/>"
      )
      lines.append(
        "<text x=\"\(x)\" y=\"\(text(vertical.start + 18))\" text-anchor=\"middle\">\(label(decade))</text>")
    }
    for decade in vertical.decades {
      let y = text(vertical.position(decade))
      lines.append(
        "<line x1=\"\(text(left))\" x2=\"\(text(width - right))\" y1=\"\(y)\" y2=\"\(y)\" stroke=\"#ddd\"/>")
      lines.append(
        "<text x=\"\(text(left - 8))\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">\(label(decade))</text>")
    }
    lines.append(
      "<text x=\"\(text((left + width - right) / 2))\" y=\"\(text(vertical.start + 38))\" "
        + "text-anchor=\"middle\">Children</text>")
    lines.append(proportional(points[0], horizontal, vertical))
    let corners = points.map { "\(text(horizontal.position($0.0))),\(text(vertical.position($0.1)))" }
    lines.append(
      "<polyline points=\"\(corners.joined(separator: " "))\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>"
    )
    for (x, y) in points {
      lines.append(
        "<circle cx=\"\(text(horizontal.position(x)))\" cy=\"\(text(vertical.position(y)))\" r=\"3.5\" "
          + "fill=\"#1f5fa8\"><title>\(label(x)) children: \(label(y))</title></circle>")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The dashed line of slope 1 through a point, as far as the panel goes.
  private static func proportional(_ point: (Double, Double), _ horizontal: Axis, _ vertical: Axis) -> String
  {
    let reach = min(horizontal.highest / point.0, vertical.highest / point.1)
    return "<line x1=\"\(text(horizontal.position(point.0)))\" y1=\"\(text(vertical.position(point.1)))\" "
      + "x2=\"\(text(horizontal.position(point.0 * reach)))\" y2=\"\(text(vertical.position(point.1 * reach)))\" "
      + "stroke=\"#888\" stroke-dasharray=\"5 4\"/>"
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() ? Figures.decimals(value, 0) : Figures.decimals(value, 1)
  }

  private static func label(_ value: Double) -> String { String(format: "%.6g", value) }

  /// A logarithmic axis over whole decades.
  private struct Axis {
    let start: Double
    let end: Double
    private let low: Double
    private let high: Double

    init(_ values: [Double], from start: Double, to end: Double) {
      self.start = start
      self.end = end
      low = log10(values.min() ?? 1).rounded(.down)
      high = max(low + 1, log10(values.max() ?? 10).rounded(.up))
    }

    var highest: Double { pow(10, high) }
    var decades: [Double] { stride(from: low, through: high, by: 1).map { pow(10, $0) } }

    func position(_ value: Double) -> Double {
      start + (log10(value) - low) / (high - low) * (end - start)
    }
  }
}
