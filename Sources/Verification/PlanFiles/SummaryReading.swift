// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange

/// Reads `summary.json`, and notes each key that is missing or of another type.
struct SummaryReading {
  /// What the file says, or nil when it is not JSON.
  private(set) var figures: SummaryFigures?
  /// What cannot be read.
  private(set) var violations: [Violation] = []

  private static let file = "summary.json"
}
