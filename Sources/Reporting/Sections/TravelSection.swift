// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Where people travel, on a simple map and in a table.
enum TravelSection {
  /// A table with more rows starts closed.
  private static let rowsShownOpen = 15

  static func section(_ diaries: [PersonDiary], _ facts: PlanFacts) -> Section {
    Section(id: "travel", title: "Travel") {
      content(JourneyMap(diaries, facts), of: "officers", opensTable: false)
    }
  }

  /// The map, what it says, and the same in a table; a sentence when nobody travels.
  ///
  /// - Parameter travellers: who travels, for the title.
  static func content(_ map: JourneyMap, of travellers: String, opensTable: Bool) -> HTML {
    guard !map.ways.isEmpty else { return Tag.p("Nobody travels: every meeting is at the base.") }
    let title = "Journeys of \(travellers)"
    let isGrouped = map.stops.contains { $0.kind == .district }
    return .fragment([
      Tag.p(
        "\(sentence(map)) The lines are straight and as wide as they are travelled often, both directions together; the map has no background."
          + (isGrouped ? " Meeting places stand district by district, at their middle." : "")
          + " A place far from the others stands at the edge, with its distance."),
      Components.figure(
        MapPicture(
          id: "journeys-picture", title: title, description: description(map), map: map
        ).html, name: title),
      Components.disclosure(
        "\(title) as a table", isOpen: opensTable && map.ways.count <= rowsShownOpen
      ) { table(map).html },
    ])
  }

  private static func sentence(_ map: JourneyMap) -> String {
    "\(NumberWords.count(map.journeys, "journey")), \(TimeWords.duration(minutes: map.minutes)) in all."
  }

  private static func description(_ map: JourneyMap) -> String {
    let most = map.ways.prefix(3).map { way in
      "\(words(way, map)): \(NumberWords.count(way.journeys, "journey")), \(TimeWords.duration(minutes: way.minutes))"
    }
    return "\(sentence(map)) The most time goes to \(most.joined(separator: "; "))."
  }

  private static func words(_ way: JourneyMap.Way, _ map: JourneyMap) -> String {
    way.from == way.to
      ? "within \(map.stops[way.from].words.prefix(1).lowercased())\(map.stops[way.from].words.dropFirst())"
      : "\(map.stops[way.from].words) to \(map.stops[way.to].words)"
  }

  private static func table(_ map: JourneyMap) -> DataTable {
    DataTable(
      id: "journeys-table", caption: "Journeys between places, both directions together: the most time first",
      hidesCaption: true,
      columns: [
        .words("Between"), .words("And"), .number("Journeys"), .number("Time in all"),
        .number("Each, on average"),
      ],
      rows: map.ways.map { way in
        DataTable.Row([
          name(map.stops[way.from]),
          way.from == way.to ? .text("Within it") : name(map.stops[way.to]),
          .text(NumberWords.whole(way.journeys)), .text(TimeWords.shortDuration(minutes: way.minutes)),
          .text(TimeWords.shortDuration(minutes: (way.minutes + way.journeys / 2) / max(way.journeys, 1))),
        ])
      },
      total: DataTable.Row(
        texts: [
          "All journeys", "", NumberWords.whole(map.journeys), TimeWords.shortDuration(minutes: map.minutes),
          "",
        ]))
  }

  private static func name(_ stop: JourneyMap.Stop) -> HTML {
    switch stop.kind {
    case .district:
      .fragment([
        .text("District \(stop.name)"),
        Components.line(.quiet) { NumberWords.count(stop.places, "meeting place") },
      ])
    case .base: .fragment([Components.reference(stop.name), .text(", base")])
    case .venue: .fragment([Components.reference(stop.name), .text(", venue or office")])
    case .place: Components.reference(stop.name)
    }
  }
}
