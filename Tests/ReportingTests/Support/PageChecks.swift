// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What every page has to keep, whatever it is about.
extension ParsedPage {
  /// English, one title, one h1, every landmark once, a skip link first.
  func checkOpening() throws {
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    #expect(try elements("/html/head/title").count == 1)
    #expect(try elements("//h1").count == 1)
    for landmark in ["header", "nav", "main", "footer"] {
      #expect(try elements("//\(landmark)").count == 1, "\(landmark)")
    }
    let first = try #require(try elements("/html/body/*").first)
    #expect(first.name == "a" && first.value("href") == "#main")
    #expect(try elements("//main[@id='main']").count == 1)
  }

  /// No level of heading is left out.
  func checkHeadings(atLeast count: Int) throws {
    let levels = try elements("//*[self::h1 or self::h2 or self::h3 or self::h4]").compactMap {
      $0.name?.last?.wholeNumberValue
    }
    #expect(levels.first == 1)
    #expect(levels.count >= count)
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
  }

  /// Captions, scoped headers, full rows, numbers at the right in their headers too.
  func checkTables() throws {
    for table in try elements("//table") {
      let name = table.value("id") ?? "a table without an id"
      let captions = table.elements(forName: "caption")
      #expect(captions.count == 1 && captions.first?.stringValue?.isEmpty == false, "\(name)")
      let columns = try table.nodes(forXPath: "./thead/tr/th").compactMap { $0 as? XMLElement }
      #expect(columns.count > 1, "\(name)")
      #expect(
        columns.allSatisfy { $0.value("scope") == "col" && $0.stringValue?.isEmpty == false }, "\(name)")
      for row in try table.nodes(forXPath: "./tbody/tr") {
        let cells = (row.children ?? []).compactMap { $0 as? XMLElement }
        #expect(cells.map { $0.value("class") } == columns.map { $0.value("class") }, "\(name)")
        let headers = cells.filter { $0.name == "th" }
        #expect(headers.count == 1 && headers.first?.value("scope") == "row", "\(name)")
        #expect(headers.first?.stringValue?.isEmpty == false, "\(name)")
      }
    }
  }

  /// Whatever is wide scrolls by itself, with a name of its own and by keyboard.
  func checkRegions() throws {
    for wide in try elements("//table | //svg") {
      let region = try #require(wide.parent as? XMLElement)
      #expect(region.value("role") == "region")
      #expect(region.value("tabindex") == "0")
      #expect(region.value("aria-label") != nil || region.value("aria-labelledby") != nil)
    }
    let captions = Dictionary(
      try elements("//caption").map { ($0.value("id") ?? "", $0.stringValue ?? "") },
      uniquingKeysWith: { first, _ in first })
    let names = try elements("//*[@role='region']").compactMap { region in
      region.value("aria-label") ?? captions[region.value("aria-labelledby") ?? ""]
    }
    #expect(try elements("//*[@role='region']").count == names.count)
    #expect(Set(names).count == names.count, "two regions have the same name")
  }

  /// Every picture has a name, a description, and its numbers in a table of its section.
  func checkPictures() throws {
    for picture in try elements("//svg") {
      #expect(picture.value("role") == "img")
      let title = try #require(picture.elements(forName: "title").first)
      let description = try #require(picture.elements(forName: "desc").first)
      #expect(title.stringValue?.isEmpty == false)
      #expect(description.stringValue?.isEmpty == false)
      let names = [title.value("id"), description.value("id")].compactMap { $0 }
      #expect(picture.value("aria-labelledby") == names.joined(separator: " "))
      #expect(!(try picture.nodes(forXPath: "ancestor::section//table").isEmpty))
    }
  }

  /// No script, and nothing that is loaded.
  func checkSelfContained() throws {
    #expect(!text.lowercased().contains("<script"))
    #expect(!text.contains("http://") && !text.contains("https://"))
    #expect(!text.contains("@import") && !text.contains("@font-face"))
    let loading = "//link | //img | //iframe | //object | //embed | //base | //form | //*[@src] | //*[@style]"
    #expect(try elements(loading).isEmpty)
    let urls = text.components(separatedBy: "url(").dropFirst()
    #expect(urls.allSatisfy { $0.hasPrefix("#") })
  }

  /// Ids are unique, every reference finds its own, and links to other pages go to those that are there.
  func checkReferences(pages: Set<String>) throws {
    let ids = try elements("//*[@id]").compactMap { $0.value("id") }
    let known = Set(ids)
    #expect(known.count == ids.count)
    for link in try elements("//a") {
      let target = try #require(link.value("href"))
      if target.hasPrefix("#") {
        #expect(known.contains(String(target.dropFirst())), "\(target)")
      } else {
        #expect(pages.contains(target), "\(target)")
      }
    }
    for named in try elements("//*[@aria-labelledby]") {
      for id in (named.value("aria-labelledby") ?? "").split(separator: " ") {
        #expect(known.contains(String(id)), "\(id)")
      }
    }
    for piece in text.components(separatedBy: "url(#").dropFirst() {
      #expect(known.contains(String(piece.prefix { $0 != ")" })))
    }
  }

  /// No cell, heading, item or sentence is empty.
  func checkNothingIsEmpty() throws {
    for element in try elements(
      "//h2 | //h3 | //summary | //dt | //dd | //li | //p | //tbody/tr[not(@class='total')]/*")
    {
      #expect(
        element.stringValue?.trimmingCharacters(in: .whitespaces).isEmpty == false, "\(element.xmlString)")
    }
  }
}
