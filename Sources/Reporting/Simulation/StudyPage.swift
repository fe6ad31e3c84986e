// SPDX-License-Identifier: GPL-3.0-or-later

/// A page about simulated years: heading, contents, sections.
struct StudyPage {
  /// The service that was simulated.
  var service: String
  /// What the page is, in the banner: `A simulated year`.
  var banner: String
  /// What comes below the heading.
  var lead: HTML
  /// The sections, in order.
  var sections: [Section]

  /// The file.
  var text: String {
    PageFrame(
      title: "\(service): \(banner.prefix(1).lowercased() + banner.dropFirst())", banner: banner,
      stylesheet: Stylesheet.text, main: .fragment([opening] + sections.map(\.html)),
      footer:
        "Made by Convenor from the scenario's tables and chance. The children who come in the year are invented; everybody appears by id only."
    ).text
  }

  private var opening: HTML {
    .fragment([
      Tag.div(.class("opening")) {
        Tag.h1(service)
        Tag.p(.class("lead")) { lead }
      },
      Tag.nav(.class("contents"), .aria("labelledby", "contents")) {
        Tag.h2("On this page", .id("contents"))
        Tag.ul {
          for section in sections { Tag.li { Tag.a(section.title, .linkTo(section.id)) } }
        }
      },
    ])
  }
}
