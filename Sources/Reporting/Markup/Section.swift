// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of the page under its own heading, listed in the page's contents.
struct Section {
  /// What links to it.
  var id: String
  /// Its heading.
  var title: String
  /// What follows the heading.
  var content: HTML

  /// A section.
  init(id: String, title: String, @HTMLBuilder content: () -> HTML) {
    self.id = id
    self.title = title
    self.content = content()
  }

  /// The section with its heading.
  var html: HTML {
    Tag.section(.aria("labelledby", id)) {
      Tag.h2(title, .id(id))
      content
    }
  }
}
