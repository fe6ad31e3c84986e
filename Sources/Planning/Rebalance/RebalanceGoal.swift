// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a rebalancing is to go.
public enum RebalanceGoal: Sendable, Hashable {
  /// As few children moved as reach the usual target: what the busiest officer had before the changes, or a little
  /// above what the service has when the changes add capacity (`Scenarios/MODEL.md`, Changes and rebalancing).
  case usualTarget
  /// As few children moved as bring every officer to a utilisation, per cent of capacity, at least 1.
  case target(percent: Int)
  /// The least cost with so many children moved at the most, at least 0.
  case moveAtMost(children: Int)
}
