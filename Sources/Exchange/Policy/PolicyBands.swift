// SPDX-License-Identifier: GPL-3.0-or-later

import Travel

extension PolicyKey {
  /// A list of bands, each with an end above the one before; the last, and only it, has none.
  ///
  /// - Parameters:
  ///   - blank: the band that the keys fill in.
  ///   - end: where a band ends, or nil for no end.
  static func bands<Band: Sendable>(
    _ name: String, _ part: Part<[Band]>, _ blank: Band, keys: [PolicyKey<Band>],
    end: @escaping @Sendable (Band) -> Int?
  ) -> PolicyKey {
    PolicyKey(name: name) { value, location, root in
      let expectation =
        "a list of bands, each an object with keys of: \(keys.map(\.name).joined(separator: ", "))"
      guard let elements = value.elements(at: location, expectation) else { return }
      var bands: [Band] = []
      for (index, element) in elements.enumerated() {
        var band = blank
        element.read(keys, at: location.element(index), into: &band)
        bands.append(band)
      }
      if bands.last.map(end) != .some(nil) {
        location.fault(value, "expected the last band to have no end (null)")
      }
      for (index, band) in bands.dropLast().enumerated() {
        guard let bandEnd = end(band) else {
          location.element(index).fault(
            elements[index], "expected an end; only the last band has none (null)")
          continue
        }
        let previousEnd = index == 0 ? 0 : end(bands[index - 1]) ?? 0
        if bandEnd <= previousEnd {
          location.element(index).fault(
            elements[index], "expected an end above \(previousEnd), where the band before ends")
        }
      }
      root[keyPath: part] = bands
    } write: {
      .array($0[keyPath: part].map { .object(keys, of: $0) })
    }
  }
}

/// A travel estimate whose parts can be set one by one.
struct TravelDraft: Sendable {
  /// A speed band.
  struct Band: Sendable {
    var upToMetres: Int?
    var kmh: Int
  }

  var circuityPercent: Int
  var fixedMinutes: Int
  var bands: [Band]

  /// Takes an estimate apart.
  init(_ estimate: TravelEstimate) {
    circuityPercent = estimate.circuityPercent
    fixedMinutes = estimate.fixedMinutes
    bands = estimate.bands.map { Band(upToMetres: $0.upToMetres, kmh: $0.kmh) }
  }

  /// The estimate of the parts.
  var estimate: TravelEstimate {
    TravelEstimate(
      circuityPercent: circuityPercent, fixedMinutes: fixedMinutes,
      bands: bands.map { .init(upToMetres: $0.upToMetres, kmh: $0.kmh) })
  }

  /// The keys of `travel` in `policy.json`.
  static let keys: [PolicyKey<TravelDraft>] = [
    .integer("circuity_percent", \.circuityPercent, 100...1000),
    .integer("fixed_minutes", \.fixedMinutes, 0...120),
    .bands("bands", \.bands, Band(upToMetres: nil, kmh: 1), keys: bandKeys) { $0.upToMetres },
  ]

  private static let bandKeys: [PolicyKey<Band>] = [
    PolicyKey<Band>.integer(orNull: "up_to_metres", \.upToMetres, 1...2_000_000).needed,
    PolicyKey<Band>.integer("kmh", \.kmh, 1...200).needed,
  ]
}
