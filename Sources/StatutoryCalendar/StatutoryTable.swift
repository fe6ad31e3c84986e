// SPDX-License-Identifier: GPL-3.0-or-later

extension Rule {
  private static let carePlanning =
    "Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)"
  private static let adoptionAgencies = "Adoption Agencies Regulations 2005 (SI 2005/389)"
  private static let secureAccommodation = "Children (Secure Accommodation) Regulations 1991 (SI 1991/1505)"
  private static let careLeavers = "Care Leavers (England) Regulations 2010 (SI 2010/2571)"
  private static let workingTogether = "Working Together to Safeguard Children"
  private static let childrenInNeedCensus = "DfE Children in Need census 2023-24 guide"

  /// The rules of time in England, each with where it stands.
  ///
  /// Intervals run from the day a meeting was actually held, not from the day it was due. The last day is
  /// inclusive and does not move when it is a closed day.
  static let statutoryTable: [Rule] =
    lookedAfter + adoption + shortBreaks + secure + careLeaver + childProtection + officersAndRecords

  private static let lookedAfter: [Rule] = [
    Rule(
      "LAC1", .firstReview, within: .workingDays(20), of: .becoming(.lookedAfter),
      source: "\(carePlanning), reg 33(1)"),
    Rule(
      "LAC2", .secondReview, within: .months(3), of: .holding(.first, since: .lookedAfter),
      source: "\(carePlanning), reg 33(2)"),
    Rule(
      "LAC3", .laterReview, within: .months(6), of: .holding(.secondOrLater, since: .lookedAfter),
      source: "\(carePlanning), reg 33(2)"),
    Rule(
      "LAC-LTF", .laterReview, within: .months(6),
      of: .unrecorded(
        "the previous review, when the child has been in a designated long-term placement for a year"),
      certainty: .unconfirmed, source: "\(carePlanning), reg 33 as amended by SI 2015/495",
      note: """
        The review stays due (LAC3) but may be done on paper; that a meeting is held at least once a year is \
        unconfirmed. No window is made for it: every review is planned as a meeting.
        """),
    Rule(
      "LAC-EARLY", .broughtForwardReview, .beforeEvent, of: .event,
      source: "\(carePlanning), regs 32(2), 33(3)(a)-(e)",
      note: """
        The officer asks for it, a visit finds the child's welfare not safeguarded, accommodation on remand or \
        detention ends, accommodation under section 20 is to stop, or the care plan is to change significantly.
        """),
    Rule(
      "LAC-PWP", .placementWithParentsReview, .beforeEvent, of: .event, source: "\(carePlanning), reg 17(d)",
      note: "Before the decision to place the child with a parent."),
    Rule(
      "LAC-UNREG", .unregulatedPlacementReview, .beforeEvent, of: .event,
      source: "Children Act 1989 guidance, volume 3 (transition to adulthood), chapter 1",
      note: "Before the move to accommodation that is not regulated."),
    Rule(
      "ADJ", .secondPartReview, within: .workingDays(20), of: .event, certainty: .unconfirmed,
      source: "\(carePlanning), reg 36(2); East Sussex IRO annual report 2014/15, 3.3",
      note: """
        The first part is the review that the law dates. The report's "20 days" are read as the working days of \
        reg 36(2), whose wording was not seen.
        """),
  ]

  private static let adoption: [Rule] = [
    Rule(
      "AD0a", .adoptionAuthorisedFirstReview, within: .months(3), of: .becoming(.authorisedForAdoption),
      source: "\(adoptionAgencies), reg 36(1)(a)",
      note:
        "The looked-after clock runs too: the one that closes first decides (Adoption Statutory Guidance 2013, 5.33-5.34)."
    ),
    Rule(
      "AD0b", .adoptionAuthorisedLaterReview, within: .months(6),
      of: .holding(.any, since: .authorisedForAdoption), source: "\(adoptionAgencies), reg 36(1)(b)",
      note: "The looked-after clock runs too: the one that closes first decides."),
    Rule(
      "AD1", .adoptionPlacedFirstReview, within: .calendarDays(28), of: .becoming(.placedForAdoption),
      source: "\(adoptionAgencies), reg 36(3)(a)", note: "From placement on, only this clock runs."),
    Rule(
      "AD2", .adoptionPlacedSecondReview, within: .months(3), of: .holding(.first, since: .placedForAdoption),
      source: "\(adoptionAgencies), reg 36(3)(b)"),
    Rule(
      "AD3", .adoptionPlacedLaterReview, within: .months(6),
      of: .holding(.secondOrLater, since: .placedForAdoption), source: "\(adoptionAgencies), reg 36(3)(c)"),
    Rule(
      "AD-DIS", .adoptionDisruptionReview, opens: .calendarDays(28), within: .calendarDays(42),
      of: .becoming(.adoptionDisrupted), source: "\(adoptionAgencies), reg 36(10)",
      note: "From the day the child returned to the agency (Adoption Statutory Guidance 2013, 5.35, 5.40)."),
  ]

  private static let shortBreaks: [Rule] = [
    Rule(
      "SB1", .shortBreaksFirstReview, within: .months(3), of: .becoming(.shortBreaks),
      certainty: .unconfirmed, source: "\(carePlanning), reg 48(3)",
      note: "From the first placement. The conditions were seen, the interval not."),
    Rule(
      "SB2", .shortBreaksLaterReview, within: .months(6), of: .holding(.any, since: .shortBreaks),
      certainty: .unconfirmed, source: "\(carePlanning), reg 48(3)"),
  ]

  private static let secure: [Rule] = [
    Rule(
      "SEC1", .secureFirstReview, within: .months(1), of: .becoming(.secure), certainty: .unconfirmed,
      source: "\(secureAccommodation), reg 15",
      note: "Many services count 28 days. It is chaired by someone other than the child's officer."),
    Rule(
      "SEC2", .secureLaterReview, within: .months(3), of: .holding(.any, since: .secure),
      certainty: .unconfirmed, source: "\(secureAccommodation), reg 15"),
  ]

  private static let careLeaver: [Rule] = [
    Rule(
      "PP1", .pathwayReview, within: .months(6), of: .becomingOrHolding(.pathway),
      source: "\(careLeavers), reg 7(1)(c)",
      note: "The authority's duty, not by law the independent reviewing officer's."),
    Rule(
      "PP2a", .housedFirstReview, opens: .calendarDays(28), within: .calendarDays(56),
      of: .becoming(.housedCareLeaver), certainty: .unconfirmed, source: "\(careLeavers), reg 7(2)",
      note: """
        The law: as soon as practicable after the 28 days that begin on the first day of the accommodation, and \
        no last day. The last day is this program's assumption: 28 days more.
        """),
    Rule(
      "PP2b", .housedLaterReview, within: .months(3), of: .holding(.any, since: .housedCareLeaver),
      source: "\(careLeavers), reg 7(2)",
      note: "At the interval that the first review sets, which is at most this."),
  ]

  private static let childProtection: [Rule] = [
    Rule(
      "CP1", .initialConference, within: .workingDays(15), of: .becoming(.strategyDiscussion), force: .target,
      certainty: .confirmed, source: "\(workingTogether); \(childrenInNeedCensus), 4.12",
      note: "From the strategy discussion at which enquiries under section 47 were started."),
    Rule(
      "CP1T", .transferInConference, within: .workingDays(15), of: .becoming(.transferredIn), force: .target,
      certainty: .confirmed, source: "\(childrenInNeedCensus), 4.8",
      note: "From the notification that the child has moved."),
    Rule(
      "CP2", .firstReviewConference, opens: .calendarDays(1), within: .months(3), of: .becoming(.onPlan),
      force: .target, certainty: .secondary, source: workingTogether,
      note: """
        From the initial or transfer-in conference that made the plan. A review conference is not on or before \
        it (DfE validation rule 8841).
        """),
    Rule(
      "CP3", .laterReviewConference, opens: .calendarDays(1), within: .months(6),
      of: .holding(.any, since: .onPlan), force: .target, certainty: .secondary, source: workingTogether),
    Rule(
      "CP-PB", .initialConference, within: .workingDays(20),
      of: .unrecorded("the birth of a child with a plan"),
      force: .local, certainty: .secondary,
      source: "Liverpool procedures: 20 working days after birth or 3 months after the conference",
      note: """
        Before and after birth, local practice differs: a conference three months before the expected birth \
        (Cheshire East, Sussex), by the 34th week (Sefton), a review within 4 weeks of birth (Cheshire East). \
        No window is made for it.
        """),
  ]

  private static let officersAndRecords: [Rule] = [
    Rule(
      "IRO1", .task(.allocateOfficer), .within(.workingDays(5)), of: .becoming(.lookedAfter),
      force: .goodPractice, certainty: .secondary, source: "Children Act 1989, s 25A(2)",
      note:
        "The law: before the first review. Five working days are good practice; some services have three, or 48 hours."
    ),
    Rule(
      "IRO2", .task(.replaceOfficer), .asSoonAsPracticable, of: .unrecorded("the vacancy"),
      source: "Children Act 1989, s 25A(3)"),
    Rule(
      "REC1", .task(.sendReviewDecisions), .within(.workingDays(5)), of: .unrecorded("the review"),
      force: .goodPractice, certainty: .confirmed, source: "East Sussex IRO annual report 2014/15, 3.4"),
    Rule(
      "REC2a", .task(.completeReviewRecord), .within(.workingDays(15)), of: .unrecorded("the review"),
      force: .goodPractice, certainty: .unconfirmed, source: "IRO Handbook (DCSF-00184-2010)"),
    Rule(
      "REC2b", .task(.sendReviewRecord), .within(.workingDays(20)), of: .unrecorded("the review"),
      force: .goodPractice, certainty: .confirmed, source: "East Sussex IRO annual report 2014/15, 3.4"),
    Rule(
      "REC3a", .task(.sendConferenceDecisions), .within(.workingDays(1)), of: .unrecorded("the conference"),
      force: .goodPractice, certainty: .confirmed,
      source: "Lancashire 2011/12 and Halton 2012/13 annual reports",
      note: "The reports say 24 hours; Sussex and City & Hackney one working day."),
    Rule(
      "REC3b", .task(.sendConferenceRecord), .within(.workingDays(20)), of: .unrecorded("the conference"),
      force: .goodPractice, certainty: .unconfirmed, source: "London Safeguarding Children Procedures",
      note: "15 days in Halton (annual report 2012/13), 15 working days in City & Hackney."),
    Rule(
      "FCR", .task(.reviewFosterCarer), .within(.months(12)),
      of: .unrecorded("the approval or previous review"),
      certainty: .unconfirmed, source: "Fostering Services (England) Regulations 2011, reg 28",
      note: "Only where the service reviews foster carers."),
    Rule(
      "R44", .task(.visitChildrensHome), .endOfMonth, of: .unrecorded("the start of the month"),
      source: "Children's Homes (England) Regulations 2015 (SI 2015/541), reg 44(1)",
      note: "At least once a month for each home; only where the service visits homes."),
  ]
}

extension Rule {
  /// A meeting within a time; without force and certainty given, the law, confirmed.
  private init(
    _ id: String, _ kind: MeetingKind, opens: Interval? = nil, within interval: Interval, of trigger: Trigger,
    force: Force = .law, certainty: Certainty = .confirmed, source citation: String, note: String = ""
  ) {
    self.init(
      id: id, subject: .meeting(kind), trigger: trigger, opens: opens, limit: .within(interval), force: force,
      certainty: certainty, citation: citation, note: note)
  }

  /// A meeting that the law asks for without counting time.
  private init(
    _ id: String, _ kind: MeetingKind, _ limit: Limit, of trigger: Trigger, source citation: String,
    note: String
  ) {
    self.init(
      id: id, subject: .meeting(kind), trigger: trigger, opens: nil, limit: limit, force: .law,
      certainty: .confirmed, citation: citation, note: note)
  }

  /// Other work.
  private init(
    _ id: String, _ subject: Subject, _ limit: Limit, of trigger: Trigger, force: Force = .law,
    certainty: Certainty = .confirmed, source citation: String, note: String = ""
  ) {
    self.init(
      id: id, subject: subject, trigger: trigger, opens: nil, limit: limit, force: force,
      certainty: certainty,
      citation: citation, note: note)
  }
}
