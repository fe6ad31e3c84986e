// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension AllocationBasis {
  /// What an officer has.
  struct Holding {
    var children = 0
    /// Officer minutes of the year.
    var load = 0
  }

  /// What each officer had before the plan: the families with an open status whose officer, by the tables, is
  /// available.
  var before: [Officer.ID: Holding] {
    var before: [Officer.ID: Holding] = [:]
    for family in tables.scenario.families where tables.openChildren(family.id) > 0 {
      guard let id = family.officer, let officer = tables.officers[id], naming.isAvailable(id) else {
        continue
      }
      before[id, default: Holding()].children += tables.openChildren(family.id)
      before[id, default: Holding()].load += workload.load(.whole(family.id), officer)
    }
    return before
  }
}
