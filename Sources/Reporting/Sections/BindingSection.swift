// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What more of each resource would be worth, in plain words and by week.
enum BindingSection {
  /// So many of the tightest stand in words.
  private static let shownInWords = 5
  /// A table with more rows starts closed.
  private static let rowsShownOpen = 25

  static func section(_ facts: PlanFacts) -> Section {
    let binding = facts.plan.binding
    return Section(id: "binding", title: "What binds") {
      if binding.isEmpty {
        Tag.p(
          "Nothing is known to bind: no half-day more of a room, a minute taker or an officer, and no day less of notice, is shown to be worth a minute of officer time."
        )
      } else {
        Tag.p(
          "What one more half-day of a room, a minute taker or an officer, or one working day less of notice, would be worth in a week. The tightest:"
        )
        Tag.ul {
          for item in tightest(binding).prefix(shownInWords) { Tag.li(words(item)) }
        }
        byResource(binding)
        byWeek(binding)
        Tag.p(
          "The worth is in officer time as the policy prices things: a meeting after its window counts \(TimeWords.duration(minutes: facts.policy.costs.late)) and \(TimeWords.duration(minutes: facts.policy.costs.latePerDay)) for each day, a meeting that is not booked \(TimeWords.duration(minutes: facts.policy.costs.unbooked)). It is the value of the first small step, on the best day of the week, from the prices that prove how good the diary is; a second half-day may be worth less."
        )
      }
    }
  }

  /// The most meetings served first, then the most worth, the earlier week first.
  static func tightest(_ binding: [BindingResource]) -> [BindingResource] {
    binding.enumerated().sorted { left, right in
      (right.element.breaches, right.element.minutes, left.offset)
        < (left.element.breaches, left.element.minutes, right.offset)
    }.map(\.element)
  }

  /// What a half-day more would be worth, in a sentence.
  static func words(_ item: BindingResource) -> String {
    let served =
      switch item.breaches {
      case 0: "; no meeting that it would serve is late or unbooked"
      case 1: ", and it would serve 1 meeting that is now late or unbooked"
      default:
        ", and it would serve \(NumberWords.whole(item.breaches)) meetings that are now late or unbooked"
      }
    return
      "\(item.resource.words), in the week of \(TimeWords.date(item.week)), would be worth \(TimeWords.duration(minutes: item.minutes)) of officer time\(served)."
  }

  /// The same after other words.
  static func insideSentence(_ item: BindingResource) -> String {
    let words = words(item)
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  private static func byResource(_ binding: [BindingResource]) -> HTML {
    var order: [BindingResource.Resource] = []
    var groups: [BindingResource.Resource: [BindingResource]] = [:]
    for item in tightest(binding) {
      if groups[item.resource] == nil { order.append(item.resource) }
      groups[item.resource, default: []].append(item)
    }
    let table = DataTable(
      id: "binding-resource-table", caption: "What binds, by resource: the tightest first",
      hidesCaption: order.count > rowsShownOpen,
      columns: [
        .words("Resource"), .number("Weeks in which it binds"), .words("Tightest week"),
        .number("Worth of a half-day then"), .number("Late or unbooked meetings served then"),
      ],
      rows: order.map { resource in
        let items = groups[resource] ?? []
        let first = items.first
        return DataTable.Row([
          name(of: resource), .text(NumberWords.whole(items.count)),
          .text(first.map { TimeWords.date($0.week) } ?? "None"),
          .text(TimeWords.shortDuration(minutes: first?.minutes ?? 0)),
          .text(NumberWords.whole(first?.breaches ?? 0)),
        ])
      })
    return order.count > rowsShownOpen
      ? Components.disclosure("What binds, by resource: \(NumberWords.whole(order.count)) resources") {
        table.html
      } : table.html
  }

  private static func byWeek(_ binding: [BindingResource]) -> HTML {
    let table = DataTable(
      id: "binding-week-table", caption: "What binds, by week", hidesCaption: true,
      columns: [
        .words("Week that starts on"), .words("Resource"), .number("Worth of a half-day"),
        .number("Late or unbooked meetings served"),
      ],
      headerColumn: 1,
      rows: binding.enumerated().map { number, item in
        DataTable.Row(
          [
            .text(TimeWords.date(item.week)), name(of: item.resource),
            .text(TimeWords.shortDuration(minutes: item.minutes)),
            .text(NumberWords.whole(item.breaches)),
          ], kind: number == 0 || binding[number - 1].week != item.week ? "first" : nil)
      })
    return Components.disclosure("What binds, by week", isOpen: binding.count <= rowsShownOpen) { table.html }
  }

  private static func name(of resource: BindingResource.Resource) -> HTML {
    switch resource {
    case .room(let venue): .fragment([.text("Room at "), Components.reference(venue)])
    case .officer(let officer): .fragment([.text("Officer "), Components.reference(officer)])
    case .minuteTaker, .notice: .text(resource.name)
    }
  }
}
