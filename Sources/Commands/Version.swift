// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Which program this is.
enum Version {
  /// The program's version.
  static let program = "0.1.0"

  /// The compiler that made it, as far as the language can tell.
  static var swift: String {
    #if swift(>=6.4)
      "6.4 or later"
    #elseif swift(>=6.3)
      "6.3"
    #elseif swift(>=6.2)
      "6.2"
    #else
      "6.1"
    #endif
  }

  /// GLPK's version.
  static var glpk: String { GLPKLibrary.version }
}
