// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import Reporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The page's structure")
struct PageStructureTests {
  /// Samples by name, so that a failure says which page is wrong.
  enum Sample: String, CaseIterable {
    case small, large, faultless, empty, allocation, rebalance

    var service: SampleService {
      switch self {
      case .small: .small
      case .large: .large
      case .faultless: .faultless
      case .empty: .empty
      case .allocation: .allocation
      case .rebalance: .rebalance
      }
    }
  }

  @Test("is well-formed, in English, with a title and one h1", arguments: Sample.allCases)
  func opening(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    #expect(try page.elements("/html/head/title").count == 1)
    #expect(
      try page.texts("/html/head/title").first?.hasPrefix(sample.service.scenario.policy.service) == true)
    #expect(try page.elements("//h1").count == 1)
    #expect(try page.texts("//h1") == [sample.service.scenario.policy.service])
  }

  @Test("has headings without jumps", arguments: Sample.allCases)
  func headings(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    let levels = try page.elements("//*[self::h1 or self::h2 or self::h3 or self::h4]").compactMap {
      $0.name?.last?.wholeNumberValue
    }
    #expect(levels.first == 1)
    #expect(levels.count > 8)
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
  }

  @Test("has its landmarks and a skip link to the main one", arguments: Sample.allCases)
  func landmarks(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    for landmark in ["header", "nav", "main", "footer"] {
      #expect(try page.elements("//\(landmark)").count == 1, "\(landmark)")
    }
    let first = try #require(try page.elements("/html/body/*").first)
    #expect(first.name == "a")
    #expect(first.value("href") == "#main")
    #expect(try page.elements("//main[@id='main']").count == 1)
  }

  @Test("gives every table a caption, scoped headers and full rows", arguments: Sample.allCases)
  func tables(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    let tables = try page.elements("//table")
    #expect(!tables.isEmpty)
    for table in tables {
      let name = table.value("id") ?? "a table without an id"
      let captions = table.elements(forName: "caption")
      #expect(captions.count == 1 && captions.first?.stringValue?.isEmpty == false, "\(name)")
      let columns = try table.nodes(forXPath: "./thead/tr/th").compactMap { $0 as? XMLElement }
      #expect(columns.count > 1, "\(name)")
      #expect(
        columns.allSatisfy { $0.value("scope") == "col" && $0.stringValue?.isEmpty == false }, "\(name)")
      for row in try table.nodes(forXPath: "./tbody/tr") {
        let cells = (row.children ?? []).compactMap { $0 as? XMLElement }
        #expect(cells.count == columns.count, "\(name)")
        let headers = cells.filter { $0.name == "th" }
        #expect(headers.count == 1 && headers.first?.value("scope") == "row", "\(name)")
        #expect(headers.first?.stringValue?.isEmpty == false, "\(name)")
      }
    }
  }

  @Test(
    "aligns every number at the right, in its header too",
    arguments: [Sample.small, .large, .allocation, .rebalance])
  func numbers(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    for table in try page.elements("//table") {
      let columns = try table.nodes(forXPath: "./thead/tr/th").compactMap { $0 as? XMLElement }
      for row in try table.nodes(forXPath: "./tbody/tr") {
        let cells = (row.children ?? []).compactMap { $0 as? XMLElement }
        for (column, cell) in zip(columns, cells) {
          #expect(column.value("class") == cell.value("class"), "\(table.value("id") ?? "")")
        }
      }
    }
    #expect(try page.elements("//td[@class='number']").count > 50)
  }

  @Test("lets every wide thing scroll by itself, with a name and by keyboard", arguments: Sample.allCases)
  func regions(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    for wide in try page.elements("//table | //svg") {
      let region = try #require(wide.parent as? XMLElement)
      #expect(region.value("role") == "region")
      #expect(region.value("tabindex") == "0")
      #expect(region.value("aria-label") != nil || region.value("aria-labelledby") != nil)
    }
    let captions = Dictionary(
      try page.elements("//caption").map { ($0.value("id") ?? "", $0.stringValue ?? "") },
      uniquingKeysWith: { first, _ in first })
    let names = try page.elements("//*[@role='region']").compactMap { region in
      region.value("aria-label") ?? captions[region.value("aria-labelledby") ?? ""]
    }
    #expect(try page.elements("//*[@role='region']").count == names.count)
    #expect(Set(names).count == names.count, "two regions have the same name")
  }

  @Test("names and describes every picture and has its numbers in a table", arguments: Sample.allCases)
  func pictures(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    for picture in try page.elements("//svg") {
      #expect(picture.value("role") == "img")
      let title = try #require(picture.elements(forName: "title").first)
      let description = try #require(picture.elements(forName: "desc").first)
      #expect(title.stringValue?.isEmpty == false)
      #expect(description.stringValue?.isEmpty == false)
      let names = [title.value("id"), description.value("id")].compactMap { $0 }
      #expect(picture.value("aria-labelledby") == names.joined(separator: " "))
      #expect(!(try picture.nodes(forXPath: "ancestor::section//table").isEmpty))
    }
    #expect(try page.elements("//svg").isEmpty == (sample == .empty))
  }

  @Test("has no script and loads nothing", arguments: Sample.allCases)
  func selfContained(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    #expect(!page.text.lowercased().contains("<script"))
    #expect(!page.text.contains("http://") && !page.text.contains("https://"))
    #expect(!page.text.contains("@import") && !page.text.contains("@font-face"))
    let loading = "//link | //img | //iframe | //object | //embed | //base | //form | //*[@src] | //*[@style]"
    #expect(try page.elements(loading).isEmpty)
    let urls = page.text.components(separatedBy: "url(").dropFirst()
    #expect(urls.allSatisfy { $0.hasPrefix("#") })
  }

  @Test("has unique ids, and every reference finds its own", arguments: Sample.allCases)
  func references(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    let ids = try page.elements("//*[@id]").compactMap { $0.value("id") }
    let known = Set(ids)
    #expect(known.count == ids.count)
    for link in try page.elements("//a") {
      let target = try #require(link.value("href"))
      #expect(target.hasPrefix("#") && known.contains(String(target.dropFirst())), "\(target)")
    }
    for named in try page.elements("//*[@aria-labelledby]") {
      for id in (named.value("aria-labelledby") ?? "").split(separator: " ") {
        #expect(known.contains(String(id)), "\(id)")
      }
    }
    for piece in page.text.components(separatedBy: "url(#").dropFirst() {
      #expect(known.contains(String(piece.prefix { $0 != ")" })))
    }
  }

  @Test(
    "writes no empty cell or heading", arguments: [Sample.small, .faultless, .empty, .allocation, .rebalance])
  func nothingIsEmpty(_ sample: Sample) throws {
    let page = try ParsedPage(sample.service)
    for element in try page.elements(
      "//h2 | //h3 | //summary | //dt | //dd | //li | //p | //tbody/tr[not(@class)]/*")
    {
      #expect(element.stringValue?.isEmpty == false, "\(element.xmlString)")
    }
  }

  @Test("is the same, byte for byte, for the same plan", arguments: Sample.allCases)
  func determinism(_ sample: Sample) throws {
    #expect(try ParsedPage(sample.service).text == ParsedPage(sample.service).text)
  }
}
