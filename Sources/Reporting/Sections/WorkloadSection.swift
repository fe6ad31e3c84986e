// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What the diary asks of each officer, cover included.
enum WorkloadSection {
  static func section(_ facts: PlanFacts) -> Section {
    let loads = OfficerWorkload.all(facts)
    return Section(id: "workload", title: "Workload and cover") {
      if loads.isEmpty {
        Tag.p("The service has no officers.")
      } else {
        Tag.p(
          "What the booked meetings ask of each officer from \(TimeWords.dates(facts.days.lowerBound, to: facts.days.upperBound)). Travel is from the officer's base through the meetings of the day and back. Preparation, visits and writing up come on top."
        )
        table(loads).html
      }
    }
  }

  private static func table(_ loads: [OfficerWorkload]) -> DataTable {
    func sum(_ count: (OfficerWorkload) -> Int) -> Int { loads.reduce(0) { $0 + count($1) } }
    return DataTable(
      id: "workload-table", caption: "Meetings, hours and cover, by officer",
      columns: [
        .words("Officer"), .number("Meetings chaired"), .number("Chaired as cover"),
        .number("Own families' meetings covered by others"), .number("Days with meetings"),
        .number("Time in meetings"), .number("Time travelling"), .words("Busiest week"),
      ],
      rows: loads.map { load in
        DataTable.Row([
          Components.reference(load.officer), .text(NumberWords.whole(load.meetings)),
          .text(NumberWords.whole(load.asCover)), .text(NumberWords.whole(load.coveredByOthers)),
          .text(NumberWords.whole(load.days)),
          .text(TimeWords.shortDuration(minutes: load.meetingMinutes)),
          .text(TimeWords.shortDuration(minutes: load.travelMinutes)), busiestWeek(of: load),
        ])
      },
      total: DataTable.Row(
        texts: [
          "All officers", NumberWords.whole(sum(\.meetings)), NumberWords.whole(sum(\.asCover)),
          NumberWords.whole(sum(\.coveredByOthers)), NumberWords.whole(sum(\.days)),
          TimeWords.shortDuration(minutes: sum(\.meetingMinutes)),
          TimeWords.shortDuration(minutes: sum(\.travelMinutes)), "",
        ]))
  }

  private static func busiestWeek(of load: OfficerWorkload) -> HTML {
    guard let monday = load.busiestWeek else { return .text("None") }
    let meetings = NumberWords.count(load.busiestWeekMeetings, "meeting")
    return Tag.span("\(TimeWords.shortDateWithYear(monday)): \(meetings)", .class("together"))
  }
}
