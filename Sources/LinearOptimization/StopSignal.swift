// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// Lets one thread ask the solvers of others to stop: they return the best they have.
public final class StopSignal: Sendable {
  private let raised = Atomic<Bool>(false)

  /// Creates a signal that is not raised.
  public init() {}

  /// Asks to stop.
  public func raise() { raised.store(true, ordering: .relaxed) }

  /// Whether somebody asked to stop.
  public var isRaised: Bool { raised.load(ordering: .relaxed) }
}
