// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// What one officer is given: a family, or a part of one that is split; with its work, whoever has it.
struct FamilyPart: Sendable {
  /// A year's meetings of a family at one place.
  struct Visits: Sendable, Equatable {
    let place: Int
    let count: Int
  }

  /// The family's index.
  let family: Int
  /// Its children with an open status, by id.
  let children: [Int]
  /// Officer minutes of a year, travel left out.
  let work: Int
  /// The meetings of a year by place.
  let visits: [Visits]
  /// The load, minutes a year, where it is weighed by heads or points; nil where hours count and travel with them.
  let fixedLoad: Int?
  /// Whether this is the first part of a split family, whose terms bear the split.
  let bearsSplit: Bool
  /// The last day on which a plan may start and find the same work and load, as long as nothing happens to the family;
  /// nil when any day may be.
  let holdsThrough: Day?
}
