// SPDX-License-Identifier: GPL-3.0-or-later

/// How metres of the National Grid become units of a picture: the same in both directions, north upwards.
///
/// A place far from all others would shrink them to a blot: it is drawn at the edge, with its distance.
struct MapFrame {
  /// The height of the picture's field.
  let height: Double
  private let metresPerUnit: Double
  private let centre: (x: Double, y: Double)
  private let reach: Double
  private let west: Double
  private let north: Double

  /// A frame in which points have room.
  ///
  /// - Parameter points: places, and how much each counts for what is near.
  init(points: [(x: Double, y: Double, weight: Int)], width: Double, largestHeight: Double) {
    func median(_ values: [Double]) -> Double { values.sorted().dropFirst(values.count / 2).first ?? 0 }
    let middle = (x: median(points.map(\.x)), y: median(points.map(\.y)))
    let limit = max(1.6 * Self.usualDistance(points, from: middle), 1000)
    let drawn = points.map { Self.pulled(($0.x, $0.y), to: middle, limit: limit) }
    let xs = drawn.map(\.x)
    let ys = drawn.map(\.y)
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (below, above) = (ys.min() ?? 0, ys.max() ?? 0)
    // A service of one place still has a scale.
    let scale = max((right - left) / width, (above - below) / largestHeight, 5)
    metresPerUnit = scale
    height = max((above - below) / scale, 60)
    centre = middle
    reach = limit
    west = (left + right) / 2 - width / 2 * scale
    north = (below + above) / 2 + height / 2 * scale
  }

  /// Where a point lies in the field, from its upper left corner.
  func position(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let point = Self.pulled((x, y), to: centre, limit: reach)
    return ((point.x - west) / metresPerUnit, (north - point.y) / metresPerUnit)
  }

  /// The kilometres from the middle to a point that is drawn nearer than it is; nil for one in its place.
  func distanceBeyond(_ x: Double, _ y: Double) -> Double? {
    let (dx, dy) = (x - centre.x, y - centre.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    return distance > reach ? distance / 1000 : nil
  }

  /// The longest bar of 1, 2 or 5 times a power of ten kilometres that a length has room for, at least 1 km.
  func scaleBar(longest: Double) -> (kilometres: Int, length: Double) {
    var best = 1
    var power = 1
    while power <= 1000 {
      for step in [1, 2, 5] where Double(step * power * 1000) / metresPerUnit <= longest {
        best = step * power
      }
      power *= 10
    }
    return (best, Double(best * 1000) / metresPerUnit)
  }

  /// The distance from the middle within which three quarters of the weight lie.
  private static func usualDistance(
    _ points: [(x: Double, y: Double, weight: Int)], from middle: (x: Double, y: Double)
  ) -> Double {
    let distances = points.map { point in
      let (dx, dy) = (point.x - middle.x, point.y - middle.y)
      return (distance: (dx * dx + dy * dy).squareRoot(), weight: point.weight)
    }.sorted { $0.distance < $1.distance }
    let wanted = distances.reduce(0) { $0 + $1.weight } * 3 / 4
    var reached = 0
    for (distance, weight) in distances {
      reached += weight
      if reached >= wanted { return distance }
    }
    return 0
  }

  private static func pulled(
    _ point: (x: Double, y: Double), to centre: (x: Double, y: Double), limit: Double
  ) -> (x: Double, y: Double) {
    let (dx, dy) = (point.x - centre.x, point.y - centre.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > limit else { return point }
    return (centre.x + dx / distance * limit, centre.y + dy / distance * limit)
  }
}
