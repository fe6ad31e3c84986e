// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// How many days lie between each meeting and the end of its window.
enum MarginSection {
  static func section(_ facts: PlanFacts) -> Section {
    Section(id: "margin", title: "Margin to deadline") {
      if facts.booked.contains(where: { $0.closes != nil }) {
        content(MarginCount.all(facts), facts)
      } else {
        Tag.p("No meeting with a window is booked.")
      }
    }
  }

  private static func content(_ classes: [MarginCount], _ facts: PlanFacts) -> HTML {
    let title = "Calendar days between each meeting and the end of its window"
    return .fragment([
      Tag.p(
        "The policy asks for meetings to be \(NumberWords.count(facts.policy.costs.marginDays, "day")) before their window closes: later leaves no room for an adjournment, earlier starts the next clock too soon. \(sentence(facts))"
      ),
      Components.figure(
        ColumnChart(
          id: "margin-picture", title: title,
          description: NumberWords.list(
            classes.filter { $0.total > 0 }.map { "\(NumberWords.whole($0.total)) \($0.words)" }) + ".",
          axisTitle: "Calendar days from the end of the window",
          series: [
            ("In the window", .solid), ("Late", .crossed), ("Late, overdue when the plan starts", .outlined),
          ],
          columns: classes.map {
            ColumnChart.Column(label: $0.label, values: [$0.inWindow, $0.late, $0.overdue])
          }
        ).html, name: title),
      Components.disclosure("Margin to deadline as a table") { table(classes).html },
      kinds(KindMargin.all(facts), facts),
    ])
  }

  /// The same by kind of meeting.
  private static func kinds(_ kinds: [KindMargin], _ facts: PlanFacts) -> HTML {
    let title = "Days to spare by kind of meeting"
    let wanted = facts.policy.costs.marginDays
    return .fragment([
      Tag.h3(title),
      Tag.p(
        "A line from the least to the most, a box around the middle half of the meetings, a bar at the middle one. Days after the window count below 0."
      ),
      Components.figure(
        RangeChart(
          id: "margin-kinds-picture", title: title,
          description: kinds.map { item in
            "\(item.kind.words): from \(NumberWords.whole(item.spread.least)) to \(NumberWords.count(item.spread.most, "day")), half of them at most \(NumberWords.whole(item.spread.middle))."
          }.joined(separator: " "),
          axisTitle: "Calendar days from the meeting to the end of its window",
          rows: kinds.map { item in
            RangeChart.Row(
              label: item.kind.words, note: NumberWords.count(item.meetings, "meeting"), spread: item.spread)
          }, marked: (wanted, "Asked for: \(NumberWords.whole(wanted))")
        ).html, name: title),
      Components.disclosure("\(title) as a table") { table(kinds, title).html },
    ])
  }

  private static func table(_ kinds: [KindMargin], _ title: String) -> DataTable {
    DataTable(
      id: "margin-kinds-table", caption: title, hidesCaption: true,
      columns: [
        .words("Meeting"), .number("Meetings"), .number("Late"),
        .number("In the window, less than asked for"),
        .number("Least"), .number("A quarter up to"), .number("Half up to"), .number("Three quarters up to"),
        .number("Most"),
      ],
      rows: kinds.map { item in
        let spread = item.spread
        return DataTable.Row(
          texts: [item.kind.words]
            + [
              item.meetings, item.late, item.tight, spread.least, spread.lowerQuarter, spread.middle,
              spread.upperQuarter, spread.most,
            ].map(NumberWords.whole))
      })
  }

  private static func sentence(_ facts: PlanFacts) -> String {
    let margins = facts.booked.compactMap { booking -> Int? in
      if case .inWindow(let days) = booking.timing { days } else { nil }
    }.sorted()
    guard !margins.isEmpty else { return "" }
    let median = margins[(margins.count - 1) / 2]
    return
      "Half of the meetings in their window are \(NumberWords.count(median, "day")) or less before it closes."
  }

  private static func table(_ classes: [MarginCount]) -> DataTable {
    func sum(_ count: (MarginCount) -> Int) -> Int { classes.reduce(0) { $0 + count($1) } }
    return DataTable(
      id: "margin-table", caption: "Meetings by days from the end of the window", hidesCaption: true,
      columns: [
        .words("Days from the end of the window"), .number("In the window"), .number("Late"),
        .number("Late, overdue when the plan starts"), .number("All"),
      ],
      rows: classes.map { item in
        DataTable.Row(
          texts: [item.words] + [item.inWindow, item.late, item.overdue, item.total].map(NumberWords.whole))
      },
      total: DataTable.Row(
        texts: ["All with a day and a window"]
          + [sum(\.inWindow), sum(\.late), sum(\.overdue), sum(\.total)].map(NumberWords.whole)))
  }
}
