// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// How many children each officer has, against the guidance, and how much of the officer's time they take.
enum CaseloadSection {
  /// More officers than this are shown in several pictures, each of which fits on a sheet.
  private static let officersInAPicture = 18

  static func section(_ facts: PlanFacts) -> Section {
    let officers = facts.plan.summary.officers
    let guidance = facts.policy.capacity.guidanceChildrenPerFTE
    return Section(id: "caseloads", title: "Caseloads") {
      if officers.isEmpty {
        Tag.p("The service has no officers.")
      } else {
        Tag.p(
          "Children with an open case to each full-time officer, \(facts.plan.summary.scope == .rebalance ? "after the changes of staff: before the moves and after them" : "before the plan and after it"). The guidance of \(guidance.lowerBound) to \(guidance.upperBound) is about looked-after children; an officer who also has children on plans is counted with both."
        )
        pictures(officers, guidance)
        table(officers, guidance).html
        waiting(facts)
      }
    }
  }

  private static func pictures(_ officers: [PlanSummary.OfficerLoad], _ guidance: ClosedRange<Int>) -> HTML {
    let loads = officers.flatMap { [before($0), Caseload($0)] }
    let largest = loads.map(\.value).max() ?? 0
    let starts = stride(from: 0, to: officers.count, by: officersInAPicture)
    return .fragment(
      starts.enumerated().map { number, start in
        let part = Array(officers[start..<min(start + officersInAPicture, officers.count)])
        let span =
          officers.count <= officersInAPicture
          ? "" : ", officers \(part.first?.id.text ?? "") to \(part.last?.id.text ?? "")"
        let title = "Children to a full-time officer, before and after\(span)"
        return Components.figure(
          BarChart(
            id: "caseload-picture-\(number + 1)", title: title,
            description: description(of: part, guidance), axisTitle: "Children to a full-time officer",
            series: [("Before", .outlined), ("After", .solid)],
            rows: part.map { row($0) }, band: guidance,
            bandTitle: "Guidance: \(guidance.lowerBound) to \(guidance.upperBound)", reaching: largest
          ).html, name: title)
      })
  }

  private static func row(_ officer: PlanSummary.OfficerLoad) -> BarChart.Row {
    let loads = [before(officer), Caseload(officer)]
    return BarChart.Row(
      label: officer.id.text, note: "\(fte(officer.fteThousandths)) FTE",
      values: loads.map { ($0.value, $0.perFTE) })
  }

  private static func description(of officers: [PlanSummary.OfficerLoad], _ guidance: ClosedRange<Int>)
    -> String
  {
    let items = officers.map { officer in
      "\(officer.id) from \(before(officer).perFTE) to \(Caseload(officer).perFTE)"
    }
    return "The guidance is \(guidance.lowerBound) to \(guidance.upperBound). \(NumberWords.list(items))."
  }

  private static func table(_ officers: [PlanSummary.OfficerLoad], _ guidance: ClosedRange<Int>) -> DataTable
  {
    let total = PlanSummary.OfficerLoad(
      id: "All officers", fteThousandths: officers.reduce(0) { $0 + $1.fteThousandths },
      caseloadBefore: officers.reduce(0) { $0 + $1.caseloadBefore },
      caseloadAfter: officers.reduce(0) { $0 + $1.caseloadAfter },
      loadBefore: officers.reduce(0) { $0 + $1.loadBefore },
      loadAfter: officers.reduce(0) { $0 + $1.loadAfter },
      capacity: officers.reduce(0) { $0 + $1.capacity })
    func cells(_ officer: PlanSummary.OfficerLoad, name: HTML) -> [HTML] {
      [
        name, .text(fte(officer.fteThousandths)), .text(NumberWords.whole(officer.caseloadBefore)),
        .text(NumberWords.whole(officer.caseloadAfter)), .text(before(officer).perFTE),
        .text(Caseload(officer).perFTE), .text(Caseload(officer).words(against: guidance)),
        .text(NumberWords.percent(officer.loadBefore, of: officer.capacity)),
        .text(NumberWords.percent(officer.loadAfter, of: officer.capacity)),
      ]
    }
    return DataTable(
      id: "caseload-table", caption: "Children and share of capacity used, by officer",
      columns: [
        .words("Officer"), .number("FTE"), .number("Children before"), .number("Children after"),
        .number("To a full-time officer before"), .number("To a full-time officer after"),
        .words("Guidance, after"), .number("Capacity used before"), .number("Capacity used after"),
      ],
      rows: officers.map { DataTable.Row(cells($0, name: Components.reference($0.id))) },
      total: DataTable.Row(cells(total, name: .text("All officers"))))
  }

  /// Children whom nobody has, since no bar shows them.
  private static func waiting(_ facts: PlanFacts) -> HTML {
    let children = facts.plan.allocation.filter { $0.officer == nil }.reduce(0) { $0 + $1.children.count }
    guard children > 0 else { return .empty }
    return Tag.p(
      "\(NumberWords.count(children, "child", "children")) of families without an officer \(children == 1 ? "is" : "are") not in these figures."
    )
  }

  private static func before(_ officer: PlanSummary.OfficerLoad) -> Caseload {
    Caseload(children: officer.caseloadBefore, fteThousandths: officer.fteThousandths)
  }

  /// `1`, `0.8`, `0.75`.
  static func fte(_ thousandths: Int) -> String {
    var digits = String(1000 + thousandths % 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(thousandths / 1000)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}
