// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// Whom a family gets: officers by index.
enum Placement: Hashable, Sendable {
  /// Nobody.
  case nobody
  /// One officer.
  case whole(Int)
  /// Two officers, each a part of the children.
  case split(first: Int, second: Int)

  /// What an option of the problem stands for.
  init(_ option: AllocationProblem.Option) {
    self = option.second.map { .split(first: option.officer, second: $0.officer) } ?? .whole(option.officer)
  }

  /// The officers, the first part's first.
  var officers: [Int] {
    switch self {
    case .nobody: []
    case .whole(let officer): [officer]
    case .split(let first, let second): [first, second]
    }
  }
}
