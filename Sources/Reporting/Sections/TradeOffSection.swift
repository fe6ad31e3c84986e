// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What moving fewer or more children would buy.
enum TradeOffSection {
  static func section(_ facts: PlanFacts) -> Section {
    let points = facts.plan.tradeOff
    return Section(id: "trade-off", title: "What more moves would buy") {
      if points.isEmpty {
        Tag.p("The search ended before another allocation was found.")
      } else {
        Tag.p(
          "Each point is the best allocation found for its number of children moved. Caseload cost is the penalty for loads above the bands of capacity, so that less of it is fairer; travel is that of every family. Both are officer time a year. Cost is everything but the changes of officer themselves: whether a point is worth its moves is for people to judge."
        )
        Components.figure(chart(points).html, name: "Caseload cost and travel by children moved")
        table(points).html
      }
    }
  }

  private static func chart(_ points: [TradeOffPoint]) -> LineChart {
    func hours(_ minutes: Int) -> Double { Double(minutes) / 60 }
    return LineChart(
      id: "trade-off-picture", title: "Caseload cost and travel by children moved",
      description: description(points), axisTitle: "Children moved", valueTitle: "Officer hours a year",
      places: points.map(\.childrenMoved),
      series: [
        LineChart.Series(name: "Caseload cost", style: .solid, values: points.map { hours($0.caseloadCost) }),
        LineChart.Series(name: "Travel", style: .dashed, values: points.map { hours($0.travel) }),
      ],
      marked: points.firstIndex(where: \.isChosen).map {
        ($0, "This plan: \(NumberWords.count(points[$0].childrenMoved, "child", "children"))")
      })
  }

  private static func description(_ points: [TradeOffPoint]) -> String {
    var shown = points.filter(\.isChosen)
    if let first = points.first, !first.isChosen { shown.insert(first, at: 0) }
    if let last = points.last, !last.isChosen, points.count > 1 { shown.append(last) }
    let items = shown.map { point in
      "\(point.isChosen ? "this plan moves" : "with") \(NumberWords.count(point.childrenMoved, "child", "children")): caseload cost \(TimeWords.duration(minutes: point.caseloadCost)), travel \(TimeWords.duration(minutes: point.travel))"
    }
    let text = items.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func table(_ points: [TradeOffPoint]) -> DataTable {
    DataTable(
      id: "trade-off-table", caption: "The trade-off, few moves first",
      columns: [
        .number("Children moved"), .number("Families moved"), .number("Caseload cost"), .number("Travel"),
        .number("Busiest officer"), .number("Least busy officer"), .number("Cost"),
        .number("At least, by proof"), .words("Chosen"),
      ],
      rows: points.map { point in
        DataTable.Row(
          [
            .text(NumberWords.whole(point.childrenMoved)), .text(NumberWords.whole(point.familiesMoved)),
            .text(TimeWords.shortDuration(minutes: point.caseloadCost)),
            .text(TimeWords.shortDuration(minutes: point.travel)),
            .text(percent(point.highestUtilisation)), .text(percent(point.lowestUtilisation)),
            .text(TimeWords.shortDuration(minutes: point.cost)),
            .text(TimeWords.shortDuration(minutes: point.costBound)),
            .text(point.isChosen ? "This plan" : "No"),
          ], kind: point.isChosen ? "chosen" : nil)
      })
  }

  /// Thousandths as per cent with one decimal.
  private static func percent(_ thousandths: Int) -> String {
    "\(NumberWords.tenths(thousandths, per: 10))%"
  }
}
