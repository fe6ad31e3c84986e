// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Halton's people: a lead who chairs conferences, managers who review, and minute takers.
struct HaltonStaff {
  let basis: ServiceBasis
  let policy: Policy
  let calendar: WorkingCalendar
  /// Index of the office where everybody's day starts and ends.
  let office: Int

  func staff(seed: UInt64) throws -> StaffDraft {
    var random = SeededRandom(seed: seed, for: .absences)
    let leads = try basis.count("lead-managers")
    let managers = try basis.count("reviewing-managers")
    try requireMinuteTakers()
    let leadMinutes = try leadOtherMinutes(leads: leads)
    let managerMinutes = try managerOtherMinutes(managers: managers)
    var officers = (0..<leads).map { _ in
      OfficerDraft(
        fteThousandths: 1000, roles: [.conferences], base: office, otherMinutesPerWeek: leadMinutes)
    }
    officers += (0..<managers).map { _ in
      OfficerDraft(
        fteThousandths: 1000, roles: [.reviews], coverRoles: [.conferences], base: office,
        otherMinutesPerWeek: managerMinutes)
    }
    var takers = (0..<(try basis.count("minute-takers"))).map { _ in MinuteTakerDraft(base: office) }

    let absences = AbsenceDrawing(policy: policy, calendar: calendar)
    let sickness = try basis.count("sickness")
    for index in officers.indices {
      absences.addAbsences(to: &officers[index].work, sicknessPerThousand: sickness, using: &random)
    }
    for index in takers.indices {
      absences.addAbsences(to: &takers[index].work, sicknessPerThousand: sickness, using: &random)
    }
    let reviewing = Array(leads..<(leads + managers))
    try absences.addRota(
      of: "lado", on: Set(basis.weekdays("rota-days")), among: reviewing, to: &officers)
    try addDays("life-appreciation-day", aYear: "life-appreciation-days", among: reviewing, to: &officers)
    try addDays("regulation-33-visit", aYear: "regulation-33-visits", among: reviewing, to: &officers)
    return StaffDraft(officers: officers, minuteTakers: takers)
  }

  /// Minutes a week of what the managers do besides reviews: the rota, foster carers, children in need,
  /// visits, Life Appreciation Days, disruption meetings.
  private func managerOtherMinutes(managers: Int) throws -> Int {
    guard managers > 0 else { return 0 }
    func yearly(_ count: String, _ length: String) throws -> Int {
      try basis.count(count) * basis.count(length)
    }
    let year =
      try yearly("foster-carer-reviews", "foster-carer-review-length")
      + yearly("child-in-need-reviews", "child-in-need-review-length")
      + yearly("regulation-33-visits", "regulation-33-visit-length")
      + yearly("life-appreciation-days", "life-appreciation-day-length")
      + yearly("disruption-meetings-awaited", "disruption-meeting-length")
    let rota = try basis.weekdays("rota-days").count * basis.count("working-day")
    return (rota + year / 52) / managers
  }

  /// Minutes a week of what the lead does besides conferences.
  private func leadOtherMinutes(leads: Int) throws -> Int {
    guard leads > 0 else { return 0 }
    let groups =
      try basis.count("exploitation-group-meetings") * basis.count("exploitation-group-length")
      / max(1, basis.count("weeks-in-january-to-march"))
    return try (basis.count("lead-management") + groups) / leads
  }

  private func requireMinuteTakers() throws {
    let takers = try basis.count("minute-takers")
    let support = try basis.count("business-support-officers")
    if takers > support {
      throw GenerationError.basis(
        name: "minute-takers", value: "\(takers)",
        expected: "at most the \(support) business support officers")
    }
  }

  /// Days spread evenly over the year, each taken by the officer whose turn it is and who is at work.
  private func addDays(
    _ duty: String, aYear count: String, among officers: [Int], to staff: inout [OfficerDraft]
  ) throws {
    let aYear = try basis.count(count)
    guard aYear > 0, !officers.isEmpty else { return }
    let apart = 365 / aYear
    // Each duty begins at another part of its interval, so that two do not fall on one day.
    var day = policy.start + apart * (duty.utf8.count % 5 + 1) / 6
    var turn = 0
    while day <= policy.lateEnd {
      let from = try calendar.adding(workingDays: 1, to: day - 1)
      let candidates = officers.indices.map { officers[($0 + turn) % officers.count] }
      let free = candidates.first { officer in
        staff[officer].work.span(on: from, policy: policy) != nil
          && !staff[officer].dutyDays.contains { $0.day == from }
      }
      if let free {
        staff[free].dutyDays.append((from, duty))
        turn += 1
      }
      day = day + apart
    }
  }
}
