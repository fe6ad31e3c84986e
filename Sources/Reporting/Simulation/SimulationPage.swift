// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The frame of the page about a simulated year: head, skip link, landmarks, contents.
struct SimulationPage {
  /// The year that the page is about.
  var year: SimulatedYear
  /// The sections, in order.
  var sections: [Section]

  /// The file.
  var text: String { "<!DOCTYPE html>\n" + html.rendered }

  private var lead: String {
    let end = year.start + (7 * year.weeks - 1)
    let replications = NumberWords.count(year.done, "replication")
    return "Simulated \(TimeWords.dates(year.start, to: end)), \(replications)"
  }

  private var html: HTML {
    Tag.html(.set("lang", "en-GB")) {
      Tag.head {
        Tag.meta(.set("charset", "utf-8"))
        Tag.meta(.set("name", "viewport"), .set("content", "width=device-width, initial-scale=1"))
        Tag.meta(.set("name", "generator"), .set("content", "Convenor"))
        Tag.title("\(year.service): a simulated year \u{2013} Convenor")
        HTML.style(Stylesheet.text)
      }
      Tag.body {
        Tag.a("Skip to main content", .class("skip-link"), .linkTo("main"))
        Tag.header(.class("banner")) {
          Tag.div(.class("width")) {
            Tag.p("Convenor", .class("product"))
            Tag.p("A simulated year", .class("service"))
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
        Tag.h1(year.service)
        Tag.p(.class("lead")) {
          "\(lead) "
          year.done < year.asked
            ? Components.label("Stopped early: \(year.asked) were asked for", .alert)
            : Components.label("Complete", .good)
        }
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
