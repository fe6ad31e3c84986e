// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Synchronization

/// The plan of the first day, which is the same in every replication that has heard no news that day: made once, by
/// whichever comes first.
final class OpeningPlan: Sendable {
  private let known = Mutex<WeekPlan?>(nil)

  /// The plan.
  ///
  /// - Parameter make: makes it; the others wait meanwhile.
  func plan(_ make: () throws -> WeekPlan) throws -> WeekPlan {
    try known.withLock { known in
      if let known { return known }
      let plan = try make()
      known = plan
      return plan
    }
  }
}
