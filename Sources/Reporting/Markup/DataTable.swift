// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of data with a caption, column headers and one header cell a row.
struct DataTable {
  /// A column.
  struct Column {
    /// The words at its top.
    var title: String
    /// Numbers stand at the right, so that their digits line up.
    var isNumeric = false

    /// A column of words.
    static func words(_ title: String) -> Column { Column(title: title) }
    /// A column of numbers.
    static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  /// A row: a cell for each column, and what links to the row.
  struct Row {
    /// The id of the row, when something links to it.
    var id: String?
    /// One cell for each column.
    var cells: [HTML]

    /// A row of cells.
    init(id: String? = nil, _ cells: [HTML]) {
      self.id = id
      self.cells = cells
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
      Tag.table(.id(id)) {
        Tag.caption(caption, .id("\(id)-caption"), .class(hidesCaption ? "visually-hidden" : "caption"))
        Tag.thead {
          Tag.tr {
            for column in columns {
              if column.isNumeric {
                Tag.th(column.title, .set("scope", "col"), .class("number"))
              } else {
                Tag.th(column.title, .set("scope", "col"))
              }
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
    if isTotal { attributes.append(.class("total")) }
    return Tag.tr.with(attributes) {
      zip(columns, row.cells).enumerated().map { index, pair in
        let (column, cell) = pair
        var attributes = column.isNumeric ? [Attribute.class("number")] : []
        guard index == headerColumn else { return Tag.td.with(attributes) { cell } }
        attributes.append(.set("scope", "row"))
        return Tag.th.with(attributes) { cell }
      }
    }
  }
}
