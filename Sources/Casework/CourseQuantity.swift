// SPDX-License-Identifier: GPL-3.0-or-later

/// The quantities that a year's course may hold (`Scenarios/FORMAT.md`, A year's course).
///
/// The raw value is the word in the tables.
public enum CourseQuantity: String, CaseIterable, Sendable {
  case careEntries = "care-entries"
  case careExits = "care-exits"
  case initialConferenceChildren = "initial-conference-children"
  case transferInChildren = "transfer-in-children"
  case plansEnded = "plans-ended"
  case shortBreaksEntries = "short-breaks-entries"
  case planMadePercent = "plan-made-percent"
  case planLengthUnder91 = "plan-length-under-91"
  case planLengthUnder182 = "plan-length-under-182"
  case planLengthUnder365 = "plan-length-under-365"
  case planLengthUnder730 = "plan-length-under-730"
  case planLengthUnder1095 = "plan-length-under-1095"
  case entrantsFromPlanPercent = "entrants-from-plan-percent"
  case familyOf1 = "family-of-1-percent"
  case familyOf2 = "family-of-2-percent"
  case familyOf3 = "family-of-3-percent"
  case familyOf4 = "family-of-4-percent"
  case familyOf5 = "family-of-5-percent"
  case familyOf6 = "family-of-6-percent"
  case careFamilyOf1 = "care-family-of-1-percent"
  case careFamilyOf2 = "care-family-of-2-percent"
  case careFamilyOf3 = "care-family-of-3-percent"
  case careFamilyOf4 = "care-family-of-4-percent"
  case careFamilyOf5 = "care-family-of-5-percent"
  case careFamilyOf6 = "care-family-of-6-percent"
  case lateNotificationPercent = "late-notification-percent"
  case lateNotificationDays = "late-notification-days"
  case conferenceNoticeDays = "conference-notice-days"
  case adjournedConferencePercent = "adjourned-conference-percent"
  case adjournedReviewPercent = "adjourned-review-percent"
  case rearrangedPercent = "rearranged-percent"
  case sicknessPercent = "sickness-percent"
  case takerSicknessPercent = "taker-sickness-percent"
  case placementMovePercent = "placement-move-percent"

  /// The lengths of ended plans, shortest first, and the days that each is under.
  public static let planLengths: [(days: Int, quantity: CourseQuantity)] = [
    (91, .planLengthUnder91), (182, .planLengthUnder182), (365, .planLengthUnder365),
    (730, .planLengthUnder730), (1095, .planLengthUnder1095),
  ]

  /// Shares of the new families of conferences by their number of children, from 1.
  public static let familySizes: [CourseQuantity] = [
    .familyOf1, .familyOf2, .familyOf3, .familyOf4, .familyOf5, .familyOf6,
  ]

  /// Shares of the new families in care, of children who were not on a plan, by their number of children, from 1.
  public static let careFamilySizes: [CourseQuantity] = [
    .careFamilyOf1, .careFamilyOf2, .careFamilyOf3, .careFamilyOf4, .careFamilyOf5, .careFamilyOf6,
  ]

  /// The unit of the quantity's values: `children`, `percent` or `working days`.
  public var unit: String {
    switch self {
    case .careEntries, .careExits, .initialConferenceChildren, .transferInChildren, .plansEnded,
      .shortBreaksEntries:
      "children"
    case .lateNotificationDays, .conferenceNoticeDays: "working days"
    default: "percent"
    }
  }
}

/// What a report may have published of a year (`Scenarios/FORMAT.md`, A year's course).
///
/// The raw value is the word in the table.
public enum YearOutcome: String, CaseIterable, Sendable {
  case initialConferencesInTime = "initial-conferences-in-time"
  case reviewConferencesInTime = "review-conferences-in-time"
  case reviewsInTime = "reviews-in-time"
  case childrenReviewedInTime = "children-reviewed-in-time"
  case plansReviewedInTime = "plans-reviewed-in-time"
  case conferencesInTime = "conferences-in-time"
  case caseloadPerFTE = "caseload-per-fte"
  case childrenReviews = "children-reviews"
  case reviewsHeld = "reviews-held"
  case conferencesHeld = "conferences-held"
  case initialConferenceChildren = "initial-conference-children"
  case reviewConferenceChildren = "review-conference-children"
  case reviewsPerChild = "reviews-per-child"
  case reviewsPerChildAtEnd = "reviews-per-child-at-end"
  case lookedAfterAtEnd = "looked-after-at-end"
  case onPlanAtEnd = "on-plan-at-end"

  /// Whether the value is a percentage.
  public var isPercent: Bool {
    switch self {
    case .initialConferencesInTime, .reviewConferencesInTime, .reviewsInTime, .childrenReviewedInTime,
      .plansReviewedInTime, .conferencesInTime:
      true
    default: false
    }
  }
}

extension StaffEvent.Kind: CaseIterable {
  /// Every kind, absences first.
  public static let allCases: [StaffEvent.Kind] = Absence.Kind.allCases.map { .absent($0) } + [.leaves]

  /// The word in the table.
  public var word: String {
    switch self {
    case .absent(let kind): kind.rawValue
    case .leaves: "leaves"
    }
  }

  /// The kind of a word, or nil.
  public init?(word: String) {
    guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}

extension CourseFigure.Month: CustomStringConvertible {
  /// The month as `yyyy-mm`.
  public var description: String {
    let year = String(year)
    let month = String(month)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + (month.count < 2 ? "-0" : "-")
      + month
  }

  /// Reads `yyyy-mm`; nil when the text is no month.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
      bytes.enumerated().allSatisfy({ $0 == 4 || (48...57).contains($1) }),
      let year = Int(text.prefix(4)), let month = Int(text.suffix(2)), (1...12).contains(month)
    else { return nil }
    self.init(year: year, month: month)
  }
}
