// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Reporting

@Suite("Hostile text")
struct EscapingTests {
  private static let hostile = "\"><script>alert('1')</script><img src=x onerror=\"a&b\">&lt;\u{0}\u{1F}]]>"
  private static let asShown =
    "\"><script>alert('1')</script><img src=x onerror=\"a&b\">&lt;\u{FFFD}\u{FFFD}]]>"

  @Test("is text wherever it comes from")
  func everywhere() throws {
    var sample = SampleService.small
    sample.scenario.policy.service = Self.hostile
    sample.scenario.policy.tightenings = [
      Tightening(rule: Self.hostile, cohort: Self.hostile, within: .months(3), source: Self.hostile)
    ]
    sample.scenario.officers[0].id = .init(Self.hostile)
    sample.plan.summary.officers[0].id = .init(Self.hostile)
    sample.plan.allocation[0].family = .init(Self.hostile)
    sample.plan.allocation[0].children = [.init(Self.hostile)]
    sample.plan.allocation[0].officer = .init(Self.hostile)
    sample.plan.allocation[0].reasons = [Self.hostile, Self.hostile]
    sample.plan.diary[0].meeting = .init(Self.hostile)
    sample.plan.diary[0].children = [.init(Self.hostile)]
    sample.plan.diary[0].place = .init(Self.hostile)
    sample.plan.diary[0].room = .init(Self.hostile)
    sample.plan.diary[0].minuteTaker = .init(Self.hostile)
    sample.plan.diary[0].rule = Self.hostile
    sample.plan.breaches[0] = Breach(
      subject: .meeting(.init(Self.hostile), .laterReview), cause: .noRoom, detail: Self.hostile)
    sample.scenario.figures[0].source = Self.hostile
    sample.scenario.assumptions[0].reason = Self.hostile

    let page = try ParsedPage(sample)
    #expect(try page.elements("//script | //img").isEmpty)
    #expect(try page.elements("//*[@onerror or @src]").isEmpty)
    #expect(try page.texts("//h1") == [Self.asShown])
    #expect(try page.rows(ofTable: "allocation-table")[0][0] == Self.asShown)
    #expect(try page.rows(ofTable: "breach-table")[0][3].contains(Self.asShown))
    #expect(try page.texts("//svg//text").contains { $0.hasPrefix("\"><script>") })
    #expect(try page.section("diary").contains(Self.asShown))
    #expect(try page.section("policy").contains(Self.asShown))
  }

  @Test("is text in the pages of people and venues, and cannot leave a file's name")
  func pages() throws {
    var sample = SampleService.rebook
    sample.scenario.policy.service = Self.hostile
    sample.scenario.officers[0].id = "../../etc/x<b>"
    sample.scenario.dutyDays = [
      DutyDay(officer: sample.scenario.officers[1].id, day: SampleService.start + 7, duty: Self.hostile)
    ]
    for index in sample.plan.diary.indices {
      sample.plan.diary[index].family = .init(Self.hostile)
      sample.plan.diary[index].children = [.init(Self.hostile)]
      sample.plan.diary[index].meeting = .init(Self.hostile)
    }
    sample.plan.changes[0].reason = Self.hostile
    let pages = try sample.pages()
    #expect(pages[0].name == "officer-______etc_x_b_.html")
    for page in pages {
      let parsed = try ParsedPage(text: page.text)
      #expect(try parsed.elements("//script | //img | //b").isEmpty)
      #expect(try parsed.elements("//*[@onerror or @src]").isEmpty)
      #expect(try parsed.texts("//p[@class='lead']").first?.hasPrefix(Self.asShown) == true)
    }
    let second = try ParsedPage(text: pages[1].text)
    #expect(try second.rows(ofTable: "glance-table").contains { $0.contains { $0.contains(Self.asShown) } })
  }

  @Test("cannot leave an attribute")
  func attributes() {
    let element = Tag.a(Self.hostile, .set("title", Self.hostile)).rendered
    let escaped =
      "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&lt;img src=x onerror=&quot;a&amp;b&quot;&gt;&amp;lt;\u{FFFD}\u{FFFD}]]&gt;"
    #expect(element == "<a title=\"\(escaped)\">\(escaped)</a>")
  }

  @Test("and its bytes are the same however large a piece is")
  func largePieces() {
    let words = (0..<900).map { "word \($0) & more" }
    let whole = words.joined(separator: "|").replacing("&", with: "&amp;")
    let row = HTML.fragment(words.enumerated().map { index, word in .text((index > 0 ? "|" : "") + word) })
    let nested = Tag.div(.class("a")) { Tag.span { row } }.rendered
    #expect(nested == "<div class=\"a\"><span>\(whole)</span></div>\n")
    #expect(Tag.p(words[0]).rendered == "<p>word 0 &amp; more</p>\n")
  }

  @Test("keeps letters of every script and replaces what no page may hold")
  func characters() {
    func shown(_ text: String) -> String { HTML.text(text).rendered }
    #expect(shown("Siân ń 東京 👩‍👧") == "Siân ń 東京 👩‍👧")
    #expect(shown("a\tb\nc\rd") == "a b c d")
    #expect(shown("\u{7F}\u{85}\u{FFFE}\u{FFFF}\u{1FFFE}") == String(repeating: "\u{FFFD}", count: 5))
  }

  @Test("The stylesheet reads the same as HTML and as XML, and holds nothing that ends it")
  func stylesheet() {
    #expect(Stylesheet.text.utf8.count < 16_000)
    for sheet in [Stylesheet.text, DiaryStylesheet.text] {
      #expect(!sheet.contains("<") && !sheet.contains("&"))
      let opened = sheet.count { $0 == "{" }
      #expect(opened == sheet.count { $0 == "}" })
    }
    #expect(DiaryStylesheet.text.utf8.count < 4_000)
  }
}
