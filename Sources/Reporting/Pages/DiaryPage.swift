// SPDX-License-Identifier: GPL-3.0-or-later

/// A page that one person or venue prints: a way back to the report, and sheets that each start on a
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
  var text: String {
    PageFrame(
      title: "\(heading) \u{2013} \(service)", banner: "Diary to print",
      stylesheet: Stylesheet.text + "\n" + DiaryStylesheet.text, before: wayBack,
      main: .fragment([title, opening, contents] + sheets.map(html))
    ).text
  }

  private var wayBack: HTML {
    Tag.nav(.class("back"), .aria("label", "Back")) {
      Tag.a("Back to the plan", .linkTo(page: PageNames.report))
    }
  }

  private var title: HTML {
    Tag.div(.class("opening")) {
      Tag.h1(heading)
      Tag.p(lead, .class("lead"))
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
