// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning
import StatutoryCalendar

/// What `convenor slots` says.
enum SlotWords {
  /// The question, and the slots as a table or what stops the meeting.
  static func text(of answer: SlotAnswer) -> String {
    var lines = [question(answer)]
    if let present = present(answer.meeting) { lines.append(present) }
    lines.append("")
    if answer.slots.isEmpty {
      lines.append("No slot. " + (answer.obstacle ?? ""))
    } else {
      lines.append(table(answer))
    }
    return lines.joined(separator: "\n")
  }

  /// What is asked: the meeting, its window and the rule.
  private static func question(_ answer: SlotAnswer) -> String {
    let row = answer.meeting
    var text =
      "\(row.meeting): \(row.kind.rawValue) of family \(row.family)"
      + " (\(Words.count(row.children.count, "child", plural: "children"))), \(answer.minutes) minutes, "
    switch (row.opens, row.closes) {
    case (let opens?, let closes?): text += "window \(opens) to \(closes)"
    case (nil, let closes?): text += "window to \(closes)"
    case (let opens?, nil): text += "from \(opens) on"
    case (nil, nil): text += "no window"
    }
    if !row.rule.isEmpty {
      text += " (\(row.rule)" + (answer.citation.isEmpty ? "" : ", \(answer.citation)") + ")"
    }
    return text + "; asked on \(answer.today), notice to \(answer.noticeEnds)"
  }

  /// Where the meeting is now.
  private static func present(_ row: Booking) -> String? {
    guard let day = row.day, let span = row.span, let officer = row.officer else { return nil }
    return "now \(date(day)) \(span.start)-\(span.end), \(officer)"
      + (row.room.map { ", room \($0)" } ?? "") + (row.minuteTaker.map { ", minutes by \($0)" } ?? "")
  }

  private static func table(_ answer: SlotAnswer) -> String {
    var table = TextTable([
      ("", .right), ("date", .left), ("time", .left), ("officer", .left), ("place", .left), ("room", .left),
      ("minutes by", .left), ("or at", .left), ("travel", .right), ("margin", .right), ("cost", .right),
      ("why", .left),
    ])
    for (index, slot) in answer.slots.enumerated() {
      let row = slot.booking
      table.append([
        "\(index + 1)", row.day.map(date) ?? "", row.span.map { "\($0.start)-\($0.end)" } ?? "",
        row.officer?.text ?? "", row.place.text, row.room?.text ?? "-", row.minuteTaker?.text ?? "-",
        times(slot.otherStarts, grid: answer.gridMinutes), Words.grouped(slot.travel),
        slot.margin.map { Words.grouped($0) } ?? "-", Words.grouped(slot.cost),
        reasons(slot),
      ])
    }
    return table.text
  }

  /// Times, those that follow each other half-hour by half-hour, or whatever the grid is, as `10:00 to 12:30`.
  static func times(_ times: [ClockTime], grid: Int) -> String {
    var runs: [(first: ClockTime, last: ClockTime)] = []
    for time in times {
      if let last = runs.last, time.minutes - last.last.minutes == grid {
        runs[runs.count - 1].last = time
      } else {
        runs.append((time, time))
      }
    }
    guard !runs.isEmpty else { return "-" }
    return runs.map { run in
      switch (run.last.minutes - run.first.minutes) / grid {
      case 0: "\(run.first)"
      case 1: "\(run.first), \(run.last)"
      default: "\(run.first) to \(run.last)"
      }
    }.joined(separator: ", ")
  }

  /// The day with its weekday.
  static func date(_ day: Day) -> String {
    let name = day.weekday.rawValue.prefix(3)
    return "\(name.prefix(1).uppercased())\(name.dropFirst()) \(day)"
  }

  /// Whose it is, how far, how near the deadline, and whether school is missed.
  private static func reasons(_ slot: SlotAnswer.Slot) -> String {
    var reasons: [String] = []
    if slot.booking.namedOfficer == nil {
      reasons.append("nobody is named")
    } else if slot.booking.cover {
      reasons.append("cover for \(slot.booking.namedOfficer?.text ?? "")")
    } else if slot.booking.officer == slot.booking.namedOfficer {
      reasons.append("named officer")
    } else {
      reasons.append("not the named officer, as the law asks")
    }
    reasons.append(
      slot.travel > 0 ? "\(Words.count(slot.travel, "minute")) more travel" : "no more travel")
    if let margin = slot.margin {
      reasons.append(
        margin < 0
          ? "\(Words.count(-margin, "day")) late"
          : margin == 0 ? "on the last day" : "\(Words.count(margin, "day")) before the window closes")
    }
    if slot.schoolCost > 0 { reasons.append("in school hours") }
    if slot.followOnCost != 0 {
      reasons.append(
        "\(slot.followOnCost < 0 ? "better" : "worse") for what follows it by"
          + " \(Words.count(abs(slot.followOnCost), "minute"))")
    }
    return reasons.joined(separator: ", ")
  }
}
