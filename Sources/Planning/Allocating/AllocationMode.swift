// SPDX-License-Identifier: GPL-3.0-or-later

/// Which families an allocation may place.
enum AllocationMode: Sendable {
  /// Those without an officer who may stay.
  case newFamilies
  /// All but those that a manager keeps with their officer.
  case reallocate
  /// The same, and nobody is split.
  case rebalance
}
