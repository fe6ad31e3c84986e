// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// How many children an officer has, against full time and against the guidance.
struct Caseload {
  /// Where a caseload lies against the guidance.
  enum Place {
    case below, within, above
  }

  /// Children with an open case.
  var children: Int
  /// Full-time equivalent in thousandths.
  var fteThousandths: Int

  /// A caseload.
  init(children: Int, fteThousandths: Int) {
    self.children = children
    self.fteThousandths = fteThousandths
  }

  /// The caseload of an officer after the plan.
  init(_ load: PlanSummary.OfficerLoad) {
    self.init(children: load.caseloadAfter, fteThousandths: load.fteThousandths)
  }

  /// Children to a full-time officer, with one decimal.
  var perFTE: String { NumberWords.tenths(children * 1000, per: fteThousandths) }

  /// Children to a full-time officer, for a picture.
  var value: Double { fteThousandths > 0 ? Double(children) * 1000 / Double(fteThousandths) : 0 }

  /// Where the caseload lies against the guidance, both ends within.
  func place(in guidance: ClosedRange<Int>) -> Place {
    if children * 1000 < guidance.lowerBound * fteThousandths { return .below }
    return children * 1000 > guidance.upperBound * fteThousandths ? .above : .within
  }

  /// `Within`, `Above by 4.3`, `Below by 10.0`.
  func words(against guidance: ClosedRange<Int>) -> String {
    let thousandths = children * 1000
    switch place(in: guidance) {
    case .within: return "Within"
    case .above:
      return "Above by "
        + NumberWords.tenths(thousandths - guidance.upperBound * fteThousandths, per: fteThousandths)
    case .below:
      return "Below by "
        + NumberWords.tenths(guidance.lowerBound * fteThousandths - thousandths, per: fteThousandths)
    }
  }

  /// Whether this caseload is lighter, exactly.
  func isLess(than other: Caseload) -> Bool {
    children * other.fteThousandths < other.children * fteThousandths
  }
}
