// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// Ways to make GLPK fail on purpose, for the tests of the net: nothing that the checks let through is known to.
enum Rehearsal {
  /// Passes GLPK an argument that it answers by `abort()` when there is no net.
  static func failNow(_ program: borrowing LinearProgram) throws(LinearOptimizationError) {
    try check(guard_provoke_error(program.handle))
  }

  /// Makes GLPK fail inside the callback of this thread's next search.
  static func failInNextSearch() { guard_provoke_error_in_next_search() }

  /// The blocks of memory that GLPK holds for this thread.
  static var blocksInUse: Int { Int(guard_blocks_in_use()) }

  /// How many scopes are open on this thread.
  static var openScopes: Int { Int(guard_open_scopes()) }

  /// A program's handle, which the type system keeps on its thread, in a box that crosses.
  ///
  /// Unchecked on purpose, because the guard is to prove that a call from another thread does not touch the memory.
  struct SmuggledHandle: @unchecked Sendable {
    private let handle: guard_problem

    init(_ program: borrowing LinearProgram) { handle = program.handle }

    /// Uses the program from the thread that calls.
    func use() throws(LinearOptimizationError) {
      var size = guard_size()
      try check(guard_read_size(handle, &size))
    }
  }
}
