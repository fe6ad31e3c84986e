// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Reporting

@Suite("The page's structure")
struct PageStructureTests {
  /// Samples by name, so that a failure says which page is wrong.
  enum Sample: String, CaseIterable {
    case small, large, faultless, empty, allocation, rebalance, rebook

    var service: SampleService {
      switch self {
      case .small: .small
      case .large: .large
      case .faultless: .faultless
      case .empty: .empty
      case .allocation: .allocation
      case .rebalance: .rebalance
      case .rebook: .rebook
      }
    }
  }

  /// Samples that are looked at together with every page beside the report.
  static let withPages: [Sample] = [.faultless, .rebook]

  @Test(
    "is well-formed, in English, with a title, one h1, its landmarks and a skip link",
    arguments: Sample.allCases)
  func opening(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    try page.checkOpening()
    let service = sample.service.scenario.policy.service
    #expect(try page.texts("/html/head/title").first?.hasPrefix(service) == true)
    #expect(try page.texts("//h1") == [service])
  }

  @Test("has headings without jumps", arguments: Sample.allCases)
  func headings(_ sample: Sample) throws { try ParsedPage(sample.service).checkHeadings(atLeast: 9) }

  @Test("gives every table a caption, scoped headers and full rows", arguments: Sample.allCases)
  func tables(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    #expect(!(try page.elements("//table").isEmpty))
    try page.checkTables()
  }

  @Test("aligns numbers at the right", arguments: [Sample.small, .large, .allocation, .rebalance, .rebook])
  func numbers(_ sample: Sample) throws {
    #expect(try ParsedPage(sample.service).elements("//td[@class='number']").count > 50)
  }

  @Test("lets every wide thing scroll by itself, with a name and by keyboard", arguments: Sample.allCases)
  func regions(_ sample: Sample) throws { try ParsedPage(sample.service).checkRegions() }

  @Test("names and describes every picture and has its numbers in a table", arguments: Sample.allCases)
  func pictures(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    try page.checkPictures()
    #expect(try page.elements("//svg").isEmpty == (sample == .empty))
  }

  @Test("has no script and loads nothing", arguments: Sample.allCases)
  func selfContained(_ sample: Sample) throws { try ParsedPage(sample.service).checkSelfContained() }

  @Test("has unique ids, and every reference finds its own", arguments: Sample.allCases)
  func references(_ sample: Sample) throws {
    let scenario = sample.service.scenario
    let names = PageNames(scenario)
    let pages =
      scenario.officers.compactMap { names.page(of: $0.id) }
      + scenario.minuteTakers.compactMap { names.page(of: $0.id) }
      + names.venueIDs.compactMap { names.page(of: $0) }
    try ParsedPage(sample.service).checkReferences(pages: Set(pages))
  }

  @Test(
    "writes no empty cell or heading",
    arguments: [Sample.small, .faultless, .empty, .allocation, .rebalance, .rebook])
  func nothingIsEmpty(_ sample: Sample) throws { try ParsedPage(sample.service).checkNothingIsEmpty() }

  @Test("is the same, byte for byte, for the same plan", arguments: Sample.allCases)
  func determinism(_ sample: Sample) throws {
    #expect(try ParsedPage(sample.service).text == ParsedPage(sample.service).text)
  }

  @Test("is the same, byte for byte, in the pages of people and venues")
  func determinismOfPages() throws {
    #expect(try SampleService.rebookPages.get() == SampleService.rebook.pages())
  }

  @Test("is kept by every page of a person or venue too", arguments: withPages)
  func pages(_ sample: Sample) throws {
    let pages = try sample.service.pages()
    let scenario = sample.service.scenario
    #expect(pages.count == scenario.officers.count + scenario.minuteTakers.count + 2)
    for page in pages {
      let parsed = try ParsedPage(text: page.text)
      try parsed.checkOpening()
      try parsed.checkHeadings(atLeast: 2)
      try parsed.checkTables()
      try parsed.checkRegions()
      try parsed.checkPictures()
      try parsed.checkSelfContained()
      try parsed.checkReferences(pages: ["report.html"])
      try parsed.checkNothingIsEmpty()
    }
  }
}
