// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The report: what it is about, its contents, its sections.
struct Page {
  /// The plan that the page is about.
  var facts: PlanFacts
  /// The sections, in order.
  var sections: [Section]

  /// The file.
  var text: String {
    PageFrame(
      title: title, banner: "Reviews and conferences plan", stylesheet: Stylesheet.text,
      main: .fragment([opening] + sections.map(\.html))
    ).text
  }

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
