// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("JSON")
struct JSONTests {
  private let value: JSONValue = [
    "zeta": 1, "alpha": [true, .null, .number(0.25), "a \"quoted\"\n\\ \u{1} é"], "empty": [:], "none": [],
    "long": .array((0..<60).map { .integer($0 * 1000) }), "most": .integer(.max), "least": .integer(.min),
  ]

  @Test("keeps the order of members and breaks lines only where they would be long")
  func writes() {
    let text = value.text(width: 60)
    #expect(
      text.hasPrefix(
        """
        {
          "zeta": 1,
          "alpha": [true, null, 0.25, "a \\"quoted\\"\\n\\\\ \\u0001 é"],
          "empty": {},
          "none": [],
          "long": [
            0,
            1000,
        """))
    #expect(text.hasSuffix("}\n"))
  }

  @Test("reads what it writes, members in the order of their keys")
  func readsWhatItWrites() throws {
    let (read, fault) = JSONValue.read(Array(value.text().utf8), file: "v.json")
    #expect(fault == nil)
    let members = try #require(read?.object)
    #expect(members.map(\.key) == ["alpha", "empty", "least", "long", "most", "none", "zeta"])
    for member in members { #expect(member.value == value[member.key]) }
  }

  @Test("tells whole numbers, other numbers, words and nothing apart")
  func tellsTypesApart() throws {
    let text = "{\"a\": 1, \"b\": 1.5, \"c\": true, \"d\": \"1\", \"e\": null, \"g\": []}"
    let (read, fault) = JSONValue.read(Array(text.utf8), file: "v.json")
    #expect(fault == nil)
    #expect(read?["a"]?.integer == 1)
    #expect(read?["a"]?.number == 1)
    #expect(read?["b"]?.integer == nil)
    #expect(read?["b"]?.number == 1.5)
    #expect(read?["c"]?.boolean == true)
    #expect(read?["c"]?.integer == nil)
    #expect(read?["d"]?.string == "1")
    #expect(read?["d"]?.integer == nil)
    #expect(read?["e"] == .null)
    #expect(read?["g"]?.array == [])
    #expect(read?["h"] == nil)
  }

  @Test("rounds numbers and writes whole ones without decimals")
  func rounds() {
    #expect(JSONValue.rounded(0.010_204_08, decimals: 6) == .number(0.010_204))
    #expect(JSONValue.rounded(60.0, decimals: 3) == .integer(60))
    #expect(JSONValue.rounded(-0.0004, decimals: 3) == .integer(0))
    #expect(JSONValue.rounded(.infinity, decimals: 3).text() == "null\n")
  }
}
