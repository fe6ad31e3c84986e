// SPDX-License-Identifier: GPL-3.0-or-later

/// What every page has around its own content: head, skip link, landmarks.
struct PageFrame {
  /// The title, without the program's name.
  var title: String
  /// What the page is, in the banner.
  var banner: String
  /// The rules of its look.
  var stylesheet: String
  /// What comes before the main content, such as a way back.
  var before: HTML = .empty
  /// The main content.
  var main: HTML
  /// What it was made from, at the end.
  var footer =
    "Made by Convenor from the scenario's tables. Everybody appears by id only; keep the page as you would keep any record about children."

  /// The file.
  var text: String { HTML.fragment([.doctype, html]).rendered }

  private var html: HTML {
    Tag.html(.set("lang", "en-GB")) {
      Tag.head {
        Tag.meta(.set("charset", "utf-8"))
        Tag.meta(.set("name", "viewport"), .set("content", "width=device-width, initial-scale=1"))
        Tag.meta(.set("name", "generator"), .set("content", "Convenor"))
        Tag.title("\(title) \u{2013} Convenor")
        HTML.style(stylesheet)
      }
      Tag.body {
        Tag.a("Skip to main content", .class("skip-link"), .linkTo("main"))
        Tag.header(.class("banner")) {
          Tag.div(.class("width")) {
            Tag.p("Convenor", .class("product"))
            Tag.p(banner, .class("service"))
          }
        }
        Tag.div(.class("width")) {
          before
          Tag.main(.id("main"), .set("tabindex", "-1")) { main }
        }
        Tag.footer(.class("footer")) {
          Tag.div(.class("width")) {
            Tag.p(footer)
          }
        }
      }
    }
  }
}
