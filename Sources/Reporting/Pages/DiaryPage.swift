// SPDX-License-Identifier: GPL-3.0-or-later

/// The frame of a page that one person or venue prints: a way back to the report, and sheets that each start on a
/// sheet of paper.
struct DiaryPage {
  /// What the page is: `Officer O03`.
  var heading: String
  /// The service and the dates, below the heading.
  var lead: String
  /// The service, for the title.
  var service: String
  /// What comes on the first sheet, below the heading.
  var opening: HTML
  /// The sheets, in order.
  var sheets: [Section]
  /// Whether sheets share a sheet of paper when two have room on it.
  var sharesPaper = false

  /// The file.
  var text: String { "<!DOCTYPE html>\n" + html.rendered }

  private var html: HTML {
    Tag.html(.set("lang", "en-GB")) {
      Tag.head {
        Tag.meta(.set("charset", "utf-8"))
        Tag.meta(.set("name", "viewport"), .set("content", "width=device-width, initial-scale=1"))
        Tag.meta(.set("name", "generator"), .set("content", "Convenor"))
        Tag.title("\(heading) \u{2013} \(service) \u{2013} Convenor")
        HTML.style(Stylesheet.text + "\n" + DiaryStylesheet.text)
      }
      Tag.body {
        Tag.a("Skip to main content", .class("skip-link"), .linkTo("main"))
        Tag.header(.class("banner")) {
          Tag.div(.class("width")) {
            Tag.p("Convenor", .class("product"))
            Tag.p("Diary to print", .class("service"))
          }
        }
        Tag.div(.class("width")) {
          Tag.nav(.class("back"), .aria("label", "Back")) {
            Tag.a("Back to the plan", .linkTo(page: PageNames.report))
          }
          Tag.main(.id("main"), .set("tabindex", "-1")) {
            Tag.div(.class("opening")) {
              Tag.h1(heading)
              Tag.p(lead, .class("lead"))
            }
            opening
            contents
            for sheet in sheets { html(of: sheet) }
          }
        }
        Tag.footer(.class("footer")) {
          Tag.div(.class("width")) {
            Tag.p(
              "Made by Convenor from the scenario's tables. Everybody appears by id only; keep the page as you would keep any record about children."
            )
          }
        }
      }
    }
  }

  private var contents: HTML {
    guard !sheets.isEmpty else { return .empty }
    return Tag.div(.class("contents")) {
      Tag.h2("Sheets on this page", .id("contents"))
      Tag.ul {
        for sheet in sheets { Tag.li { Tag.a(sheet.title, .linkTo(sheet.id)) } }
      }
    }
  }

  private func html(of sheet: Section) -> HTML {
    Tag.section(
      .class(sharesPaper && sheet.id != sheets.first?.id ? "sheet shared" : "sheet"),
      .aria("labelledby", sheet.id)
    ) {
      Tag.h2(.id(sheet.id)) {
        Tag.span("\(heading): ", .class("on-paper"))
        Tag.span(sheet.title)
      }
      sheet.content
    }
  }
}
