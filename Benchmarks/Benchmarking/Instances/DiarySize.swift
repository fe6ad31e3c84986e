// SPDX-License-Identifier: GPL-3.0-or-later

public import Generation
public import StatutoryCalendar

/// The sizes of diary that are measured.
public enum DiarySize: String, CaseIterable, Sendable {
  /// A London borough's quarter, of Enfield's size: 7.4 full-time officers (annual report 2014/15).
  case boroughQuarter = "borough-quarter"
  /// A county's quarter: about 2,000 meetings, 36 officers, 9 districts.
  case countyQuarter = "county-quarter"
  /// The same county's year: about 8,000 meetings with those that follow others.
  case countyYear = "county-year"

  /// A service of this size, every family with an officer, so that only the diary is to be made.
  public func shape(seed: UInt64, start: Day) -> ServiceShape {
    var shape = ServiceShape(start: start)
    shape.seed = seed
    shape.unallocated = 0
    // As they were when they were first measured, so that figures of all versions compare.
    shape.publishesCombined = self == .countyYear
    switch self {
    case .boroughQuarter:
      shape.children = 615
      shape.onPlan = 0.42
      shape.officers = 9
      shape.fteMix = [
        FTEShare(thousandths: 1000, weight: 6), FTEShare(thousandths: 500, weight: 2),
        FTEShare(thousandths: 400, weight: 1),
      ]
      shape.districts = 1
      shape.venues = 3
    case .countyQuarter, .countyYear:
      shape.children = 6000
      shape.officers = 36
      shape.districts = 9
      shape.venues = 12
      if self == .countyYear { shape.horizonWeeks = 53 }
    }
    return shape
  }
}
