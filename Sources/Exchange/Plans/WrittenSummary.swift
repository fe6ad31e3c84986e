// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Reads what `summary.json` says of how a diary came about; each wrong value is a fault.
struct WrittenSummary {
  var faults: [Fault] = []

  /// The summary, without the officers, which are counted anew when they are needed.
  mutating func read(_ json: JSONValue) -> PlanSummary {
    var summary = PlanSummary()
    summary.scope = scope(json)
    summary.changes = texts(json["changes"], "changes").compactMap { text in
      do throws(ScenarioChangeError) {
        return try ScenarioChange(text)
      } catch {
        note("changes", text, error.description)
        return nil
      }
    }
    if let reallocate = json["reallocate"]?.boolean {
      summary.reallocate = reallocate
    } else {
      note("reallocate", nil, "expected true or false")
    }
    summary.allocation = allocation(json["allocation"])
    if summary.scope == .rebook { summary.rebook = rebook(json["rebook"]) }
    return summary
  }

  private mutating func scope(_ json: JSONValue) -> PlanScope {
    let text = json["scope"]?.string
    guard let scope = text.flatMap(PlanScope.init) else {
      note("scope", text, "expected one of " + PlanScope.allCases.map(\.rawValue).joined(separator: ", "))
      return .plan
    }
    if scope != .plan, scope != .rebook {
      note("scope", text, "expected plan or rebook: a folder of another scope has no diary")
    }
    return scope
  }

  private mutating func allocation(_ json: JSONValue?) -> PlanSummary.Allocation {
    var allocation = PlanSummary.Allocation()
    func whole(_ key: String) -> Int {
      if let number = json?[key]?.integer { return number }
      note("allocation", nil, "expected a whole number as \(key)")
      return 0
    }
    func number(_ key: String) -> Double {
      if let number = json?[key]?.number { return number }
      note("allocation", nil, "expected a number as \(key)")
      return 0
    }
    allocation.families = whole("families")
    allocation.allocated = whole("allocated")
    allocation.objective = whole("objective")
    allocation.bound = number("bound")
    allocation.seconds = number("seconds")
    return allocation
  }

  private mutating func rebook(_ json: JSONValue?) -> RebookOutcome? {
    let text = json?["today"]?.string
    guard let today = text.flatMap({ Day(iso: $0) }) else {
      note("rebook", text, "expected the day of the mending as today, yyyy-mm-dd")
      return nil
    }
    let events = texts(json?["changes"], "rebook").compactMap { text -> DiaryEvent? in
      do throws(DiaryEventError) {
        return try DiaryEvent(text)
      } catch {
        note("rebook", text, error.description)
        return nil
      }
    }
    return RebookOutcome(today: today, events: events)
  }

  private mutating func texts(_ json: JSONValue?, _ key: String) -> [String] {
    guard let items = json?.array else {
      note(key, nil, "expected a list of changes")
      return []
    }
    return items.compactMap { item in
      if let text = item.string { return text }
      note(key, nil, "expected a list of texts")
      return nil
    }
  }

  private mutating func note(_ key: String, _ value: String?, _ expectation: String) {
    faults.append(
      Fault(
        file: PlanFiles.summary, column: key, value: value.map { Fault.shown($0) }, expectation: expectation))
  }
}
