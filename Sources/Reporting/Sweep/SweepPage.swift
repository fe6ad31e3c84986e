// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The frame of the page that compares scenarios: head, skip link, landmarks, contents.
struct SweepPage {
  /// What the page is about.
  var comparison: ScenarioComparison
  /// The sections, in order.
  var sections: [Section]

  /// The file.
  var text: String { "<!DOCTYPE html>\n" + html.rendered }

  private var lead: String {
    let end = comparison.start + (7 * comparison.weeks - 1)
    let least = comparison.variants.map(\.replications).min() ?? 0
    return
      "\(NumberWords.count(comparison.variants.count, "scenario")), \(TimeWords.dates(comparison.start, to: end)), \(NumberWords.count(least, "replication")) of each"
  }

  private var html: HTML {
    Tag.html(.set("lang", "en-GB")) {
      Tag.head {
        Tag.meta(.set("charset", "utf-8"))
        Tag.meta(.set("name", "viewport"), .set("content", "width=device-width, initial-scale=1"))
        Tag.meta(.set("name", "generator"), .set("content", "Convenor"))
        Tag.title("\(comparison.service): scenarios compared \u{2013} Convenor")
        HTML.style(Stylesheet.text)
      }
      Tag.body {
        Tag.a("Skip to main content", .class("skip-link"), .linkTo("main"))
        Tag.header(.class("banner")) {
          Tag.div(.class("width")) {
            Tag.p("Convenor", .class("product"))
            Tag.p("Scenarios compared", .class("service"))
          }
        }
        Tag.div(.class("width")) {
          Tag.main(.id("main"), .set("tabindex", "-1")) {
            opening
            for section in sections { section.html }
          }
        }
        Tag.footer(.class("footer")) {
          Tag.div(.class("width")) {
            Tag.p(
              "Made by Convenor from the scenario's tables and chance. The children who come in the year are invented; everybody appears by id only."
            )
          }
        }
      }
    }
  }

  private var opening: HTML {
    .fragment([
      Tag.div(.class("opening")) {
        Tag.h1(comparison.service)
        Tag.p(lead, .class("lead"))
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
