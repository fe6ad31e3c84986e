// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The frame of the page: head, skip link, landmarks, contents.
struct Page {
  /// The plan that the page is about.
  var facts: PlanFacts
  /// The sections, in order.
  var sections: [Section]

  /// The file.
  var text: String { "<!DOCTYPE html>\n" + html.rendered }

  private var title: String {
    "\(facts.policy.service): \(subject.prefix(1).lowercased() + subject.dropFirst())"
  }

  /// What the page is about, and when.
  private var subject: String {
    let dates =
      facts.hasDiary
      ? TimeWords.dates(facts.policy.start, to: facts.policy.horizonEnd)
      : TimeWords.date(facts.policy.start)
    return "\(facts.plan.summary.scope.title) \(dates)"
  }

  private var html: HTML {
    Tag.html(.set("lang", "en-GB")) {
      Tag.head {
        Tag.meta(.set("charset", "utf-8"))
        Tag.meta(.set("name", "viewport"), .set("content", "width=device-width, initial-scale=1"))
        Tag.meta(.set("name", "generator"), .set("content", "Convenor"))
        Tag.title("\(title) \u{2013} Convenor")
        HTML.style(Stylesheet.text)
      }
      Tag.body {
        Tag.a("Skip to main content", .class("skip-link"), .linkTo("main"))
        Tag.header(.class("banner")) {
          Tag.div(.class("width")) {
            Tag.p("Convenor", .class("product"))
            Tag.p("Reviews and conferences plan", .class("service"))
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
              "Made by Convenor from the scenario's tables. Everybody appears by id only; keep the page as you would keep any record about children."
            )
          }
        }
      }
    }
  }

  private var opening: HTML {
    let summary = facts.plan.summary
    return .fragment([
      Tag.div(.class("opening")) {
        Tag.h1(facts.policy.service)
        Tag.p(.class("lead")) {
          "\(subject) "
          Components.label(summary.status.label, summary.status.tone)
        }
      },
      Tag.nav(.class("contents"), .aria("labelledby", "contents")) {
        Tag.h2("On this page", .id("contents"))
        Tag.ul {
          for section in sections {
            Tag.li { Tag.a(section.title, .linkTo(section.id)) }
          }
        }
      },
    ])
  }
}
