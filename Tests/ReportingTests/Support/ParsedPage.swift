// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import Reporting
import StatutoryCalendar
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page as an XML parser sees it, which accepts only balanced tags and quoted, escaped text.
struct ParsedPage {
  let text: String
  let document: XMLDocument

  /// The page of a sample service.
  init(_ sample: SampleService) throws {
    try self.init(text: Report.html(plan: sample.plan, scenario: sample.scenario, calendar: try .english()))
  }

  /// A page.
  init(text: String) throws {
    self.text = text
    document = try XMLDocument(xmlString: text, options: .nodePreserveWhitespace)
  }

  /// The elements that a path finds, in the page's order.
  func elements(_ path: String) throws -> [XMLElement] {
    try document.nodes(forXPath: path).compactMap { $0 as? XMLElement }
  }

  /// The text of each element that a path finds.
  func texts(_ path: String) throws -> [String] {
    try elements(path).map { $0.stringValue ?? "" }
  }

  /// The cells of each body row of a table.
  func rows(ofTable id: String) throws -> [[String]] {
    try elements("//table[@id='\(id)']/tbody/tr").map(\.cells)
  }

  /// The text of a section that is named by its heading's id.
  func section(_ id: String) throws -> String {
    try #require(try texts("//section[@aria-labelledby='\(id)']").first)
  }
}

extension SampleService {
  /// The pages beside the report.
  func pages() throws -> [ReportPage] {
    Report.pages(plan: plan, scenario: scenario, calendar: try .english())
  }

  /// The pages of the small service, and of its mended diary, made once for all tests.
  static let smallPages = Result { try SampleService.small.pages() }
  static let rebookPages = Result { try SampleService.rebook.pages() }
}

extension Result<[ReportPage], any Error> {
  /// One of the pages.
  func page(_ name: String) throws -> ParsedPage {
    try ParsedPage(text: try #require(try get().first { $0.name == name }, "\(name)").text)
  }
}

extension XMLElement {
  /// The value of an attribute.
  func value(_ name: String) -> String? { attribute(forName: name)?.stringValue }

  /// The texts of the cells of a row.
  var cells: [String] { (children ?? []).filter { $0 is XMLElement }.map { $0.stringValue ?? "" } }
}
