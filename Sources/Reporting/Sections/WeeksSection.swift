// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// How many meetings each week has.
enum WeeksSection {
  static func section(_ facts: PlanFacts) -> Section {
    Section(id: "weeks", title: "Meetings a week") {
      if facts.booked.isEmpty {
        Tag.p("No meeting is booked.")
      } else {
        content(WeekCount.all(facts), facts)
      }
    }
  }

  private static func content(_ weeks: [WeekCount], _ facts: PlanFacts) -> HTML {
    let title = "Meetings a week"
    let busiest = weeks.max { $0.total < $1.total }
    let outside = weeks.reduce(0) { $0 + $1.outside }
    return .fragment([
      Tag.p(sentence(busiest: busiest, outside: outside, facts)),
      Components.figure(
        ColumnChart(
          id: "weeks-picture", title: title,
          description: "Columns from \(name(weeks.first)) to \(name(weeks.last)). "
            + sentence(busiest: busiest, outside: outside, facts),
          axisTitle: "Week that starts on",
          series: [
            ("Reviews in their window", .solid), ("Conferences in their window", .striped),
            ("Outside their window", .crossed),
          ],
          columns: weeks.map { week in
            ColumnChart.Column(
              label: [week.monday.map(TimeWords.shortDate) ?? "Later"],
              values: [week.reviews, week.conferences, week.outside])
          }
        ).html, name: title),
      Components.disclosure("Meetings a week as a table") { table(weeks, facts).html },
    ])
  }

  private static func sentence(busiest: WeekCount?, outside: Int, _ facts: PlanFacts) -> String {
    let total = NumberWords.count(facts.booked.count, "booked meeting")
    let most =
      busiest.map { "The busiest is \(name($0)) with \(NumberWords.count($0.total, "meeting"))." } ?? ""
    return
      "\(total) in all, \(outside == 0 ? "none" : NumberWords.whole(outside)) of them outside their window. \(most)"
  }

  private static func name(_ week: WeekCount?) -> String {
    guard let monday = week?.monday else { return "the time after the plan" }
    return "the week of \(TimeWords.date(monday))"
  }

  private static func table(_ weeks: [WeekCount], _ facts: PlanFacts) -> DataTable {
    func cells(_ name: String, _ days: String, _ counts: [Int]) -> [String] {
      [name, days] + counts.map(NumberWords.whole)
    }
    func sum(_ count: (WeekCount) -> Int) -> Int { weeks.reduce(0) { $0 + count($1) } }
    return DataTable(
      id: "weeks-table", caption: "Meetings by week", hidesCaption: true,
      columns: [
        .words("Week that starts on"), .number("Working days"), .number("Reviews in window"),
        .number("Conferences in window"), .number("Reviews outside"), .number("Conferences outside"),
        .number("All meetings"),
      ],
      rows: weeks.map { week in
        DataTable.Row(
          texts: cells(
            week.monday.map(TimeWords.date) ?? "Later",
            week.monday.flatMap(facts.workingDays).map(NumberWords.whole) ?? "Not known",
            [week.reviews, week.conferences, week.reviewsOutside, week.conferencesOutside, week.total]))
      },
      total: DataTable.Row(
        texts: cells(
          "All weeks", "",
          [
            sum(\.reviews), sum(\.conferences), sum(\.reviewsOutside), sum(\.conferencesOutside),
            sum(\.total),
          ])))
  }
}
