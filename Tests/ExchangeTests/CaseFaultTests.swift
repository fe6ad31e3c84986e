// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("Families, children and statuses that are wrong")
struct CaseFaultTests {
  @Test("say so with file, row, column and value", arguments: families + children + statuses)
  func areReported(_ input: BadInput) throws { try input.check() }

  private static let families: [BadInput] = [
    BadInput(
      "an officer that does not exist", "F1,O1", to: "F1,O9", at: "families.csv", 2, "officer", "O9",
      says: "expected an officer that stands in officers.csv"),
    BadInput(
      "a former officer that does not exist", "O3;O2", to: "O3;O9", at: "families.csv", 2, "former_officers",
      "O9",
      says: "expected an officer that stands in officers.csv"),
    BadInput(
      "a home that does not exist", "O3;O2,H1", to: "O3;O2,H9", at: "families.csv", 2, "home", "H9",
      says: "expected a place that stands in places.csv"),
    BadInput(
      "a venue without a room", "H1,V1", to: "H1,P1", at: "families.csv", 2, "venue", "P1",
      says: "has no room"
    ).warning,
    BadInput(
      "a complexity out of range", "T1,120", to: "T1,49", at: "families.csv", 2, "complexity", "49",
      says: "expected a whole number from 50 to 300"),
    BadInput(
      "a family apart from itself", "O2,F2,", to: "O2,F1,", at: "families.csv", 2, "apart_from", "F1",
      says: "is the family itself"),
    BadInput(
      "a family apart from one that does not exist", "O2,F2,", to: "O2,F9,", at: "families.csv", 2,
      "apart_from",
      "F9", says: "expected a family that stands in families.csv"),
    BadInput(
      "a family that is its own sibling", "O2,F2,", to: "O2,F2,F1", at: "families.csv", 2, "siblings", "F1",
      says: "is the family itself"),
    BadInput(
      "a sibling of no table", "O2,F2,", to: "O2,F2,F9", at: "families.csv", 2, "siblings", "F9",
      says: "expected a family that stands in families.csv"),
    BadInput(
      "a column that decisions.csv replaced", "apart_from,siblings", to: "apart_from,pinned_officer",
      at: "families.csv", 1, "pinned_officer", nil, says: "not known here"),
    BadInput(
      "an officer in spite of a conflict", "signing,O2", to: "signing,O1;O2", at: "families.csv", 2,
      "officer", "O1",
      says: "is among the conflicts too"
    ).warning,
    BadInput(
      "a family without children", appending: "F3,,,,,,,,,,,", at: "families.csv", 4, "family", "F3",
      says: "the family has no children"
    ).warning,
    BadInput(
      "a family twice", appending: "F2,,,,,,,,,,,", at: "families.csv", 4, "family", "F2",
      says: "stands already in row 3"),
  ]

  private static let children: [BadInput] = [
    BadInput(
      "a child without family", "C3,F2", to: "C3,", at: "children.csv", 4, "family", nil,
      says: "expected a value; the cell is empty"),
    BadInput(
      "a child of a family that does not exist", "C3,F2", to: "C3,F99", at: "children.csv", 4, "family",
      "F99",
      says: "expected a family that stands in families.csv"),
    BadInput(
      "a child twice", appending: "C4,F2,2013-07-01,,", at: "children.csv", 6, "child", "C4",
      says: "stands already in row 5"),
    BadInput(
      "a placement that does not exist", "2003-05-05,P1", to: "2003-05-05,P9", at: "children.csv", 2,
      "placement",
      "P9", says: "expected a place that stands in places.csv"),
    BadInput(
      "a looked-after child without a placement", "2005-01-31,P2", to: "2005-01-31,", at: "children.csv", 3,
      "placement", nil, says: "a child who has reviews needs a placement"),
    BadInput(
      "a child without an open status", at: "children.csv", 5, "child", "C4",
      says: "the child has no open status"
    ) {
      try $0.replace(
        "strategy-discussion,2013-03-25,", with: "strategy-discussion,2013-03-25,2013-04-01",
        in: "statuses.csv")
    }.warning,
    BadInput(
      "a misspelt cohort", at: "policy.json", nil, "tightenings[0].cohort",
      "out-of-area", says: "no child is in the cohort; did you mean out_of_aera?"
    ) { try $0.replace("out-of-area", with: "out_of_aera", in: "children.csv") }.warning,
    BadInput(
      "no children", at: "children.csv", nil, nil, nil, says: "the table is empty; there is nothing to plan"
    ) {
      try $0.write("child,family,birth\n", "children.csv")
      try $0.write("child,status,since\n", "statuses.csv")
      try $0.remove("meetings.csv")
      try $0.remove("busy.csv")
    }.alsoBreaking("families.csv", "policy.json").warning,
  ]

  private static let statuses: [BadInput] = [
    BadInput(
      "a status of an unknown child", appending: "C9,pathway,2013-01-01,", at: "statuses.csv", 7, "child",
      "C9",
      says: "expected a child that stands in children.csv"),
    BadInput(
      "an unknown status", "C3,on-plan", to: "C3,on-paln", at: "statuses.csv", 5, "status", "on-paln",
      says: "did you mean on-plan?"),
    BadInput(
      "a status that ends before it starts", "2010-03-01,2011-01-05", to: "2010-03-01,2010-02-28",
      at: "statuses.csv",
      2, "until", "2010-02-28", says: "expected a date from 2010-03-01 on"),
    BadInput(
      "two open spells of one status", appending: "C3,on-plan,2013-03-01,", at: "statuses.csv", 7, "since",
      "2013-03-01", says: "the child is on-plan already: row 5 is still open"),
    BadInput(
      "spells of one status that overlap", "2010-03-01,2011-01-05", to: "2010-03-01,2012-06-02",
      at: "statuses.csv", 3,
      "since", "2012-06-01", says: "the child is looked-after already: row 2 lasts until 2012-06-02"),
    BadInput(
      "one spell twice", appending: "C3,on-plan,2013-02-20,", at: "statuses.csv", 7, nil,
      "C3, on-plan, 2013-02-20",
      says: "row 5 has the same child, status, since"),
    BadInput(
      "a child looked after before birth", at: "statuses.csv", 4, "since",
      "2012-06-01", says: "expected a date from the child's birth on, 2012-06-02"
    ) { try $0.replace("2005-01-31", with: "2012-06-02", in: "children.csv") },
    BadInput(
      "a plan too long before birth", at: "statuses.csv", 6, "since", "2013-03-25",
      says: "expected a date at most 270 days before the child's birth, 2013-12-21"
    ) { try $0.replace("2013-07-01", with: "2013-12-21", in: "children.csv") },
    BadInput(
      "a status from after the start", "C4,strategy-discussion,2013-03-25",
      to: "C4,strategy-discussion,2013-04-03",
      at: "statuses.csv", 6, "since", "2013-04-03", says: "is after 2013-04-02, the start of the plan"
    ).warning,
    BadInput(
      "a window already past", at: "children.csv", 5, nil, "2013-03-22",
      says: "the initial-conference was due by then, counted from 2013-03-01 (CP1, "
    ) {
      try $0.replace(
        "C4,strategy-discussion,2013-03-25", with: "C4,strategy-discussion,2013-03-01", in: "statuses.csv")
    }
    .warning,
  ]

  @Test("accept a status that ends after the start as open")
  func acceptStatusThatWillEnd() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.replace(
      "C3,on-plan,2013-02-20,", with: "C3,on-plan,2013-02-20,2013-04-03", in: "statuses.csv")
    #expect(try scenario.read().faults.map(\.description) == [])
    try scenario.replace("P2,out-of-area", with: ",out-of-area", in: "children.csv")
    try scenario.replace(
      "C2,looked-after,2012-06-01,", with: "C2,looked-after,2012-06-01,2013-04-03", in: "statuses.csv")
    #expect(try scenario.read().faults.map(\.column) == ["placement"])
  }

  @Test("do not blame others for a row that could not be read")
  func doNotBlameOthers() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.replace("C3,F2,2011-02-28,,", with: "C3,F2,2011-02-28,", in: "children.csv")
    #expect(
      try scenario.read().faults.map(\.description) == [
        "children.csv, row 4, \"4 cells\": expected 5 cells, as many as the header has"
      ])
  }

  @Test("accept a status 270 days before the expected birth")
  func acceptEarlyStatus() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.replace("2013-07-01", with: "2013-12-20", in: "children.csv")
    #expect(try scenario.read().faults.map(\.description) == [])
  }
}
