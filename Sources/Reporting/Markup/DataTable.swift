// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of data with a caption, column headers and one header cell a row.
struct DataTable {
  /// A column.
  struct Column {
    /// The words at its top.
    var title: String
    /// What its cells hold.
    var content: Content

    /// What the cells of a column hold, and so how they are set.
    enum Content {
      /// Some words.
      case words
      /// Sentences, which need more width.
      case prose
      /// Numbers, at the right, so that their digits line up.
      case number

      /// How the stylesheet knows the cells.
      fileprivate var attributes: [Attribute] {
        switch self {
        case .words: []
        case .prose: [.class("prose")]
        case .number: [.class("number")]
        }
      }
    }

    /// A column of words.
    static func words(_ title: String) -> Column { Column(title: title, content: .words) }
    /// A column of sentences.
    static func prose(_ title: String) -> Column { Column(title: title, content: .prose) }
    /// A column of numbers.
    static func number(_ title: String) -> Column { Column(title: title, content: .number) }
  }

  /// A row: a cell for each column, and what links to the row.
  struct Row {
    /// The id of the row, when something links to it.
    var id: String?
    /// One cell for each column.
    var cells: [HTML]
    /// What the stylesheet knows the row by, when it begins a group of rows.
    var kind: String?

    /// A row of cells.
    init(id: String? = nil, _ cells: [HTML], kind: String? = nil) {
      self.id = id
      self.cells = cells
      self.kind = kind
    }

    /// A row of texts.
    init(texts: [String]) { self.init(texts.map(HTML.text)) }
  }

  /// The id of the table, from which those of its caption and region follow.
  var id: String
  /// What the table shows.
  var caption: String
  /// Whether the caption only repeats a heading or summary that is seen above it.
  var hidesCaption = false
  /// What the stylesheet knows the table by, when tables of one kind are to share their widths.
  var kind: String?
  /// The columns.
  var columns: [Column]
  /// Which column names the row.
  var headerColumn = 0
  /// The rows.
  var rows: [Row]
  /// A last row of totals.
  var total: Row?

  /// The table in a region that scrolls by itself, so that the page never has to: the region takes focus,
  /// which lets people scroll it with the keyboard, and is named by the caption.
  var html: HTML {
    Tag.div(
      .class("scroll"), .role("region"), .aria("labelledby", "\(id)-caption"), .set("tabindex", "0")
    ) {
      Tag.table.with([.id(id)] + (kind.map { [.class($0)] } ?? [])) {
        Tag.caption(caption, .id("\(id)-caption"), .class(hidesCaption ? "visually-hidden" : "caption"))
        Tag.thead {
          Tag.tr {
            for column in columns {
              Tag.th.with([.set("scope", "col")] + column.content.attributes) { column.title }
            }
          }
        }
        Tag.tbody {
          for row in rows { html(of: row, isTotal: false) }
          if let total { html(of: total, isTotal: true) }
        }
      }
    }
  }

  private func html(of row: Row, isTotal: Bool) -> HTML {
    var attributes = row.id.map { [Attribute.id($0)] } ?? []
    if let kind = isTotal ? "total" : row.kind { attributes.append(.class(kind)) }
    return Tag.tr.with(attributes) {
      zip(columns, row.cells).enumerated().map { index, pair in
        let (column, cell) = pair
        var attributes = column.content.attributes
        guard index == headerColumn else { return Tag.td.with(attributes) { cell } }
        attributes.append(.set("scope", "row"))
        return Tag.th.with(attributes) { cell }
      }
    }
  }
}
