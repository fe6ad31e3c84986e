// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning

/// What `convenor plan` says while it works and when it is done.
enum PlanWords {
  /// The progress line.
  static func progress(_ progress: PlanProgress) -> String {
    var text = "\(progress.stage), \(Words.fixed(progress.seconds, decimals: 0)) s"
    if let objective = progress.objective {
      text += ", best \(Words.grouped(objective)) minutes"
      if let bound = progress.bound, objective > 0 {
        text += ", gap \(percent(max(0, (Double(objective) - bound) / Double(objective))))"
      }
    }
    return text
  }

  /// A few lines about a plan that was written.
  static func summary(of plan: Plan, policy: Policy, folder: String) -> String {
    let allocation = plan.summary.allocation
    let booking = plan.summary.booking
    var lines = ["\(policy.service), \(policy.start) to \(policy.horizonEnd)"]
    lines += rows([
      (
        "Families allocated",
        "\(Words.grouped(allocation.allocated)) of \(Words.grouped(allocation.families))"
      ),
      (
        "Meetings booked",
        "\(Words.grouped(booking.booked)) of \(Words.grouped(booking.meetings)),"
          + " \(Words.grouped(booking.inWindow)) in their window"
      ),
      ("Breaches", breaches(plan)),
      (
        "Allocation",
        proof(
          allocation.objective, allocation.bound, allocation.gap, allocation.seconds, unit: "minutes a year")
      ),
      ("Diary", proof(booking.objective, booking.bound, booking.gap, booking.seconds, unit: "minutes")),
      (
        "Files",
        "\(folder): report.html, \(diaryPages), allocation.csv, terms.csv, overrides.csv, diary.csv, breaches.csv,"
          + " binding.csv, summary.json"
      ),
    ])
    switch plan.summary.status {
    case .complete: break
    case .timeLimit: lines.append("time limit reached: wrote the best plan found so far")
    case .interrupted: lines.append("interrupted: wrote the best plan found so far")
    }
    return lines.joined(separator: "\n")
  }

  /// The pages beside the report.
  static let diaryPages = "a page to print for each officer, minute taker and venue"

  /// The number of breaches and how many there are of each cause.
  private static func breaches(_ plan: Plan) -> String {
    guard !plan.breaches.isEmpty else { return "none" }
    let causes = Breach.Cause.allCases.compactMap { cause -> String? in
      let count = plan.breaches.count { $0.cause == cause }
      return count == 0 ? nil : "\(Words.grouped(count)) \(cause.rawValue)"
    }
    return "\(Words.grouped(plan.breaches.count)) (\(causes.joined(separator: ", ")))"
  }

  /// An objective with its proved bound and the time it took.
  static func proof(
    _ objective: Int, _ bound: Double, _ gap: Double, _ seconds: Double, unit: String
  ) -> String {
    "costs \(Words.grouped(objective)) \(unit), at least \(Words.fixed(bound, decimals: 0)) by proof: gap"
      + " \(percent(gap)), \(Words.fixed(seconds, decimals: 1)) s"
  }

  private static func percent(_ fraction: Double) -> String {
    Words.fixed(100 * fraction, decimals: 2) + "%"
  }

  private static func rows(_ rows: [(label: String, text: String)]) -> [String] {
    let width = (rows.map(\.label.count).max() ?? 0) + 2
    return rows.map { row in
      "  " + row.label + String(repeating: " ", count: width - row.label.count) + row.text
    }
  }
}
