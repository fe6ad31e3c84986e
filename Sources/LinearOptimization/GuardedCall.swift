// SPDX-License-Identifier: GPL-3.0-or-later

// Not called: every call goes through the guard. The import is what links the library.
private import CGLPK
import GLPKGuard

/// Turns the result of a guarded call into an error when it is one.
func check(_ result: guard_result) throws(LinearOptimizationError) {
  switch result {
  case GUARD_OK: return
  case GUARD_LOST: throw .programLost
  case GUARD_BUSY: throw .calledFromHandler
  default:
    let lines = String(cString: guard_message()).split(whereSeparator: \.isNewline)
    throw .glpkFailed(message: lines.joined(separator: "; "))
  }
}

/// The GLPK library that the program runs with.
public enum GLPKLibrary {
  /// Its version, such as "5.0".
  public static var version: String { String(cString: guard_glpk_version()) }

  /// Whether it keeps an environment for each thread, so that many threads may solve at once.
  public static var hasThreadEnvironments: Bool { guard_has_thread_environments() != 0 }
}
