// SPDX-License-Identifier: GPL-3.0-or-later

/// A point of the British National Grid, in metres.
public struct GridPoint: Hashable, Sendable {
  /// Metres east of the grid's origin.
  public let easting: Int
  /// Metres north of the grid's origin.
  public let northing: Int

  /// Creates a point.
  public init(easting: Int, northing: Int) {
    self.easting = easting
    self.northing = northing
  }

  /// The straight distance in metres, rounded down.
  public func straightMetres(to other: GridPoint) -> Int {
    let dx = easting - other.easting
    let dy = northing - other.northing
    return integerSquareRoot(dx * dx + dy * dy)
  }
}

/// How long a journey takes when no better figure is known: distance, circuity and speed by distance.
///
/// All arithmetic is integer, so that two implementations agree to the minute (`Scenarios/MODEL.md`, Travel).
public struct TravelEstimate: Hashable, Sendable {
  /// A stretch of a journey and the speed on it.
  public struct Band: Hashable, Sendable {
    /// Road metres at which the band ends, or nil for the last one.
    public let upToMetres: Int?
    /// Kilometres an hour; above 0.
    public let kmh: Int

    /// Creates a band.
    public init(upToMetres: Int?, kmh: Int) {
      self.upToMetres = upToMetres
      self.kmh = kmh
    }
  }

  /// Road distance as per cent of the straight distance; at least 100.
  public let circuityPercent: Int
  /// Minutes that each journey takes besides driving: parking, walking in.
  public let fixedMinutes: Int
  /// Bands by rising distance; the last has no end.
  public let bands: [Band]

  /// Creates an estimate.
  public init(circuityPercent: Int, fixedMinutes: Int, bands: [Band]) {
    self.circuityPercent = circuityPercent
    self.fixedMinutes = fixedMinutes
    self.bands = bands
  }

  /// Minutes between two points that are not the same place.
  public func minutes(from: GridPoint, to: GridPoint) -> Int {
    minutes(straightMetres: from.straightMetres(to: to))
  }

  /// Minutes over a straight distance.
  func minutes(straightMetres: Int) -> Int {
    let road = straightMetres * circuityPercent / 100
    var done = 0
    var thousandths = 0
    for band in bands where done < road {
      let end = min(road, band.upToMetres ?? road)
      if end > done {
        thousandths += (end - done) * 60 / band.kmh
        done = end
      }
    }
    return fixedMinutes + (thousandths + 999) / 1000
  }
}

/// The square root, rounded down.
///
/// - Parameter value: at least 0.
public func integerSquareRoot(_ value: Int) -> Int {
  guard value > 0 else { return 0 }
  // A double is exact enough to be off by one at the most for any distance on Earth in metres.
  var root = Int(Double(value).squareRoot())
  while root * root > value { root -= 1 }
  while (root + 1) * (root + 1) <= value { root += 1 }
  return root
}
