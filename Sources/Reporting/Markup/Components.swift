// SPDX-License-Identifier: GPL-3.0-or-later

/// Pieces that several sections share.
enum Components {
  /// What a label says about the thing it stands on, in its words; the colour only repeats it.
  enum Tone: String {
    case alert, good, note
  }

  /// A short label.
  static func label(_ text: String, _ tone: Tone) -> HTML {
    Tag.strong(text, .class("label label-\(tone.rawValue)"))
  }

  /// An id as the tables have it, in letters that tell I, l and 1 apart.
  ///
  /// Only a long id may break, so that a short one never falls apart in a narrow column.
  static func reference(_ id: some CustomStringConvertible) -> HTML {
    let text = id.description
    return text.count > 16 ? Tag.code(text, .class("long")) : Tag.code(text)
  }

  private static let mayBreak = HTML.element(.wbr, [])

  /// An id of several parts with dots between, which may break after a dot but not at a hyphen.
  static func reference(ofParts id: some CustomStringConvertible) -> HTML {
    let parts = id.description.split(separator: ".", omittingEmptySubsequences: false)
    return Tag.code(.class("parts")) {
      parts.enumerated().map { index, part in
        .fragment([
          Tag.span(part + (index < parts.count - 1 ? "." : ""), .class("together")),
          index < parts.count - 1 ? mayBreak : .empty,
        ])
      }
    }
  }

  /// Ids in a row.
  static func references(_ ids: [some CustomStringConvertible]) -> HTML {
    .fragment(
      ids.enumerated().map { index, id in
        index == 0 ? reference(id) : .fragment([.text(", "), reference(id)])
      })
  }

  /// How a line of a cell is set.
  enum LineStyle: String {
    case plain = "line"
    /// Never broken.
    case together = "line together"
    /// In smaller letters.
    case quiet = "line quiet"
  }

  /// A line of a cell below its first; the space before it parts the words where there is no stylesheet.
  static func line(_ style: LineStyle = .plain, @HTMLBuilder content: () -> HTML) -> HTML {
    .fragment([.text(" "), Tag.span(.class(style.rawValue), content: content)])
  }

  /// Something that opens and closes without a script; on paper it is open.
  static func disclosure(_ summary: String, isOpen: Bool = false, @HTMLBuilder content: () -> HTML) -> HTML {
    Tag.details.with(isOpen ? [.set("open", "open")] : []) {
      Tag.summary(summary)
      Tag.div(.class("details"), content: content)
    }
  }

  /// A picture that scrolls by itself on a narrow screen, where its letters would become too small.
  static func figure(_ picture: HTML, name: String) -> HTML {
    Tag.figure {
      Tag.div(
        .class("scroll"), .role("region"), .aria("label", "Picture: \(name)"),
        .set("tabindex", "0")
      ) { picture }
    }
  }

  /// Terms and what belongs to each.
  static func terms(_ terms: [(term: String, meaning: HTML)]) -> HTML {
    Tag.dl(.class("terms")) {
      for (term, meaning) in terms {
        Tag.div {
          Tag.dt(term)
          Tag.dd { meaning }
        }
      }
    }
  }
}
