// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// A family, or one of the two parts of a split sibling group: what one officer is given.
struct FamilyPart: Hashable {
  /// Which of its children.
  enum Piece: Hashable {
    case whole
    /// The half with the first child, and the other.
    case first, second
  }

  let family: Family.ID
  let piece: Piece

  /// A whole family.
  static func whole(_ family: Family.ID) -> FamilyPart { FamilyPart(family: family, piece: .whole) }
}

/// A family or part of one with an officer.
struct Placement: Hashable {
  let part: FamilyPart
  let officer: Officer.ID
}
