// SPDX-License-Identifier: GPL-3.0-or-later

/// Which candidates a day holds, whatever their order: a set small enough to be copied and compared as one number.
///
/// A day has few meetings and a busy officer hundreds of candidates for it, so members are listed, sixteen bits each
/// and in rising order, and not marked. The same members make the same number.
struct DayMembers: Equatable {
  /// How many members there can be; a policy allows six.
  static let most = 7
  private static let width: UInt128 = 16

  private var packed: UInt128 = 0

  /// The number of a set and one of its members: no two have the same.
  func key(last: Int) -> UInt128 { packed | (UInt128(last) << (DayMembers.width * UInt128(DayMembers.most))) }

  func contains(_ index: Int) -> Bool {
    var left = packed
    while left != 0 {
      if Int(left & 0xFFFF) == index + 1 { return true }
      left >>= DayMembers.width
    }
    return false
  }

  /// Visits the members, in rising order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    var left = packed
    while left != 0 {
      body(Int(left & 0xFFFF) - 1)
      left >>= DayMembers.width
    }
  }

  /// The set with one more member.
  ///
  /// - Parameter index: a candidate that is not in it yet, below 65,535.
  func inserting(_ index: Int) -> DayMembers {
    let fresh = UInt128(index + 1)
    var place: UInt128 = 0
    while (packed >> place) & 0xFFFF != 0, (packed >> place) & 0xFFFF < fresh { place += DayMembers.width }
    let below = packed & ((1 << place) - 1)
    let above = packed >> place
    return DayMembers(packed: below | (fresh << place) | (above << (place + DayMembers.width)))
  }

  init() {}

  private init(packed: UInt128) { self.packed = packed }
}
