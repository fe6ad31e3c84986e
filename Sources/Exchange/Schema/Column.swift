// SPDX-License-Identifier: GPL-3.0-or-later

/// A column of a table: its name, what its cells hold, and what they mean.
struct Column: Sendable {
  /// What a cell holds.
  indirect enum Content: Sendable {
    /// 1 to 40 characters of `A-Z a-z 0-9 _ -`.
    case identifier
    /// The same characters as an id: a label that local rules use.
    case word
    /// Any text.
    case text
    /// Text on one line, with something to read in it, of at most so many characters.
    case line(longest: Int)
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A number above 0 and at most 1, with at most three decimals.
    case fraction
    /// A number from 0 to `most`, with at most three decimals.
    case amount(most: Int)
    /// `yyyy-mm`, 1900 to 2100.
    case month
    /// `yyyy-mm-dd`, 1900 to 2100.
    case date
    /// `hh:mm`, 00:00 to 24:00.
    case time
    /// One of the words.
    case choice([String])
    /// Several of the content, separated by `;`.
    case list(of: Content)
  }

  /// Whether the column and its cells must be there.
  enum Need: Sendable {
    /// Every row needs a value.
    case value
    /// The column must be there; a cell may be empty.
    case column
    /// The column may be missing.
    case nothing
  }

  /// Where an id must be known.
  enum Reference: Sendable, Hashable {
    case place, officer, minuteTaker, room, family, child
    /// An officer or a minute taker.
    case person
    /// Whoever or whatever may have an appointment: an officer, a minute taker, a room, a family or a child.
    case holder
  }

  /// The column's name.
  let name: String
  /// What its cells hold.
  let content: Content
  /// Whether it must be there.
  let need: Need
  /// Where its ids must be known.
  let reference: Reference?
  /// What it means, as a sentence without a full stop.
  let meaning: String

  /// Creates a column.
  init(
    _ name: String, _ content: Content, _ need: Need = .value, to reference: Reference? = nil,
    means meaning: String
  ) {
    self.name = name
    self.content = content
    self.need = need
    self.reference = reference
    self.meaning = meaning
  }
}

extension Column.Reference {
  /// What the id names, with its article.
  var noun: String {
    switch self {
    case .place: "a place"
    case .officer: "an officer"
    case .minuteTaker: "a minute taker"
    case .room: "a room"
    case .family: "a family"
    case .child: "a child"
    case .person: "an officer or minute taker"
    case .holder: "an officer, minute taker, room, family or child"
    }
  }

  /// The tables and columns that hold the ids.
  var sources: [(table: TableSchema, column: String)] {
    switch self {
    case .place: [(.places, "place")]
    case .officer: [(.officers, "officer")]
    case .minuteTaker: [(.minuteTakers, "minute_taker")]
    case .room: [(.rooms, "room")]
    case .family: [(.families, "family")]
    case .child: [(.children, "child")]
    case .person: Column.Reference.officer.sources + Column.Reference.minuteTaker.sources
    case .holder:
      [Column.Reference.person, .room, .family, .child].flatMap(\.sources)
    }
  }
}
